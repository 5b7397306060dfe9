"""De staat van een vraag volgt uit wat ermee gebeurde."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.toegang import regels
from nabij.kamers.toegang.regels import Staat

TOEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAG = date(2026, 3, 9)


@dataclass(frozen=True)
class Stap:
    soort: str
    op: datetime = TOEN
    vastgelegd_op: datetime = TOEN
    ingetrokken_op: datetime | None = None


def later(soort: str, uren: int, **velden: datetime) -> Stap:
    op = TOEN + timedelta(hours=uren)
    return Stap(soort, op, op, **velden)


def test_zonder_stap_wacht_een_vraag() -> None:
    assert regels.staat([], DAG) is Staat.WACHT
    assert regels.staat([Stap("vervolg")], DAG) is Staat.WACHT


@pytest.mark.parametrize(
    ("soort", "staat"),
    [
        ("opgepakt", Staat.OPGEPAKT),
        ("afloop", Staat.AFGELOPEN),
        ("gegeven", Staat.WACHT),
        ("huishouden", Staat.BIJ_HUISHOUDEN),
    ],
)
def test_de_laatste_stap_telt(soort: str, staat: Staat) -> None:
    assert regels.staat([Stap("opgepakt"), later(soort, 1)], DAG) is staat


def test_een_ingetrokken_stap_telt_niet() -> None:
    stappen = [Stap("opgepakt"), later("afloop", 1, ingetrokken_op=TOEN)]

    assert regels.staat(stappen, DAG) is Staat.OPGEPAKT


def test_een_stap_van_morgen_telt_vandaag_nog_niet() -> None:
    assert regels.staat([later("afloop", 24 * 30)], DAG) is Staat.WACHT


@given(st.permutations([Stap("opgepakt"), later("gegeven", 2), later("afloop", 5)]))
def test_de_volgorde_van_lezen_maakt_niet_uit(stappen: list[Stap]) -> None:
    assert regels.staat(stappen, DAG) is Staat.AFGELOPEN


def test_tien_minuten_kan_het_terug() -> None:
    stap = Stap("afloop")

    assert regels.mag_ongedaan(stap, TOEN + timedelta(minutes=9, seconds=59), 10)
    assert not regels.mag_ongedaan(stap, TOEN + timedelta(minutes=10), 10)
    assert not regels.mag_ongedaan(Stap("afloop", ingetrokken_op=TOEN), TOEN, 10)


def test_ongedaan_telt_vanaf_het_vastleggen_niet_vanaf_de_dag_zelf() -> None:
    gisteren = Stap("afloop", op=TOEN - timedelta(days=1), vastgelegd_op=TOEN)

    assert regels.mag_ongedaan(gisteren, TOEN + timedelta(minutes=5), 10)


def test_hoogstens_drie_themas_elk_een_keer_met_hun_woord() -> None:
    gekozen = regels.kies_themas(
        ["geld", "post", "geld", "taal", "werk"], [("geld", "deurwaarder"), ("rouw", "verlies")]
    )

    assert gekozen == [("geld", "deurwaarder"), ("post", ""), ("taal", "")]


@pytest.mark.parametrize(
    ("naam", "delen"),
    [
        ("Samira Bouhali", ("Samira", "", "Bouhali")),
        ("Samira", ("Samira", "", "")),
        ("Kees van den Berg", ("Kees", "van den", "Berg")),
        ("mevrouw De Wit", ("", "de", "Wit")),
        ("dhr. Kok", ("", "", "Kok")),
        ("", ("", "", "")),
    ],
)
def test_een_naam_in_delen_als_voorzet(naam: str, delen: tuple[str, str, str]) -> None:
    assert regels.deel_naam(naam) == delen
