"""De sociale kaart voor iedereen: zonder cookie, zonder account, zonder JavaScript."""

from __future__ import annotations

from typing import Any

import pytest

from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.models import Contactpersoon, Eigenaar, Wijziging
from tests.kaart.maak import BRON, maak_aanbod
from tests.loper.strenge_client import StrengeClient
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24", "M34")]
KAART = "/sociale-kaart/"


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


def test_een_inwoner_vindt_iets_en_er_blijft_niets_van_de_inwoner_over() -> None:
    een = maak_aanbod(hoe_binnenkomen="Loop binnen.")
    client = StrengeClient()
    for pad in (KAART, f"{KAART}?q=alleen+thuis", f"{KAART}{een.pk}/"):
        antwoord = client.get(pad)
        assert "Eettafel De Wilg" in antwoord.content.decode()
        assert not antwoord.cookies
        assert b"<script" not in antwoord.content
        assert antwoord["Cache-Control"] == "public, max-age=300"
    assert "Loop binnen." in antwoord.content.decode()


def test_van_mensen_staat_er_alleen_wie_dat_zelf_wil_en_nooit_een_spoor(mensen: Mensen) -> None:
    een = maak_aanbod()
    Contactpersoon.objects.create(aanbod=een, naam="Ans Verborgen")
    Contactpersoon.objects.create(aanbod=een, naam="Bob Openbaar", openbaar=True)
    Eigenaar.objects.create(aanbod=een, naam="Cor", email="cor@example.nl")
    Wijziging.objects.create(
        aanbod=een, via="medewerker", door=mensen.teamlid, wat="veranderd", veld="kosten"
    )
    inwoner = Mens(None).ga(f"{KAART}{een.pk}/").ziet("Bob Openbaar")
    inwoner.ziet_niet("Ans Verborgen", "cor@example.nl", "Joke Visser")


def test_wie_is_aangemeld_krijgt_dezelfde_pagina_zonder_eigen_naam(mensen: Mensen) -> None:
    een = maak_aanbod()
    Mens(mensen.teamlid).ga(f"{KAART}{een.pk}/").ziet("Eettafel").ziet_niet("Joke Visser")


def test_gestopt_is_weg_en_een_onzinadres_ook() -> None:
    een = maak_aanbod()
    handelingen.stop(aanbod=een, door=BRON)
    inwoner = Mens(None).ga(KAART).ziet_niet("Eettafel De Wilg").ziet("Niets gevonden")
    assert inwoner.ga(f"{KAART}{een.pk}/").status == 404


def test_een_vreemd_webadres_wordt_geen_koppeling() -> None:
    een = maak_aanbod(website="javascript:alert(1)")
    assert "javascript:" not in Mens(None).ga(f"{KAART}{een.pk}/").html


def test_de_voordeur_wijst_naar_de_kaart() -> None:
    Mens(None).ga("/").klik("De sociale kaart").ziet("Wat is er bij u in de buurt?")
