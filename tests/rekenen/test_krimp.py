"""Krimpen naar het gemiddelde, met de hand nagerekend."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.rekenen.krimp import krimp

pytestmark = pytest.mark.rij("M30")


def test_met_de_hand() -> None:
    """Marshall: m = 30/20; s2 = (10 x 1 + 10 x 1) / 20 = 1; tussen gebieden 1 - 1,5/10 = 0,85.

    Het gewicht van een gebied is 0,85 / (0,85 + 1,5/10) = 0,85.
    """
    uit = krimp(np.array([25.0, 5.0]), np.array([10.0, 10.0]))

    assert (uit.gemiddeld, uit.spreiding) == pytest.approx((1.5, 0.85))
    assert uit.verhouding == pytest.approx([1.5 + 0.85, 1.5 - 0.85])


def test_zonder_verschil_tussen_gebieden_heeft_ieder_het_gemiddelde() -> None:
    uit = krimp(np.array([11.0, 9.0, 10.0]), np.array([10.0, 10.0, 10.0]))

    assert uit.spreiding == 0
    assert uit.verhouding == pytest.approx([1, 1, 1])
    # Het exacte interval van Poisson rond 30 heeft als onderkant 20,24; gedeeld door 30.
    assert uit.onder == pytest.approx([20.2409 / 30] * 3, abs=1e-5)


def test_een_klein_gebied_krimpt_het_hardst() -> None:
    uit = krimp(np.array([3.0, 300.0, 60.0, 140.0]), np.array([1.0, 100.0, 100.0, 100.0]))

    assert uit.verhouding[0] < 3
    assert 3 - uit.verhouding[1] < 3 - uit.verhouding[0]
    assert uit.boven[0] - uit.onder[0] > uit.boven[1] - uit.onder[1]


def test_waar_niets_verwacht_is_geldt_het_gemiddelde() -> None:
    uit = krimp(np.array([0.0, 25.0, 5.0]), np.array([0.0, 10.0, 10.0]))

    assert uit.verhouding[0] == pytest.approx(uit.gemiddeld)


def test_nergens_een_vraag() -> None:
    uit = krimp(np.zeros(3), np.full(3, 2.0))

    assert uit.verhouding.tolist() == [0, 0, 0]
    # Nul van zes verwacht: de bovenkant is -ln 0,025 gedeeld door zes.
    assert uit.boven == pytest.approx([3.68888 / 6] * 3, abs=1e-5)


def test_gekrompen_ligt_dichter_bij_de_waarheid() -> None:
    rng = np.random.default_rng(8)
    waar, verwacht = rng.gamma(4, 0.25, 400), rng.uniform(1, 6, 400)
    gevonden = rng.poisson(waar * verwacht).astype(float)

    uit = krimp(gevonden, verwacht)

    kaal = ((gevonden / verwacht - waar) ** 2).mean()
    assert ((uit.verhouding - waar) ** 2).mean() < 0.7 * kaal
    assert ((uit.onder <= waar) & (waar <= uit.boven)).mean() == pytest.approx(0.95, abs=0.04)


@given(st.lists(st.tuples(st.integers(0, 200), st.floats(0.1, 100)), min_size=1, max_size=12))
def test_altijd_tussen_het_eigen_cijfer_en_het_gemiddelde(rijen: list[tuple[int, float]]) -> None:
    o, e = np.array([float(r[0]) for r in rijen]), np.array([r[1] for r in rijen])
    uit = krimp(o, e)

    laag, hoog = np.minimum(o / e, uit.gemiddeld), np.maximum(o / e, uit.gemiddeld)
    assert (uit.verhouding >= laag - 1e-9 * (1 + laag)).all()
    assert (uit.verhouding <= hoog + 1e-9 * (1 + hoog)).all()
    assert (uit.onder <= uit.boven).all()


@pytest.mark.parametrize(
    ("o", "e"), [([1], [1, 2]), ([-1], [1]), ([1], [-1]), ([1, 0], [0, 1]), ([0], [0])]
)
def test_wat_niet_kan(o: list[float], e: list[float]) -> None:
    with pytest.raises(ValueError, match=r"verwacht"):
        krimp(np.array(o, dtype=float), np.array(e, dtype=float))
