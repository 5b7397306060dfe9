"""De huisstijl in een browser: de zoektoets, een geweigerd formulier, en smal of zonder script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import TELEFOON
from tests.browser.test_wijk import meld_aan


@pytest.fixture
def aangemeld(mensen: Any, live_server: Any, settings: Any) -> Callable[[Page], Page]:
    settings.DEMO = True

    def doe(scherm: Page) -> Page:
        meld_aan(scherm, mensen.teamlid, live_server.url)
        return scherm

    return doe


def waar(scherm: Page) -> str:
    return str(scherm.evaluate("document.activeElement.id"))


@pytest.mark.rij("M51")
def test_de_zoektoets_springt_en_is_uit_te_zetten(
    pagina: Page, aangemeld: Callable[[Page], Page]
) -> None:
    scherm = aangemeld(pagina)
    scherm.goto("/team/")
    scherm.keyboard.press("/")
    assert waar(scherm) == "zoek"
    assert scherm.input_value("#zoek") == ""

    scherm.get_by_role("button", name="Toets uitzetten").click()
    scherm.reload()
    scherm.keyboard.press("/")

    assert waar(scherm) != "zoek"
    assert scherm.get_by_role("button", name="Toets aanzetten").is_visible()


def test_een_schuine_streep_in_een_tekst_blijft_een_schuine_streep(
    pagina: Page, aangemeld: Callable[[Page], Page]
) -> None:
    scherm = aangemeld(pagina)
    scherm.goto("/vragen/nieuw/")
    veld = scherm.get_by_label("Wat is de vraag?")

    veld.press_sequentially("en/of")

    assert veld.input_value() == "en/of"


@pytest.mark.rij("M51")
def test_na_een_geweigerd_formulier_begint_lezen_bij_de_fout(
    pagina: Page, aangemeld: Callable[[Page], Page], toegankelijk: Callable[[Page], None]
) -> None:
    scherm = aangemeld(pagina)
    scherm.goto("/vragen/nieuw/")
    scherm.get_by_role("button", name="Ik pak het op").click()

    samenvatting = scherm.get_by_role("alert").first
    assert "Wat er stond is bewaard" in samenvatting.inner_text()
    assert samenvatting.evaluate("vak => vak === document.activeElement")
    scherm.keyboard.press("Tab")
    scherm.keyboard.press("Enter")
    assert waar(scherm) == scherm.get_by_label("Wat is de vraag?").get_attribute("id")
    toegankelijk(scherm)


def test_op_een_telefoon_staat_nieuwe_vraag_onder_de_duim(
    telefoon: Page, aangemeld: Callable[[Page], Page]
) -> None:
    scherm = aangemeld(telefoon)
    scherm.goto("/team/")
    knop = scherm.get_by_role("navigation", name="Snelmenu").get_by_text("Nieuwe vraag")

    vak = knop.bounding_box()

    assert vak is not None
    assert vak["y"] > TELEFOON["height"] * 0.85
    knop.click()
    assert scherm.url.endswith("/vragen/nieuw/")
