"""Een aandeel met het interval van Wilson, met de hand nagerekend."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nabij.rekenen.aandeel import Aandeel, aandeel
from nabij.rekenen.duur import Waarneming, klaar_binnen


def test_wilson_met_de_hand() -> None:
    # p = 0,5 en n = 10: (0,5 + 0,19207 +- 1,95996 * wortel(0,025 + 0,0096036)) / 1,38415
    assert aandeel(5, 10) == Aandeel(deel=5, geheel=10, procent=50, van=24, tot=76)


@pytest.mark.parametrize(("deel", "geheel"), [(0, 7), (7, 7)])
def test_geen_en_alles_blijven_tussen_nul_en_honderd(deel: int, geheel: int) -> None:
    gevonden = aandeel(deel, geheel)
    assert 0 <= gevonden.van <= gevonden.procent <= gevonden.tot <= 100
    assert gevonden.van < gevonden.tot


@pytest.mark.parametrize(("deel", "geheel"), [(1, 0), (-1, 3), (4, 3), (0, 0)])
def test_onmogelijk(deel: int, geheel: int) -> None:
    with pytest.raises(ValueError, match="nooit meer dan het geheel"):
        aandeel(deel, geheel)


def test_klaar_binnen_telt_wie_nog_loopt_tot_waar_die_gezien_is() -> None:
    rijen = [Waarneming(30, False), Waarneming(100, True), *[Waarneming(400, False)] * 4]
    assert klaar_binnen(rijen, 99) == 0
    assert klaar_binnen(rijen, 100) == Fraction(1, 5)
    assert klaar_binnen([], 365) == 0
