"""Kort onthouden per proces: wat op elke pagina nodig is en zelden verandert.

Na `seconden` wordt opnieuw gelezen; wie schrijft, roept `vergeet` aan en ziet het meteen.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakSet

T = TypeVar("T")
_alle: WeakSet[Geheugen] = WeakSet()


class Geheugen:
    """Onthoudt uitkomsten per naam, hoogstens `seconden` lang."""

    def __init__(self, seconden: float = 60.0) -> None:
        self._seconden = seconden
        self._rijen: dict[Hashable, tuple[float, Any]] = {}
        _alle.add(self)

    def onthoud(self, naam: Hashable, lees: Callable[[], T]) -> T:
        """De onthouden waarde van `naam`, of wat `lees` nu geeft."""
        rij = self._rijen.get(naam)
        if rij is not None and rij[0] > monotonic():
            waarde: T = rij[1]
            return waarde
        waarde = lees()
        self._rijen[naam] = (monotonic() + self._seconden, waarde)
        return waarde

    def vergeet(self) -> None:
        self._rijen.clear()


def vergeet_alles() -> None:
    """Leeg elk geheugen van dit proces, bijvoorbeeld als de database een andere is."""
    for geheugen in _alle:
        geheugen.vergeet()
