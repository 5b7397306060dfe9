"""Een formulier telt een keer: dubbelklik, terugknop, twee tabs, tegelijk."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account import eenmalig
from nabij.kamers.account.models import Formuliersleutel, Post
from tests.account.maak import account, meld_aan, op_schijf

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.account.proef")]


def test_een_herhaling_krijgt_het_eerste_antwoord(client: Client) -> None:
    meld_aan(client, account())
    velden = {"tekst": "Hulp bij de post", "sleutel": nieuw_token()}

    eerste, tweede = client.post("/formulier/", velden), client.post("/formulier/", velden)

    assert eerste.status_code == tweede.status_code == 302
    assert eerste["Location"] == tweede["Location"]
    assert Post.objects.count() == 1


def test_wat_daarna_veranderd_is_komt_terug_en_gaat_niet_verloren(client: Client) -> None:
    meld_aan(client, account())
    velden = {"tekst": "Eerste tekst", "sleutel": nieuw_token()}
    eerste = client.post("/formulier/", velden)

    tweede = client.post("/formulier/", {**velden, "tekst": "Tekst met <meer> erbij"})

    assert tweede.status_code == 409
    assert "Tekst met &lt;meer&gt; erbij" in tweede.content.decode()
    assert eerste["Location"] in tweede.content.decode()
    assert Post.objects.count() == 1


def test_de_sleutel_is_van_wie_hem_kreeg(client: Client) -> None:
    velden = {"tekst": "Hulp bij de post", "sleutel": nieuw_token()}
    meld_aan(client, account("noor"))
    client.post("/formulier/", velden)

    ander = meld_aan(Client(), account("karel"))
    antwoord = ander.post("/formulier/", velden)

    assert antwoord.status_code == 302
    assert Post.objects.count() == 2, "een ander leest met een sleutel niet andermans antwoord"


@pytest.mark.parametrize("sleutel", [None, "", "kort", "x" * 200, "met spatie erin!"])
def test_zonder_sleutel_een_nederlandse_zin(client: Client, sleutel: str | None) -> None:
    meld_aan(client, account())
    velden = {"tekst": "Hulp bij de post"} | ({} if sleutel is None else {"sleutel": sleutel})

    antwoord = client.post("/formulier/", velden)

    assert antwoord.status_code == 400
    assert "Hulp bij de post" in antwoord.content.decode(), "wat getypt was, komt terug"
    assert not Post.objects.exists()


def test_mislukt_werk_laat_geen_spoor_na_en_kan_opnieuw(client: Client) -> None:
    meld_aan(client, account())

    antwoord = client.post("/half/", {"sleutel": nieuw_token(), "tekst": "x"})

    assert antwoord.status_code == 503
    assert not Post.objects.exists()
    assert not Formuliersleutel.objects.exists()


def test_een_inwoner_zonder_account_kan_ook_maar_een_keer(client: Client) -> None:
    account("loket", factor=False)
    velden = {"tekst": "Ik heb een vraag", "sleutel": nieuw_token()}

    antwoorden = {client.post("/loket/", velden)["Location"] for _ in range(2)}

    assert len(antwoorden) == 1
    assert Post.objects.count() == 1


def test_de_sleutel_zelf_staat_nergens(client: Client) -> None:
    meld_aan(client, account())
    sleutel = nieuw_token()
    client.post("/formulier/", {"tekst": "Hulp bij de post", "sleutel": sleutel})

    rij = Formuliersleutel.objects.get()
    assert sleutel not in (rij.sleutel, rij.inhoud)


def test_na_een_week_is_een_sleutel_weg(client: Client) -> None:
    meld_aan(client, account())
    client.post("/formulier/", {"tekst": "Hulp bij de post", "sleutel": nieuw_token()})
    Formuliersleutel.objects.update(op=klok.nu() - timedelta(days=8))

    assert eenmalig.ruim_op() == 1


@pytest.mark.django_db(transaction=True)
def test_tegelijk_verstuurd_is_een_keer_gedaan(tmp_path: Any) -> None:
    """Tien keer dezelfde knop op hetzelfde moment, in tien draden."""
    with op_schijf(tmp_path):
        noor = account()
        velden = {"tekst": "Hulp bij de post", "sleutel": nieuw_token()}
        samen, antwoorden = Barrier(10), []

        def verstuur() -> None:
            try:
                client = meld_aan(Client(), noor)
                samen.wait(timeout=30)
                antwoorden.append(client.post("/formulier/", velden))
            finally:
                connection.close()

        draden = [Thread(target=verstuur) for _ in range(10)]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()

        assert [a.status_code for a in antwoorden] == [302] * 10
        assert len({a["Location"] for a in antwoorden}) == 1
        assert Post.objects.count() == 1
