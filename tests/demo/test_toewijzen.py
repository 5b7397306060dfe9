"""De verzonnen hulp: geijkt, met een waarheid die de eerlijke wachttijd terugvindt."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from nabij.demo import waarheid
from nabij.demo.gebeurtenissen import HuishoudenBekend
from nabij.demo.gemeente import BUURTEN
from nabij.demo.hulp import Hulp
from nabij.demo.toewijzen.aanbieders import AANBIEDERS, PRODUCTEN, helft_begonnen
from nabij.demo.toewijzen.gebeurtenissen import (
    HulpBegonnen,
    HulpGedeclareerd,
    HulpIngetrokken,
    HulpToegewezen,
    HulpVerlengd,
)
from nabij.demo.verloop import Verloop
from nabij.koppelingen.istandaarden.codes import codelijsten
from nabij.rekenen.wachttijd import Toewijzing, bereken
from tests.demo.test_synthese import STAD, TOT, wereld

HUIZEN = 20_000


@pytest.fixture(scope="module")
def verloop() -> list[Any]:
    kern = wereld(replace(STAD, huishoudens=HUIZEN))
    return list(islice(Verloop(kern), HUIZEN))


@pytest.fixture(scope="module")
def hulp(verloop: list[Any]) -> list[Hulp]:
    return [een for rij in verloop for een in rij.hulp]


def test_namen_en_codes_bestaan_en_zijn_van_niemand() -> None:
    assert not [n for n in AANBIEDERS for buurt in BUURTEN if buurt.lower() in n.lower().split()]
    for product in PRODUCTEN.values():
        lijst = codelijsten()["WMO020" if product.wet == "wmo" else "JZ020"]
        assert product.categorie in lijst
        assert product.code[:2] == product.categorie
        assert product.eenheid in codelijsten()["WJ756"]
        assert set(product.wie) <= set(AANBIEDERS)
    assert all(een.agb.startswith("990000") for een in AANBIEDERS.values())


def test_een_bsn_is_een_testnummer_en_hoort_bij_wie_hulp_kreeg(verloop: list[Any]) -> None:
    gezien = []
    for rij in verloop:
        toegewezen = {een.persoon for een in rij.hulp if een.toewijzer}
        for bekend in (een for een in rij.gebeurtenissen if isinstance(een, HuishoudenBekend)):
            met = [mens for mens in bekend.mensen if mens.bsn]
            assert {mens.nummer for mens in met} <= toegewezen
            gezien += [mens.bsn for mens in met]
    assert len(gezien) == len(set(gezien)) > 400
    for bsn in gezien:
        assert 999_900_006 <= int(bsn) <= 999_999_990
        gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        assert sum(g * int(c) for g, c in zip(gewichten, bsn, strict=True)) % 11 == 0


@pytest.mark.rij("M07")
def test_niet_begonnen_ingetrokken_en_verlengd_komen_voor_zoals_het_hoort(
    verloop: list[Any], hulp: list[Hulp]
) -> None:
    van_ons = [een for een in hulp if een.toewijzer == "gemeente"]
    nooit = [een for een in van_ons if een.begint is None]
    assert 0.05 <= len(nooit) / len(van_ons) <= 0.10
    assert 0.3 <= sum(een.ingetrokken is not None for een in nooit) / len(nooit) <= 0.7
    for rij in verloop:
        op = {}
        for een in rij.gebeurtenissen:
            if isinstance(een, HulpToegewezen):
                op[een.hulp] = een.ingang
            elif isinstance(een, HulpVerlengd):
                assert een.ingang > op[een.vorige]
                op[een.hulp] = een.ingang
            elif isinstance(een, HulpBegonnen | HulpIngetrokken):
                assert een.hulp in op


@pytest.mark.rij("M09")
def test_een_declaratie_komt_later_en_soms_is_er_ruim_meer_of_minder(
    verloop: list[Any], hulp: list[Hulp]
) -> None:
    later = [
        (een.op.date() - een.maand).days
        for rij in verloop
        for een in rij.gebeurtenissen
        if isinstance(een, HulpGedeclareerd)
    ]
    assert min(later) > 27
    assert 50 < median(later) < 90
    benut = [een.benut for een in hulp if een.begint]
    assert 0.03 < sum(deel >= 1.25 for deel in benut) / len(benut) < 0.09
    assert 0.05 < sum(deel < 0.6 for deel in benut) / len(benut) < 0.3


def _rijen(hulp: list[Hulp]) -> list[Toewijzing]:
    return [
        Toewijzing(een.aanbieder, een.product, een.toegewezen, een.begint, een.ingetrokken)
        for een in hulp
        if een.toewijzer == "gemeente"
    ]


@pytest.mark.rij("M07", "M36")
def test_de_eerlijke_wachttijd_vindt_de_waarheid_van_vandaag_terug(hulp: list[Hulp]) -> None:
    """Gewogen naar hoe vaak het voorkomt; de gewone som van vorig kwartaal zit er verder naast."""
    rijen = _rijen(hulp)
    eigen: list[float] = []
    gewoon: list[float] = []
    kwartaal: dict[tuple[str, str], list[int]] = defaultdict(list)
    for een in rijen:
        if een.gestart and TOT - timedelta(weeks=13) < een.toegewezen <= een.gestart <= TOT:
            kwartaal[een.aanbieder, een.product].append((een.gestart - een.toegewezen).days)
    for uit in bereken(rijen, peildatum=TOT):
        if uit.n_gestart < 30 or uit.mediaan_weken is None:
            continue
        echt = helft_begonnen(uit.aanbieder)
        eigen.append(uit.mediaan_weken - echt)
        gewoon.append(median(kwartaal[uit.aanbieder, uit.product]) / 7 - echt)
    assert len(eigen) >= 4
    assert abs(sum(eigen) / len(eigen)) <= 1
    assert sum(gewoon) / len(gewoon) < -3


def test_wachten_duurt_bij_elke_aanbieder_steeds_langer() -> None:
    for naam in AANBIEDERS:
        assert 4 < helft_begonnen(naam, 0) < helft_begonnen(naam, 1) < 11
    assert helft_begonnen("Thuisgoed") == pytest.approx(7 / 2 * 1.8, rel=0.05)


def test_de_waarheid_staat_per_aanbieder_en_product_in_een_bestand(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    waarheid.begin()
    waarheid.schrijf_wachttijden()
    with (tmp_path / "waarheid" / "wachttijd.csv").open() as bestand:
        rijen = list(csv.DictReader(bestand, delimiter=";"))
    paren = Counter((rij["aanbieder"], rij["product"]) for rij in rijen)
    assert set(paren.values()) == {1}
    assert len(paren) == sum(len(product.wie) for product in PRODUCTEN.values())
    assert all(rij["deel_nooit"] == "0.07" for rij in rijen)
    assert all(4 < float(rij["mediaan_weken"]) < 11 for rij in rijen)


def test_de_dag_ligt_na_bekend_en_op_een_werkdag(verloop: list[Any]) -> None:
    for rij in verloop:
        bekend = [een.op.date() for een in rij.gebeurtenissen if isinstance(een, HuishoudenBekend)]
        for een in rij.hulp:
            assert een.toegewezen.weekday() < 5
            assert not bekend or een.toegewezen > bekend[0] - timedelta(days=1)
    assert isinstance(TOT, date)
