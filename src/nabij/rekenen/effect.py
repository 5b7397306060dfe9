"""Hielp het? Vragen in een gebied tegen wat verwacht was, naast dezelfde verhouding elders.

Het interval is exact gegeven het totaal: hoe de vragen verdeeld zijn over hier en elders volgt een
binomiale verdeling. Zo klopt het ook bij kleine aantallen en bij nul.
Bron: N.E. Breslow en N.E. Day, Statistical Methods in Cancer Research II (IARC 1987), par. 3.4;
C.J. Clopper en E.S. Pearson, Biometrika 26 (1934) p. 404-413.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from scipy.special import betaincinv


class Oordeel(StrEnum):
    MINDER = "minder"
    MEER = "meer"
    NIET_TE_ZEGGEN = "niet te zeggen"


@dataclass(frozen=True)
class Effect:
    """De verhouding hier gedeeld door de verhouding elders, met haar interval.

    `verhouding` is None als er elders niets gevonden is; `boven` is dan oneindig.
    """

    verhouding: float | None
    onder: float
    boven: float

    @property
    def oordeel(self) -> Oordeel:
        """Ligt 1 in het interval, dan is er niets over te zeggen: ook dat is een antwoord."""
        if self.boven < 1:
            return Oordeel.MINDER
        return Oordeel.MEER if self.onder > 1 else Oordeel.NIET_TE_ZEGGEN


def effect(
    hier: int,
    hier_verwacht: float,
    elders: int,
    elders_verwacht: float,
    *,
    zekerheid: float = 0.95,
) -> Effect:
    """Aantallen vragen in dezelfde weken, en wat er van die weken verwacht was.

    De verwachting telt als bekend; is zij zelf een schatting, dan is het interval iets te smal.
    `ValueError` bij een aantal onder nul, of een verwachting die niet boven nul ligt.
    """
    if hier < 0 or elders < 0 or not 0 < zekerheid < 1:
        raise ValueError("Een aantal is nooit minder dan nul.")
    if not (0 < hier_verwacht < inf and 0 < elders_verwacht < inf):
        raise ValueError("Hier en elders is iets verwacht.")
    staart, schaal = (1 - zekerheid) / 2, elders_verwacht / hier_verwacht
    onder = float(betaincinv(hier, elders + 1, staart)) if hier else 0.0
    boven = float(betaincinv(hier + 1, elders, 1 - staart)) if elders else 1.0
    return Effect(
        verhouding=hier / elders * schaal if elders else None,
        onder=onder / (1 - onder) * schaal,
        boven=boven / (1 - boven) * schaal if boven < 1 else inf,
    )
