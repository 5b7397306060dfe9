"""De scan: met de hand nagerekend, en naast de papieren gelegd."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from nabij.rekenen.scan import Gebieden, Model, Opzet, benjamini_hochberg, llr, scan
from nabij.rekenen.scan.herhalen import Cilinders, blokken, toppen
from nabij.rekenen.scan.modellen import Tabel, Toeval
from tests.rekenen import scan_traag

pytestmark = pytest.mark.rij("M30")

DRIE = Gebieden(
    ("A", "B", "C"),
    np.array([0.0, 1.0, 5.0]),
    np.zeros(3),
    np.array([100.0, 100.0, 200.0]),
)


def rooster(aantal: int, zaad: int = 3) -> Gebieden:
    rng = np.random.default_rng(zaad)
    return Gebieden(
        tuple(f"B{i:02d}" for i in range(aantal)),
        rng.integers(0, 9, aantal).astype(float),
        rng.integers(0, 9, aantal).astype(float),
        rng.integers(50, 500, aantal).astype(float),
    )


def straat(aantal: int) -> Gebieden:
    """Even grote gebieden op een rij."""
    codes = tuple(f"B{i:02d}" for i in range(aantal))
    return Gebieden(
        codes, np.arange(aantal, dtype=np.float64), np.zeros(aantal), np.full(aantal, 100.0)
    )


def gewicht(gebieden: Gebieden) -> NDArray[np.float64]:
    assert gebieden.bevolking is not None
    return gebieden.bevolking


# -- de LLR, met de hand


def test_llr_van_poisson_met_de_hand() -> None:
    # 10 van de 100, en 4 verwacht: 10 ln 2,5 + 90 ln (90 / 96) = 9,162907 - 5,808467
    assert llr(Model.POISSON, 10, 4.0, 100) == pytest.approx(3.354440, abs=1e-6)
    assert llr(Model.PERMUTATIE, 10, 4.0, 100) == llr(Model.POISSON, 10, 4.0, 100)


def test_llr_van_neill_met_de_hand() -> None:
    # 10 ln 2,5 + 4 - 10
    assert llr(Model.VERWACHTING, 10, 4.0, 100) == pytest.approx(3.16291, abs=1e-5)


def test_alle_vragen_in_een_cilinder() -> None:
    assert llr(Model.POISSON, 7, 3.5, 7) == pytest.approx(7 * math.log(2))


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize(("c", "e"), [(4, 4.0), (3, 4.0), (0, 0.0), (0, 2.0)])
def test_niet_meer_dan_verwacht_is_nul(model: Model, c: int, e: float) -> None:
    assert llr(model, c, e, 20) == 0


# -- de zones


def test_bij_gelijke_afstand_gaat_de_code_voor() -> None:
    rij = Gebieden(("M", "Z", "A"), np.array([0.3, 0.2, 0.1]), np.zeros(3), np.ones(3))

    # Van Z naar M en van Z naar A is het even ver, ook al zegt een computer van niet.
    assert [rij.codes[i] for i in rij.volgorde[1]] == ["Z", "A", "M"]


def test_een_zone_is_hoogstens_het_aandeel() -> None:
    assert DRIE.lengtes(gewicht(DRIE), 0.5).tolist() == [2, 2, 1]
    assert DRIE.lengtes(gewicht(DRIE), 0.49).tolist() == [1, 1, 0]
    assert DRIE.lengtes(gewicht(DRIE), 1).tolist() == [3, 3, 3]


def test_zonder_bevolking_telt_het_aandeel_van_de_vragen() -> None:
    kaal = Gebieden(DRIE.codes, DRIE.x, DRIE.y)
    tellingen = np.array([[[1, 1, 6], [4, 0, 0]]])

    # C heeft de helft van de vragen, A en B samen ook.
    eerste = scan(tellingen, ["geld"], kaal, Opzet(replicaties=9))[0]
    assert eerste.gebieden == ("A",)
    with pytest.raises(ValueError, match="bevolking nodig"):
        scan(tellingen, ["geld"], kaal, Opzet(model=Model.POISSON))


# -- een hele scan


def test_een_scan_met_de_hand() -> None:
    # Vier weken, 20 vragen; in de laatste week 6, waarvan 5 in A. A heeft er samen 8.
    tellingen = np.array([[[1, 1, 2], [1, 2, 2], [1, 2, 2], [5, 0, 1]]])

    eerste = scan(tellingen, ["geld"], DRIE, Opzet(vensters=2, replicaties=99))[0]

    assert (eerste.gebieden, eerste.perioden, eerste.waargenomen) == (("A",), 1, 5)
    assert eerste.verwacht == pytest.approx(6 * 8 / 20)
    # 5 ln(5 / 2,4) + 15 ln(15 / 17,6)
    assert eerste.llr == pytest.approx(3.66985 - 2.39773, abs=1e-4)
    assert eerste.herhalingstermijn_dagen == pytest.approx(7 / eerste.p)


def test_de_verwachting_naar_bevolking() -> None:
    tellingen = np.array([[[2, 2, 4], [6, 2, 4]]])

    eerste = scan(tellingen, ["x"], DRIE, Opzet(model=Model.POISSON, vensters=1, replicaties=9))[0]

    assert eerste.gebieden == ("A",)
    assert eerste.verwacht == pytest.approx(20 / 4 / 2)


def test_een_thema_hoe_zwak_ook_staat_erin_en_een_vraag_alleen_niet() -> None:
    """Alle vragen in een gebied: het kan niet anders dan het is."""
    tellingen = np.array([[[2, 0, 0], [2, 0, 0]], [[0, 0, 0], [0, 1, 0]]])

    uit = scan(tellingen, ["vast", "los"], DRIE, Opzet(replicaties=99))

    assert [(rij.thema, rij.llr, rij.p, rij.q) for rij in uit] == [("vast", 0, 1, 1)]


def test_twee_plekken_zijn_twee_patronen_die_elkaar_niet_raken() -> None:
    gebieden = straat(12)
    tellingen = np.ones((1, 20, 12), dtype=np.int64)
    tellingen[0, -3:, [2, 9]] += 6

    uit = scan(tellingen, ["geld"], gebieden, Opzet(vensters=4, replicaties=99))

    assert {rij.gebieden for rij in uit[:2]} == {("B02",), ("B09",)}
    alle = [code for rij in uit for code in rij.gebieden]
    assert len(alle) == len(set(alle))
    assert [rij.llr for rij in uit] == sorted((rij.llr for rij in uit), reverse=True)


@pytest.mark.parametrize("model", Model)
@given(zaad=st.integers(0, 10_000), aandeel=st.sampled_from([0.2, 0.5, 1.0]))
@settings(max_examples=15, deadline=None)
def test_hetzelfde_als_letterlijk_naar_de_papieren(model: Model, zaad: int, aandeel: float) -> None:
    rng = np.random.default_rng(zaad)
    gebieden = rooster(7, zaad)
    tellingen = rng.poisson(0.4, (1, 9, 7))
    opzet = Opzet(model=model, vensters=4, max_aandeel=aandeel, replicaties=1)

    uit = scan(tellingen, ["x"], gebieden, opzet)

    vlak = tellingen[0]
    verwacht = scan_traag.gewoon(model, vlak, gebieden)
    hoogste = scan_traag.hoogste(model, vlak, verwacht, gebieden, 4, aandeel, int(vlak.sum()))
    assert max((rij.llr for rij in uit), default=0.0) == pytest.approx(hoogste, abs=1e-9)
    if uit:
        alle = list(scan_traag.cilinders(vlak, verwacht, gebieden, 4, aandeel))
        eerste = uit[0]
        assert any(
            (zone, w, c) == (eerste.gebieden, eerste.perioden, eerste.waargenomen)
            and e == pytest.approx(eerste.verwacht)
            for zone, w, c, e in alle
        )


@pytest.mark.parametrize("model", Model)
@given(zaad=st.integers(0, 10_000), onder=st.sampled_from([0.05, 1.0, 3.0]))
@settings(max_examples=10, deadline=None)
def test_de_herhalingen_slaan_niets_over(model: Model, zaad: int, onder: float) -> None:
    """Wat de snelle weg de sterkste noemt, is dat ook als je alles uitrekent."""
    rng = np.random.default_rng(zaad)
    gebieden = rooster(6, zaad)
    assert gebieden.bevolking is not None
    vlak = rng.poisson(0.6, (8, 6))
    totaal, verwacht = int(vlak.sum()), scan_traag.gewoon(model, vlak, gebieden)[-3:]
    toeval = Toeval(model, vlak.sum(axis=0), vlak[-3:].sum(axis=1), verwacht)
    proef = toeval.trek(12, rng)
    tabel = Tabel(model, totaal, int(proef[:, -1].sum(axis=0).max()))
    per_venster = np.cumsum(verwacht[::-1], axis=0).T
    e = np.cumsum(per_venster[gebieden.volgorde], axis=1)
    lengtes = gebieden.lengtes(gebieden.bevolking, 0.6)
    zoek = Cilinders(gebieden.volgorde, lengtes, e, *tabel.lijn(e))

    snel = toppen(proef, zoek, tabel, onder, 4.0)

    los = np.diff(proef, axis=1, prepend=0)[:, ::-1]
    for keer in range(12):
        traag = scan_traag.hoogste(
            model, los[:, :, keer].T.astype(np.int64), verwacht, gebieden, 3, 0.6, totaal
        )
        if traag >= onder:
            assert snel[keer] == pytest.approx(traag, abs=1e-9)
        else:
            assert snel[keer] < onder


# -- wat toeval trekt


def test_een_permutatie_laat_de_vragen_per_week_en_per_gebied_staan() -> None:
    vlak = np.random.default_rng(1).poisson(1, (6, 4))
    alles = Toeval(Model.PERMUTATIE, vlak.sum(0), vlak.sum(1), np.ones(vlak.shape))

    proef = alles.trek(50, np.random.default_rng(2))

    assert (vlak.sum(axis=0) == proef[:, -1].T).all()
    los = np.diff(proef, axis=1, prepend=0)[:, ::-1]
    assert (vlak.sum(axis=1) == los.sum(axis=0).T).all()
    assert not (los[:, :, 0] == los[:, :, 1]).all()


@pytest.mark.parametrize("model", Model)
def test_gemiddeld_trekt_toeval_wat_verwacht_is(model: Model) -> None:
    vlak = np.random.default_rng(1).poisson(2, (10, 5))
    gebieden = rooster(5)
    verwacht = scan_traag.gewoon(model, vlak, gebieden)[-2:]
    toeval = Toeval(model, vlak.sum(0), vlak[-2:].sum(1), verwacht)

    proef = toeval.trek(4000, np.random.default_rng(7))

    gemiddeld = proef.mean(axis=2)
    assert gemiddeld[:, 0] == pytest.approx(verwacht[-1], abs=0.15)
    assert gemiddeld[:, 1] == pytest.approx(verwacht.sum(axis=0), abs=0.2)


# -- p, stoppen en q


def test_hetzelfde_zaad_geeft_hetzelfde_en_een_thema_erbij_verandert_niets() -> None:
    tellingen = np.random.default_rng(4).poisson(0.5, (2, 12, 12))
    gebieden, opzet = rooster(12), Opzet(vensters=3, replicaties=99)

    samen = scan(tellingen, ["a", "b"], gebieden, opzet)
    alleen = scan(tellingen[1:], ["b"], gebieden, opzet)

    assert [(r.llr, r.p) for r in samen if r.thema == "b"] == [(r.llr, r.p) for r in alleen]
    ander = scan(tellingen, ["a", "b"], gebieden, Opzet(vensters=3, replicaties=99, zaad=2))
    assert [r.p for r in ander] != [r.p for r in samen]


def test_p_zonder_stoppen_telt_het_gevondene_mee() -> None:
    tellingen = np.ones((1, 20, 12), dtype=np.int64)
    tellingen[0, -2:, 4] += 12

    eerste = scan(tellingen, ["x"], rooster(12), Opzet(replicaties=99))[0]

    assert (eerste.p, eerste.herhalingstermijn_dagen) == (0.01, 700)


def test_stoppen_bij_de_k_de_geeft_k_gedeeld_door_n() -> None:
    tellingen = np.random.default_rng(4).poisson(0.5, (1, 12, 12))
    gebieden = rooster(12)

    def p(replicaties: int, stop: int | None) -> float:
        opzet = Opzet(vensters=3, replicaties=replicaties, stop=stop)
        return scan(tellingen, ["x"], gebieden, opzet)[0].p

    alles = p(999, None)
    sterker = round(alles * 1000) - 1
    n = [k / p(999, k) for k in range(1, sterker + 1, max(1, sterker // 9))]
    assert sterker > 9
    assert n == pytest.approx([round(keer) for keer in n])
    assert n == sorted(set(n))
    assert n[-1] <= 999
    # Wie vaker sterker eist dan er waren, doet ze alle.
    assert p(999, sterker + 1) == alles


def test_een_sterk_patroon_stopt_niet() -> None:
    tellingen = np.ones((1, 20, 12), dtype=np.int64)
    tellingen[0, -2:, 4] += 12

    uit = scan(tellingen, ["x"], rooster(12), Opzet(replicaties=199, stop=10))

    assert uit[0].p == 1 / 200
    assert all(rij.p >= uit[0].p for rij in uit)


def test_benjamini_en_hochberg_met_de_hand() -> None:
    # Het voorbeeld van vier: 0,01 x 4; 0,02 x 2; 0,03 x 4/3; 0,5
    q = benjamini_hochberg(np.array([0.5, 0.03, 0.01, 0.02]))
    assert q.tolist() == pytest.approx([0.5, 0.04, 0.04, 0.04])


def test_het_voorbeeld_van_benjamini_en_hochberg() -> None:
    """Hun tabel van vijftien: bij 0,05 blijven de eerste vier staan."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert (benjamini_hochberg(np.array(p)) <= 0.05).sum() == 4


