"""De scan nog een keer, letterlijk naar de papieren: traag, met lussen, zonder tabellen."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nabij.rekenen.scan import Gebieden, Model

Cilinder = tuple[tuple[str, ...], int, int, float]


def waarde(model: Model, c: int, e: float, totaal: int) -> float:
    if c <= e:
        return 0.0
    if model is Model.VERWACHTING:
        return c * math.log(c / e) + e - c
    buiten = (totaal - c) * math.log((totaal - c) / (totaal - e)) if c < totaal else 0.0
    return c * math.log(c / e) + buiten


def cilinders(
    aantallen: NDArray[np.int64],
    verwacht: NDArray[np.float64],
    gebieden: Gebieden,
    vensters: int,
    max_aandeel: float,
) -> Iterator[Cilinder]:
    """Zone, aantal perioden, gevonden en verwacht, van elke cilinder die mag."""
    assert gebieden.bevolking is not None
    for midden in range(len(gebieden.codes)):
        orde = sorted(
            range(len(gebieden.codes)),
            key=lambda i: (
                round(
                    math.hypot(
                        gebieden.x[i] - gebieden.x[midden], gebieden.y[i] - gebieden.y[midden]
                    ),
                    9,
                ),
                gebieden.codes[i],
            ),
        )
        for n in range(1, len(orde) + 1):
            zone = orde[:n]
            deel = gebieden.bevolking[zone].sum() / gebieden.bevolking.sum()
            if deel > max_aandeel + 1e-9:
                break
            for w in range(1, min(vensters, len(aantallen)) + 1):
                yield (
                    tuple(gebieden.codes[i] for i in zone),
                    w,
                    int(aantallen[-w:, zone].sum()),
                    float(verwacht[-w:, zone].sum()),
                )


def gewoon(model: Model, aantallen: NDArray[np.int64], gebieden: Gebieden) -> NDArray[np.float64]:
    """(P, A): wat er verwacht is."""
    assert gebieden.bevolking is not None
    totaal = int(aantallen.sum())
    if model is Model.PERMUTATIE:
        uit: NDArray[np.float64] = np.outer(aantallen.sum(1), aantallen.sum(0)) / max(1, totaal)
        return uit
    deel = gebieden.bevolking / gebieden.bevolking.sum()
    return np.tile(totaal * deel / len(aantallen), (len(aantallen), 1))


def hoogste(
    model: Model,
    aantallen: NDArray[np.int64],
    verwacht: NDArray[np.float64],
    gebieden: Gebieden,
    vensters: int,
    max_aandeel: float,
    totaal: int,
) -> float:
    return max(
        (
            waarde(model, c, e, totaal)
            for _zone, _w, c, e in cilinders(aantallen, verwacht, gebieden, vensters, max_aandeel)
            if c >= 2
        ),
        default=0.0,
    )
