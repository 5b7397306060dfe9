"""Wat de oefenomgeving samen doet, staat er zoals een opbouwwerker het ziet."""

from __future__ import annotations

from typing import Any

import pytest

from nabij.demo import samen
from nabij.demo.medewerkers import OOST
from nabij.kamers.opbouw import overzichten
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


def test_twee_initiatieven_drie_bewoners_en_een_idee(mensen: Mensen, settings: Any) -> None:
    settings.DEMO = True
    mensen.oost.naam = OOST
    mensen.oost.save()

    samen.zet_neer()

    lopend, gestopt = overzichten.initiatieven([mensen.oost.pk], None)
    assert (len(lopend), gestopt) == (2, [])
    assert sum(een.opkomst.eerste for een in lopend) == 40
    nadia = Mens(mensen.opbouwwerker).ga("/samen/bewonerskracht/")
    nadia.ziet("Rachida", "Wim", "Tonnie").ga("/samen/ideeen/").ziet("eettafel")
    Mens(None).ga("/bewonersideeen/").ziet("eettafel").ziet_niet("koks")
