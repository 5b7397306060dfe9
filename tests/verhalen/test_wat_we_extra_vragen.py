"""Het verhaal van een veld dat een jaar lang moest, en daarna niemand meer ophield."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.geheugen import vergeet_alles
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.afspraken import overzichten
from nabij.kamers.poort.models import Dossier
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db
VRAAG = "Wat is de inloop op dinsdag?"


def stel_vraag(client: Client, **velden: str) -> Any:
    return client.post(
        "/vragen/nieuw/",
        {"sleutel": nieuw_token(), "tekst": VRAAG, "doe": "oppakken", **velden},
    )


@pytest.mark.rij("M13", "M58", "M01")
def test_een_veld_moet_een_jaar_lang_en_is_daarna_vanzelf_weer_vrij(
    als: Any, mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Gegeven een teamlid dat een vraag bewaart met alleen de vraag
    assert stel_vraag(als(mensen.teamlid)).status_code == 302
    assert Dossier.objects.count() == 1

    # Als beleid een jaar lang wil weten hoe een vraag binnenkomt
    als(mensen.beleid).post(
        "/afspraken/extra/nieuw/",
        {
            "sleutel": nieuw_token(),
            "wat": "verplicht_veld:nieuwe_vraag.kanaal",
            "voor": "gemeente",
            "eigenaar": "Ingrid Maas, beleid",
            "reden": "We kijken een jaar lang waar mensen ons vinden.",
            "tikken": "1",
        },
    )

    # Dan vraagt het scherm erom, zegt het waarom, en blijft staan wat er getypt is
    antwoord = stel_vraag(als(mensen.teamlid))
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "De gemeente vraagt dit nu: We kijken een jaar lang waar mensen ons vinden." in html
    assert VRAAG in html
    assert Dossier.objects.count() == 1
    assert stel_vraag(als(mensen.teamlid), kanaal="telefoon").status_code == 302

    # En na een jaar is het voorbij, zonder dat iemand iets deed
    straks = klok.nu() + timedelta(days=366)
    monkeypatch.setattr(klok, "nu", lambda: straks)
    vergeet_alles()
    assert overzichten.verplichte_velden("nieuwe_vraag") == set()
    assert stel_vraag(als(mensen.teamlid)).status_code == 302
    html = als(mensen.beleid).get("/afspraken/").content.decode()
    assert "Vanzelf opgehouden" in html


@pytest.mark.rij("M58")
def test_valkuil_niemand_maakt_de_vraag_zelf_of_een_leefgebied_verplicht(
    als: Any, mensen: Mensen
) -> None:
    html = als(mensen.beleid).get("/afspraken/extra/nieuw/").content.decode()
    assert "nieuwe_vraag.kanaal" in html
    for gebied in overzichten.leefgebieden():
        assert f".{gebied.code}" not in html
    assert ".tekst" not in html
