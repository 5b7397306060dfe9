"""Of een besluit binnen het eigen mandaat valt: waarover, hoeveel geld en hoe lang."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Protocol, TypeVar

from nabij.kamers.toewijzing.regels.gebruik import Omvang, verwacht

ALLE_HULP = "hulp"


class Mandaat(Protocol):
    """Een leeg maximum is geen grens."""

    @property
    def over(self) -> str: ...
    @property
    def max_bedrag(self) -> int | None: ...
    @property
    def max_weken(self) -> int | None: ...


M = TypeVar("M", bound=Mandaat)


def weken_van(ingang: date, einde: date | None) -> int | None:
    """Hoeveel weken het duurt, naar boven afgerond; None zonder einde."""
    return None if einde is None else ceil(((einde - ingang).days + 1) / 7)


def bedrag(omvang: Omvang, ingang: date, einde: date | None, tarief: int | None) -> int | None:
    """Wat het samen kost in cent, of None als dat niet te zeggen is."""
    if omvang.eenheid == "83":
        tarief = 100
    aantal = verwacht(omvang, ingang, einde, ingang, einde) if einde else None
    if aantal is None or tarief is None:
        return None
    return ceil(aantal * Fraction(tarief))


def binnen(mandaten: Iterable[M], *, wet: str, bedrag: int | None, weken: int | None) -> M | None:
    """Het mandaat waar dit binnen valt. Wat onbekend is, valt niet binnen een grens."""
    for mandaat in mandaten:
        if mandaat.over in (ALLE_HULP, wet) and all(
            grens is None or (waarde is not None and waarde <= grens)
            for grens, waarde in ((mandaat.max_bedrag, bedrag), (mandaat.max_weken, weken))
        ):
            return mandaat
    return None
