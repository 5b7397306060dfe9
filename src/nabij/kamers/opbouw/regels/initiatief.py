"""Regels van een initiatief. Puur: geen Django, de dag komt als argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Bezoek(StrEnum):
    """Wat een tik bij een initiatief telt."""

    BEZOEKER = "bezoeker"
    EERSTE = "eerste"
    GOED = "goed"
    GAAT = "gaat"
    NIET = "niet"

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Wie hier voor het eerst is, is ook een bezoeker."""
        return {
            Bezoek.BEZOEKER: ("bezoekers",),
            Bezoek.EERSTE: ("bezoekers", "eerste"),
        }.get(self, (str(self),))


@dataclass(frozen=True)
class Opkomst:
    """Wat er geteld is, van een keer of van alle keren samen."""

    keren: int = 0
    bezoekers: int = 0
    eerste: int = 0
    goed: int = 0
    gaat: int = 0
    niet: int = 0

    @property
    def meningen(self) -> int:
        return self.goed + self.gaat + self.niet


def samen(keren: Iterable[Opkomst]) -> Opkomst:
    """De keren waarop er iemand kwam, opgeteld."""
    geweest = [een for een in keren if een.bezoekers or een.meningen]
    velden = ("bezoekers", "eerste", "goed", "gaat", "niet")
    return Opkomst(len(geweest), *(sum(getattr(een, veld) for een in geweest) for veld in velden))
