"""Twee mensen, een tekst: wie als tweede bewaart, ziet beide en verliest niets."""

from __future__ import annotations

import pytest
from django.test import Client

from nabij.fundament.sleutels import nieuw_token
from tests.account.maak import account, meld_aan

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.account.proef")]


def test_beide_teksten_staan_op_de_pagina(client: Client) -> None:
    meld_aan(client, account())
    velden = {
        "naam": "Zo noem <ik> het",
        "kleur": "blauw",
        "versie": "6",
        "sleutel": nieuw_token(),
    }

    antwoord = client.post("/botst/", velden)

    assert antwoord.status_code == 409
    tekst = antwoord.content.decode()
    assert "Zo noemde de ander het" in tekst
    assert "Zo noem &lt;ik&gt; het</textarea>" in tekst
    assert '<input type="hidden" name="versie" value="7">' in tekst, "nu op de nieuwste versie"
    assert '<input type="hidden" name="kleur" value="blauw">' in tekst, "de rest gaat mee"
    assert velden["sleutel"] not in tekst, "dit is een nieuwe keer versturen"


def test_wat_je_schreef_is_ook_bewaard_als_concept(client: Client) -> None:
    noor = account()
    meld_aan(client, noor)

    client.post("/botst/", {"naam": "Mijn tekst", "sleutel": nieuw_token(), "concept": "1"})

    assert noor.concepten.get().velden["naam"] == ["Mijn tekst"]
