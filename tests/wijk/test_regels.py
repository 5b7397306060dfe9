"""Codes, namen en postcodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.wijk import regels


@pytest.mark.parametrize(
    ("code", "soort", "wijk", "gemeente"),
    [
        ("GM0479", "gemeente", None, "GM0479"),
        ("WK047911", "wijk", None, "GM0479"),
        ("BU04791101", "buurt", "WK047911", "GM0479"),
        ("MOLENKWARTIER", None, None, None),
        ("GM047", None, None, None),
        ("WK0479110", None, None, None),
        ("", None, None, None),
    ],
)
def test_een_cbs_code_zegt_zelf_waar_hij_bij_hoort(
    code: str, soort: str | None, wijk: str | None, gemeente: str | None
) -> None:
    assert regels.soort_van(code) == soort
    assert regels.wijk_van(code) == wijk
    assert regels.gemeente_van(code) == gemeente


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        ("Wijk 11 Zaandam Zuid", "Zaandam Zuid", True),
        ("Wijk 00", "wijk 00", True),
        ("Sint-Annaparochie e.o.", "Sint Annaparochie e o", True),
        ("Súdwest-Fryslân", "Sudwest Fryslan", True),
        ("Wijk 11 Zaandam Zuid", "Wijk 11 Zaandam Noord", False),
        ("Wijk 11", "Wijk 12", False),
        ("Centrum", "Centrum-West", False),
    ],
)
def test_een_naam_anders_geschreven_blijft_dezelfde(een: str, ander: str, zelfde: bool) -> None:
    assert regels.zelfde_gebied("WK047911", een, ander) == zelfde
    assert regels.zelfde_gebied("WK047911", ander, een) == zelfde


def test_een_gebied_zonder_naam_krijgt_er_een() -> None:
    assert regels.zelfde_gebied("GM0479", "Zaanstad", "GM0479")
    assert not regels.zelfde_gebied("GM0479", "Zaanstad", "GM0480")


@given(st.text())
def test_een_naam_is_gelijk_aan_zichzelf(naam: str) -> None:
    assert regels.zelfde_gebied("GM0479", naam, naam)


@pytest.mark.parametrize(
    ("geschreven", "schoon"),
    [
        ("1507 ab", "1507AB"),
        (" 1507AB ", "1507AB"),
        ("0507AB", None),
        ("1507", None),
        ("1507ABC", None),
        ("", None),
    ],
)
def test_een_postcode(geschreven: str, schoon: str | None) -> None:
    assert regels.normale_postcode(geschreven) == schoon
