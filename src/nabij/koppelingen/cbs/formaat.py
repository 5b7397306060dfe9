"""Bestanden van CBS en PDOK lezen: CSV, GeoJSON en antwoorden van StatLine. Zonder Django.

Een bestand geeft een `Lezing`: gebieden en cijfers per goede regel, en voor elke geweigerde regel
een `Fout` met bestand, regel, kolom en reden. Een bestand waar niets mee kan, geeft `Onbruikbaar`.
Vorm van een CSV: de eerste regel is de kop, gescheiden door `;` of `,`, in UTF-8. Een antwoord van
StatLine (zie `odata`) zegt soms pas iets naast een ander: `ontleed` eerst alles, lees daarna.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import Final

from nabij.kamers.wijk import regels
from nabij.koppelingen.cbs.getallen import (
    Cel,
    Onleesbaar,
    Waarde,
    heeft_decimale_komma,
    is_ingevuld,
    lees_waarde,
)
from nabij.koppelingen.cbs.grenzen import Grensfout, Vorm, lees_vorm
from nabij.koppelingen.cbs.kolommen import Kolommenkaart, Maatkolom, normaal
from nabij.koppelingen.cbs.odata import Antwoord, herken, tabel_van
from nabij.koppelingen.cbs.ontleden import (
    Onbruikbaar,
    Rij,
    Tabel,
    is_json,
    lees_gebieden_csv,
    lees_geojson,
    lees_json,
    lees_tekst,
)

__all__ = [
    "Antwoord",
    "Cijfer",
    "Fout",
    "Gebied",
    "Lezing",
    "Onbruikbaar",
    "lees_bestand",
    "lees_tabel",
    "ontleed",
]

_VROEGSTE, _LAATSTE = 1990, 2100
# Vier cijfers die een jaar zijn, en niet een stuk van een code als GM1930 of WK190001.
_JAAR: Final = re.compile(r"(?<![0-9])(?<!GM)(?<!WK)(?<!BU)(?:19|20)\d{2}(?![0-9])", re.IGNORECASE)
_STANDAARDBRON: Final = "CBS Kerncijfers wijken en buurten {jaar}"


@dataclass(frozen=True)
class Fout:
    """Waarom een regel niet meedoet. `regel` is bij GeoJSON het hoeveelste gebied (vanaf 1)."""

    bestand: str
    regel: int
    kolom: str
    reden: str

    def __str__(self) -> str:
        kolom = f", kolom {self.kolom}" if self.kolom else ""
        return f"{self.bestand}, regel {self.regel}{kolom}: {self.reden}"


@dataclass(frozen=True)
class Gebied:
    """Een gebied zoals een regel het noemt. `gemeentenaam` is leeg als die er niet bij stond."""

    code: str
    naam: str
    jaar: int
    vorm: Vorm | None
    gemeentenaam: str
    bestand: str
    regel: int


@dataclass(frozen=True)
class Cijfer:
    """Een cijfer: `waarde` in de eenheid van de maat, of None met `reden`."""

    code: str
    maat: str
    jaar: int
    waarde: Decimal | None
    reden: str
    bron: str
    bestand: str
    regel: int
    kolom: str


@dataclass
class Lezing:
    """Wat er uit een bestand kwam. `overgeslagen`: land als geheel, water en buitenland.

    `let_op`: wat geen fout is, en toch iets om te weten.
    """

    bestand: str
    gebieden: list[Gebied] = field(default_factory=list)
    cijfers: list[Cijfer] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    kolommen: int = 0
    gevuld: int = 0
    onbekende_kolommen: tuple[str, ...] = ()
    overgeslagen: int = 0
    let_op: tuple[str, ...] = ()

    @property
    def zonder_namen(self) -> bool:
        """Noemt dit bestand gebieden alleen bij hun code?"""
        return any(gebied.naam == gebied.code for gebied in self.gebieden)


class _Geweigerd(Exception):
    def __init__(self, *fouten: Fout) -> None:
        self.fouten = fouten


def ontleed(naam: str, inhoud: bytes, kaart: Kolommenkaart) -> Tabel | Antwoord:
    """Een bestand uit elkaar gehaald, te herkennen aan wat erin staat.

    Onbruikbaar als het geen CSV, GeoJSON of antwoord van StatLine in UTF-8 is.
    """
    tekst = lees_tekst(naam, inhoud)
    if not is_json(tekst):
        return lees_gebieden_csv(naam, tekst, kaart)
    gevonden = lees_json(naam, tekst)
    return herken(naam, gevonden) or lees_geojson(naam, gevonden)


def lees_bestand(
    naam: str, inhoud: bytes, kaart: Kolommenkaart, *, jaar: int | None = None
) -> Lezing:
    """Lees een bestand dat alleen staat. Zie `ontleed` en `lees_tabel`."""
    gevonden = ontleed(naam, inhoud, kaart)
    tabel = tabel_van(gevonden, (), kaart) if isinstance(gevonden, Antwoord) else gevonden
    return lees_tabel(naam, tabel, kaart, jaar=jaar)


def lees_tabel(naam: str, tabel: Tabel, kaart: Kolommenkaart, *, jaar: int | None = None) -> Lezing:
    """Lees een tabel. `jaar` geldt als kolom, bron en bestandsnaam geen jaar noemen.

    Onbruikbaar als een kolom met de code of de naam ontbreekt, als geen kolom een cijfer of grens
    geeft, of als er geen jaar te vinden is.
    """
    return _Lezer(naam, tabel, kaart, jaar).lees()


class _Lezer:
    """Houdt bij een bestand vast wat voor elke regel hetzelfde is."""

    def __init__(self, naam: str, tabel: Tabel, kaart: Kolommenkaart, jaar: int | None) -> None:
        self.naam, self.tabel, self.kaart, self.gegeven_jaar = naam, tabel, kaart, jaar
        self.maten = (
            {kolom: maat for kolom in tabel.kolommen if (maat := kaart.maat(kolom)) is not None}
            if tabel.maten is None
            else tabel.maten
        )
        self.codekolommen = [k for k in tabel.kolommen if normaal(k) in kaart.code]
        self.naamkolommen = [k for k in tabel.kolommen if normaal(k) in kaart.naam]
        self.komma = heeft_decimale_komma(
            cel for rij in tabel.rijen for cel in rij.cellen.values() if isinstance(cel, str)
        )
        self.gezien: dict[str, int] = {}

    def lees(self) -> Lezing:
        self._eis_kolommen()
        lezing = Lezing(
            bestand=self.naam,
            fouten=[Fout(self.naam, m.regel, m.kolom, m.reden) for m in self.tabel.misvormd],
            kolommen=len(self.tabel.kolommen),
            gevuld=self._gevuld(),
            onbekende_kolommen=tuple(
                k
                for k in self.tabel.kolommen
                if k not in self.maten and not self.kaart.is_bekend(k)
            ),
            let_op=tuple(self.tabel.let_op),
        )
        for rij in self.tabel.rijen:
            if self._overslaan(rij):
                lezing.overgeslagen += 1
                continue
            try:
                gebied, cijfers = self._lees_rij(rij)
            except _Geweigerd as geweigerd:
                lezing.fouten.extend(geweigerd.fouten)
            else:
                lezing.gebieden.append(gebied)
                lezing.cijfers.extend(cijfers)
        lezing.fouten.sort(key=lambda fout: fout.regel)
        return lezing

    def _eis_kolommen(self) -> None:
        for kolommen, wat in ((self.codekolommen, "de code"), (self.naamkolommen, "de naam")):
            if not kolommen:
                raise Onbruikbaar(
                    self.naam,
                    f"een kolom met {wat} van het gebied ontbreekt (een vaste naam "
                    "zonder volgnummer, zoals code of naam)",
                )
        if not self.maten and not self.tabel.heeft_grenzen:
            ook = "er staat geen enkele grens in, en " if self.tabel.kan_grenzen else ""
            raise Onbruikbaar(self.naam, f"{ook}geen enkele kolom is een cijfer dat we kennen")

    def _gevuld(self) -> int:
        return sum(
            any(is_ingevuld(rij.cellen.get(kolom)) for rij in self.tabel.rijen)
            for kolom in self.tabel.kolommen
        )

    def _overslaan(self, rij: Rij) -> bool:
        """Nederland als geheel, grote wateren en het buitenland zijn geen gebied van ons."""
        water = self.kaart.eerste(["water"], rij.cellen)
        if water is not None and _tekst(rij.cellen[water]).upper() in ("JA", "B"):
            return True
        _, code = self._code(rij)
        return re.fullmatch(r"NL\d{2}", code) is not None

    def _code(self, rij: Rij) -> tuple[str, str]:
        """Kolom en code: de kleinste die er staat, want een buurt noemt ook wijk en gemeente."""
        for kolom in sorted(self.codekolommen, key=lambda k: self.kaart.code.index(normaal(k))):
            if code := _tekst(rij.cellen.get(kolom)).upper():
                return kolom, code
        return self.codekolommen[0], ""

    def _lees_rij(self, rij: Rij) -> tuple[Gebied, list[Cijfer]]:
        kolom, code = self._code(rij)
        if not regels.is_cbs_code(code):
            wat = f"'{code[:20]}' is geen code van gemeente, wijk of buurt" if code else "geen code"
            raise _Geweigerd(self._fout(rij, kolom, wat))
        self._eis_nieuw(rij, kolom, code)
        naam = self._naam(rij, code)
        jaar, bron = self._jaar(rij), self._bron(rij)
        try:
            vorm = lees_vorm(rij.geometrie)
        except Grensfout as fout:
            raise _Geweigerd(self._fout(rij, "geometry", str(fout))) from fout
        gemeentenaam = self._veld(rij, self.kaart.gemeentenaam)
        gebied = Gebied(code, naam, jaar, vorm, gemeentenaam, self.naam, rij.regel)
        waarden = self._waarden(rij)
        bron = bron or _STANDAARDBRON.format(jaar=jaar)
        return gebied, [
            Cijfer(code, maat.code, jaar, w.getal, w.reden, bron, self.naam, rij.regel, k)
            for k, maat, w in waarden
        ]

    def _eis_nieuw(self, rij: Rij, kolom: str, code: str) -> None:
        if code in self.gezien:
            eerder = f"{code} staat al op regel {self.gezien[code]}"
            raise _Geweigerd(self._fout(rij, kolom, eerder))
        self.gezien[code] = rij.regel

    def _naam(self, rij: Rij, code: str) -> str:
        """De naam die bij de soort hoort: een buurtregel noemt ook de naam van de gemeente."""
        eigen = f"{regels.soort_van(code)}naam"
        anders = {f"{soort}naam" for soort in (regels.BUURT, regels.WIJK, regels.GEMEENTE)}
        volgorde = sorted(
            (k for k in self.naamkolommen if normaal(k) == eigen or normaal(k) not in anders),
            key=lambda k: (normaal(k) != eigen, self.kaart.naam.index(normaal(k))),
        )
        for kolom in volgorde:
            if naam := _tekst(rij.cellen.get(kolom)):
                return naam[:200]
        raise _Geweigerd(self._fout(rij, volgorde[0] if volgorde else eigen, "geen naam"))

    def _jaar(self, rij: Rij) -> int:
        tekst = self._veld(rij, self.kaart.jaar) or self.tabel.jaar
        if tekst:
            heel = re.fullmatch(r"(\d{4})(\.0+)?", tekst)
            if heel is None or not _VROEGSTE <= int(heel[1]) <= _LAATSTE:
                raise _Geweigerd(self._fout(rij, "jaar", f"'{tekst[:20]}' is geen jaar"))
            return int(heel[1])
        gevonden = (
            _enig_jaar(self._veld(rij, self.kaart.bron) or self.tabel.bron)
            or _enig_jaar(PurePath(self.naam).name)
            or self.gegeven_jaar
        )
        if gevonden is None:
            raise Onbruikbaar(
                self.naam, "geen jaar in de kolom jaar, de bron of de bestandsnaam; geef --jaar"
            )
        return gevonden

    def _bron(self, rij: Rij) -> str:
        return (self._veld(rij, self.kaart.bron) or self.tabel.bron)[:300]

    def _veld(self, rij: Rij, namen: frozenset[str]) -> str:
        kolom = next((k for k in rij.cellen if normaal(k) in namen), None)
        return _tekst(rij.cellen[kolom]) if kolom is not None else ""

    def _waarden(self, rij: Rij) -> list[tuple[str, Maatkolom, Waarde]]:
        """De waarde per maat. Twee kolommen met dezelfde maat moeten hetzelfde zeggen."""
        gelezen: dict[str, tuple[str, Maatkolom, Waarde]] = {}
        fouten: list[Fout] = []
        for kolom, maat in self.maten.items():
            try:
                waarde = lees_waarde(rij.cellen.get(kolom), maat, komma=self.komma)
            except Onleesbaar as fout:
                fouten.append(self._fout(rij, kolom, str(fout)))
                continue
            eerder = gelezen.get(maat.code)
            if eerder is None or eerder[2].getal is None:
                gelezen[maat.code] = (kolom, maat, waarde)
            elif waarde.getal is not None and waarde.getal != eerder[2].getal:
                fouten.append(self._fout(rij, kolom, f"zegt iets anders dan kolom {eerder[0]}"))
        if fouten:
            raise _Geweigerd(*fouten)
        return list(gelezen.values())

    def _fout(self, rij: Rij, kolom: str, reden: str) -> Fout:
        return Fout(self.naam, rij.regel, kolom, reden)


def _tekst(cel: Cel) -> str:
    return "" if cel is None else str(cel).strip()


def _enig_jaar(tekst: str) -> int | None:
    """Het jaar dat in de tekst staat; None als er geen staat, of meer dan een."""
    jaren = {int(jaar) for jaar in _JAAR.findall(tekst)}
    return jaren.pop() if len(jaren) == 1 else None
