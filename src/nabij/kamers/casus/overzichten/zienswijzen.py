"""Wat een ander ziet bij het terugkijken: naast wat het huishouden en het team vinden.

Een hogere kamer zegt hier wie dat zijn; casus kent die kamer niet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Zienswijze:
    """Wat iemand van buiten het team ziet, met naam en waar die werkt."""

    op: datetime
    wie: str
    van: str
    tekst: str


Bron = Callable[[UUID], Iterable[Zienswijze]]
_bronnen: list[Bron] = []


def meld_zienswijzen_aan(bron: Bron) -> None:
    """Leg een bron neer; twee keer dezelfde is een."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def zienswijzen(dossier_id: UUID) -> list[Zienswijze]:
    """Alles wat er ooit gezegd is, het eerste vooraan. Een statement per bron."""
    alle = [een for bron in _bronnen for een in bron(dossier_id)]
    return sorted(alle, key=lambda een: een.op)
