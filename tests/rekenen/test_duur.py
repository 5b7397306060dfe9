"""De schatter van Kaplan en Meier, met de hand nagerekend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.rekenen.duur import Duur, Waarneming, schat

pytestmark = pytest.mark.rij("M36")


def maak(klaar: list[int], lopend: list[int] = []) -> list[Waarneming]:  # noqa: B006
    return [Waarneming(d, True) for d in klaar] + [Waarneming(d, False) for d in lopend]


def test_alles_klaar_is_het_gewone_midden() -> None:
    assert schat(maak([1, 2, 3, 4])) == Duur(klaar=4, lopend=0, mediaan=2, p90=4)


def test_wat_nog_loopt_maakt_het_langer() -> None:
    # dag 1: 5/6; dag 2 (5 over, een loopt weg na 2): 5/6 x 4/5 = 2/3; dag 5 (3 over): 4/9
    assert schat(maak([1, 2, 5], [2, 6, 7])) == Duur(klaar=3, lopend=3, mediaan=5, p90=None)


def test_niemand_klaar_dan_is_er_niets_te_zeggen() -> None:
    assert schat(maak([], [3, 9])) == Duur(klaar=0, lopend=2, mediaan=None, p90=None)
    assert schat([]) == Duur(klaar=0, lopend=0, mediaan=None, p90=None)


def test_dezelfde_dag_telt_het_lopende_nog_mee() -> None:
    # op dag 3 zijn er twee bezig, een is klaar: precies de helft
    assert schat(maak([3], [3])).mediaan == 3


def test_een_duur_onder_nul_bestaat_niet() -> None:
    with pytest.raises(ValueError, match="nul"):
        schat([Waarneming(-1, True)])


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=40))
def test_nog_een_die_lang_loopt_maakt_de_mediaan_nooit_korter(
    rijen: list[tuple[int, bool]],
) -> None:
    eerst = [Waarneming(*rij) for rij in rijen]
    kort, lang = schat(eerst).mediaan, schat([*eerst, Waarneming(60, False)]).mediaan
    assert lang is None or (kort is not None and kort <= lang)
