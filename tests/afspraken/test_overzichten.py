"""Wat meegeleverd is, en dat het geen vraag aan de database per pagina kost."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from nabij.kamers.afspraken import meegeleverd, overzichten
from nabij.kamers.afspraken.models import Afloop, Leefgebied, Thema

pytestmark = pytest.mark.django_db


def test_alles_wat_meegeleverd_is_staat_er_met_wie_en_waarom() -> None:
    assert len(overzichten.themas()) == 32
    assert len(overzichten.leefgebieden()) == 12
    assert all(len(gebied.vragen) == 3 for gebied in overzichten.leefgebieden())
    assert len(overzichten.stappen()) == 6
    assert len(overzichten.aflopen()) == 10
    assert overzichten.bewaarregel("wmo").termijn == 15
    for naam, rijen in meegeleverd.tabellen():
        model = apps.get_model("afspraken", naam)
        assert model.objects.count() == len(rijen), naam
        assert not model.objects.filter(wie="").exists(), naam
        assert not model.objects.filter(waarom="").exists(), naam


@pytest.mark.rij("M05")
def test_erbij_halen_is_geen_afloop_en_afgevangen_is_dichtbij() -> None:
    afgevangen = {een.code for een in overzichten.aflopen() if een.afgevangen}
    assert afgevangen == {"beantwoord", "hoort_erbij", "zelf", "netwerk", "samen", "team"}
    assert not Afloop.objects.filter(code__contains="erbij_gehaald").exists()


@pytest.mark.rij("M21")
def test_een_stap_van_meedoen_staat_in_woorden_zonder_getal() -> None:
    for stap in overzichten.stappen():
        assert not any(teken.isdigit() for teken in stap.op_scherm + stap.voorbeeld)


def test_voorbeelden_van_doelen_horen_bij_een_leefgebied() -> None:
    for gebied in overzichten.leefgebieden():
        assert len(overzichten.doelvoorbeelden(gebied.code)) == 2, gebied.code


def test_onthouden_kost_geen_statements_en_schrijven_zie_je_meteen(
    tel_statements: type[Any],
) -> None:
    def lees() -> list[str]:
        overzichten.leefgebieden()
        overzichten.norm("ongedaan_minuten")
        overzichten.verplichte_velden("nieuwe_vraag")
        return [thema.code for thema in overzichten.themas()]

    lees()
    with tel_statements() as telling:
        lees()
    assert telling.aantal == 0, str(telling)

    Thema.objects.create(code="eigen", naam="Eigen thema", wie="wij", waarom="nodig")
    assert "eigen" in lees()


def test_een_thema_dat_niet_meer_geldt_is_niet_te_kiezen_maar_heeft_nog_een_naam() -> None:
    thema = Thema.objects.get(code="rouw")
    thema.tot = thema.van
    thema.save()
    assert "rouw" not in [een.code for een in overzichten.themas()]
    assert overzichten.thema("rouw") == thema


def test_nog_eens_laden_verandert_niets_wat_er_al_staat() -> None:
    Leefgebied.objects.filter(code="geld").update(naam="Centen")
    meegeleverd.laad(lambda naam: apps.get_model("afspraken", naam))
    assert Leefgebied.objects.get(code="geld").naam == "Centen"
    assert Leefgebied.objects.count() == 12
