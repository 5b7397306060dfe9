"""Weken, zondagen en volumes: de uitgewerkte voorbeelden van de standaard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.koppelingen.istandaarden.formaat.gegevens import Omvang
from nabij.koppelingen.istandaarden.volume import (
    Periode,
    aantal_weken,
    hele_uren,
    hele_weken,
    hoogste_totaal,
    hoogste_volume,
    zondagen,
)

pytestmark = pytest.mark.rij("M08")

UUR_PER_WEEK = Omvang(volume=3, eenheid="04", frequentie="2")
EURO_PER_WEEK = Omvang(volume=300_00, eenheid="83", frequentie="2")
dagen = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def _periode(van: str, tot: str) -> Periode:
    """`7-10-2025`, zoals de voorbeelden het schrijven."""
    return Periode(*(date(*map(int, reversed(deel.split("-")))) for deel in (van, tot)))


@pytest.mark.regel("IV077", "IV076", "TR321")
@pytest.mark.parametrize(
    ("toewijzing", "product", "weken"),
    [
        (("7-10-2025", "30-12-2025"), ("7-10-2025", "31-10-2025"), 4),
        (("7-10-2025", "30-12-2025"), ("1-11-2025", "30-11-2025"), 5),
        (("7-10-2025", "30-12-2025"), ("1-12-2025", "30-12-2025"), 5),
        (("7-7-2025", "7-9-2025"), ("7-7-2025", "31-7-2025"), 4),
        (("7-7-2025", "7-9-2025"), ("1-8-2025", "31-8-2025"), 5),
        (("7-7-2025", "7-9-2025"), ("1-9-2025", "7-9-2025"), 1),
    ],
)
def test_inspanning_per_week_telt_de_kalenderweken(
    toewijzing: tuple[str, str], product: tuple[str, str], weken: int
) -> None:
    hoogste = hoogste_volume(UUR_PER_WEEK, _periode(*toewijzing), _periode(*product))

    assert hoogste == 3 * weken


@pytest.mark.regel("IV077", "TR322")
@pytest.mark.parametrize(
    ("van", "tot", "weken"), [("7-10-2025", "30-12-2025", 13), ("7-7-2025", "7-9-2025", 9)]
)
def test_over_de_hele_toewijzing_is_er_ook_een_grens(van: str, tot: str, weken: int) -> None:
    assert hoogste_totaal(UUR_PER_WEEK, _periode(van, tot)) == 3 * weken


@pytest.mark.regel("IV076", "IV077")
@pytest.mark.parametrize(
    ("toewijzing", "product", "euro"),
    [
        (("7-7-2025", "7-9-2025"), ("7-7-2025", "31-7-2025"), 900),
        (("7-7-2025", "7-9-2025"), ("1-8-2025", "31-8-2025"), 1500),
        (("7-7-2025", "7-9-2025"), ("1-9-2025", "7-9-2025"), 300),
        (("7-7-2025", "6-9-2025"), ("7-7-2025", "31-7-2025"), 900),
        (("7-7-2025", "6-9-2025"), ("1-8-2025", "31-8-2025"), 1800),
        (("7-7-2025", "6-9-2025"), ("1-9-2025", "6-9-2025"), 0),
        (("7-7-2025", "5-9-2025"), ("1-8-2025", "31-8-2025"), 1800),
        (("1-10-2025", "31-12-2025"), ("7-10-2025", "31-10-2025"), 900),
        (("1-10-2025", "31-12-2025"), ("1-11-2025", "30-11-2025"), 1500),
        (("1-10-2025", "31-12-2025"), ("1-12-2025", "31-12-2025"), 1500),
    ],
)
def test_output_per_week_telt_de_zondagen(
    toewijzing: tuple[str, str], product: tuple[str, str], euro: int
) -> None:
    hoogste = hoogste_volume(EURO_PER_WEEK, _periode(*toewijzing), _periode(*product))

    assert hoogste == euro * 100


def test_een_toewijzing_zonder_zondag_telt_als_een_week() -> None:
    kort = _periode("1-9-2025", "5-9-2025")

    assert hoogste_totaal(EURO_PER_WEEK, kort) == 300_00


@pytest.mark.regel("IV078")
def test_een_gebroken_periode_mag_tot_het_hele_volume() -> None:
    per_week = _periode("12-11-2025", "13-12-2025")
    per_maand = _periode("14-10-2026", "13-12-2026")
    maand = Omvang(volume=15, eenheid="04", frequentie="4")

    assert hoogste_volume(UUR_PER_WEEK, per_week, _periode("12-11-2025", "30-11-2025")) == 9
    assert hoogste_volume(maand, per_maand, _periode("14-10-2026", "31-10-2026")) == 15
    assert hoogste_totaal(maand, per_maand) == 45


def test_per_dag_en_in_totaal() -> None:
    week = _periode("1-9-2025", "7-9-2025")

    assert hoogste_totaal(Omvang(volume=2, eenheid="04", frequentie="1"), week) == 14
    assert hoogste_totaal(Omvang(volume=80, eenheid="04", frequentie="6"), week) == 80


def test_buiten_de_toewijzing_mag_er_niets() -> None:
    toewijzing = _periode("1-9-2025", "7-9-2025")

    assert hoogste_volume(UUR_PER_WEEK, toewijzing, _periode("8-9-2025", "30-9-2025")) == 0


def test_weken_lopen_door_over_de_jaarwisseling() -> None:
    """2026 heeft 53 weken; 1 januari 2027 hoort nog bij week 53."""
    assert aantal_weken(_periode("28-12-2026", "3-1-2027")) == 1
    assert aantal_weken(_periode("27-12-2026", "4-1-2027")) == 3
    assert aantal_weken(_periode("1-1-2026", "31-12-2026")) == 53


@pytest.mark.regel("IV079")
@pytest.mark.parametrize(
    ("minuten", "uren"), [(380, 6), (390, 7), (389, 6), (10, 1), (0, 1), (60, 1)]
)
def test_uren_worden_over_het_geheel_afgerond(minuten: int, uren: int) -> None:
    assert hele_uren(minuten) == uren


@given(dagen, st.integers(0, 800))
def test_weken_en_zondagen_zijn_te_tellen(van: date, lengte: int) -> None:
    reeks = [van + timedelta(days=nummer) for nummer in range(lengte + 1)]
    periode = Periode(van, reeks[-1])
    weken = [dag.isocalendar()[:2] for dag in reeks]

    assert aantal_weken(periode) == len(set(weken))
    assert zondagen(periode) == sum(dag.isoweekday() == 7 for dag in reeks)
    assert hele_weken(periode) == sum(weken.count(week) == 7 for week in set(weken))
