"""Een storing is een Nederlandse pagina, met de getypte tekst, en zonder inhoud in het log."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import InterfaceError, OperationalError
from django.test import Client

from nabij.fundament.sleutels import nieuw_token
from nabij.inrichting.logregels import Spoor, ZonderInhoud
from tests.account.maak import account, meld_aan
from tests.loper.strenge_client import StrengeClient

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.account.proef")]
TEKST = "Mevrouw zei: het <gaat> niet"


@pytest.mark.parametrize("pad", ["/storing/", "/logboek-dicht/"])
def test_zonder_database_komt_de_tekst_terug(client: Client, pad: str) -> None:
    meld_aan(client, account())
    sleutel = nieuw_token()

    antwoord = client.post(pad, {"tekst": TEKST, "leeg": "", "sleutel": sleutel})

    assert antwoord.status_code == 503
    tekst = antwoord.content.decode()
    assert "even niet bereikbaar" in tekst
    assert "Mevrouw zei: het &lt;gaat&gt; niet" in tekst
    assert f'action="{pad}"' in tekst
    assert sleutel in tekst, "opnieuw versturen kan, en telt dan een keer"
    assert 'name="csrfmiddlewaretoken" value="' in tekst


@pytest.mark.parametrize("soort", [OperationalError, InterfaceError])
def test_ook_als_de_sessie_niet_te_lezen_is(
    soort: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """De database is weg voor er een view aan te pas komt."""
    client = StrengeClient(raise_request_exception=False)
    meld_aan(client, account())

    def weg(*_: Any) -> None:
        raise soort("de server is weg")

    monkeypatch.setattr(SessionStore, "_get_session_from_db", weg)
    antwoord = client.post("/formulier/", {"tekst": TEKST, "sleutel": nieuw_token()})

    assert antwoord.status_code == 503
    assert "het &lt;gaat&gt; niet" in antwoord.content.decode()


def test_de_storingspagina_stelt_geen_vraag_aan_de_database(
    client: Client, tel_statements: Any
) -> None:
    meld_aan(client, account())
    with tel_statements() as gewoon:
        client.get("/formulier/")
    with tel_statements() as storing:
        client.get("/storing/")

    assert storing.aantal <= min(2, gewoon.aantal), str(storing)


def test_een_fout_van_ons_geeft_de_tekst_ook_terug() -> None:
    client = StrengeClient(raise_request_exception=False)
    meld_aan(client, account())

    antwoord = client.post("/fout/", {"tekst": TEKST, "sleutel": nieuw_token()})

    assert antwoord.status_code == 500
    tekst = antwoord.content.decode()
    assert "het &lt;gaat&gt; niet" in tekst
    assert "ValueError" not in tekst
    assert "geheim van Jan" not in tekst


def test_een_onbekende_pagina_is_nederlands(client: Client) -> None:
    meld_aan(client, account())

    antwoord = client.get("/bestaat-niet/")

    assert antwoord.status_code == 404
    assert "Deze pagina is hier niet" in antwoord.content.decode()


class TestLogregels:
    def regel(self, fout: Exception, naam: str = "nabij.proef") -> str:
        opmaak = ZonderInhoud("{spoor} {name} {message}", style="{")
        try:
            raise fout
        except Exception as gevangen:
            soort = (type(gevangen), gevangen, gevangen.__traceback__)
        regel = logging.LogRecord(naam, 40, __file__, 1, "%s: %s", ("x", "/pad/geheim/"), soort)
        Spoor().filter(regel)
        return opmaak.format(regel)

    def test_wat_er_in_een_fout_staat_komt_niet_in_het_log(self) -> None:
        tekst = self.regel(ValueError("de naam Jansen bestaat al"))

        assert "Jansen" not in tekst
        assert "ValueError" in tekst
        assert "test_storing.py" in tekst

    def test_een_adres_komt_niet_in_het_log(self) -> None:
        assert "geheim" not in self.regel(ValueError(), "django.request")

    def test_de_oorzaak_staat_erbij_zonder_tekst(self) -> None:
        fout = OperationalError("boven")
        fout.__cause__ = ValueError("Jansen")

        assert "OperationalError door ValueError" in self.regel(fout)
