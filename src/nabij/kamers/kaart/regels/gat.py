"""Wanneer er in een wijk iets mist. Een woord om over te praten, geen oordeel."""

from __future__ import annotations

from enum import StrEnum


class Gat(StrEnum):
    """Wat er te zeggen is over een thema in een wijk; leeg is: er is iets, en het mist niet."""

    GEEN = ""
    MIST = "mist"
    NIET_HIER = "niet_hier"
    NIETS = "niets"

    @property
    def volgorde(self) -> int:
        return list(Gat).index(self)

    def __bool__(self) -> bool:
        return self is not Gat.GEEN


def gat(hier: int, elders: int, gemist: int) -> Gat:
    """`hier` is in of voor de wijk, `elders` in de rest van de gemeente, `gemist` het laatste jaar.

    Dat er hier niets is, telt pas als iemand het miste: niet elke wijk hoeft alles te hebben.
    """
    if hier + elders == 0:
        return Gat.NIETS
    if gemist == 0:
        return Gat.GEEN
    return Gat.MIST if hier else Gat.NIET_HIER
