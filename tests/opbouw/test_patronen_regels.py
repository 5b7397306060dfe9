"""De regels van tellen en gesprekspunten, zonder database."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.regels import Puntstand, Vraag, Zekerheid
from nabij.rekenen.kleine_aantallen import toonbaar

BUURT = UUID(int=1)
MAANDAG = date(2026, 3, 2)
aantallen = st.lists(st.integers(0, 12), min_size=1, max_size=60)


def _vraag(weken: int, huis: int | None = None, thema: str = "post") -> Vraag:
    wie = None if huis is None else UUID(int=huis)
    return Vraag(MAANDAG + weken * regels.WEEK, thema, BUURT, "balie", wie)


@pytest.mark.rij("M30")
def test_een_huishouden_telt_een_keer_en_een_vraag_zonder_naam_altijd() -> None:
    vragen = [_vraag(0, 7), _vraag(1, 7), _vraag(1), _vraag(1), _vraag(1, 8)]
    geteld = regels.tel_per_week(vragen, vanaf=MAANDAG)
    assert sum(h for h, _n in geteld.values()) == 2
    assert sum(n for _h, n in geteld.values()) == 2


def test_na_dertien_weken_stilte_telt_een_huishouden_weer() -> None:
    keren = [_vraag(0, 7), _vraag(12, 7), _vraag(25, 7)]
    geteld = regels.tel_per_week(keren, vanaf=MAANDAG)
    assert sorted(cel[0] for cel in geteld) == [MAANDAG, MAANDAG + 25 * regels.WEEK]


def test_wie_voor_het_begin_al_vroeg_is_daarna_niet_nieuw() -> None:
    geteld = regels.tel_per_week([_vraag(-3, 7), _vraag(1, 7)], vanaf=MAANDAG)
    assert geteld == {}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 3)), max_size=40), st.integers(0, 47))
def test_in_dertien_weken_telt_een_huishouden_nooit_twee_keer(
    keren: list[tuple[int, int]], begin: int
) -> None:
    geteld = regels.tel_per_week([_vraag(week, huis) for week, huis in keren], vanaf=MAANDAG)
    van = MAANDAG + begin * regels.WEEK
    samen = sum(
        h for cel, (h, _n) in geteld.items() if van <= cel[0] < van + regels.PERIODE * regels.WEEK
    )
    assert samen <= len({huis for _week, huis in keren})


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_uit_som_en_kaart_is_nooit_een_klein_gebied_uit_te_rekenen(echt: list[int]) -> None:
    """Wie de som kent, en van elk gebied de kaart, houdt bij elk klein gebied keus over."""
    mag = toonbaar(echt, regels.GENOEG_BINNEN)
    som = sum(n for n, ja in zip(echt, mag, strict=True) if ja)
    klein = [plek for plek, n in enumerate(echt) if mag[plek] and n < regels.GENOEG_BINNEN]
    if not klein:
        return
    # Het ergste geval: de kaart gaat over dezelfde weken en de grote getallen zijn precies bekend.
    rest = som - sum(n for n in echt if n >= regels.GENOEG_BINNEN)
    kan = [
        mogelijk
        for mogelijk in product(range(regels.GENOEG_BINNEN), repeat=len(klein))
        if sum(mogelijk) == rest
    ]
    for plek in range(len(klein)):
        assert len({mogelijk[plek] for mogelijk in kan}) > 1


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 20)))
def test_een_kleine_weg_is_niet_af_te_trekken_van_het_totaal(per_weg: dict[str, int]) -> None:
    rijen = regels.voeg_kleine_samen(per_weg)
    assert all(n >= regels.GENOEG_BINNEN for _naam, n in rijen)
    assert sum(n for _naam, n in rijen) in (0, sum(per_weg.values()))


@given(aantallen, st.integers(1, 8))
def test_de_lijn_heeft_geen_klein_stuk_ook_niet_als_verschil(reeks: list[int], w: int) -> None:
    w = min(w, len(reeks))
    if sum(reeks[-w:]) < regels.GENOEG_BINNEN:
        return
    stukken = regels.blokken(reeks, w)
    assert all(sum(reeks[van:tot]) >= regels.GENOEG_BINNEN for van, tot in stukken)
    # Het gesprekspunt zelf is een som van hele stukken: het verschil staat er dus ook.
    venster = [(van, tot) for van, tot in stukken if van >= len(reeks) - w]
    assert sum(sum(reeks[van:tot]) for van, tot in venster) == sum(reeks[-w:])
    assert all(a[1] == b[0] for a, b in pairwise(stukken))


@given(st.integers(5, 200))
def test_een_getal_op_de_kaart_laat_minstens_drie_mogelijkheden_open(aantal: int) -> None:
    """Een vijf kan vijf, zes of zeven zijn: drie en vier staan er nooit."""
    op_de_kaart = regels.afgerond(aantal)
    kan = [n for n in range(regels.GENOEG_BINNEN, 300) if regels.afgerond(n) == op_de_kaart]
    assert len(kan) >= 3
    assert abs(op_de_kaart - aantal) <= 2


def test_bekend_en_zonder_naam_staan_er_alleen_als_beide_genoeg_zijn() -> None:
    assert regels.splits(19, 12) == 19
    assert regels.splits(19, 0) == 19
    assert regels.splits(0, 9) == 0
    assert regels.splits(27, 4) is None
    assert regels.splits(3, 28) is None
    assert regels.splits(9, 22, binnen=False) is None
    assert regels.splits(19, 12, binnen=False) == 19


@pytest.mark.parametrize(
    ("aantal", "binnen", "mag"),
    [(4, True, False), (5, True, True), (9, False, False), (10, False, True)],
)
def test_binnen_vanaf_vijf_en_daarbuiten_vanaf_tien(aantal: int, binnen: bool, mag: bool) -> None:
    assert regels.genoeg(aantal, binnen=binnen) is mag


@pytest.mark.parametrize(
    ("toen", "nu", "komt"),
    [(10, 14, False), (10, 15, True), (5, 8, False), (5, 10, True), (31, 20, False)],
)
def test_een_beantwoord_punt_komt_alleen_terug_als_het_groeit(
    toen: int, nu: int, komt: bool
) -> None:
    assert regels.is_gegroeid(toen, nu) is komt


def _stand(keuze: str, nu: int = 10, uiterlijk: date | None = None) -> Puntstand:
    return regels.puntstand(keuze=keuze, toen=10, nu=nu, uiterlijk=uiterlijk, vandaag=MAANDAG)


def test_de_stand_van_een_punt() -> None:
    assert _stand("") == Puntstand.OPEN
    assert _stand("weten") == Puntstand.BEANTWOORD
    assert _stand("weten", nu=20) == Puntstand.GEGROEID
    assert _stand("navragen", uiterlijk=MAANDAG) == Puntstand.TERUG
    assert _stand("navragen", uiterlijk=MAANDAG + timedelta(days=1)) == Puntstand.NAVRAAG


def test_hoe_zeker_in_woorden() -> None:
    assert regels.zekerheid(0.03) == Zekerheid.BIJNA
    assert regels.zekerheid(0.08) == Zekerheid.WAARSCHIJNLIJK
    assert regels.zekerheid(0.2) == Zekerheid.TOEVAL
    assert regels.zekerheid(None) == Zekerheid.LANGER
    assert regels.eens_in(0.004) == (4, "jaar")
    assert regels.eens_in(0.05) == (4, "maand")
    assert regels.eens_in(0.5) == (2, "week")


@pytest.mark.parametrize("verwacht", [0.0, 0.3, 1.0, 8.9, 22.0, 140.0, 600.0])
def test_de_band_is_die_van_poisson(verwacht: float) -> None:
    onder, boven = stats.poisson.ppf([0.025, 0.975], verwacht) if verwacht else (0, 0)
    assert regels.tussen(verwacht) == (int(onder), int(boven))


def test_een_laatste_week_die_achterblijft_en_buurten_die_elkaar_opvolgen() -> None:
    assert regels.loopt_achter([10] * 8 + [4])
    assert not regels.loopt_achter([10] * 8 + [6])
    assert not regels.loopt_achter([10, 0])
    assert regels.heringedeeld({"A": 0, "B": 20}, {"A": 19, "B": 51}) == [("A", "B")]
    assert regels.heringedeeld({"A": 0, "B": 20}, {"A": 30, "B": 51}) == []


def test_de_laatste_volle_week_is_nooit_deze_week() -> None:
    for dag in range(7):
        assert regels.laatste_volle_week(MAANDAG + timedelta(days=dag)) == MAANDAG - regels.WEEK
