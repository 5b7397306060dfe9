"""Aanmelden met het account van de gemeente in een echte browser: een andere computer, en terug.

De gewone bewaking van een scherm verbiedt andere computers; hier is er precies een die mag, en let
de browser zelf op (form-action).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from nabij.kamers.account import handelingen
from tests.account.uitgever import SUB, TWEE, Uitgever
from tests.account.uitgever import uitgever as uitgever
from tests.browser.conftest import BUREAU, TELEFOON
from tests.mensen import Mensen

pytestmark = pytest.mark.rij("M51", "M13")
KNOP = "Aanmelden met je account van Lindervaart"


@pytest.fixture
def ingesteld(
    transactional_db: None, mensen: Mensen, uitgever: Uitgever, settings: Any
) -> Uitgever:
    """Teamlid is gekoppeld, en de browser mag met een formulier naar de gemeente."""
    handelingen.koppel(account=mensen.teamlid, kenmerk=SUB, door=None)
    regels = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    mag = [*regels["form-action"], *settings.OIDC["herkomst"]]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**regels, "form-action": mag}}
    uitgever.zegt = TWEE
    return uitgever


@pytest.fixture
def open_vrij(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Een scherm dat ook naar de gemeente mag."""
    schermen = []

    def open_(maat: dict[str, int], *, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=maat,  # type: ignore[arg-type]
            locale="nl-NL",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        schermen.append(context)
        return context.new_page()

    yield open_
    for context in schermen:
        context.close()


@pytest.mark.parametrize("maat", [BUREAU, TELEFOON], ids=["bureau", "telefoon"])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "zonder"])
def test_een_knop_en_je_bent_binnen(
    ingesteld: Uitgever,
    open_vrij: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
    maat: dict[str, int],
    javascript: bool,
) -> None:
    scherm = open_vrij(maat, javascript=javascript)
    scherm.goto("/inloggen/?next=/huishoudens/")
    if javascript:
        toegankelijk(scherm)

    scherm.get_by_role("button", name=KNOP).press("Enter")

    scherm.wait_for_url("**/huishoudens/")
    assert "/aanmelden" in ingesteld.gevraagd


def test_een_onbekende_leest_wie_te_vragen(
    ingesteld: Uitgever, open_vrij: Callable[..., Page], toegankelijk: Callable[[Page], None]
) -> None:
    ingesteld.zegt = {"sub": "een-onbekend-kenmerk"}
    for maat in (BUREAU, TELEFOON):
        scherm = open_vrij(maat)
        scherm.goto("/inloggen/")
        scherm.get_by_role("button", name=KNOP).click()

        expect(scherm.get_by_text("een-onbekend-kenmerk")).to_be_visible()
        toegankelijk(scherm)
        assert scherm.evaluate("document.documentElement.scrollWidth") <= maat["width"]


def test_wat_niet_klopt_en_wie_niet_antwoordt(
    ingesteld: Uitgever, open_vrij: Callable[..., Page], toegankelijk: Callable[[Page], None]
) -> None:
    scherm = open_vrij(TELEFOON)
    ingesteld.liegt = {"nonce": "van een ander"}
    scherm.goto("/inloggen/")
    scherm.get_by_role("button", name=KNOP).click()
    expect(scherm.get_by_role("heading", level=1)).to_have_text("Aanmelden lukte niet")
    toegankelijk(scherm)

    ingesteld.kapot = {"/.well-known/openid-configuration"}
    scherm.get_by_role("link", name="Naar aanmelden").click()
    scherm.get_by_role("button", name=KNOP).click()
    expect(scherm.get_by_role("heading", level=1)).to_have_text("Zo aanmelden kan nu niet")
    toegankelijk(scherm)


def test_opnieuw_bewijzen_bij_de_gemeente(
    ingesteld: Uitgever,
    mensen: Mensen,
    open_vrij: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
) -> None:
    """Iemand zonder wachtwoord en app die een passkey wil."""
    mensen.teamlid.set_unusable_password()
    mensen.teamlid.save()
    mensen.teamlid.authenticator_set.all().delete()  # type: ignore[attr-defined]
    scherm = open_vrij(BUREAU)
    scherm.goto("/inloggen/")
    scherm.get_by_role("button", name=KNOP).click()
    scherm.goto("/account/")
    scherm.get_by_role("link", name="Passkey toevoegen").click()
    expect(scherm.get_by_role("heading", level=1)).to_have_text("Ben jij het nog?")
    toegankelijk(scherm)

    scherm.get_by_role("button", name=KNOP).click()

    expect(scherm.get_by_role("heading", level=1)).to_have_text("Passkey maken")
    toegankelijk(scherm)


def test_een_computer_die_niet_is_genoemd_houdt_de_browser_tegen(
    ingesteld: Uitgever, open_vrij: Callable[..., Page], settings: Any
) -> None:
    """Zo weten we dat het beleid echt geldt: zonder de gemeente erin gaat het niet door."""
    regels = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**regels, "form-action": ["'self'"]}}
    scherm = open_vrij(BUREAU)
    scherm.goto("/inloggen/")
    with scherm.expect_console_message(lambda bericht: "form-action" in bericht.text):
        scherm.get_by_role("button", name=KNOP).click()

    assert "/aanmelden" not in ingesteld.gevraagd
