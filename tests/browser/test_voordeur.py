"""De voordeur in een echte browser: een vraag met het toetsenbord, een gesprek aan tafel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from nabij.kamers.poort.models import Dossier
from tests.browser.conftest import BUREAU
from tests.mensen import Mensen
from tests.toegang.maak import lees, maak_huishouden, maak_vraag

VRAAG = "Er stond een deurwaarder aan de deur en ze zit altijd alleen thuis"
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


def tot(scherm: Page, naam: str) -> None:
    """Tab tot de knop met deze naam; faalt als die er met het toetsenbord niet is."""
    for _keer in range(60):
        scherm.keyboard.press("Tab")
        if scherm.evaluate("document.activeElement.textContent.trim()") == naam:
            return
    pytest.fail(f"geen knop {naam!r} met alleen het toetsenbord")


@pytest.mark.rij("M01", "M30")
def test_een_vraag_met_alleen_het_toetsenbord(
    oefenen: Mensen,
    live_server: Any,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
) -> None:
    scherm = open_scherm(BUREAU)
    meld_aan(scherm, oefenen.teamlid, live_server.url)
    scherm.goto("/vragen/nieuw/")

    scherm.keyboard.type(VRAAG)
    vakje = scherm.get_by_label("Schulden en deurwaarder")
    expect(vakje).to_be_visible()
    expect(scherm.locator("#themas mark").first).to_have_text("deurwaarder")
    toegankelijk(scherm)
    scherm.keyboard.press("Tab")
    scherm.keyboard.press("Space")
    tot(scherm, "Ik pak het op")
    scherm.keyboard.press("Enter")

    expect(scherm.get_by_text("Je bent het aanspreekpunt.")).to_be_visible()
    toegankelijk(scherm)
    beeld = lees(oefenen.teamlid, Dossier.objects.get().pk)
    assert [(thema.code, thema.woord) for thema in beeld.themas] == [("schulden", "deurwaarder")]


@pytest.mark.rij("M57")
def test_een_gewone_vraag_op_de_telefoon_en_terug(
    oefenen: Mensen,
    live_server: Any,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
) -> None:
    scherm = open_scherm(TELEFOON)
    meld_aan(scherm, oefenen.teamlid, live_server.url)
    scherm.goto("/vragen/nieuw/")
    scherm.get_by_label("Wat is de vraag?").fill("Wanneer is de inloop?")
    toegankelijk(scherm)

    scherm.get_by_role("button", name="Uitleg gegeven, hoort erbij").click()
    expect(scherm.get_by_text("Klaar. De vraag telt mee, zonder naam.")).to_be_visible()
    toegankelijk(scherm)
    scherm.get_by_role("button", name="Ongedaan maken").click()

    expect(scherm.get_by_text("Teruggezet.")).to_be_visible()
    assert lees(oefenen.teamlid, Dossier.objects.get().pk).staat == "wacht"


@pytest.mark.rij("M01")
def test_zonder_javascript_kan_alles_ook(
    oefenen: Mensen, live_server: Any, open_scherm: Callable[..., Page]
) -> None:
    scherm = open_scherm(BUREAU, javascript=False)
    meld_aan(scherm, oefenen.teamlid, live_server.url)
    scherm.goto("/vragen/nieuw/")
    scherm.get_by_label("Wat is de vraag?").fill(VRAAG)

    scherm.get_by_role("button", name="Stel thema's voor").click()
    scherm.get_by_label("Alleen zijn en contact").check()
    scherm.get_by_label("Wie is het?").fill("Samira")
    scherm.keyboard.press("Enter")

    expect(scherm.get_by_text("Bewaard. De vraag wacht op wie dienst heeft.")).to_be_visible()
    assert lees(oefenen.teamlid, Dossier.objects.get().pk).vraag.naam == "Samira"


@pytest.mark.rij("M02", "M15")
def test_een_gesprek_aan_de_keukentafel(
    oefenen: Mensen,
    live_server: Any,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
) -> None:
    pk = maak_huishouden(oefenen, oefenen.teamlid)
    scherm = open_scherm(TELEFOON)
    meld_aan(scherm, oefenen.teamlid, live_server.url)
    scherm.goto(f"/huishoudens/{pk}/gesprek/")
    toegankelijk(scherm)

    scherm.get_by_label("Wat is er besproken?").fill("Thee, en de post.")
    scherm.locator("summary", has_text="Geld").click()
    expect(scherm.get_by_text("Wat lukt u goed met geld")).to_be_visible()
    scherm.locator("#id_geld-zorg").fill("Ik durf de post niet open te maken")
    toegankelijk(scherm)
    scherm.get_by_role("button", name="Bewaren").click()

    expect(scherm.get_by_role("heading", name="Ons gesprek")).to_be_visible()
    expect(scherm.get_by_text("Ik durf de post niet open te maken")).to_be_visible()
    toegankelijk(scherm)
    scherm.goto(f"/huishoudens/{pk}/gesprek/wat-speelt-er/")
    toegankelijk(scherm)


@pytest.mark.rij("M01")
def test_een_inwoner_vraagt_iets_en_de_dienst_ziet_het(
    oefenen: Mensen,
    live_server: Any,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
) -> None:
    inwoner = open_scherm(TELEFOON)
    inwoner.goto("/")
    toegankelijk(inwoner)
    inwoner.get_by_role("link", name="Stel uw vraag").click()
    inwoner.get_by_label("Wat is uw vraag?").fill("Ik slaap niet van de rekeningen")
    toegankelijk(inwoner)
    inwoner.wait_for_timeout(4_200)
    inwoner.get_by_role("button", name="Vraag versturen").click()
    expect(inwoner.get_by_role("heading", name="Dank u wel. Uw vraag is er.")).to_be_visible()
    toegankelijk(inwoner)

    dienst = open_scherm(BUREAU)
    meld_aan(dienst, oefenen.teamlid, live_server.url)
    dienst.goto(f"/vragen/{Dossier.objects.get().pk}/")
    expect(dienst.get_by_text("Ik slaap niet van de rekeningen")).to_be_visible()


def test_bij_een_huishouden_zetten(
    oefenen: Mensen,
    live_server: Any,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
) -> None:
    maak_huishouden(oefenen, oefenen.teamlid)
    vraag = maak_vraag(oefenen, oefenen.teamlid, naam="Samira Bouhali")
    scherm = open_scherm(TELEFOON)
    meld_aan(scherm, oefenen.teamlid, live_server.url)
    scherm.goto(f"/vragen/{vraag.dossier_id}/")
    toegankelijk(scherm)

    scherm.get_by_role("link", name="Bij een huishouden zetten").click()

    expect(scherm.locator("#nieuw_achternaam")).to_have_value("Bouhali")
    toegankelijk(scherm)
    assert scherm.evaluate("document.documentElement.scrollWidth") <= 390
