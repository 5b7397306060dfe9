"""Een bestand met postcodes lezen: welke huisnummers van een postcode in welk gebied liggen.

Vorm: CSV met de kop `postcode;huisnummer_van;huisnummer_tot;gebied` (`;` of `,`, UTF-8), een reeks
per regel. Zonder huisnummers geldt de regel voor de hele postcode. Zonder Django, zonder database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from nabij.kamers.wijk import regels
from nabij.koppelingen.cbs.formaat import Fout
from nabij.koppelingen.cbs.kolommen import normaal
from nabij.koppelingen.cbs.ontleden import Onbruikbaar, Rij, is_json, lees_csv, lees_tekst

_KOLOMMEN: Final = ("postcode", "huisnummer_van", "huisnummer_tot", "gebied")
_GEEN_KOP: Final = f"de eerste regel is geen kop met {';'.join(_KOLOMMEN)}, gescheiden door ; of ,"


@dataclass(frozen=True)
class Reeks:
    """De huisnummers `van` tot en met `tot` van een postcode liggen in `gebied` (een code)."""

    postcode: str
    van: int
    tot: int
    gebied: str
    regel: int

    @property
    def huisnummers(self) -> str:
        if (self.van, self.tot) == regels.ALLE_HUISNUMMERS:
            return "de hele postcode"
        return f"{self.van}" if self.van == self.tot else f"{self.van} tot en met {self.tot}"


@dataclass
class Postcodelezing:
    """Wat er uit het bestand kwam. `dubbel`: regels die er precies zo al stonden."""

    bestand: str
    regels: int = 0
    reeksen: list[Reeks] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    dubbel: int = 0


def lees_postcodes(naam: str, inhoud: bytes, gebieden: Mapping[str, bool]) -> Postcodelezing:
    """Lees het bestand. `gebieden`: code naar of het gebied zelf weer verdeeld is.

    Onbruikbaar als het geen CSV met de vier kolommen is, of als er geen enkele regel in staat.
    """
    tekst = lees_tekst(naam, inhoud)
    if is_json(tekst):
        raise Onbruikbaar(naam, _GEEN_KOP, 1)
    nodig = {normaal(kolom) for kolom in _KOLOMMEN}
    tabel = lees_csv(naam, tekst, lambda kop: nodig <= {normaal(k) for k in kop}, _GEEN_KOP)
    if not tabel.rijen and not tabel.misvormd:
        raise Onbruikbaar(naam, "er staat geen enkele postcode in")
    lezing = Postcodelezing(naam, len(tabel.rijen) + len(tabel.misvormd))
    lezing.fouten = [Fout(naam, m.regel, m.kolom, m.reden) for m in tabel.misvormd]
    gezien: dict[tuple[str, int, int, str], Reeks] = {}
    for rij in tabel.rijen:
        reeks = _lees_rij(naam, rij, gebieden)
        if isinstance(reeks, Fout):
            lezing.fouten.append(reeks)
            continue
        zelfde = (reeks.postcode, reeks.van, reeks.tot, reeks.gebied)
        lezing.dubbel += zelfde in gezien
        gezien.setdefault(zelfde, reeks)
    botsingen = _botsingen(naam, gezien.values())
    lezing.reeksen = [reeks for reeks in gezien.values() if reeks.regel not in botsingen]
    lezing.fouten = sorted([*lezing.fouten, *botsingen.values()], key=lambda fout: fout.regel)
    return lezing


def _lees_rij(naam: str, rij: Rij, gebieden: Mapping[str, bool]) -> Reeks | Fout:
    cellen = {normaal(k): str(cel).strip() for k, cel in rij.cellen.items()}
    postcode, van, tot, code = (cellen[normaal(kolom)] for kolom in _KOLOMMEN)
    code = code.upper()
    schoon = regels.normale_postcode(postcode)
    if schoon is None:
        wat = f"'{postcode[:20]}' is geen postcode" if postcode else "geen postcode"
        return Fout(naam, rij.regel, "postcode", wat)
    reeks = _huisnummers(van, tot)
    if isinstance(reeks, str):
        return Fout(naam, rij.regel, "huisnummer_van" if van else "huisnummer_tot", reeks)
    if code not in gebieden:
        wat = f"{code[:20]} is niet geladen; dat doet nabij wijk laad" if code else "geen gebied"
        return Fout(naam, rij.regel, "gebied", wat)
    if gebieden[code]:
        wat = f"{code} is verdeeld in kleinere gebieden; noem de buurt of wijk waar het adres ligt"
        return Fout(naam, rij.regel, "gebied", wat)
    return Reeks(schoon, *reeks, code, rij.regel)


def _huisnummers(van: str, tot: str) -> tuple[int, int] | str:
    """De reeks, of waarom het er geen is."""
    if not van and not tot:
        return regels.ALLE_HUISNUMMERS
    if not (van and tot):
        return "vul huisnummer_van en huisnummer_tot allebei in, of geen van beide"
    laagste, hoogste = regels.ALLE_HUISNUMMERS
    for nummer in (van, tot):
        if not (nummer.isascii() and nummer.isdigit() and laagste <= int(nummer) <= hoogste):
            return f"'{nummer[:20]}' is geen huisnummer (zonder letter, {laagste} tot {hoogste})"
    if int(van) > int(tot):
        return f"{van} is meer dan {tot}"
    return int(van), int(tot)


def _botsingen(naam: str, reeksen: Iterable[Reeks]) -> dict[int, Fout]:
    """Regels die huisnummers delen. Welke van de twee klopt weten we niet, dus geen van beide."""
    fouten: dict[int, Fout] = {}
    vorige: Reeks | None = None
    for reeks in sorted(reeksen, key=lambda r: (r.postcode, r.van, r.tot)):
        if vorige and vorige.postcode == reeks.postcode and reeks.van <= vorige.tot:
            for een, ander in ((vorige, reeks), (reeks, vorige)):
                zin = (
                    f"{een.postcode} {een.huisnummers} overlapt met regel {ander.regel} "
                    f"({ander.huisnummers}, {ander.gebied})"
                )
                fouten.setdefault(een.regel, Fout(naam, een.regel, "huisnummer_van", zin))
        if not vorige or vorige.postcode != reeks.postcode or reeks.tot > vorige.tot:
            vorige = reeks
    return fouten
