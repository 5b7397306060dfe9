"""De meting van de wachttijd, klein: dekking en afwijking, met een vast zaad."""

from __future__ import annotations

import numpy as np
import pytest

from bench.wachttijd import DAG, OPZETTEN, Opzet, eigen_doel, gewoon, meet, trek

OPLOPEND, TEMPO = OPZETTEN[0], OPZETTEN[-1]


@pytest.mark.rij("M07", "M36")
@pytest.mark.parametrize("opzet", [OPLOPEND, TEMPO], ids=["gamma", "tempo"])
def test_de_schatting_zit_bij_de_waarheid_en_de_gewone_som_niet(opzet: Opzet) -> None:
    uit = meet(opzet, keren=60, veel=40_000)
    assert uit.dekking >= 0.90
    assert uit.gezegd == 1
    assert abs(uit.bias) <= 1
    assert uit.bias_gewoon < -3


def test_de_waarheid_is_wat_er_getrokken_wordt() -> None:
    """Zonder oplopen is het eigen doel de waarheid; anders meet de meting iets anders."""
    vast = Opzet("vast", 5, 8, 0)
    assert eigen_doel(vast, 60_000) == pytest.approx(vast.waarheid(), abs=0.25)


def test_een_vast_zaad_geeft_steeds_hetzelfde() -> None:
    eerste, tweede = (trek(OPLOPEND, 50, np.random.default_rng(3)) for _ in range(2))
    assert eerste == tweede
    assert all(een.toegewezen <= DAG for een in eerste)
    assert gewoon([]) is None
