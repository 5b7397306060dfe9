"""De posten, situaties en regelingen uit `inhoud/geld.yaml`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


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


@cache
def geldinhoud() -> Geldinhoud:
    """Een keer gelezen: het bestand hoort bij het product."""
    pad = Path(__file__).parents[1] / "inhoud" / "geld.yaml"
    gelezen: dict[str, Any] = yaml.safe_load(pad.read_text(encoding="utf-8"))

    def paren(naam: str) -> tuple[tuple[str, str], ...]:
        return tuple((rij["id"], rij["naam"]) for rij in gelezen[naam])

    return Geldinhoud(
        inkomsten=paren("inkomsten"),
        uitgaven=paren("uitgaven"),
        situaties=paren("situaties"),
        regelingen=tuple(
            Regeling(**{**rij, "bij": tuple(rij["bij"])}) for rij in gelezen["regelingen"]
        ),
    )
