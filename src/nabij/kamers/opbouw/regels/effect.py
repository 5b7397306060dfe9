"""Hielp het? Wat er geteld wordt voor en na een initiatief, hier en elders. Puur."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

WEEK = timedelta(weeks=1)
WEKEN_NA = 26
"""Eerder is er niets te zeggen: eerst wordt een inloop gevonden, en dan komen er meer vragen."""
WEKEN_VOOR = 52
STIL = 13
"""Zoveel weken voor het begin tellen niet mee. Een initiatief begint na een piek; met die piek in
de maat zou elke gewone week daarna op succes lijken (terugval naar het gemiddelde)."""
MINSTE_WEKEN = 26
MINSTENS = 10
"""Met minder vragen, hier verwacht en gekomen samen, wordt er niets over gezegd."""


@dataclass(frozen=True)
class Weekaantal:
    """Vragen in een week (op maandag genoemd) in een gebied, over het thema."""

    week: date
    gebied: UUID
    aantal: int


@dataclass(frozen=True)
class Weging:
    """Vragen in dezelfde weken hier en elders, en wat er volgens de tijd ervoor verwacht was."""

    hier: int
    hier_verwacht: float
    elders: int
    elders_verwacht: float


def eerste_week(begonnen: date) -> date:
    """De maandag van de eerste hele week na het begin."""
    return begonnen + timedelta(days=(7 - begonnen.weekday()) % 7)


def te_meten_vanaf(begonnen: date) -> date:
    """De dag waarop 26 hele weken voorbij zijn, en nog een week om vragen laat op te schrijven."""
    return eerste_week(begonnen) + (WEKEN_NA + 1) * WEEK


def weeg(
    tellingen: Iterable[Weekaantal], *, hier: frozenset[UUID], begonnen: date
) -> Weging | None:
    """None als er geen half jaar aan eerdere weken is, of als er hier of elders niets was.

    Verwacht is het gemiddelde per week van voor het begin, maal 26. Het seizoen valt weg, omdat
    elders met dezelfde weken wordt vergeleken.
    """
    rijen = list(tellingen)
    na = eerste_week(begonnen)
    tot_voor = na - STIL * WEEK
    van_voor = tot_voor - WEKEN_VOOR * WEEK
    eerste = min((rij.week for rij in rijen), default=na)
    weken = (tot_voor - max(eerste, van_voor)) // WEEK
    if weken < MINSTE_WEKEN:
        return None

    def som(van: date, tot: date, *, in_hier: bool) -> int:
        return sum(
            rij.aantal for rij in rijen if van <= rij.week < tot and (rij.gebied in hier) == in_hier
        )

    deel = WEKEN_NA / weken
    weging = Weging(
        hier=som(na, na + WEKEN_NA * WEEK, in_hier=True),
        hier_verwacht=som(van_voor, tot_voor, in_hier=True) * deel,
        elders=som(na, na + WEKEN_NA * WEEK, in_hier=False),
        elders_verwacht=som(van_voor, tot_voor, in_hier=False) * deel,
    )
    return weging if weging.hier_verwacht and weging.elders_verwacht else None


class Uitkomst(StrEnum):
    TE_VROEG = "te_vroeg"
    TE_WEINIG = "te_weinig"
    MINDER = "minder"
    MEER = "meer"
    NIET_TE_ZEGGEN = "niet_te_zeggen"


def uitkomst(weging: Weging, *, onder: float, boven: float | None) -> Uitkomst:
    """`onder` en `boven`: het interval van de verhouding; None is zonder bovengrens."""
    if weging.hier + weging.hier_verwacht < MINSTENS:
        return Uitkomst.TE_WEINIG
    if boven is not None and boven < 1:
        return Uitkomst.MINDER
    return Uitkomst.MEER if onder > 1 else Uitkomst.NIET_TE_ZEGGEN


@dataclass(frozen=True)
class Verschil:
    """Hoeveel vragen minder dan zonder het initiatief verwacht; onder nul is meer.

    `laag` en `hoog` zijn de grenzen van 95%; `laag` is None als er geen ondergrens is.
    """

    minder: int
    laag: int | None
    hoog: int


def verschil(weging: Weging, *, onder: float, boven: float | None) -> Verschil:
    """De verhouding in vragen: naast wat er met het verloop van elders verwacht was."""
    verwacht = weging.hier_verwacht * weging.elders / weging.elders_verwacht
    return Verschil(
        minder=round(verwacht - weging.hier),
        laag=None if boven is None else round(verwacht * (1 - boven)),
        hoog=round(verwacht * (1 - onder)),
    )
