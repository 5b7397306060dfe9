"""Dezelfde waarneming twee keer vastleggen: een zin bij het veld, en geen tweede rij."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from nabij.fundament import klok
from nabij.kamers.poort.models import Vervanging
from tests.account.maak import meld_aan
from tests.mensen import Mensen


@pytest.mark.django_db(databases=["default", "logboek"])
@pytest.mark.rij("M23")
def test_een_waarneming_staat_er_een_keer(client: Client, mensen: Mensen) -> None:
    meld_aan(client, mensen.teamleider)
    velden = {
        "voor": str(mensen.teamlid.pk),
        "door": str(mensen.collega.pk),
        "van": klok.vandaag().isoformat(),
        "tot_en_met": (klok.vandaag() + timedelta(days=5)).isoformat(),
    }
    eerste = client.post("/team/waarnemen/", {**velden, "sleutel": "a" * 40})
    assert eerste.status_code in (302, 303)
    tweede = client.post("/team/waarnemen/", {**velden, "sleutel": "b" * 40})
    assert tweede.status_code == 200
    assert "Deze waarneming staat er al." in tweede.content.decode()
    assert Vervanging.objects.count() == 1
