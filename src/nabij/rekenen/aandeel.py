"""Een aandeel met zijn onzekerheid: van hoeveel is het hoeveel, en hoe zeker is dat.

Bron: E.B. Wilson, JASA 22 (1927) p. 209-212.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959964


@dataclass(frozen=True)
class Aandeel:
    """`deel` van `geheel`, als percentage, met het 95%-interval van Wilson in hele procenten."""

    deel: int
    geheel: int
    procent: int
    van: int
    tot: int


def aandeel(deel: int, geheel: int) -> Aandeel:
    """`ValueError` tenzij `0 <= deel <= geheel` en `geheel` niet nul is."""
    if not 0 <= deel <= geheel or geheel == 0:
        raise ValueError("Een deel is nooit meer dan het geheel, en het geheel is niet leeg.")
    p, n = deel / geheel, geheel
    midden = p + Z95**2 / (2 * n)
    marge = Z95 * sqrt(p * (1 - p) / n + Z95**2 / (4 * n**2))
    noemer = 1 + Z95**2 / n
    return Aandeel(
        deel=deel,
        geheel=geheel,
        procent=round(100 * p),
        van=max(0, round(100 * (midden - marge) / noemer)),
        tot=min(100, round(100 * (midden + marge) / noemer)),
    )
