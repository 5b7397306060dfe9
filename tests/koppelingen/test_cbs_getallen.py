"""Getallen uit bestanden: onbekend wordt nooit nul, en wat twee dingen kan zijn wordt geweigerd."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.koppelingen.cbs.getallen import (
    Onleesbaar,
    Waarde,
    heeft_decimale_komma,
    is_ingevuld,
    lees_waarde,
)
from nabij.koppelingen.cbs.kolommen import Maatkolom, kolommenkaart


def maat(code: str) -> Maatkolom:
    return next(maat for maat in kolommenkaart().alle if maat.code == code)


@pytest.mark.parametrize(
    ("cel", "reden"),
    [
        (None, "leeg"),
        ("", "leeg"),
        ("   ", "leeg"),
        (".", "punt"),
        ("      .", "punt"),
        (-99997, "geheim"),
        ("-99997", "geheim"),
        (Decimal("-99997.0"), "geheim"),
        (-99995, "later"),
        (-99995.0, "later"),
        ("-99995", "later"),
        (-99991, "vervallen"),
    ],
)
@pytest.mark.parametrize("code", ["inwoners", "woz", "deel_65", "wmo_per_1000", "vermogen"])
def test_onbekend_is_nooit_nul(cel: object, reden: str, code: str) -> None:
    assert lees_waarde(cel, maat(code)) == Waarde(None, reden)  # type: ignore[arg-type]
    assert not is_ingevuld(cel)  # type: ignore[arg-type]


@pytest.mark.parametrize("cel", [0, "0", Decimal("0.0"), "0.0"])
def test_nul_is_een_echte_waarde(cel: object) -> None:
    assert lees_waarde(cel, maat("inwoners")) == Waarde(Decimal(0))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cel", "code", "reden"),
    [
        ("veel", "inwoners", "geen getal"),
        ("12 5", "inwoners", "geen getal"),
        ("NA", "inwoners", "geen getal"),
        ("1e5", "inwoners", "geen getal"),
        ("--5", "inwoners", "geen getal"),
        (True, "inwoners", "geen getal"),
        (float("nan"), "woz", "kan niet"),
        (Decimal("Infinity"), "woz", "kan niet"),
        (10**15, "inwoners", "kan niet"),
        (-5, "inwoners", "minder dan nul"),
        (-99998, "inwoners", "teken dat we niet kennen"),
        (-99999999, "vermogen", "teken dat we niet kennen"),
        (101, "deel_65", "te hoog: de eenheid is %"),
        (1001, "wmo_per_1000", "te hoog: de eenheid is per 1.000 inwoners"),
        ("12.5", "inwoners", "geen heel getal"),
        ("3.630", "inwoners", "duizendtal"),
    ],
)
def test_een_cel_die_niet_kan_noemt_de_reden(cel: object, code: str, reden: str) -> None:
    with pytest.raises(Onleesbaar, match=reden):
        lees_waarde(cel, maat(code))  # type: ignore[arg-type]


def test_per_duizend_is_geen_procent() -> None:
    """96 Wmo-clienten per 1.000 inwoners mag, ook boven de honderd; een percentage niet."""
    assert lees_waarde("225", maat("wmo_per_1000")) == Waarde(Decimal(225))
    with pytest.raises(Onleesbaar):
        lees_waarde("225", maat("deel_jeugdzorg"))
    assert maat("wmo_per_1000").eenheid == "per 1.000 inwoners"
    assert maat("geboren_per_1000").eenheid == "per 1.000 inwoners"
    assert maat("overleden_per_1000").eenheid == "per 1.000 inwoners"


def test_een_aantal_onder_een_kop_met_procent_wordt_geweigerd() -> None:
    """In een bekend bestand staat "opleiding %" boven 4.520: dat is een aantal."""
    with pytest.raises(Onleesbaar, match="te hoog"):
        lees_waarde(4520, maat("deel_hbo_wo"))


@pytest.mark.parametrize(
    ("cel", "waarde"), [("3.630", 3630), ("1.234.567", 1234567), ("11", 11), ("-99.997", None)]
)
def test_met_een_decimale_komma_is_een_punt_een_duizendteken(cel: str, waarde: int | None) -> None:
    gelezen = lees_waarde(cel, maat("inwoners"), komma=True)

    assert gelezen.getal == waarde


@pytest.mark.parametrize("cel", ["12.5", "1.23", "1,2,3", "1.2345"])
def test_punt_en_komma_door_elkaar_wordt_geweigerd(cel: str) -> None:
    with pytest.raises(Onleesbaar, match="decimale komma"):
        lees_waarde(cel, maat("woz"), komma=True)


def test_een_duizendkomma_wordt_niet_stil_een_decimaal() -> None:
    with pytest.raises(Onleesbaar, match="duizendtal"):
        lees_waarde("1,000", maat("inwoners"), komma=True)


def test_een_punt_alleen_maakt_nog_geen_decimale_komma() -> None:
    assert heeft_decimale_komma(["Wijk 1, West", "12,5"])
    assert heeft_decimale_komma(["3.630,5"])
    assert not heeft_decimale_komma(["Wijk 1, West", "12.5", "a,b", ""])


@given(st.decimals(min_value=-99000, max_value=10**9, places=3))
def test_elk_getal_komt_heel_terug_met_punt_en_met_komma(getal: Decimal) -> None:
    geld = maat("vermogen")
    punt = f"{getal:f}"

    assert lees_waarde(punt, geld).getal == getal
    assert lees_waarde(getal, geld).getal == getal
    assert lees_waarde(punt.replace(".", ","), geld, komma=True).getal == getal


@given(st.text(max_size=12) | st.integers() | st.floats() | st.none())
def test_een_cel_geeft_een_getal_of_een_reden_en_anders_onleesbaar(cel: object) -> None:
    for komma in (False, True):
        try:
            waarde = lees_waarde(cel, maat("inwoners"), komma=komma)  # type: ignore[arg-type]
        except Onleesbaar:
            continue
        assert (waarde.getal is None) == bool(waarde.reden)
        assert waarde.getal is None or waarde.getal >= 0
