"""Twintig huishoudens langs de deur en in bulk: rij voor rij hetzelfde."""

from __future__ import annotations

from collections.abc import Iterator
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
from nabij.demo.via_handelingen import ViaHandelingen
from nabij.kamers.poort import poort
from tests.demo.canoniek import beschrijf

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])

OPTIES = Opties(huishoudens=20, zaad=3, bron=Bron.KANARIE)
TOT = date(2026, 6, 1)


class _Terug(Exception):
    """Draai terug wat deze afnemer schreef, zodat de andere schoon begint."""


@pytest.fixture
def buurten(settings: Any) -> list[Any]:
    settings.DEMO = True
    gevonden = bouw._buurten(OPTIES)
    bouw.richt_teams_in(gevonden, lambda *_: None)
    return gevonden


def rijen(buurten: list[Any]) -> Iterator[list[Gebeurtenis]]:
    return bouw.gebeurtenissen(OPTIES, buurten, Register(OPTIES.bron), TOT)


def _bouw_en_beschrijf(buurten: list[Any], langs_de_deur: bool) -> list[str]:
    gevonden: list[str] = []
    try:
        with transaction.atomic(), poort.systeem(taak="synthese"):
            if langs_de_deur:
                afnemer = ViaHandelingen(Adresboek.lees())
                for rij in rijen(buurten):
                    for gebeurd in rij:
                        with time_machine.travel(gebeurd.op, tick=False):
                            afnemer.verwerk(gebeurd)
            else:
                bulk = InBulk(Adresboek.lees())
                for rij in rijen(buurten):
                    bulk.neem(rij)
                bulk.schrijf()
                bulk.schrijf_postcodes()
            gevonden = beschrijf()
            raise _Terug
    except _Terug:
        return gevonden


def test_beide_afnemers_maken_hetzelfde(buurten: list[Any]) -> None:
    langs_de_deur = _bouw_en_beschrijf(buurten, langs_de_deur=True)
    in_bulk = _bouw_en_beschrijf(buurten, langs_de_deur=False)
    assert len(in_bulk) > 1_000
    alleen_deur = sorted(set(langs_de_deur) - set(in_bulk))
    alleen_bulk = sorted(set(in_bulk) - set(langs_de_deur))
    assert (alleen_deur[:3], alleen_bulk[:3]) == ([], [])
    assert langs_de_deur == in_bulk


def test_hetzelfde_zaad_geeft_dezelfde_gemeente(buurten: list[Any]) -> None:
    eerste, tweede = list(rijen(buurten)), list(rijen(buurten))
    assert eerste == tweede
    ander = Opties(huishoudens=20, zaad=4, bron=Bron.KANARIE)
    register = Register(ander.bron)
    assert list(bouw.gebeurtenissen(ander, buurten, register, TOT)) != eerste


def test_niets_gebeurt_na_vandaag_en_alles_in_volgorde(buurten: list[Any]) -> None:
    for rij in rijen(buurten):
        momenten = [gebeurd.op for gebeurd in rij]
        assert momenten == sorted(momenten)
        assert all(moment.date() < TOT for moment in momenten)
