"""Een kleine lijn met de band van wat gewoon is. Puur; de tabel eronder is dezelfde reeks.

Stukken kunnen verschillend lang zijn: de lijn laat zien hoeveel het er in vier weken zouden zijn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BREEDTE, HOOGTE = 330.0, 170.0
_LINKS, _RECHTS, _BOVEN, _ONDER = 30.0, 316.0, 20.0, 144.0
_MAAT = 4
_STREPEN = 3
_RONDE = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000)


@dataclass(frozen=True)
class Stuk:
    """`aantal`, `onder` en `boven` gaan over `weken` weken."""

    naam: str
    weken: int
    aantal: int
    onder: int
    boven: int

    def maat(self, waarde: float) -> float:
        return waarde * _MAAT / max(1, self.weken)


@dataclass(frozen=True)
class Lijn:
    """Alles wat het sjabloon nodig heeft, in eenheden van het papier."""

    stukken: tuple[Stuk, ...]
    strepen: tuple[tuple[float, int], ...]
    band: str
    lijn: str
    punt: tuple[float, float]
    laatste: int

    @property
    def breedte(self) -> float:
        return BREEDTE

    @property
    def hoogte(self) -> float:
        return HOOGTE


def teken(stukken: Sequence[Stuk]) -> Lijn:
    """`stukken`: oud naar nieuw, minstens een. Elk stuk staat op zijn midden in de tijd."""
    top = max(max(een.maat(een.aantal), een.maat(een.boven)) for een in stukken)
    stap = next((ronde for ronde in _RONDE if ronde * _STREPEN >= top), _RONDE[-1])
    hoog = max(top, float(stap))

    def y(waarde: float) -> float:
        return round(_ONDER - (_ONDER - _BOVEN) * waarde / hoog, 1)

    x = _op_de_as(stukken)
    boven = [(a, y(een.maat(een.boven))) for a, een in zip(x, stukken, strict=True)]
    onder = [(a, y(een.maat(een.onder))) for a, een in zip(x, stukken, strict=True)]
    punten = [(a, y(een.maat(een.aantal))) for a, een in zip(x, stukken, strict=True)]
    return Lijn(
        stukken=tuple(stukken),
        strepen=tuple(
            (y(keer * stap), keer * stap) for keer in range(_STREPEN + 1) if keer * stap <= hoog
        ),
        band=_pad([*boven, *reversed(onder)]) + "Z",
        lijn=_pad(punten),
        punt=punten[-1],
        laatste=round(stukken[-1].maat(stukken[-1].aantal)),
    )


def _op_de_as(stukken: Sequence[Stuk]) -> list[float]:
    totaal, voorbij, midden = sum(een.weken for een in stukken), 0, []
    for een in stukken:
        midden.append(voorbij + een.weken / 2)
        voorbij += een.weken
    eerste, breed = midden[0], max(1e-9, midden[-1] - midden[0])
    if totaal <= 0 or len(stukken) == 1:
        return [_RECHTS] * len(stukken)
    return [round(_LINKS + (_RECHTS - _LINKS) * (een - eerste) / breed, 1) for een in midden]


def _pad(punten: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in punten)
