"""Termijnen, met de hand nagerekend; bij elk voorbeeld staat de weekdag om mee te tellen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.fundament.termijnen import (
    Eenheid,
    Kalender,
    Opschorting,
    Termijn,
    Waarom,
    Wanneer,
    bereken,
    feestdagen,
    is_werkdag,
    onder_termijnenwet,
    paasdag,
    werkdagen_eerder,
    werkdagen_later,
    werkdagen_tussen,
)

DAGEN, WEKEN, MAANDEN, JAREN = Eenheid.DAGEN, Eenheid.WEKEN, Eenheid.MAANDEN, Eenheid.JAREN
NA_HEMELVAART = Kalender(frozenset({date(2026, 5, 15), date(2026, 1, 2)}))


def laatste_dag(
    lengte: int, eenheid: Eenheid, vanaf: date, kalender: Kalender = NA_HEMELVAART, **meer: object
) -> date:
    """De laatste dag van deze termijn."""
    termijn = Termijn(lengte, eenheid, "een wet", terug=bool(meer.pop("terug", False)))
    return bereken(termijn, Wanneer(vanaf, **meer), kalender).laatste_dag  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "dag",
    [
        date(1818, 3, 22), date(1943, 4, 25), date(2000, 4, 23), date(2008, 3, 23),
        date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28),
        date(2028, 4, 16), date(2038, 4, 25), date(2285, 3, 22),
    ],
)  # fmt: skip
def test_pasen_ook_de_vroegste_en_de_laatste(dag: date) -> None:
    assert paasdag(dag.year) == dag


@given(st.integers(min_value=1583, max_value=4099))
def test_pasen_is_altijd_een_zondag_tussen_22_maart_en_25_april(jaar: int) -> None:
    dag = paasdag(jaar)
    assert dag.weekday() == 6
    assert date(jaar, 3, 22) <= dag <= date(jaar, 4, 25)


def test_de_feestdagen_van_2026_zijn_die_van_artikel_3() -> None:
    assert dict(feestdagen(2026)) == {
        date(2026, 1, 1): "Nieuwjaarsdag",
        date(2026, 4, 3): "Goede Vrijdag",
        date(2026, 4, 6): "tweede paasdag",
        date(2026, 4, 27): "Koningsdag",
        date(2026, 5, 5): "5 mei",
        date(2026, 5, 14): "Hemelvaartsdag",
        date(2026, 5, 25): "tweede pinksterdag",
        date(2026, 12, 25): "eerste kerstdag",
        date(2026, 12, 26): "tweede kerstdag",
    }


@pytest.mark.parametrize("jaar", [2023, 2024, 2025, 2026, 2027])
def test_5_mei_telt_elk_jaar(jaar: int) -> None:
    assert Kalender().vrij(date(jaar, 5, 5))


def test_koningsdag_op_zondag_wordt_zaterdag_gevierd() -> None:
    assert feestdagen(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in feestdagen(2025)
    assert feestdagen(2013)[date(2013, 4, 30)] == "Koninginnedag"


@pytest.mark.parametrize(
    ("lengte", "eenheid", "vanaf", "eind"),
    [
        # Pasen: vr 20 feb + 6 weken = vr 3 apr, Goede Vrijdag; za, zo, tweede paasdag -> di 7 apr
        (6, WEKEN, date(2026, 2, 20), date(2026, 4, 7)),
        # vr 27 mrt + 7 dagen is dezelfde Goede Vrijdag
        (7, DAGEN, date(2026, 3, 27), date(2026, 4, 7)),
        # Pinksteren: ma 11 mei + 2 weken = tweede pinksterdag -> di 26 mei
        (2, WEKEN, date(2026, 5, 11), date(2026, 5, 26)),
        # Hemelvaart: do 30 apr + 2 weken = do 14 mei; vr 15 mei is gelijkgesteld -> ma 18 mei
        (2, WEKEN, date(2026, 4, 30), date(2026, 5, 18)),
        # Kerst op vrijdag en zaterdag: vr 11 dec + 2 weken = vr 25 dec -> ma 28 dec
        (2, WEKEN, date(2026, 12, 11), date(2026, 12, 28)),
        # Kerst op donderdag en vrijdag: do 13 nov + 6 weken = do 25 dec 2025 -> ma 29 dec
        (6, WEKEN, date(2025, 11, 13), date(2025, 12, 29)),
        # Nieuwjaar: do 20 nov + 6 weken = do 1 jan; vr 2 jan is gelijkgesteld -> ma 5 jan
        (6, WEKEN, date(2025, 11, 20), date(2026, 1, 5)),
        # Koningsdag op maandag: ma 13 apr + 2 weken = ma 27 apr -> di 28 apr
        (2, WEKEN, date(2026, 4, 13), date(2026, 4, 28)),
        # Koningsdag gevierd op zaterdag: vr 11 apr + 2 weken = vr 25 apr 2025, een gewone dag
        (2, WEKEN, date(2025, 4, 11), date(2025, 4, 25)),
        # 5 mei op dinsdag: di 21 apr + 2 weken = di 5 mei -> wo 6 mei
        (2, WEKEN, date(2026, 4, 21), date(2026, 5, 6)),
        # Schrikkeldag: do 22 feb + 7 dagen = do 29 feb 2024
        (7, DAGEN, date(2024, 2, 22), date(2024, 2, 29)),
        # over de schrikkeldag heen: do 20 jan + 6 weken = do 2 mrt 2028
        (6, WEKEN, date(2028, 1, 20), date(2028, 3, 2)),
        # een maand na 31 januari: do 29 feb 2024, vr 28 feb 2025
        (1, MAANDEN, date(2024, 1, 31), date(2024, 2, 29)),
        (1, MAANDEN, date(2025, 1, 31), date(2025, 2, 28)),
        # een jaar na 29 februari: 28 feb, en daar geldt de Atw niet
        (1, JAREN, date(2024, 2, 29), date(2025, 2, 28)),
        # een gewone week zonder iets: wo 4 nov + 7 dagen = wo 11 nov
        (7, DAGEN, date(2026, 11, 4), date(2026, 11, 11)),
    ],
)  # fmt: skip
def test_met_de_hand_nagerekend(lengte: int, eenheid: Eenheid, vanaf: date, eind: date) -> None:
    assert laatste_dag(lengte, eenheid, vanaf) == eind


def test_een_gelijkgestelde_dag_is_een_gegeven_en_geen_berekening() -> None:
    # do 30 apr + 2 weken = Hemelvaart; zonder het koninklijk besluit is vr 15 mei gewoon
    assert laatste_dag(2, WEKEN, date(2026, 4, 30), Kalender()) == date(2026, 5, 15)


@pytest.mark.parametrize(
    ("lengte", "vanaf", "eind"),
    [
        # do 2 apr + 3 dagen = eerste paasdag -> di 7 apr, met maar een gewone dag -> wo 8 apr
        (3, date(2026, 4, 2), date(2026, 4, 8)),
        # twee dagen is te kort voor artikel 2: za 4 apr -> di 7 apr
        (2, date(2026, 4, 2), date(2026, 4, 7)),
        # do 24 dec + 3 dagen = zo 27 dec -> ma 28 dec, een gewone dag -> di 29 dec
        (3, date(2026, 12, 24), date(2026, 12, 29)),
        # wo 23 dec + 3 dagen = za 26 dec -> ma 28 dec; do 24 en ma 28 zijn er twee
        (3, date(2026, 12, 23), date(2026, 12, 28)),
    ],
)
def test_artikel_2_twee_gewone_dagen_in_drie_dagen(lengte: int, vanaf: date, eind: date) -> None:
    assert laatste_dag(lengte, DAGEN, vanaf) == eind


@pytest.mark.parametrize(
    ("lengte", "eenheid", "geldt"),
    [
        (90, DAGEN, True), (91, DAGEN, False), (12, WEKEN, True), (13, WEKEN, False),
        (3, MAANDEN, True), (4, MAANDEN, False), (1, JAREN, False), (48, Eenheid.UREN, False),
    ],
)  # fmt: skip
def test_artikel_4_wat_erbuiten_valt(lengte: int, eenheid: Eenheid, geldt: bool) -> None:
    assert onder_termijnenwet(Termijn(lengte, eenheid, "een wet")) is geldt


def test_een_lange_termijn_eindigt_ook_op_goede_vrijdag() -> None:
    # vr 2 jan + 13 weken = vr 3 apr; 12 weken vanaf vr 9 jan is dezelfde dag en schuift wel
    assert laatste_dag(13, WEKEN, date(2026, 1, 2)) == date(2026, 4, 3)
    assert laatste_dag(12, WEKEN, date(2026, 1, 9)) == date(2026, 4, 7)


def test_een_termijn_in_uren_heeft_geen_laatste_dag() -> None:
    with pytest.raises(ValueError, match="uren"):
        laatste_dag(24, Eenheid.UREN, date(2026, 4, 2))


def test_terugrekenen_schuift_niet_vooruit() -> None:
    # vr 10 apr - 7 dagen = Goede Vrijdag, en daar blijft het bij (art. 1 lid 2)
    assert laatste_dag(7, DAGEN, date(2026, 4, 10), terug=True) == date(2026, 4, 3)
    # di 7 apr - 3 dagen = za 4 apr, zonder een gewone dag; art. 2: do 2 en wo 1 april
    assert laatste_dag(3, DAGEN, date(2026, 4, 7), terug=True) == date(2026, 4, 1)


def stil(*paren: tuple[date, date]) -> tuple[Opschorting, ...]:
    return tuple(Opschorting(van, tot) for van, tot in paren)


def test_stilstaan_schuift_de_laatste_dag_op() -> None:
    # ma 2 mrt + 2 weken = ma 16 mrt; gevraagd op do 5, aangevuld op do 12: 6 t/m 11 mrt staat stil
    rij = stil((date(2026, 3, 6), date(2026, 3, 12)))
    # zes dagen later is zo 22 mrt -> ma 23 mrt
    assert laatste_dag(2, WEKEN, date(2026, 3, 2), opschortingen=rij) == date(2026, 3, 23)


def test_twee_keer_stilstaan_telt_elke_dag_een_keer() -> None:
    rij = stil((date(2026, 3, 10), date(2026, 3, 14)), (date(2026, 3, 6), date(2026, 3, 12)))
    # 6 t/m 13 mrt is acht dagen: ma 16 -> di 24 mrt
    assert laatste_dag(2, WEKEN, date(2026, 3, 2), opschortingen=rij) == date(2026, 3, 24)


def test_stilstaan_na_de_laatste_dag_helpt_niet_meer() -> None:
    rij = stil((date(2026, 3, 17), date(2026, 3, 30)))
    assert laatste_dag(2, WEKEN, date(2026, 3, 2), opschortingen=rij) == date(2026, 3, 16)


def test_stilstaan_in_de_dagen_die_de_feestdagen_erbij_gaven() -> None:
    # za 21 mrt + 2 weken = za 4 apr, en die loopt door tot di 7 apr; stil van ma 6 t/m do 9 apr:
    # vier dagen na di 7 is za 11 -> ma 13 apr
    rij = stil((date(2026, 4, 6), date(2026, 4, 10)))
    assert laatste_dag(2, WEKEN, date(2026, 3, 21), opschortingen=rij) == date(2026, 4, 13)


def test_een_genoemde_latere_dag_is_de_laatste() -> None:
    verlengd = laatste_dag(8, WEKEN, date(2026, 3, 2), verlengd_tot=date(2026, 5, 30))
    assert verlengd == date(2026, 5, 30)  # een zaterdag, maar zo is het gezegd


def test_elke_uitkomst_noemt_artikel_en_stap_voor_stap_waarom() -> None:
    termijn = Termijn(6, WEKEN, "Wmo 2015 art. 2.3.2 lid 1")
    uitkomst = bereken(termijn, Wanneer(date(2026, 2, 20)))

    assert uitkomst.artikel == "Wmo 2015 art. 2.3.2 lid 1"
    assert [(reden.soort, reden.van, reden.tot, reden.wat) for reden in uitkomst.waarom] == [
        (Waarom.GETELD, date(2026, 2, 20), date(2026, 4, 3), ""),
        (Waarom.GEEN_EINDDAG, date(2026, 4, 3), date(2026, 4, 7), "Goede Vrijdag"),
    ]


_WETTELIJK = st.one_of(
    st.tuples(st.integers(1, 90), st.just(DAGEN)),
    st.tuples(st.integers(1, 12), st.just(WEKEN)),
    st.tuples(st.integers(1, 3), st.just(MAANDEN)),
)


@given(_WETTELIJK, st.dates(date(2014, 1, 1), date(2090, 1, 1)))
def test_een_wettelijke_termijn_eindigt_nooit_op_een_vrije_dag_en_nooit_te_vroeg(
    termijn: tuple[int, Eenheid], vanaf: date
) -> None:
    eind = laatste_dag(*termijn, vanaf)
    kaal = bereken(Termijn(*termijn, "een wet"), Wanneer(vanaf)).waarom[0].tot
    assert not NA_HEMELVAART.vrij(eind)
    assert kaal <= eind <= kaal + timedelta(days=7)


class TestWerkdagen:
    """Afspraken en berichten: geen Algemene termijnenwet."""

    def test_goede_vrijdag_is_een_werkdag_en_tweede_paasdag_niet(self) -> None:
        # do 2 apr: vr 3, di 7, wo 8
        assert werkdagen_later(date(2026, 4, 2), 3) == date(2026, 4, 8)

    def test_een_contract_kan_meer_dagen_vrij_noemen(self) -> None:
        assert werkdagen_later(date(2026, 4, 2), 3, {date(2026, 4, 3)}) == date(2026, 4, 9)

    def test_over_koningsdag_en_terug(self) -> None:
        # vr 24 apr: di 28, wo 29, do 30, vr 1 mei, ma 4 mei
        assert werkdagen_later(date(2026, 4, 24), 5) == date(2026, 5, 4)
        assert werkdagen_eerder(date(2026, 5, 4), 5) == date(2026, 4, 24)
        assert werkdagen_tussen(date(2026, 4, 24), date(2026, 5, 4)) == 5

    def test_nul_werkdagen_is_vandaag_en_minder_bestaat_niet(self) -> None:
        assert werkdagen_later(date(2026, 4, 2), 0) == date(2026, 4, 2)
        assert werkdagen_tussen(date(2026, 4, 2), date(2026, 4, 1)) == 0
        with pytest.raises(ValueError, match="nul"):
            werkdagen_later(date(2026, 4, 2), -1)

    @given(st.dates(date(2014, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
    def test_heen_tellen_en_de_dagen_ertussen_zijn_gelijk(self, dag: date, aantal: int) -> None:
        later = werkdagen_later(dag, aantal)
        assert is_werkdag(later)
        assert werkdagen_tussen(dag, later) == aantal
