"""De posten en situaties, en de regelingen zoals de gemeente ze nu heeft."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from nabij.kamers.afspraken import overzichten as afspraken


@dataclass(frozen=True)
class Regeling:
    """Een regeling die misschien past. Woorden en een bron, geen bedragen, nooit een besluit."""

    id: str
    naam: str
    wanneer: str
    waar: str
    bij: tuple[str, ...]
    wet: str
    bron: str
    jaar: int


@dataclass(frozen=True)
class Geldinhoud:
    """Wat er op het blad over geld staat; posten en situaties als (code, naam)."""

    inkomsten: tuple[tuple[str, str], ...]
    uitgaven: tuple[tuple[str, str], ...]
    situaties: tuple[tuple[str, str], ...]
    regelingen: tuple[Regeling, ...]

    def bij(self, situaties: Collection[str]) -> list[Regeling]:
        """De regelingen bij wat iemand aankruiste; zonder kruisje geen enkele."""
        return [een for een in self.regelingen if not set(situaties).isdisjoint(een.bij)]


def geldinhoud() -> Geldinhoud:
    """De woorden horen bij het product, de regelingen zijn van de gemeente. Wordt onthouden."""
    woorden = afspraken.geldwoorden()
    return Geldinhoud(
        inkomsten=woorden["inkomsten"],
        uitgaven=woorden["uitgaven"],
        situaties=woorden["situaties"],
        regelingen=tuple(
            Regeling(
                id=een.code,
                naam=een.naam,
                wanneer=een.wanneer,
                waar=een.waar,
                bij=tuple(een.bij),
                wet=een.wet,
                bron=een.bron,
                jaar=een.jaar,
            )
            for een in afspraken.regelingen()
        ),
    )
