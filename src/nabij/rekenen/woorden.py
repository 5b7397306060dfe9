"""Woorden die hier vaker klinken dan elders: log-odds met een Dirichlet ervoor.

Zonder die voorkennis wint altijd het zeldzaamste woord. Er worden huishoudens geteld, geen woorden:
wie tien keer "huur" schrijft, telt een keer.
Bron: B.L. Monroe, M.P. Colaresi en K.M. Quinn, Political Analysis 16 (2008) p. 372-403, par. 3.5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

MINSTENS = 10
"""In zoveel huishoudens hier komt een woord voor, of het blijft weg."""


@dataclass(frozen=True)
class Woord:
    """Een woordstam met hoeveel huishoudens hem hier en elders gebruikten.

    `verschil` zijn log-odds (natuurlijke logaritme) hier min elders; `z` is het verschil gedeeld
    door zijn standaardfout: boven 1,96 is het meer dan toeval voor een woord alleen.
    """

    stam: str
    hier: int
    elders: int
    verschil: float
    z: float


def stijgend(
    hier: Mapping[str, int],
    elders: Mapping[str, int],
    *,
    minstens: int = MINSTENS,
    voorkennis: float | None = None,
) -> list[Woord]:
    """De woorden die hier vaker klinken, het duidelijkste eerst.

    `hier` en `elders`: per woordstam het aantal huishoudens, in dezelfde tijd. `voorkennis` is het
    gewicht van de Dirichlet in huishoudens (gewoon: evenveel als hier geteld is), verdeeld naar hoe
    vaak een woord in het geheel klinkt. `ValueError` bij een aantal onder nul.
    """
    stammen = sorted({*hier, *elders})
    a = np.array([hier.get(stam, 0) for stam in stammen], dtype=np.float64)
    b = np.array([elders.get(stam, 0) for stam in stammen], dtype=np.float64)
    if (a < 0).any() or (b < 0).any() or (voorkennis is not None and voorkennis <= 0):
        raise ValueError("Een aantal huishoudens is nooit minder dan nul.")
    telt = a + b > 0
    if telt.sum() < 2 or not a.sum():
        return []
    stammen = [stam for stam, mee in zip(stammen, telt, strict=True) if mee]
    a, b = a[telt], b[telt]
    gewicht = a.sum() if voorkennis is None else voorkennis
    vooraf = gewicht * (a + b) / (a + b).sum()
    verschil = _log_odds(a, vooraf) - _log_odds(b, vooraf)
    z = verschil / np.sqrt(1 / (a + vooraf) + 1 / (b + vooraf))
    gevonden = [
        Woord(stam, int(a[i]), int(b[i]), float(verschil[i]), float(z[i]))
        for i, stam in enumerate(stammen)
        if a[i] >= minstens and z[i] > 0
    ]
    return sorted(gevonden, key=lambda woord: (-woord.z, woord.stam))


def _log_odds(aantal: np.ndarray, vooraf: np.ndarray) -> np.ndarray:
    samen = aantal + vooraf
    uit: np.ndarray = np.log(samen / (samen.sum() - samen))
    return uit
