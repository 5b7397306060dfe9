"""Woorden die hier vaker klinken, met de hand nagerekend."""

from __future__ import annotations

from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.rekenen.woorden import stijgend

pytestmark = pytest.mark.rij("M30")

HIER = {"huur": 30, "brief": 10, "fiets": 3}
ELDERS = {"huur": 20, "brief": 40, "fiets": 1}


def test_met_de_hand() -> None:
    """Twee woorden, voorkennis 10: huur 50 van de 100, dus 5 erbij; zo ook brief."""
    [woord] = stijgend({"huur": 30, "brief": 10}, {"huur": 20, "brief": 40}, voorkennis=10)

    # ln(35/15) - ln(25/45), gedeeld door wortel(1/35 + 1/25)
    assert (woord.stam, woord.hier, woord.elders) == ("huur", 30, 20)
    assert woord.verschil == pytest.approx(log(35 / 15) - log(25 / 45))
    assert woord.z == pytest.approx(woord.verschil / sqrt(1 / 35 + 1 / 25))


def test_een_woord_van_minder_dan_tien_huishoudens_blijft_weg() -> None:
    """De vreemde: wie hier als een van drie over een fiets begon, is nergens te vinden."""
    assert [woord.stam for woord in stijgend(HIER, ELDERS)] == ["huur"]
    assert {woord.stam for woord in stijgend(HIER, ELDERS, minstens=1)} == {"huur", "fiets"}


def test_het_zeldzaamste_woord_wint_niet() -> None:
    eerste = stijgend(HIER, ELDERS, minstens=1)[0]

    assert eerste.stam == "huur"


def test_meer_voorkennis_maakt_elk_verschil_kleiner() -> None:
    los, vast = (stijgend(HIER, ELDERS, voorkennis=v)[0].verschil for v in (1.0, 500.0))

    assert 0 < vast < los


@pytest.mark.parametrize(("hier", "elders"), [({}, {}), ({}, ELDERS), ({"huur": 30}, {})])
def test_niets_te_vergelijken(hier: dict[str, int], elders: dict[str, int]) -> None:
    assert stijgend(hier, elders) == []


def test_wat_niet_kan() -> None:
    with pytest.raises(ValueError, match="nooit minder dan nul"):
        stijgend({"huur": -1}, ELDERS)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 90), min_size=2))
def test_overal_even_vaak_is_geen_verschil(telling: dict[str, int]) -> None:
    dubbel = {stam: 2 * aantal for stam, aantal in telling.items()}

    for woord in stijgend(telling, dubbel, minstens=1):
        assert woord.verschil == pytest.approx(0, abs=1e-9)
