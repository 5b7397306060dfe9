"""Wie waarover zelf beslist: de leider houdt het bij, iedereen in het team leest het."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from nabij.fundament import klok
from nabij.kamers.team import overzichten
from nabij.kamers.team.models import Mandaat
from nabij.kamers.toewijzing.regels.mandaat import binnen
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M14")]


@pytest.fixture(autouse=True)
def _oefenen(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


def test_de_leider_geeft_een_mandaat_en_trekt_het_in(mensen: Mensen) -> None:
    sanne = Mens(mensen.teamleider).ga("/team/").klik("Wie beslist waarover")
    sanne.ziet("Nog geen mandaten")
    joke = str(mensen.teamlid.medewerker.pk)
    sanne.druk("Vastleggen", medewerker=joke, over="wmo", euro="2500,50", weken="26")
    sanne.ziet("Joke Visser", "Hulp toewijzen vanuit de Wmo, tot 2500,50 euro, tot 26 weken")
    gegeven = Mandaat.objects.get()
    assert (gegeven.over, gegeven.max_bedrag, gegeven.gegeven_door) == (
        "wmo", 250_050, mensen.teamleider,
    )  # fmt: skip
    # Een collega leest het, en verandert het niet
    karel = Mens(mensen.collega).ga(reverse("team:mandaten", args=[mensen.oost.pk]))
    karel.ziet("Joke Visser", "tot 26 weken").ziet_niet("Vastleggen", "Laten eindigen")
    # En nog een keer vastleggen vervangt het
    sanne.druk("Vastleggen", medewerker=joke, over="wmo", weken="12").ziet("tot 12 weken")
    sanne.ziet_niet("tot 26 weken")
    sanne.druk("Laten eindigen").ziet("eindigt vandaag", "Nog geen mandaten")
    assert Mandaat.objects.count() == 2


def test_wat_niet_klopt_komt_terug_met_een_zin(mensen: Mensen) -> None:
    sanne = Mens(mensen.teamleider).ga(reverse("team:mandaten", args=[mensen.oost.pk]))
    joke = str(mensen.teamlid.medewerker.pk)
    gisteren = (klok.vandaag() - timedelta(days=1)).isoformat()
    sanne.druk("Vastleggen", medewerker=joke, over="anders", euro="veel", laatste_dag=gisteren)
    sanne.ziet("Schrijf in een paar woorden waarover", "Schrijf een getal", "ligt voor de dag")
    assert not Mandaat.objects.exists()


def test_een_ander_team_trekt_hier_niets_in(mensen: Mensen) -> None:
    lid = mensen.teamlid.medewerker
    mandaat = Mandaat.objects.create(medewerker=lid, over="hulp", soort="alle hulp")
    adres = reverse("team:mandaat_weg", args=[mensen.west.pk, mandaat.pk])
    Mens(mensen.teamleider).client.post(adres, {"sleutel": "x"})
    assert overzichten.mandaten(lid.pk) == [mandaat]


@pytest.mark.parametrize(
    ("over", "wet", "mag"),
    [
        ("hulp", "wmo", True),
        ("hulp", "jw", True),
        ("wmo", "wmo", True),
        ("wmo", "jw", False),
        ("jw", "jw", True),
        ("anders", "wmo", False),
    ],
)
def test_waarover_een_mandaat_gaat_is_een_keuze_en_geen_woord(
    over: str, wet: str, mag: bool
) -> None:
    mandaat = Mandaat(over=over, soort="inzetten van wmo en jeugd")
    assert (binnen([mandaat], wet=wet, bedrag=100, weken=4) is mandaat) == mag
