"""Bewoners in een echte browser: contact met het toetsenbord, de tijdlijn terug, en axe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from nabij.kamers.bewoners import handelingen, overzichten
from nabij.kamers.poort.begrippen import Afscherming
from tests.bewoners.maak import huishouden, schrijvend
from tests.browser.conftest import BUREAU
from tests.mensen import Mensen

# Hoog genoeg om alles te zien: wat onder de vaste balk schuift, keurt axe anders als te klein af.
TELEFOON = {"width": 390, "height": 3_600}


@pytest.fixture
def oefenen(mensen: Mensen, settings: Any) -> Mensen:
    settings.DEMO = True
    return mensen


def meld_aan(scherm: Page, account: Any, adres: str) -> None:
    """Aangemeld, zonder de aanmeldpagina."""
    client = Client()
    client.force_login(account, backend="nabij.kamers.poort.wie.Backend")
    koekjes = [{"name": n, "value": m.value, "url": adres} for n, m in client.cookies.items()]
    scherm.context.add_cookies(koekjes)  # type: ignore[arg-type]


def vol_huishouden(mensen: Mensen, contacten: int = 0) -> tuple[UUID, UUID]:
    """Mira en Pip met een netwerk, een geheim adres en contacten; geeft huishouden en Pip."""
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        mira, pip = overzichten.mensen(pk)
        for naam, kring, band in (
            ("Riet", "naaste", "sterk"),
            ("De Meander", "beroep", "spanning"),
        ):
            handelingen.voeg_netwerklid_toe(
                dossier_id=pk, roepnaam=naam, kring=kring, band=band, draagt=False, door=zicht.wie
            )
        handelingen.scherm_persoon_af(
            dossier_id=pk, persoon_id=mira.id, niveau=Afscherming.ADRES_GEHEIM, door=zicht.wie
        )
        for nummer in range(contacten):
            handelingen.leg_contact_vast(
                dossier_id=pk, soort="gebeld", met=f"nummer {nummer}", door=zicht.wie
            )
    return pk, pip.id


@pytest.mark.rij("M04", "M28")
def test_contact_met_alleen_het_toetsenbord(
    open_scherm: Callable[..., Page], oefenen: Mensen, live_server: Any
) -> None:
    pk, _pip = vol_huishouden(oefenen)
    scherm = open_scherm(BUREAU)
    meld_aan(scherm, oefenen.teamlid, live_server.url)
    scherm.goto(f"/huishoudens/{pk}/contact/?terug=mijn-dag")
    for _keer in range(40):
        scherm.keyboard.press("Tab")
        if scherm.evaluate("document.activeElement.value") == "gebeld":
            break
    scherm.keyboard.press("Enter")
    expect(scherm.get_by_text("Het contact is vastgelegd.")).to_be_visible()
    scherm.get_by_role("button", name="Ongedaan maken").click()
    expect(scherm.get_by_text("Het contact is weg.")).to_be_visible()


@pytest.mark.rij("M04")
@pytest.mark.parametrize("javascript", [True, False])
def test_de_tijdlijn_gaat_terug_met_en_zonder_script(
    open_scherm: Callable[..., Page], oefenen: Mensen, live_server: Any, javascript: bool
) -> None:
    pk, _pip = vol_huishouden(oefenen, contacten=25)
    scherm = open_scherm(BUREAU, javascript=javascript)
    meld_aan(scherm, oefenen.teamlid, live_server.url)
    scherm.goto(f"/huishoudens/{pk}/tijdlijn/?alleen=contact")
    stappen = scherm.locator(".nabij-tijdlijn__stap")
    expect(stappen).to_have_count(20)
    scherm.get_by_role("link", name="Eerder").click()
    expect(stappen).to_have_count(25 if javascript else 5)
    expect(scherm.get_by_text("nummer 0", exact=False).first).to_be_visible()


@pytest.mark.parametrize("maat", [BUREAU, TELEFOON], ids=["bureau", "telefoon"])
def test_een_geheim_adres_en_een_kaartje_zijn_toegankelijk(
    open_scherm: Callable[..., Page],
    oefenen: Mensen,
    live_server: Any,
    toegankelijk: Callable[[Page], None],
    maat: dict[str, int],
) -> None:
    """Wat deze pagina's zonder meer zijn, staat in test_toegankelijk."""
    pk, _pip = vol_huishouden(oefenen, contacten=1)
    scherm = open_scherm(maat)
    meld_aan(scherm, oefenen.teamlid, live_server.url)
    scherm.goto(f"/huishoudens/{pk}/adres/")
    toegankelijk(scherm)
    meld_aan(scherm, oefenen.anderteam, live_server.url)
    scherm.goto("/zoeken/kaartje/")
    scherm.fill("#id_achternaam", "Moerbei")
    scherm.fill("#id_geboortedatum", "12-3-1988")
    scherm.locator("main").get_by_role("button", name="Zoeken").click()
    expect(scherm.get_by_text("bekend bij Buurtteam Oost")).to_be_visible()
    toegankelijk(scherm)
