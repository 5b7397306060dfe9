"""Het effect van een antwoord voor velen: verhouding, interval, en soms niet te zeggen."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nabij.rekenen.effect import Oordeel, effect

pytestmark = pytest.mark.rij("M32")


def test_met_de_hand() -> None:
    # Hier 20 van 40, elders 100 van 100: (20/40) / (100/100).
    uit = effect(20, 40.0, 100, 100.0)

    assert uit.verhouding == pytest.approx(0.5)
    assert uit.oordeel is Oordeel.MINDER


def test_de_grenzen_van_clopper_en_pearson() -> None:
    """Hun voorbeeld van 4 op de 10 heeft grenzen 0,1216 en 0,7376."""
    uit = effect(4, 1.0, 6, 1.0)

    assert uit.onder == pytest.approx(0.12155 / (1 - 0.12155), abs=1e-4)
    assert uit.boven == pytest.approx(0.73762 / (1 - 0.73762), abs=1e-4)
    assert uit.oordeel is Oordeel.NIET_TE_ZEGGEN


def test_nul_hier_en_nul_elders() -> None:
    niets = effect(0, 5.0, 0, 50.0)
    assert (niets.verhouding, niets.onder, niets.boven) == (None, 0, inf)
    assert niets.oordeel is Oordeel.NIET_TE_ZEGGEN
    geen = effect(0, 10.0, 100, 100.0)
    # 1 - 0,025 ** (1/100), als kansverhouding en maal tien.
    deel = 1 - 0.025 ** (1 / 100)
    assert (geen.verhouding, geen.onder) == (0, 0)
    assert geen.boven == pytest.approx(deel / (1 - deel) * 10)
    assert effect(9, 1.0, 0, 10.0).verhouding is None


@given(st.integers(0, 200), st.floats(0.5, 200), st.integers(0, 2000), st.floats(0.5, 2000))
def test_de_schatting_ligt_in_het_interval_en_ruilen_keert_om(
    hier: int, e: float, elders: int, f: float
) -> None:
    uit, om = effect(hier, e, elders, f), effect(elders, f, hier, e)

    if uit.verhouding is not None:
        assert uit.onder <= uit.verhouding <= uit.boven
    if om.onder > 0:
        assert uit.boven == pytest.approx(1 / om.onder, rel=1e-6)


def test_het_interval_dekt_minstens_wat_het_belooft() -> None:
    """Exact opgeteld, niet getrokken: 12 hier verwacht, 60 elders, en waar is 0,7."""
    a, b = np.arange(40), np.arange(20, 111)
    kans = np.outer(stats.poisson.pmf(a, 12 * 0.7), stats.poisson.pmf(b, 60))
    raak = np.array(
        [[(uit := effect(int(i), 12, int(j), 60)).onder <= 0.7 <= uit.boven for j in b] for i in a]
    )
    assert 0.95 <= (kans * raak).sum() <= 0.985


@pytest.mark.parametrize("fout", [(-1, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, inf), (1, 1, -2, 1)])
def test_wat_niet_kan(fout: tuple[int, float, int, float]) -> None:
    with pytest.raises(ValueError, match=r"verwacht|nooit minder"):
        effect(*fout)
