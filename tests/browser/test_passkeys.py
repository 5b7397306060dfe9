"""Passkeys in een echte browser: maken, ermee aanmelden, als tweede factor, en weghalen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from nabij.kamers.account import adapter
from tests.browser.conftest import BUREAU, TELEFOON
from tests.browser.toetsen import Toetsen
from tests.browser.voordeur import Sleutelhanger, geef_wachtwoord
from tests.mensen import Mensen

pytestmark = pytest.mark.rij("M51", "M13")


@pytest.fixture
def nieuw(transactional_db: None, mensen: Mensen) -> Mensen:
    """Teamlid heeft nog geen tweede factor."""
    Authenticator.objects.filter(user=mensen.teamlid).delete()
    return mensen


def maak_passkey(scherm: Page, naam: str = "Mijn telefoon") -> None:
    """Vanaf het instellen: een passkey, en de herstelcodes bewaren."""
    scherm.get_by_role("link", name="Passkey maken").click()
    scherm.get_by_label("Naam").fill(naam)
    scherm.get_by_role("button", name="Passkey maken").click()
    expect(scherm.get_by_role("heading", level=1)).to_have_text("Herstelcodes")


def meld_af(scherm: Page) -> None:
    scherm.goto("/account/")
    scherm.get_by_role("main").get_by_role("button", name="Afmelden", exact=True).click()
    scherm.wait_for_url(lambda adres: "/account/" not in adres)


@pytest.mark.parametrize("maat", [BUREAU, TELEFOON], ids=["bureau", "telefoon"])
def test_de_eerste_keer_en_elke_ochtend_daarna(
    nieuw: Mensen,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
    maat: dict[str, int],
) -> None:
    scherm = open_scherm(maat)
    apparaat = Sleutelhanger(scherm)
    geef_wachtwoord(scherm, "teamlid")
    toegankelijk(scherm)
    maak_passkey(scherm)
    assert len(apparaat.passkeys()) == 1
    scherm.goto("/account/")
    expect(scherm.get_by_text("Mijn telefoon", exact=True)).to_be_visible()
    toegankelijk(scherm)
    meld_af(scherm)

    scherm.goto("/inloggen/?next=/huishoudens/")
    toegankelijk(scherm)
    scherm.get_by_role("button", name="Aanmelden met een passkey").click()

    scherm.wait_for_url("**/huishoudens/")
    expect(scherm.get_by_role("heading", level=1)).to_be_visible()


def test_met_alleen_het_toetsenbord(nieuw: Mensen, open_scherm: Callable[..., Page]) -> None:
    scherm = open_scherm(BUREAU)
    Sleutelhanger(scherm)
    geef_wachtwoord(scherm, "teamlid")
    joke = Toetsen(scherm)
    joke.druk("Passkey maken").typ("Naam", "Sleutelbos")
    joke.scherm.keyboard.press("Enter")
    joke.ziet("Je ziet deze codes nu")
    meld_af(scherm)

    joke.open("/inloggen/")
    joke.naar("Aanmelden met een passkey").scherm.keyboard.press("Enter")

    scherm.wait_for_url("**/mijn-dag/")


def test_als_tweede_factor_na_het_wachtwoord(
    nieuw: Mensen, open_scherm: Callable[..., Page], toegankelijk: Callable[[Page], None]
) -> None:
    scherm = open_scherm(BUREAU)
    Sleutelhanger(scherm)
    geef_wachtwoord(scherm, "teamlid")
    maak_passkey(scherm)
    meld_af(scherm)

    geef_wachtwoord(scherm, "teamlid")
    expect(scherm.get_by_role("heading", level=1)).to_have_text("Nog een stap")
    toegankelijk(scherm)
    scherm.get_by_role("button", name="Verder met je passkey").click()

    scherm.wait_for_url("**/mijn-dag/")


def test_een_vinger_die_niet_klopt_kan_het_nog_eens(
    nieuw: Mensen, open_scherm: Callable[..., Page], toegankelijk: Callable[[Page], None]
) -> None:
    scherm = open_scherm(BUREAU)
    apparaat = Sleutelhanger(scherm)
    geef_wachtwoord(scherm, "teamlid")
    maak_passkey(scherm)
    meld_af(scherm)
    scherm.goto("/inloggen/")
    apparaat.herkent(False)
    knop = scherm.get_by_role("button", name="Aanmelden met een passkey")
    knop.click()
    expect(scherm.get_by_role("alert")).to_contain_text("Probeer het nog eens.")
    toegankelijk(scherm)

    apparaat.herkent(True)
    knop.click()

    scherm.wait_for_url("**/mijn-dag/")


def test_een_apparaat_dat_niet_meer_meedoet(
    nieuw: Mensen, open_scherm: Callable[..., Page]
) -> None:
    """Hier weggehaald, op het apparaat nog niet: dan een zin, en het wachtwoord werkt."""
    scherm = open_scherm(BUREAU)
    Sleutelhanger(scherm)
    geef_wachtwoord(scherm, "teamlid")
    maak_passkey(scherm)
    meld_af(scherm)
    Authenticator.objects.filter(user=nieuw.teamlid).delete()

    scherm.goto("/inloggen/?next=/huishoudens/")
    scherm.get_by_role("button", name="Aanmelden met een passkey").click()

    expect(scherm.get_by_text("Dat lukte niet met deze passkey.")).to_be_visible()
    assert scherm.url.endswith("/inloggen/?next=/huishoudens/")


def test_weghalen_en_dan_een_nieuwe_instellen(
    nieuw: Mensen, open_scherm: Callable[..., Page], toegankelijk: Callable[[Page], None]
) -> None:
    scherm = open_scherm(TELEFOON)
    Sleutelhanger(scherm)
    geef_wachtwoord(scherm, "teamlid")
    maak_passkey(scherm)
    scherm.goto("/account/")

    scherm.get_by_role("link", name=re.compile("Weghalen.*Mijn telefoon")).click()
    expect(scherm.get_by_text("Dit is je enige tweede factor")).to_be_visible()
    toegankelijk(scherm)
    scherm.get_by_role("button", name="Weghalen").click()

    expect(scherm.get_by_role("heading", level=1)).to_have_text("Stel je tweede factor in")
    assert not Authenticator.objects.filter(user=nieuw.teamlid).exists()


def test_opnieuw_bewijzen_met_de_passkey(
    nieuw: Mensen,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scherm = open_scherm(BUREAU)
    Sleutelhanger(scherm)
    geef_wachtwoord(scherm, "teamlid")
    maak_passkey(scherm)
    monkeypatch.setattr(adapter, "NET", 0)

    scherm.goto("/account/tweede-factor/herstelcodes/nieuw/")
    scherm.get_by_role("link", name="Met je passkey").click()
    scherm.wait_for_url("**/account/opnieuw/passkey/**")
    toegankelijk(scherm)
    scherm.get_by_role("button", name="Verder met je passkey").click()

    expect(scherm.get_by_role("heading", level=1)).to_have_text("Nieuwe herstelcodes")


def test_zonder_javascript_staat_er_wat_wel_kan(
    nieuw: Mensen, open_scherm: Callable[..., Page], toegankelijk: Callable[[Page], None]
) -> None:
    scherm = open_scherm(BUREAU, javascript=False)
    scherm.goto("/inloggen/")
    expect(scherm.get_by_text("Meld je hier anders aan met je inlognaam")).to_be_visible()
    expect(scherm.get_by_role("button", name="Aanmelden met een passkey")).to_be_hidden()

    geef_wachtwoord(scherm, "teamlid")
    scherm.get_by_role("link", name="Passkey maken").click()
    expect(scherm.get_by_role("button", name="Passkey maken")).to_be_hidden()
    scherm.get_by_role("link", name="Een app instellen").click()

    expect(scherm.get_by_role("button", name="Instellen")).to_be_visible()


def test_een_browser_die_geen_passkeys_kent(
    nieuw: Mensen, open_scherm: Callable[..., Page]
) -> None:
    scherm = open_scherm(BUREAU)
    scherm.add_init_script("delete window.PublicKeyCredential")
    scherm.goto("/inloggen/")

    expect(scherm.get_by_text("Meld je hier anders aan met je inlognaam")).to_be_visible()
    expect(scherm.get_by_role("button", name="Aanmelden met een passkey")).to_be_hidden()
