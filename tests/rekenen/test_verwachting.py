"""De verbeterde methode van Farrington, ook naast een ander algoritme gelegd."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import optimize, stats

from nabij.rekenen import verwachting as v

pytestmark = pytest.mark.rij("M30")

VIJF_JAAR = 5 * 52 + 4


def vlak(aantal: int, weken: int = VIJF_JAAR) -> NDArray[np.int64]:
    return np.full((1, weken), aantal, dtype=np.int64)


def test_een_jaar_is_een_venster_en_negen_delen() -> None:
    weken, nu = v.basis(VIJF_JAAR)
    x = v.ontwerp(weken, nu)

    # Vijf jaar terug en drie weken ervoor; de laatste 26 weken (en deze) niet.
    assert (weken[0], weken[-1], nu) == (0, nu - 27, VIJF_JAAR - 1)
    assert x.shape == (len(weken), 11)
    in_jaar = x[:52, 2:]
    assert in_jaar.sum(axis=0).tolist() == [5] * 9
    assert (in_jaar.sum(axis=1) == 0).sum() == 7
    # De week precies een jaar geleden hoort bij het venster, vier weken later niet.
    plek = {int(week): i for i, week in enumerate(weken)}
    assert not x[plek[nu - 52], 2:].any()
    assert not x[plek[nu - 55], 2:].any()
    assert x[plek[nu - 48], 2] == 1
    assert x[plek[nu - 56], 10] == 1


def test_een_vlakke_reeks_verwacht_zichzelf() -> None:
    uit = v.verwachting(vlak(7))

    assert uit.verwacht == pytest.approx([7])
    assert uit.overspreiding.tolist() == [1]
    assert uit.bovengrens.tolist() == [stats.poisson.ppf(0.995, 7)] == [15]
    assert not uit.uitschieter.any()


def test_het_seizoen_telt_mee() -> None:
    """Elk jaar rond deze week dubbel zoveel."""
    reeks = vlak(6)
    weken = np.arange(VIJF_JAAR)
    reeks[0, np.abs((weken - weken[-1] + 26) % 52 - 26) <= 3] = 12

    assert v.verwachting(reeks).verwacht == pytest.approx([12], rel=1e-4)


def test_een_trend_loopt_door_maar_schiet_niet_door() -> None:
    weken = np.arange(VIJF_JAAR)
    dalend = np.round(40 * np.exp(-weken / 200)).astype(np.int64)
    stijgend = np.round(4 * np.exp(weken / 100)).astype(np.int64)

    uit = v.verwachting(np.stack([dalend, stijgend]))

    assert uit.verwacht[0] == pytest.approx(40 * np.exp(-263 / 200), rel=0.03)
    assert uit.met_trend.tolist() == [True, False]
    assert uit.verwacht[1] <= stijgend[:-27].max()


def test_een_oude_uitbraak_verdoezelt_geen_nieuwe() -> None:
    rng = np.random.default_rng(3)
    gewoon = rng.poisson(10, (1, VIJF_JAAR))
    met = gewoon.copy()
    met[0, 260 - 104 : 260 - 100] += 60

    schoon, weer = v.verwachting(gewoon), v.verwachting(met)

    # Zonder herwegen zou het gemiddelde van het venster met tientallen procenten stijgen.
    assert weer.verwacht[0] == pytest.approx(schoon.verwacht[0], rel=0.12)


def test_naast_een_ander_algoritme() -> None:
    """Het maximum van de quasi-aannemelijkheid, gezocht met een minimaliseerder."""
    rng = np.random.default_rng(5)
    reeks = rng.poisson(np.exp(1 + 0.002 * np.arange(VIJF_JAAR)), (1, VIJF_JAAR))
    weken, nu = v.basis(VIJF_JAAR)
    x, y = v.ontwerp(weken, nu), reeks[0, weken].astype(float)

    def min_log(beta: NDArray[np.float64]) -> float:
        return float((np.exp(x @ beta) - y * (x @ beta)).sum())

    def helling(beta: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(x.T @ (np.exp(x @ beta) - y))

    gevonden = optimize.minimize(min_log, np.zeros(11), jac=helling, method="BFGS", tol=1e-10)
    mu, beta, invers = v._pas(y[None, :], x, np.ones((1, len(y))))

    assert beta[0] == pytest.approx(gevonden.x, abs=1e-4)
    # De hefbomen tellen op tot het aantal termen.
    assert v._hefboom(x, invers, mu).sum() == pytest.approx(11)


def test_de_grens_met_overspreiding_heeft_gemiddelde_mu_en_variantie_phi_mu() -> None:
    mu, phi = 8.0, 2.5
    verdeling = stats.nbinom(mu / (phi - 1), 1 / phi)
    assert (verdeling.mean(), verdeling.var()) == pytest.approx((mu, phi * mu))

    grens = v.bovengrens(np.array([mu]), np.array([phi]), 0.005)[0]

    assert verdeling.sf(grens) <= 0.005 < verdeling.sf(grens - 1)


def test_een_uitschieter_is_boven_de_grens_en_met_minstens_vijf() -> None:
    reeks = np.concatenate([vlak(7), vlak(0), vlak(0)])
    reeks[0, -1], reeks[1, -1], reeks[2, -1] = 25, 4, 5

    assert v.verwachting(reeks).uitschieter.tolist() == [True, False, True]


def test_elke_reeks_staat_op_zich() -> None:
    rng = np.random.default_rng(9)
    reeksen = rng.negative_binomial(3, 0.4, (6, VIJF_JAAR))

    samen, los = v.verwachting(reeksen), [v.verwachting(reeks[None]) for reeks in reeksen]

    assert samen.verwacht == pytest.approx([een.verwacht[0] for een in los], rel=1e-6)
    assert samen.bovengrens.tolist() == [een.bovengrens[0] for een in los]


def test_zonder_uitbraak_gaat_er_zelden_een_alarm() -> None:
    """Beloofd is 0,005; de papieren vinden rond 0,01 omdat de schatting zelf onzeker is."""
    reeksen = np.random.default_rng(2).negative_binomial(8, 0.5, (1500, VIJF_JAAR))

    assert 0.001 < v.verwachting(reeksen).uitschieter.mean() < 0.02


def test_pas_na_drie_jaar() -> None:
    with pytest.raises(v.TeWeinigGeschiedenis, match="3 jaar en 3 weken"):
        v.verwachting(vlak(5, 3 * 52 + 3))
    assert v.verwachting(vlak(5, 3 * 52 + 4)).verwacht == pytest.approx([5])


@pytest.mark.parametrize("fout", [np.zeros(300, dtype=int), -vlak(1), vlak(1) * 1.5])
def test_wat_niet_kan(fout: NDArray[np.int64]) -> None:
    with pytest.raises(ValueError, match="hele aantallen per week"):
        v.verwachting(fout)
