"""Elke eis wijst naar een verhaal dat draait, en de bladzijde daarover klopt met de tests."""

from __future__ import annotations

import pytest

from tests.verhalen.beloften import BLAD, beloften, bladzijde, verhalen


@pytest.mark.rij("M56")
def test_de_bladzijde_met_beloften_komt_uit_de_tests() -> None:
    assert BLAD.read_text(encoding="utf-8") == bladzijde(), (
        "werk bij met: .venv/bin/python -m tests.verhalen.beloften"
    )


def test_geen_verhaal_draagt_een_nummer_dat_niemand_beloofde() -> None:
    assert set(verhalen()) <= set(beloften())
    assert len(beloften()) == 73
