"""Termijnen die in een wet staan, geteld volgens de Algemene termijnenwet (hierna Atw).

De dag waarop iets gebeurt telt zelf niet mee. Een termijn in weken eindigt op dezelfde weekdag,
een termijn in maanden op dezelfde datum (of de laatste dag van een kortere maand).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from nabij.fundament.termijnen.feestdagen import GEWOON, Kalender

_DAG = timedelta(days=1)


class Eenheid(StrEnum):
    UREN = "uren"
    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


_LANGSTE = {Eenheid.DAGEN: 90, Eenheid.WEKEN: 12, Eenheid.MAANDEN: 3}
"""Tot en met deze lengte geldt de Atw (art. 4 onder a); uren en jaren staan er nooit in."""


@dataclass(frozen=True)
class Termijn:
    """Een termijn zoals de wet hem noemt. `terug`: geteld terug vanaf een gebeurtenis."""

    lengte: int
    eenheid: Eenheid
    artikel: str
    terug: bool = False


@dataclass(frozen=True)
class Opschorting:
    """De termijn staat stil van `van` tot en met de dag voor `tot` (Awb art. 4:15)."""

    van: date
    tot: date


class Waarom(StrEnum):
    """Waarom de laatste dag deze dag is, in de volgorde waarin het telt."""

    GETELD = "geteld"
    STIL = "stil"
    GEEN_ATW = "geen_atw"
    GEEN_EINDDAG = "geen_einddag"
    TWEE_WERKDAGEN = "twee_werkdagen"
    VERLENGD = "verlengd"


@dataclass(frozen=True)
class Reden:
    """Een stap van de telling: `van` naar `tot`, met wat die stap verklaart.

    `wat`: bij GEEN_EINDDAG de naam van de dag (zaterdag, Koningsdag ...). `dagen`: bij STIL
    hoeveel dagen de termijn stilstond.
    """

    soort: Waarom
    van: date
    tot: date
    wat: str = ""
    dagen: int = 0


@dataclass(frozen=True)
class Uitkomst:
    """De laatste dag, het artikel dat de termijn stelt, en stap voor stap waarom die dag."""

    laatste_dag: date
    artikel: str
    waarom: tuple[Reden, ...]


@dataclass(frozen=True)
class Wanneer:
    """Wat de telling van een zaak weet: het begin, en wat haar stilzette of verlengde.

    `verlengd_tot`: een dag die het artikel zelf toestaat (Awb art. 4:14 lid 3). Zo'n genoemde dag
    is een datum, geen termijn: daarop schuift de Atw niets meer.
    """

    vanaf: date
    opschortingen: tuple[Opschorting, ...] = ()
    verlengd_tot: date | None = None


def onder_termijnenwet(termijn: Termijn) -> bool:
    """Of de Atw geldt: niet voor uren, jaren, of langer dan 90 dagen, 12 weken, 3 maanden."""
    return termijn.lengte <= _LANGSTE.get(termijn.eenheid, -1)


def bereken(termijn: Termijn, wanneer: Wanneer, kalender: Kalender = GEWOON) -> Uitkomst:
    """De laatste dag van `termijn` en waarom. `ValueError` bij een termijn in uren."""
    if termijn.eenheid == Eenheid.UREN:
        raise ValueError("Een termijn in uren loopt op de klok en heeft geen laatste dag.")
    dag = _tel(termijn, wanneer.vanaf)
    redenen = [Reden(Waarom.GETELD, wanneer.vanaf, dag)]
    for stilte in samen(wanneer.opschortingen):
        dag = _sta_stil(termijn, dag, stilte, kalender, redenen)
    dag = _volg_de_atw(termijn, wanneer.vanaf, dag, kalender, redenen)
    if wanneer.verlengd_tot and wanneer.verlengd_tot > dag:
        redenen.append(Reden(Waarom.VERLENGD, dag, wanneer.verlengd_tot))
        dag = wanneer.verlengd_tot
    return Uitkomst(dag, termijn.artikel, tuple(redenen))


def _tel(termijn: Termijn, vanaf: date) -> date:
    kant = -1 if termijn.terug else 1
    lengte = kant * termijn.lengte
    if termijn.eenheid == Eenheid.DAGEN:
        return vanaf + _DAG * lengte
    if termijn.eenheid == Eenheid.WEKEN:
        return vanaf + timedelta(weeks=lengte)
    return _maanden_later(vanaf, lengte * (12 if termijn.eenheid == Eenheid.JAREN else 1))


def _maanden_later(dag: date, maanden: int) -> date:
    """Dezelfde datum; bestaat die niet in die maand, dan haar laatste dag (29 feb -> 28 feb)."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


