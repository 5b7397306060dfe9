"""De ronde zones van de scan: rond elk gebied het gebied zelf en wie het dichtst bij ligt.

Bron: M. Kulldorff, Communications in Statistics 26 (1997) p. 1481-1496.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Getallen = NDArray[np.float64]
Tellingen = NDArray[np.int64]

_DECIMALEN = 9
"""Afstanden die pas hierna verschillen, verschillen alleen door afronding: die zijn gelijk."""
_SPELING = 1e-9


@dataclass(frozen=True)
class Gebieden:
    """A gebieden. `x` en `y` (A,) in dezelfde lengtemaat; `bevolking` (A,), of None als niemand
    die kent. `ValueError` bij lege, dubbele of ongelijk lange rijen en bij getallen onder nul.
    """

    codes: tuple[str, ...]
    x: Getallen
    y: Getallen
    bevolking: Getallen | None = None

    def __post_init__(self) -> None:
        rijen = [self.x, self.y, *([] if self.bevolking is None else [self.bevolking])]
        if not self.codes or len(set(self.codes)) < len(self.codes):
            raise ValueError("Elk gebied heeft een eigen code, en er is er minstens een.")
        if any(rij.shape != (len(self.codes),) or not np.isfinite(rij).all() for rij in rijen):
            raise ValueError("Elk gebied heeft een x, een y en een bevolking.")
        if self.bevolking is not None and (self.bevolking < 0).any():
            raise ValueError("Een bevolking is nooit minder dan nul.")

    @cached_property
    def volgorde(self) -> NDArray[np.intp]:
        """(A, A): per middelpunt alle gebieden, dichtbij eerst, bij gelijke afstand op code."""
        dx = self.x[:, None] - self.x[None, :]
        dy = self.y[:, None] - self.y[None, :]
        afstand = np.round(np.hypot(dx, dy), _DECIMALEN)
        rang = np.empty(len(self.codes), dtype=np.intp)
        rang[sorted(range(len(self.codes)), key=self.codes.__getitem__)] = np.arange(len(rang))
        return np.lexsort((np.broadcast_to(rang, afstand.shape), afstand), axis=-1)

    def lengtes(self, gewicht: Getallen, aandeel: float) -> NDArray[np.intp]:
        """(A,): hoeveel gebieden een zone hoogstens telt voor zij meer dan `aandeel` van het
        gewicht (A,) draagt. Nul als het middelpunt alleen al te veel is.
        """
        if not 0 < aandeel <= 1:
            raise ValueError("Een aandeel is meer dan nul en hoogstens een.")
        binnen = np.cumsum(gewicht[self.volgorde], axis=1)
        lengtes: NDArray[np.intp] = (binnen <= aandeel * gewicht.sum() + _SPELING).sum(axis=1)
        return lengtes
