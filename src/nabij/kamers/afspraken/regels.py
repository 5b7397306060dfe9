"""Regels van de kamer afspraken. Puur: geen Django, de dag komt als argument binnen."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

KORT_WOORD = 3
KORTST_WOORD, LANGST_WOORD, MEESTE_WOORDEN = 2, 80, 60
"""Hoe lang een zoekwoord is, en hoeveel er bij een thema passen."""
LOOPT_AF_BINNEN = timedelta(days=60)


@dataclass(frozen=True)
class Voorstel:
    """Een voorgesteld thema. `woord` staat in onze lijst, `gevonden_als` zo in de vraag zelf."""

    thema_code: str
    woord: str
    gevonden_als: str


@dataclass(frozen=True)
class _Vondst:
    thema_code: str
    woord: str
    begin: int
    eind: int

    def ligt_in(self, ander: _Vondst) -> bool:
        """Een kleiner stuk van een langer gevonden woord: `school` in `schoolreis`."""
        kleiner = self.eind - self.begin < ander.eind - ander.begin
        return kleiner and ander.begin <= self.begin and self.eind <= ander.eind


@dataclass(frozen=True)
class _Plat:
    """Een tekst zonder hoofdletters, accenten en leestekens; `plekken` wijst naar het origineel."""

    tekst: str
    plekken: tuple[int, ...]

    def letterlijk(self, origineel: str, begin: int, eind: int) -> str:
        """Het stuk van `begin` tot `eind` zoals het getypt is, met het laatste woord heel."""
        einde = self.tekst.find(" ", eind)
        laatste = (einde if einde >= 0 else len(self.tekst)) - 1
        return origineel[self.plekken[begin] : self.plekken[laatste] + 1]


def _plat(tekst: str) -> _Plat:
    letters: list[str] = []
    plekken: list[int] = []
    for plek, teken in enumerate(tekst):
        for deel in unicodedata.normalize("NFKD", teken).casefold():
            if unicodedata.combining(deel):
                continue
            if deel.isalnum():
                letters.append(deel)
            elif letters and letters[-1] != " ":
                letters.append(" ")
            else:
                continue
            plekken.append(plek)
    return _Plat("".join(letters), tuple(plekken))


def _plekken(plat: str, woord: str) -> Iterator[int]:
    """Waar `woord` aan het begin van een woord staat. Korte woorden passen alleen heel."""
    met_rand = f" {plat} "
    zoek = f" {woord} " if len(woord) <= KORT_WOORD else f" {woord}"
    plek = met_rand.find(zoek)
    while plek >= 0:
        yield plek
        plek = met_rand.find(zoek, plek + 1)


def _vondsten(plat: _Plat, woordenlijst: Mapping[str, Sequence[str]]) -> Iterator[_Vondst]:
    for code, woorden in woordenlijst.items():
        for woord in woorden:
            kaal = _plat(woord).tekst.strip()
            for plek in _plekken(plat.tekst, kaal) if kaal else ():
                yield _Vondst(code, woord, plek, plek + len(kaal))


def stel_themas_voor(
    tekst: str, woordenlijst: Mapping[str, Sequence[str]], *, hoogstens: int = 3
) -> list[Voorstel]:
    """Themas bij de woorden van een vraag, met het woord dat het deed. Een mens kiest.

    `woordenlijst`: themacode naar zoekwoorden. Hoofdletters, accenten en leestekens tellen niet;
    een woord past op het begin van een woord in de vraag. Wat vooraan staat komt eerst, en op
    dezelfde plek het langste woord. Elk thema hoogstens een keer.
    """
    plat = _plat(tekst)
    alle = list(_vondsten(plat, woordenlijst))
    los = [v for v in alle if not any(v.ligt_in(ander) for ander in alle)]
    los.sort(key=lambda v: (v.begin, v.begin - v.eind, v.thema_code))
    voorstellen: dict[str, Voorstel] = {}
    for vondst in los:
        if vondst.thema_code not in voorstellen:
            letterlijk = plat.letterlijk(tekst, vondst.begin, vondst.eind)
            voorstellen[vondst.thema_code] = Voorstel(vondst.thema_code, vondst.woord, letterlijk)
    return list(voorstellen.values())[:hoogstens]


def kaal(woord: str) -> str:
    """Het woord zoals het vergeleken wordt: zonder hoofdletters, accenten en leestekens."""
    return _plat(woord).tekst.strip()


def lees_woorden(tekst: str) -> list[str]:
    """Een woord of paar woorden per regel of komma; wat dubbel is een keer, leeg niet."""
    per_kaal: dict[str, str] = {}
    for deel in re.split(r"[\n,;]", tekst):
        woord = " ".join(deel.split())
        if woord:
            per_kaal.setdefault(kaal(woord) or woord, woord)
    return list(per_kaal.values())


def dubbel_woord(
    woorden: Sequence[str], anderen: Mapping[str, Sequence[str]]
) -> tuple[str, str] | None:
    """Het eerste woord dat al bij een ander thema staat, met de code van dat thema."""
    van = {kaal(woord): code for code, rij in anderen.items() for woord in rij}
    return next(((woord, van[kaal(woord)]) for woord in woorden if kaal(woord) in van), None)


class Toestand(StrEnum):
    """Hoe een vereiste ervoor staat op een dag."""

    KOMT = "komt"
    GELDT = "geldt"
    LOOPT_AF = "loopt_af"
    AFGELOPEN = "afgelopen"
    INGETROKKEN = "ingetrokken"


def toestand(*, van: date, tot: date, ingetrokken: bool, dag: date) -> Toestand:
    """De toestand van een vereiste. Zestig dagen voor het eind: loopt af, dus praat erover."""
    if ingetrokken:
        return Toestand.INGETROKKEN
    if dag < van:
        return Toestand.KOMT
    if dag >= tot:
        return Toestand.AFGELOPEN
    return Toestand.LOOPT_AF if tot - dag <= LOOPT_AF_BINNEN else Toestand.GELDT


def vereiste_geldt(
    *,
    van: date,
    tot: date,
    ingetrokken: bool,
    vereiste_team: UUID | None,
    team: UUID | None,
    dag: date,
) -> bool:
    """Of een vereiste op `dag` geldt voor `team`. Zonder eigen team geldt ze voor iedereen."""
    hoe = toestand(van=van, tot=tot, ingetrokken=ingetrokken, dag=dag)
    loopt = hoe in {Toestand.GELDT, Toestand.LOOPT_AF}
    return loopt and (vereiste_team is None or vereiste_team == team)


def een_jaar_later(dag: date) -> date:
    """Dezelfde dag een jaar later; na 29 februari de dag ervoor. Langer geldt geen vereiste."""
    try:
        return dag.replace(year=dag.year + 1)
    except ValueError:
        return dag.replace(year=dag.year + 1, day=28)


KEUZE, WIJZEN, RAKEN, TOETS, WISSEL = 1.35, 1.10, 0.20, 0.28, 0.40
"""Seconden per handeling (operator) van het keystroke-level model.

