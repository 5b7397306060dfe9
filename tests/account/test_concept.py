"""Wat je typt, blijft: tijdens het typen, bij een fout in het formulier, en een week lang."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account import concept
from nabij.kamers.account.models import Concept
from tests.account.maak import account, meld_aan

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.account.proef")]
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://testserver/formulier/"}


def typ(client: Client, tekst: str, sleutel: str | None = None, **anders: Any) -> Any:
    velden = {"tekst": tekst, "sleutel": sleutel or nieuw_token(), "concept": "1", **anders}
    return client.post("/concept/", velden, **HTMX)


def test_wat_je_typt_staat_er_later_weer(client: Client) -> None:
    meld_aan(client, account())

    antwoord = typ(client, "Mevrouw belde over <de huur>", csrfmiddlewaretoken="x")

    assert antwoord.status_code == 200
    assert "Bewaard als concept" in antwoord.content.decode()
    pagina = client.get("/formulier/").content.decode()
    assert "Mevrouw belde over &lt;de huur&gt;" in pagina
    assert "Begin leeg" in pagina
    assert set(Concept.objects.get().velden) == {"tekst"}


def test_steeds_opnieuw_bewaren_is_een_rij(client: Client) -> None:
    meld_aan(client, account())
    sleutel = nieuw_token()

    for tekst in ("Mev", "Mevrouw", "Mevrouw belde"):
        typ(client, tekst, sleutel)

    assert Concept.objects.get().velden == {"tekst": ["Mevrouw belde"]}


def test_een_ander_ziet_het_niet_en_kan_het_niet_overschrijven(client: Client) -> None:
    meld_aan(client, account("noor"))
    sleutel = nieuw_token()
    typ(client, "Van Noor", sleutel)

    ander = meld_aan(Client(), account("karel"))
    typ(ander, "Van Karel", sleutel)

    assert "Van Noor" not in ander.get("/formulier/").content.decode()
    assert "Van Noor" in client.get("/formulier/").content.decode()


def test_een_geweigerd_formulier_wordt_ook_bewaard(client: Client) -> None:
    meld_aan(client, account())
    velden = {"tekst": "Wat ik schreef", "soort": "drie", "concept": "1"}

    antwoord = client.post("/formulier/", {**velden, "sleutel": nieuw_token()})

    assert antwoord.status_code == 200, "soort drie bestaat niet"
    assert Concept.objects.get().velden["tekst"] == ["Wat ik schreef"]


def test_een_formulier_zonder_concept_wordt_nooit_bewaard(client: Client) -> None:
    """Zo komt een BSN uit een zoekveld nergens terecht."""
    meld_aan(client, account())

    client.post("/formulier/", {"tekst": "999900018", "soort": "drie", "sleutel": nieuw_token()})

    assert not Concept.objects.exists()


def test_versturen_wist_het_concept(client: Client) -> None:
    meld_aan(client, account())
    oud = nieuw_token()
    typ(client, "Half verhaal", oud)

    velden = {"tekst": "Heel verhaal", "sleutel": nieuw_token(), "concept": oud}
    assert client.post("/formulier/", velden).status_code == 302

    assert not Concept.objects.exists()


def test_leeg_beginnen(client: Client) -> None:
    meld_aan(client, account())
    typ(client, "Half verhaal")

    antwoord = client.post("/concept/weg/", HTTP_REFERER="http://testserver/formulier/")

    assert antwoord["Location"] == "/formulier/"
    assert not Concept.objects.exists()


@pytest.mark.parametrize("bron", ["//kwaad.voorbeeld/", "javascript:alert(1)", ""])
def test_leeg_beginnen_stuurt_nooit_naar_buiten(client: Client, bron: str) -> None:
    meld_aan(client, account())

    assert client.post("/concept/weg/", HTTP_REFERER=bron)["Location"] == "/"


def test_te_groot_wordt_geweigerd(client: Client) -> None:
    meld_aan(client, account())

    assert typ(client, "x" * (concept.GRENS + 1)).status_code == 413
    assert not Concept.objects.exists()


def test_zonder_sleutel_of_pagina_niets(client: Client) -> None:
    meld_aan(client, account())

    assert client.post("/concept/", {"tekst": "x"}, **HTMX).status_code == 400
    assert client.post("/concept/", {"tekst": "x", "sleutel": nieuw_token()}).status_code == 400


def test_afgemeld_tijdens_het_typen_stoort_niet(client: Client) -> None:
    assert typ(client, "Half verhaal").status_code == 401


def test_het_dossier_staat_erbij_voor_het_vernietigen(client: Client) -> None:
    meld_aan(client, account())
    dossier = uuid4()

    typ(client, "Half verhaal", dossier=str(dossier))

    assert Concept.objects.get().dossier_id == dossier


def test_na_een_week_is_een_concept_weg(client: Client) -> None:
    meld_aan(client, account())
    typ(client, "Half verhaal")
    Concept.objects.update(bijgewerkt_op=klok.nu() - timedelta(days=8))

    assert "Half verhaal" not in client.get("/formulier/").content.decode()
    assert concept.ruim_op() == 1