def samen(opschortingen: Iterable[Opschorting]) -> list[Opschorting]:
    """Van vroeg naar laat, wat elkaar overlapt bij elkaar: een dag staat maar een keer stil."""
    gevonden: list[Opschorting] = []
    for een in sorted(opschortingen, key=lambda o: (o.van, o.tot)):
        if gevonden and een.van <= gevonden[-1].tot:
            gevonden[-1] = Opschorting(gevonden[-1].van, max(gevonden[-1].tot, een.tot))
        elif een.tot > een.van:
            gevonden.append(een)
    return gevonden


def _sta_stil(
    termijn: Termijn, dag: date, stilte: Opschorting, kalender: Kalender, redenen: list[Reden]
) -> date:
    """Schuif op met de dagen dat de termijn stilstond; wat na de laatste dag begint telt niet.

    Begint de stilte in de dagen die de Atw erbij gaf, dan loopt de termijn daarna daar verder.
    """
    if stilte.van > dag and onder_termijnenwet(termijn):
        dag = _einddag(dag, kalender)
    if stilte.van > dag:
        return dag
    dagen = (stilte.tot - stilte.van).days
    redenen.append(Reden(Waarom.STIL, stilte.van, stilte.tot - _DAG, dagen=dagen))
    return dag + _DAG * dagen


def _einddag(dag: date, kalender: Kalender) -> date:
    """Atw art. 1 lid 1: de eerste dag vanaf `dag` waarop een termijn kan eindigen."""
    while kalender.vrij(dag):
        dag += _DAG
    return dag


def _volg_de_atw(
    termijn: Termijn, vanaf: date, dag: date, kalender: Kalender, redenen: list[Reden]
) -> date:
    if not onder_termijnenwet(termijn):
        if kalender.vrij(dag):
            redenen.append(Reden(Waarom.GEEN_ATW, dag, dag, kalender.vrij(dag)))
        return dag
    if not termijn.terug and kalender.vrij(dag):
        eind = _einddag(dag, kalender)
        redenen.append(Reden(Waarom.GEEN_EINDDAG, dag, eind, kalender.vrij(dag)))
        dag = eind
    return _twee_werkdagen(termijn, vanaf, dag, kalender, redenen)


def _twee_werkdagen(
    termijn: Termijn, vanaf: date, dag: date, kalender: Kalender, redenen: list[Reden]
) -> date:
    """Atw art. 2: in drie dagen of meer zitten er minstens twee waarop iets kan.

    Ook bij terugrekenen: alleen art. 1 zondert dat uit. Dan komt de dag eerder te liggen.
    """
    if termijn.eenheid == Eenheid.DAGEN and termijn.lengte < 3:
        return dag
    kant = -_DAG if termijn.terug else _DAG
    eind, telt = dag, _werkbaar(vanaf, dag, kant, kalender)
    while telt < 2:
        eind += kant
        telt += not kalender.vrij(eind)
    if eind != dag:
        redenen.append(Reden(Waarom.TWEE_WERKDAGEN, dag, eind))
    return eind


def _werkbaar(vanaf: date, tot: date, kant: timedelta, kalender: Kalender) -> int:
    """Hoeveel gewone dagen er na `vanaf` zijn, tot en met `tot`; twee is genoeg om te weten."""
    telt, dag = 0, vanaf
    while dag != tot and telt < 2:
        dag += kant
        telt += not kalender.vrij(dag)
    return telt
