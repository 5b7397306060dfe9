"""Een aantal per inwoner dat kleine gebieden niet laat schreeuwen: krimpen naar het gemiddelde.

Elk gebied heeft een eigen verhouding tot wat verwacht is, en die verhoudingen lijken op elkaar: een
gammaverdeling. Met weinig vragen weegt het gemiddelde zwaar, met veel het gebied zelf.
Bron: D. Clayton en J. Kaldor, Biometrics 43 (1987) p. 671-681 (het model); R.J. Marshall, Applied
Statistics 40 (1991) p. 283-294 (de spreiding uit de momenten).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

Getallen = NDArray[np.float64]


@dataclass(frozen=True)
class Krimp:
    """Verhoudingen van gevonden tot verwacht. `verhouding`, `onder` en `boven` zijn (A,).

    `gemiddeld` is de verhouding van alles samen, `spreiding` de variantie tussen gebieden. Zonder
    spreiding hebben alle gebieden het gemiddelde, en is het interval dat van het gemiddelde.
    """

    verhouding: Getallen
    onder: Getallen
    boven: Getallen
    gemiddeld: float
    spreiding: float


def krimp(gevonden: Getallen, verwacht: Getallen, *, zekerheid: float = 0.95) -> Krimp:
    """`gevonden` (A,) vragen of huishoudens bij `verwacht` (A,), in dezelfde eenheid.

    De bevolking mag ook als `verwacht`: dan is de uitkomst een aantal per inwoner. Waar niets
    verwacht is, is de verhouding het gemiddelde. `ValueError` bij andere vormen, iets onder nul,
    vragen waar niets verwacht is, of helemaal geen verwachting.
    """
    o, e = np.asarray(gevonden, dtype=np.float64), np.asarray(verwacht, dtype=np.float64)
    if o.shape != e.shape or o.ndim != 1 or not 0 < zekerheid < 1:
        raise ValueError("Bij elk aantal hoort een verwachting.")
    if not np.isfinite([o, e]).all() or (o < 0).any() or (e < 0).any() or e.sum() <= 0:
        raise ValueError("Aantallen zijn nooit minder dan nul, en ergens is iets verwacht.")
    if (o[e == 0] > 0).any():
        raise ValueError("Er zijn vragen waar er geen een verwacht is.")
    gemiddeld = float(o.sum() / e.sum())
    spreiding = _spreiding(o, e, gemiddeld)
    if spreiding > 0:
        vorm, tempo = o + gemiddeld**2 / spreiding, e + gemiddeld / spreiding
    else:
        vorm, tempo = np.full(o.shape, o.sum()), np.full(o.shape, e.sum())
    staart = (1 - zekerheid) / 2
    return Krimp(
        vorm / tempo,
        np.where(vorm > 0, gammaincinv(np.maximum(vorm, 1e-12), staart), 0.0) / tempo,
        np.where(vorm > 0, gammaincinv(np.maximum(vorm, 1e-12), 1 - staart), -np.log(staart))
        / tempo,
        gemiddeld,
        spreiding,
    )


def _spreiding(o: Getallen, e: Getallen, gemiddeld: float) -> float:
    """De variantie tussen gebieden: wat er meer is dan toeval geeft. Nul als er niet meer is."""
    telt = e > 0
    verschil = o[telt] / e[telt] - gemiddeld
    ruw = float((e[telt] * verschil**2).sum() / e.sum())
    return max(0.0, ruw - gemiddeld / float(e[telt].mean()))
