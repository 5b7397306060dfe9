"""Twintig huishoudens langs de deur en in bulk: rij voor rij hetzelfde."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import transaction

from nabij.demo import bouw
from nabij.demo.afnemer import Adresboek
from nabij.demo.bouw import Opties
from nabij.demo.gebeurtenissen import Gebeurtenis
from nabij.demo.in_bulk import InBulk
from nabij.demo.namen import Bron, Register
from nabij.demo.toewijzen.gebeurtenissen import HulpGebeurtenis
from nabij.demo.via_handelingen import ViaHandelingen
from nabij.kamers.poort import poort
from tests.demo.canoniek import beschrijf

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])

OPTIES = Opties(huishoudens=20, zaad=3, bron=Bron.KANARIE)
STAD = Opties(huishoudens=60, zaad=22, bron=Bron.KANARIE, stad=True)
TOT = date(2026, 6, 1)


class _Terug(Exception):
    """Draai terug wat deze afnemer schreef, zodat de andere schoon begint."""


@pytest.fixture(params=[OPTIES, STAD], ids=["oefenomgeving", "stad"])
def opties(request: pytest.FixtureRequest) -> Opties:
    gekozen: Opties = request.param
    return gekozen


@pytest.fixture
def buurten(settings: Any, opties: Opties) -> list[Any]:
    settings.DEMO = True
    return bouw.richt_in(opties, lambda *_: None)


def rijen(buurten: list[Any], opties: Opties) -> Iterator[list[Gebeurtenis]]:
    for rij in bouw.maak_verloop(opties, buurten, Register(opties.bron), TOT):
        yield rij.gebeurtenissen


def _bouw_en_beschrijf(buurten: list[Any], opties: Opties, langs_de_deur: bool) -> list[str]:
    gevonden: list[str] = []
    try:
        with transaction.atomic(), poort.systeem(taak="synthese"):
            if langs_de_deur:
                afnemer = ViaHandelingen(Adresboek.lees())
                for rij in rijen(buurten, opties):
                    for gebeurd in rij:
                        with time_machine.travel(gebeurd.vastgelegd_op, tick=False):
                            afnemer.verwerk(gebeurd)
            else:
                bulk = InBulk(Adresboek.lees())
                for rij in rijen(buurten, opties):
                    bulk.neem(rij)
                bulk.schrijf()
                bouw.rond_af()
            gevonden = beschrijf()
            raise _Terug
    except _Terug:
        return gevonden


def test_beide_afnemers_maken_hetzelfde(buurten: list[Any], opties: Opties) -> None:
    langs_de_deur = _bouw_en_beschrijf(buurten, opties, langs_de_deur=True)
    in_bulk = _bouw_en_beschrijf(buurten, opties, langs_de_deur=False)
    assert len(in_bulk) > 1_000
    alleen_deur = sorted(set(langs_de_deur) - set(in_bulk))
    alleen_bulk = sorted(set(in_bulk) - set(langs_de_deur))
    assert (alleen_deur[:3], alleen_bulk[:3]) == ([], [])
    assert langs_de_deur == in_bulk


def test_hetzelfde_zaad_geeft_dezelfde_gemeente(buurten: list[Any], opties: Opties) -> None:
    eerste, tweede = list(rijen(buurten, opties)), list(rijen(buurten, opties))
    assert eerste == tweede
    assert list(rijen(buurten, replace(opties, zaad=4))) != eerste


def test_niets_gebeurt_na_vandaag_en_alles_in_volgorde(buurten: list[Any], opties: Opties) -> None:
    for rij in rijen(buurten, opties):
        momenten = [gebeurd.vastgelegd_op for gebeurd in rij]
        assert momenten == sorted(momenten)
        assert all(moment.date() < TOT for moment in momenten)
        assert all(gebeurd.op <= gebeurd.vastgelegd_op for gebeurd in rij)


@pytest.mark.rij("M09", "M56")
def test_van_elke_soort_gebeurtenis_over_hulp_is_er_een(buurten: list[Any], opties: Opties) -> None:
    """Anders vergelijkt de proef hierboven niets."""
    if not opties.stad:
        pytest.skip("alleen in de stad zijn er genoeg mensen")
    soorten = {type(een) for rij in rijen(buurten, opties) for een in rij}
    assert set(HulpGebeurtenis.__subclasses__()) <= soorten
