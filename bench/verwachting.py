"""Leg de verwachting naast het pakket surveillance van R: dezelfde reeksen, dezelfde instellingen.

    PYTHONPATH=src .venv/bin/python -m bench.verwachting [AANTAL]

R is een meetlat en geen onderdeel van het product: `apt-get install r-cran-surveillance`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nabij.rekenen.verwachting import verwachting

WEKEN = 5 * 52 + 40
GRENS = 1e-5


def reeksen(aantal: int, zaad: int = 1) -> NDArray[np.int64]:
    """Klein en groot, met trend, seizoen en spreiding; een op vijf had een uitbraak."""
    rng = np.random.default_rng(zaad)
    t = np.arange(WEKEN)
    uit = np.empty((aantal, WEKEN), dtype=np.int64)
    for nr in range(aantal):
        golf = 0.3 * np.sin(2 * np.pi * t / 52 + rng.uniform(0, 6))
        mu = rng.choice([0.5, 2, 5, 15, 60]) * np.exp(0.4 * rng.normal() * t / WEKEN + golf)
        phi = rng.choice([1.0, 1.5, 3.0])
        los = rng.poisson(mu) if phi == 1 else rng.negative_binomial(mu / (phi - 1), 1 / phi)
        if nr % 5 == 0:
            los[100:106] += rng.poisson(3 * mu[100:106])
        uit[nr] = los
    return uit


def naast_r(y: NDArray[np.int64]) -> NDArray[np.float64]:
    """(S, 3): bovengrens, verwacht en of er een trend in zat, volgens R."""
    with tempfile.TemporaryDirectory() as map_:
        heen, terug = Path(map_) / "y.csv", Path(map_) / "uit.csv"
        np.savetxt(heen, y.T, fmt="%d", delimiter=",")
        script = Path(__file__).with_suffix(".R")
        subprocess.run(["Rscript", str(script), str(heen), str(terug)], check=True)  # noqa: S607
        return np.genfromtxt(terug, delimiter=",")


def main() -> int:
    if shutil.which("Rscript") is None:
        print("Rscript is er niet: apt-get install r-cran-surveillance", file=sys.stderr)
        return 2
    y = reeksen(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000)
    begin = time.perf_counter()
    ons = verwachting(y)
    midden = time.perf_counter()
    r = naast_r(y)
    print(f"{len(y)} reeksen: wij {midden - begin:.2f} s, R {time.perf_counter() - midden:.1f} s")
    gelijk = np.abs(r[:, 0] - ons.bovengrens) < GRENS
    verschil = np.abs(r[:, 1] - ons.verwacht) / ons.verwacht
    print(f"bovengrens gelijk tot {GRENS}: {gelijk.sum()} van {len(y)}")
    print(
        f"verwacht: grootste verschil {verschil.max():.1e}, helft onder {np.median(verschil):.1e}"
    )
    print(f"met of zonder trend gelijk: {(r[:, 2] == ons.met_trend).sum()} van {len(y)}")
    return 0 if gelijk.all() else 1


if __name__ == "__main__":
    raise SystemExit(main())
