"""De pagina's van het eigen team en om te doen wat nodig is: op een bureau, in een hand, en axe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from nabij.fundament import klok
from nabij.kamers.consult import handelingen as consult
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.team import handelingen as teams
from nabij.kamers.toegang import handelingen as toegang
from tests.bewoners.maak import huishouden, schrijvend
from tests.browser.test_bewoners import TELEFOON, meld_aan
from tests.mensen import Mensen

BUREAU = {"width": 1280, "height": 1_800}


@pytest.fixture
def vol(mensen: Mensen, settings: Any) -> UUID:
    """Een huishouden met eerdere hulp en maatwerk, en een team waar iets twee keer moet."""
    settings.DEMO = True
    pk = huishouden(mensen)
    teams.stel_opdracht_vast(
        team=mensen.oost, voor_wie="wie hier woont", hoe_te_tellen="adressen",
        gedekt_door="Ingrid Maas, wethouder", van=klok.vandaag(), door=mensen.teamleider.pk,
    )  # fmt: skip
    teams.noteer_elders(
        team=mensen.oost.pk, systeem="Zorgnet Ouderen", wat="Naam, adres en het doel",
        waarom="De moederorganisatie telt er haar uren in", van=klok.vandaag(),
        tot=klok.vandaag() + timedelta(days=30),
    )  # fmt: skip
    with schrijvend(mensen, pk, delen=[Onderdeel.PLAN, Onderdeel.GESPREK]) as zicht:
        toegang.noteer_eerdere_hulp(
            dossier_id=pk, wat="Schuldhulp van de gemeente", wanneer="2021", bron="de huisarts",
            uitkomst="Het liep vast op de post", door=zicht.wie,
        )  # fmt: skip
        consult.lever_maatwerk(
            huishouden_id=pk, team_id=mensen.oost.pk, wat="Een wasmachine halen",
            waarom="Dan kan Pip weer naar school.", door=zicht.wie,
        )  # fmt: skip
    return pk


@pytest.mark.rij("M02", "M14", "M19")
@pytest.mark.parametrize("maat", [BUREAU, TELEFOON], ids=["bureau", "telefoon"])
def test_elke_pagina_past_en_is_toegankelijk(
    mensen: Mensen,
    vol: UUID,
    maat: dict[str, int],
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
    live_server: Any,
) -> None:
    scherm = open_scherm(maat)
    meld_aan(scherm, mensen.teamlid, live_server.url)
    for adres, kop in (
        (f"/huishoudens/{vol}/maatwerk/", "Doen wat nodig is"),
        (f"/huishoudens/{vol}/overnemen/", "Overnemen in een ander systeem"),
        (f"/huishoudens/{vol}/gesprek/", "Het gesprek"),
        (f"/team/{mensen.oost.pk}/elders/", "Twee keer typen"),
        ("/team/zelf-opgepakt/", "Zelf opgepakt, en wie terugkwam"),
        ("/team/", mensen.oost.naam),
    ):
        scherm.goto(adres)
        expect(scherm.get_by_role("heading", level=1)).to_have_text(kop)
        toegankelijk(scherm)
        breder = scherm.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert breder <= 0, f"{adres} loopt {breder} buiten het scherm"
