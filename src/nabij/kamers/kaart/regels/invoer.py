"""Een lijst met aanbod uit een rekenblad: wat er goed aan is, en van elke regel waarom niet.

Er wordt niets geraden: de kop zegt welke kolommen er zijn en waarmee zij gescheiden zijn, en een
cel die wij niet kennen maakt dat de regel er niet in gaat, met in woorden waarom.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from nabij.kamers.kaart.regels.openingstijden import Tijd, lees_tijden, schrijf_tijd
from nabij.kamers.kaart.regels.telefoon import normaal_nummer
from nabij.kamers.wijk.regels import normale_postcode

GROOTST = 1_000_000
"""Zoveel tekens mag een lijst zijn."""
LANG, KORT = 2_000, 200
VERPLICHT = ("naam", "organisatie", "soort")
GETALLEN = ("leeftijd_van", "leeftijd_tot")
KOLOMMEN = (
    "id naam organisatie soort kring omschrijving voor_wie niet_voor leeftijd_van leeftijd_tot "
    "doelgroepen hoe_binnenkomen zonder_besluit kosten themas plek straat huisnummer postcode "
    "plaats openingstijden telefoon email website"
).split()
_LANG = frozenset({"omschrijving", "voor_wie", "niet_voor", "hoe_binnenkomen", "openingstijden"})
_LENGTES = {"huisnummer": 20, "straat": 150, "plaats": 100, "kosten": 300, "telefoon": 60,
            "website": 500, "email": 254}  # fmt: skip
_FORMULE = ("=", "+", "-", "@", "\t")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_JA, _NEE = frozenset({"ja", "j", "1", "waar"}), frozenset({"nee", "n", "0", "onwaar"})


class Onbruikbaar(Exception):
    """Met dit bestand kan niets; `code` en `wat` zeggen waarom."""

    def __init__(self, code: str, wat: str = "") -> None:
        super().__init__(code)
        self.code, self.wat = code, wat


@dataclass(frozen=True)
class Bezwaar:
    """Waarom een regel er niet in gaat: een code, de kolom, en wat er stond."""

    code: str
    kolom: str = ""
    wat: str = ""


@dataclass
class Regel:
    """Een regel van de lijst. `bezwaren`: waarom niet. `let_op`: goed, maar goed om te weten."""

    nummer: int
    cellen: dict[str, str]
    bezwaren: list[Bezwaar] = field(default_factory=list)
    let_op: list[Bezwaar] = field(default_factory=list)
    tijden: tuple[Tijd, ...] = ()

    @property
    def goed(self) -> bool:
        return not self.bezwaren

    def lijst(self, kolom: str) -> tuple[str, ...]:
        """De codes in een cel, gescheiden door een komma of een staand streepje."""
        delen = re.split(r"[,|]", self.cellen.get(kolom, ""))
        return tuple(sorted({deel.strip().lower() for deel in delen if deel.strip()}))

    def getal(self, kolom: str) -> int | None:
        waarde = self.cellen.get(kolom, "")
        return int(waarde) if waarde else None

    @property
    def zonder_besluit(self) -> bool:
        return self.cellen.get("zonder_besluit", "").lower() not in _NEE


@dataclass(frozen=True)
class Keuzelijsten:
    """Welke codes er zijn, per kolom."""

    soort: Collection[str]
    kring: Collection[str]
    themas: Collection[str]
    doelgroepen: Collection[str]


def lees(inhoud: bytes, keuzes: Keuzelijsten) -> list[Regel]:
    """De regels van een lijst, elk nagekeken. `Onbruikbaar` als er met het bestand niets kan."""
    if len(inhoud) > GROOTST:
        raise Onbruikbaar("te_groot")
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Onbruikbaar("geen_utf8") from fout
    kop, _einde, _rest = tekst.partition("\n")
    lezer = csv.reader(io.StringIO(tekst), delimiter=_scheiding(kop), strict=True)
    try:
        rijen = [(lezer.line_num, rij) for rij in lezer if any(cel.strip() for cel in rij)]
    except csv.Error as fout:
        raise Onbruikbaar("kapot", str(lezer.line_num)) from fout
    if not rijen:
        raise Onbruikbaar("leeg")
    namen = _kolommen(rijen[0][1])
    regels = [_regel(nummer, rij, namen) for nummer, rij in rijen[1:]]
    for regel in regels:
        if regel.goed:
            _kijk_na(regel, keuzes)
    _dubbel(regels)
    return regels


def _scheiding(kop: str) -> str:
    """Wat er in de kop staat, scheidt. Staan er twee, of geen, dan raden we niet."""
    gevonden = [teken for teken in ";,\t" if teken in kop]
    if not kop.strip():
        raise Onbruikbaar("leeg")
    if len(gevonden) != 1:
        raise Onbruikbaar("scheiding")
    return gevonden[0]


def _kolommen(kop: list[str]) -> list[str]:
    namen = [naam.strip().lower() for naam in kop]
    if vreemd := [naam for naam in namen if naam not in KOLOMMEN]:
        raise Onbruikbaar("onbekende_kolom", ", ".join(naam or "(leeg)" for naam in vreemd))
    if dubbel := sorted({naam for naam in namen if namen.count(naam) > 1}):
        raise Onbruikbaar("dubbele_kolom", ", ".join(dubbel))
    if mist := [naam for naam in VERPLICHT if naam not in namen]:
        raise Onbruikbaar("kolom_mist", ", ".join(mist))
    return namen


def _regel(nummer: int, rij: list[str], namen: list[str]) -> Regel:
    regel = Regel(nummer, {naam: cel.strip() for naam, cel in zip(namen, rij, strict=False)})
    if len(rij) != len(namen):
        regel.bezwaren.append(Bezwaar("aantal_cellen", wat=str(len(rij))))
    return regel


def _kijk_na(regel: Regel, keuzes: Keuzelijsten) -> None:
    for kolom, cel in regel.cellen.items():
        regel.bezwaren += _cel(kolom, cel)
    for kolom, bekend in (("soort", keuzes.soort), ("kring", keuzes.kring)):
        cel = regel.cellen[kolom] = regel.cellen.get(kolom, "").lower()
        if cel and cel not in bekend:
            regel.bezwaren.append(Bezwaar("onbekend", kolom, cel))
    for kolom, bekend in (("themas", keuzes.themas), ("doelgroepen", keuzes.doelgroepen)):
        for code in regel.lijst(kolom):
            if code not in bekend:
                regel.bezwaren.append(Bezwaar("onbekend", kolom, code))
    _tijden(regel)
    if not regel.bezwaren:
        _leeftijden(regel)


def _cel(kolom: str, cel: str) -> list[Bezwaar]:
    if not cel:
        return [Bezwaar("leeg", kolom)] if kolom in VERPLICHT else []
    if cel.startswith(_FORMULE) and not (kolom == "telefoon" and normaal_nummer(cel)):
        return [Bezwaar("formule", kolom, cel[:20])]
    langst = LANG if kolom in _LANG else _LENGTES.get(kolom, KORT)
    if len(cel) > langst:
        return [Bezwaar("te_lang", kolom, str(langst))]
    if "\x00" in cel:
        return [Bezwaar("onleesbaar", kolom)]
    klopt = _PROEVEN.get(kolom)
    return [] if klopt is None or klopt(cel) else [Bezwaar("klopt_niet", kolom, cel[:40])]


_PROEVEN: Mapping[str, Callable[[str], object]] = {
    "telefoon": normaal_nummer,
    "postcode": normale_postcode,
    "email": _MAIL.fullmatch,
    "website": lambda cel: cel.startswith(("https://", "http://")),
    "zonder_besluit": lambda cel: cel.lower() in _JA | _NEE,
    "leeftijd_van": lambda cel: cel.isdecimal() and int(cel) <= 120,
    "leeftijd_tot": lambda cel: cel.isdecimal() and int(cel) <= 120,
}


def _tijden(regel: Regel) -> None:
    gelezen, fout = lees_tijden(regel.cellen.get("openingstijden", ""))
    regel.bezwaren += [Bezwaar("klopt_niet", "openingstijden", stuk[:40]) for stuk in fout]
    regel.tijden = tuple(gelezen)
    regel.let_op += [
        Bezwaar("na_middernacht", wat=schrijf_tijd(",".join(tijd.dagen), tijd.van, tijd.tot))
        for tijd in gelezen
        if tijd.over_middernacht
    ]


def _leeftijden(regel: Regel) -> None:
    van, tot = regel.getal("leeftijd_van"), regel.getal("leeftijd_tot")
    if van is not None and tot is not None and tot < van:
        regel.bezwaren.append(Bezwaar("leeftijd_om", "leeftijd_tot", str(tot)))


def _dubbel(regels: list[Regel]) -> None:
    """Twee keer hetzelfde id, of zonder id dezelfde naam van dezelfde organisatie: geen van beide.

    Welke van de twee de goede is, weet alleen wie de lijst maakte.
    """
    groepen: dict[tuple[str, ...], list[Regel]] = {}
    for regel in regels:
        groepen.setdefault(sleutel(regel), []).append(regel)
    for groep in groepen.values():
        if len(groep) > 1:
            nummers = ", ".join(str(regel.nummer) for regel in groep)
            for regel in groep:
                regel.bezwaren.append(Bezwaar("dubbel", wat=nummers))


def sleutel(regel: Regel) -> tuple[str, ...]:
    """Waaraan te zien is dat twee regels over hetzelfde gaan."""
    if eigen := regel.cellen.get("id", ""):
        return (eigen,)
    return (regel.cellen.get("naam", "").casefold(), regel.cellen.get("organisatie", "").casefold())
