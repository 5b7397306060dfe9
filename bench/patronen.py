"""Meet de scan: hoe snel, hoe vaak vals alarm, en wat er gevonden wordt naast een vuistregel.

    PYTHONPATH=src .venv/bin/python -m bench.patronen [snelheid] [geldig] [kracht]

De gemeente is een vierkant met verzonnen gebieden; in sommige keren staat er een patroon in waarvan
het antwoord vastligt. Tijden zijn van de klok, met tussen haakjes de rekentijd.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nabij.rekenen.krimp import krimp
from nabij.rekenen.scan import Gebieden, Model, Opzet, scan
from nabij.rekenen.verwachting import verwachting

GEBIEDEN, WEKEN, THEMAS = 100, 52, 30
PER_CEL = 0.1
"""Gemiddeld zoveel vragen per thema, gebied en week: 520 per thema in een jaar."""
KEREN, LATER = 200, (2, 4, 6, 8)
Tellingen = NDArray[np.int64]


def gemeente(aantal: int, zaad: int) -> Gebieden:
    rng = np.random.default_rng(zaad)
    return Gebieden(
        tuple(f"B{i:03d}" for i in range(aantal)),
        rng.random(aantal) * 10_000,
        rng.random(aantal) * 10_000,
        rng.integers(200, 2_000, aantal).astype(np.float64),
    )


def gewoon(gebieden: Gebieden) -> NDArray[np.float64]:
    assert gebieden.bevolking is not None
    deel: NDArray[np.float64] = PER_CEL * gebieden.bevolking / gebieden.bevolking.mean()
    return deel


def snelheid() -> None:
    gebieden, rng = gemeente(GEBIEDEN, 5), np.random.default_rng(5)
    tellingen = rng.poisson(gewoon(gebieden), (THEMAS, WEKEN, GEBIEDEN))
    themas = [f"t{i}" for i in range(THEMAS)]
    for model in Model:
        for stop in (10, None):
            opzet = Opzet(model=model, stop=stop)
            _meet(
                f"scan, {model}, {'met' if stop else 'zonder'} stoppen",
                lambda opzet=opzet: scan(tellingen, themas, gebieden, opzet),
            )
    reeksen = rng.negative_binomial(3, 0.5, (3_000, 290))
    _meet("verwachting, 3.000 reeksen", lambda: verwachting(reeksen))


def _meet(wat: str, doe: Callable[[], object]) -> None:
    klok, rekentijd = time.perf_counter(), time.process_time()
    doe()
    klok, rekentijd = time.perf_counter() - klok, time.process_time() - rekentijd
    print(f"| {wat} | {klok:.2f} s ({rekentijd:.2f} s) |", flush=True)


def geldig() -> None:
    """Niets aan de hand: hoe vaak is p dan hoogstens 0,05?"""
    gebieden, rng, keren = gemeente(25, 6), np.random.default_rng(6), 1_000
    tellingen = rng.poisson(gewoon(gebieden), (keren, WEKEN, 25))
    for model in Model:
        uit = scan(tellingen, [str(i) for i in range(keren)], gebieden, Opzet(model=model, stop=20))
        sterkste = {rij.thema: rij.p for rij in reversed(uit)}
        deel = sum(p <= 0.05 for p in sterkste.values()) / keren
        fout = 1.96 * (0.05 * 0.95 / keren) ** 0.5
        print(f"| {model} | {deel:.3f} | 0,050 +- {fout:.3f} |", flush=True)


def kracht() -> None:
    """Drie gebieden, acht weken lang maal twee tot vier; elke twee weken kijken."""
    gebieden = gemeente(GEBIEDEN, 7)
    plek = gebieden.volgorde[int(np.argmin(np.hypot(gebieden.x - 5e3, gebieden.y - 5e3)))][:3]
    ware = {gebieden.codes[i] for i in plek}
    print("| maal | manier | gevonden | vals alarm | weken tot gevonden | overlap |")
    for maal in (2, 3, 4, 6):
        for naam, regel in _REGELS.items():
            weken, overlap, vals = [], [], 0
            for keer in range(KEREN):
                rng = np.random.default_rng([keer, maal])
                kalm = rng.poisson(gewoon(gebieden), (WEKEN, GEBIEDEN))
                erbij = rng.poisson(gewoon(gebieden)[plek] * (maal - 1), (8, 3))
                vals += bool(regel(kalm, gebieden))
                druk = kalm.copy()
                druk[-8:, plek] += erbij
                for week in LATER:
                    gevonden = regel(druk[: WEKEN - 8 + week], gebieden)
                    if gevonden & ware:
                        weken.append(week)
                        overlap.append(len(gevonden & ware) / len(gevonden | ware))
                        break
            print(
                f"| {maal} | {naam} | {len(weken) / KEREN:.2f} | {vals / KEREN:.2f} | "
                f"{np.mean(weken) if weken else float('nan'):.1f} | "
                f"{np.mean(overlap) if overlap else float('nan'):.2f} |",
                flush=True,
            )


def _scan(tellingen: Tellingen, gebieden: Gebieden) -> set[str]:
    opzet = Opzet(replicaties=199, stop=10)
    eerste = scan(tellingen[None], ["x"], gebieden, opzet)[:1]
    return {code for rij in eerste if rij.p <= 0.05 for code in rij.gebieden}


def _verwacht(tellingen: Tellingen, gebieden: Gebieden) -> set[str]:
    """De laatste acht weken gekrompen naar de bevolking; het interval ligt boven het gemiddelde."""
    assert gebieden.bevolking is not None
    laatste = tellingen[-8:].sum(axis=0).astype(np.float64)
    deel = gebieden.bevolking / gebieden.bevolking.sum()
    uit = krimp(laatste, laatste.sum() * deel)
    return {gebieden.codes[i] for i in np.flatnonzero(uit.onder > uit.gemiddeld)}


def _vuistregel(tellingen: Tellingen, gebieden: Gebieden) -> set[str]:
    """Verdubbeld tegen de acht weken ervoor, en minstens drie."""
    nu, eerder = tellingen[-8:].sum(axis=0), tellingen[-16:-8].sum(axis=0)
    return {gebieden.codes[i] for i in np.flatnonzero((nu >= 2 * eerder) & (nu >= 3))}


_REGELS = {"scan": _scan, "verwacht": _verwacht, "verdubbeld en minstens 3": _vuistregel}
_DELEN = {"snelheid": snelheid, "geldig": geldig, "kracht": kracht}


def main() -> int:
    for deel in sys.argv[1:] or _DELEN:
        print(f"\n{deel}", flush=True)
        _DELEN[deel]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