def test_q_telt_thema_s_en_geen_patronen() -> None:
    tellingen = np.ones((2, 20, 12), dtype=np.int64)
    tellingen[0, -2:, [2, 9]] += 9

    uit = scan(tellingen, ["vol", "gewoon"], straat(12), Opzet(replicaties=99))

    eerste, tweede = [rij for rij in uit if rij.thema == "vol"][:2]
    assert (eerste.p, eerste.q, tweede.q) == (0.01, 0.02, 0.02)


def test_blokken_tellen_op() -> None:
    for replicaties in (1, 31, 32, 99, 128, 999, 5000):
        assert sum(blokken(replicaties)) == replicaties


@pytest.mark.parametrize("model", Model)
def test_vals_alarm_zo_vaak_als_beloofd(model: Model) -> None:
    """200 keer niets aan de hand. Bij p <= 0,1 hoort 0,1; de grens ligt op vier maal de fout."""
    rng, gebieden = np.random.default_rng(11), rooster(9)
    assert gebieden.bevolking is not None
    deel = gebieden.bevolking / gebieden.bevolking.mean()
    tellingen = rng.poisson(0.5 * deel, (200, 12, 9))
    opzet = Opzet(model=model, vensters=4, replicaties=49, stop=10)

    uit = scan(tellingen, [f"t{i}" for i in range(200)], gebieden, opzet)

    sterkste = {rij.thema: rij.p for rij in reversed(uit)}
    vals = sum(p <= 0.1 for p in sterkste.values()) / 200
    assert abs(vals - 0.1) <= 4 * math.sqrt(0.1 * 0.9 / 200)


# -- wat niet kan


@pytest.mark.parametrize(
    "fout", [{"vensters": 0}, {"replicaties": 0}, {"stop": 0}, {"max_aandeel": 0}, {"zaad": -1}]
)
def test_een_opzet_die_niet_kan(fout: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"minstens|aandeel"):
        Opzet(**fout)  # type: ignore[arg-type]


def test_vormen_die_niet_kloppen() -> None:
    with pytest.raises(ValueError, match="per thema, periode en gebied"):
        scan(np.zeros((1, 4, 2), dtype=np.int64), ["x"], DRIE, Opzet())
    with pytest.raises(ValueError, match="minder dan nul"):
        scan(np.full((1, 4, 3), -1), ["x"], DRIE, Opzet())
    with pytest.raises(ValueError, match="eigen code"):
        Gebieden(("A", "A"), np.zeros(2), np.zeros(2))


def test_vragen_waar_niets_verwacht_is() -> None:
    leeg = Gebieden(DRIE.codes, DRIE.x, DRIE.y, np.array([0.0, 100.0, 100.0]))
    with pytest.raises(ValueError, match="waar er geen een verwacht is"):
        scan(np.ones((1, 3, 3), dtype=np.int64), ["x"], leeg, Opzet(model=Model.POISSON))