M, P, K en H: Card, Moran en Newell, The Psychology of Human-Computer Interaction (1983),
hoofdstuk 8. K is hun waarde voor wie geen typist is, 40 woorden per minuut. B: Kieras (2001),
aanraken en loslaten samen twee keer 0,10; Card, Moran en Newell rekenen voor die druk ook 0,2.
P is met een muis gemeten; voor een duim op een telefoon nemen we hetzelfde.
"""
TIK = WIJZEN + RAKEN


@dataclass(frozen=True)
class Kosten:
    """Wat een taak minstens kost, geteld in een browser op een telefoon.

    `velden`: wat niet leeg mag blijven. `keuzes`: waar iemand even kiest wat de volgende stap is
    (M). `wissels`: van tikken naar typen of terug (H). `paginas`: hoe vaak een hele pagina komt;
    `delen`: hoe vaak na een tik een deel van de pagina ververst.
    """

    velden: int = 0
    tikken: int = 0
    toetsen: int = 0
    keuzes: int = 0
    wissels: int = 0
    paginas: int = 0
    delen: int = 0

    @property
    def seconden(self) -> float:
        """Een som, geen meting: zonder denkwerk, praten, scrollen en wachten op de server (R)."""
        return (
            KEUZE * self.keuzes + TIK * self.tikken + TOETS * self.toetsen + WISSEL * self.wissels
        )

    def met(self, *, velden: int, tikken: int) -> Kosten:
        """Met wat een gemeente of team extra vraagt. Elke tik daarvan is ook een keuze."""
        return replace(
            self,
            velden=self.velden + velden,
            tikken=self.tikken + tikken,
            keuzes=self.keuzes + tikken,
        )


def bewaar_tot(begin: date, termijn: int, eenheid: str) -> date:
    """De eerste dag dat het weg mag: `termijn` dagen, weken, maanden of jaren na `begin`.

    Een dag die in die maand niet bestaat, wordt de laatste van de maand.
    """
    if eenheid in ("dagen", "weken"):
        return begin + timedelta(days=termijn * (7 if eenheid == "weken" else 1))
    maanden = begin.month - 1 + termijn * (12 if eenheid == "jaren" else 1)
    jaar, maand = begin.year + maanden // 12, maanden % 12 + 1
    return date(jaar, maand, min(begin.day, monthrange(jaar, maand)[1]))


_BEDRAG = re.compile(r"€|%|\bprocent\b|\beuro\b|\d{3,}", re.IGNORECASE)


def noemt_bedrag(tekst: str) -> bool:
    """Of er een bedrag of procent in staat; die horen niet in de woorden van een regeling."""
    return _BEDRAG.search(tekst) is not None
