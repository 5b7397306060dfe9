"""Hoeveel van wat is toegewezen ook gebruikt wordt: alleen over maanden die compleet zijn.

Benutting = gedeclareerd / (toegewezen x het deel van de looptijd dat voorbij is). Een maand die nog
niet binnen kan zijn telt niet mee: wat er nog niet is, is niet ongebruikt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

MINUUT, UUR, DAG, WEEK, MAAND, TOTAAL = "01", "04", "1", "2", "4", "6"
MINSTENS = 2
"""Zoveel complete maanden voor we iets zeggen: een maand kan een vakantie zijn."""
MINDER, MEER = 60, 125
"""In procenten, als een gemeente niets anders afsprak (`hulp_minder` en `hulp_meer`)."""


class Gebruik(StrEnum):
    ONBEKEND = "onbekend"
    NIET_DICHT = "niet_dicht"
    PAST = "past"
    MINDER = "minder"
    MEER = "meer"


@dataclass(frozen=True)
class Omvang:
    """Hoeveel, in welke eenheid (WJ756) en hoe vaak (WMO757)."""

    volume: int
    eenheid: str
    frequentie: str


@dataclass(frozen=True)
class Benutting:
    """`dicht`: de complete maanden; `open`: begonnen maar nog niet compleet. Aantallen in eenheid.

    Zonder `soort` MINDER of MEER is er niets te vragen.
    """

    soort: Gebruik
    dicht: tuple[date, ...] = ()
    open: tuple[date, ...] = ()
    toegewezen: Fraction = Fraction(0)
    geleverd: Fraction = Fraction(0)

    @property
    def deel(self) -> Fraction:
        return self.geleverd / self.toegewezen if self.toegewezen else Fraction(0)


def maand_van(dag: date) -> date:
    return dag.replace(day=1)


def _volgende(maand: date) -> date:
    return (maand.replace(day=28) + timedelta(days=4)).replace(day=1)


def _laatste(maand: date) -> date:
    return _volgende(maand) - timedelta(days=1)


def omgerekend(volume: int, van: str, naar: str) -> Fraction | None:
    """Minuten en uren in elkaar; al het andere alleen als het gelijk is."""
    if van == naar:
        return Fraction(volume)
    if (van, naar) == (MINUUT, UUR):
        return Fraction(volume, 60)
    if (van, naar) == (UUR, MINUUT):
        return Fraction(volume * 60)
    return None


def verwacht(
    omvang: Omvang, van: date, tot: date | None, begin: date, einde: date | None
) -> Fraction | None:
    """Hoeveel er van `begin` tot en met `einde` hoort, bij een toewijzing van `van` tot `tot`.

    None als dat niet te zeggen is: een totaal zonder einde, of een onbekende frequentie.
    """
    laatste = min(dag for dag in (tot, einde) if dag) if tot or einde else None
    eerste = max(van, begin)
    if laatste is None:
        return None
    dagen = max(0, (laatste - eerste).days + 1)
    volume = Fraction(omvang.volume)
    if omvang.frequentie == DAG:
        return volume * dagen
    if omvang.frequentie == WEEK:
        return volume * dagen / 7
    if omvang.frequentie == MAAND:
        return volume * _maanden(eerste, laatste)
    if omvang.frequentie == TOTAAL and tot is not None:
        return volume * dagen / ((tot - van).days + 1)
    return None


def _maanden(eerste: date, laatste: date) -> Fraction:
    """Hoeveel maanden, met een gebroken maand naar het aantal dagen."""
    som, maand = Fraction(0), maand_van(eerste)
    while maand <= laatste:
        dagen = (min(laatste, _laatste(maand)) - max(eerste, maand)).days + 1
        som += Fraction(max(0, dagen), _laatste(maand).day)
        maand = _volgende(maand)
    return som


def benutting(
    omvang: Omvang | None,
    *,
    van: date,
    tot: date | None,
    geleverd: Mapping[date, Fraction | None],
    vandaag: date,
    dagen: int,
    declareert: bool = True,
    minder: int = MINDER,
    meer: int = MEER,
) -> Benutting:
    """Het gebruik sinds `van`, de dag dat het begon. `dagen`: na hoeveel een maand compleet is.

    `geleverd` is per maand; None waar de eenheid niet om te rekenen is. Onder `minder` procent
    vragen we of minder ook genoeg is, vanaf `meer` procent of er iets veranderde.
    """
    dicht, open_ = _verdeel(van, tot, vandaag, dagen)
    if omvang is None or not declareert or any(geleverd.get(m, 1) is None for m in dicht):
        return Benutting(Gebruik.ONBEKEND, open=tuple(open_))
    if len(dicht) < MINSTENS:
        return Benutting(Gebruik.NIET_DICHT, tuple(dicht), tuple(open_))
    bedoeld = verwacht(omvang, van, tot, van, _laatste(dicht[-1]))
    if not bedoeld:
        return Benutting(Gebruik.ONBEKEND, tuple(dicht), tuple(open_))
    som = sum(((geleverd.get(maand) or Fraction(0)) for maand in dicht), Fraction(0))
    deel = 100 * som / bedoeld
    soort = Gebruik.MINDER if deel < minder else Gebruik.MEER if deel >= meer else Gebruik.PAST
    return Benutting(soort, tuple(dicht), tuple(open_), bedoeld, som)


def _verdeel(
    van: date, tot: date | None, vandaag: date, dagen: int
) -> tuple[list[date], list[date]]:
    dicht: list[date] = []
    open_: list[date] = []
    maand, laatste = maand_van(van), min(tot or vandaag, vandaag)
    while maand <= laatste:
        compleet = _laatste(maand) + timedelta(days=dagen) <= vandaag
        (dicht if compleet else open_).append(maand)
        maand = _volgende(maand)
    return dicht, open_
