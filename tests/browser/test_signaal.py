"""Een signaal op de telefoon: in hoogstens vijf tikken doorgegeven, en in een tik besloten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from nabij.fundament import klok
from nabij.kamers.toegang import handelingen
from tests.browser.conftest import BUREAU
from tests.browser.test_voordeur import TELEFOON, meld_aan
from tests.mensen import Mensen

WAT = "De gordijnen zijn al twee dagen dicht"


class Vinger:
    """Tikt en telt mee; typen in een veld is een tik om het te openen."""

    def __init__(self) -> None:
        self.tikken = 0

    def tik(self, plek: Locator, tekst: str = "") -> None:
        self.tikken += 1
        plek.click()
        if tekst:
            plek.page.keyboard.type(tekst)


@pytest.fixture
def oefenen(mensen: Mensen, settings: Any, tmp_path: Any) -> Mensen:
    settings.DEMO = True
    settings.OPRUIMLIJST = tmp_path / "opgeruimd.lijst"
    return mensen


def eigen_link(mensen: Mensen) -> str:
    een = handelingen.voeg_sleutelbewoner_toe(
        team_id=mensen.oost.pk, naam="Riet Kamstra", telefoon="0612345678",
        toestemming_op=klok.vandaag(),
    )  # fmt: skip
    return f"/signaal/van/{handelingen.nieuwe_link(sleutelbewoner_id=een.pk)}/"


@pytest.mark.rij("M40", "M72", "M13")
def test_vijf_tikken_op_de_telefoon_en_een_om_te_besluiten(
    oefenen: Mensen,
    live_server: Any,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
) -> None:
    riet, vinger = open_scherm(TELEFOON), Vinger()
    riet.goto(eigen_link(oefenen))
    toegankelijk(riet)
    assert riet.evaluate("document.documentElement.scrollWidth") <= 390

    vinger.tik(riet.get_by_label("Wat ziet u, of wat hoort u?"), WAT)
    vinger.tik(riet.get_by_label("Waar is het?"), "Lindehof 12")
    vinger.tik(riet.get_by_label("een paar dagen"))
    vinger.tik(riet.get_by_label("Ik wil wel samen langsgaan"))
    riet.wait_for_timeout(3_500)
    vinger.tik(riet.get_by_role("button", name="Doorgeven"))
    expect(riet.get_by_role("heading", name="Dank u wel. Uw bericht is er.")).to_be_visible()
    toegankelijk(riet)
    assert vinger.tikken <= 5
    terug = riet.url

    dienst = open_scherm(BUREAU)
    meld_aan(dienst, oefenen.teamlid, live_server.url)
    dienst.goto("/mijn-dag/")
    toegankelijk(dienst)
    dienst.get_by_role("link", name=WAT).click()
    toegankelijk(dienst)
    dienst.get_by_role("button", name="Eropaf, samen met de melder").click()
    expect(dienst.get_by_role("link", name="Bel de melder om samen te gaan")).to_be_visible()
    toegankelijk(dienst)
    dienst.get_by_role("button", name="Langs geweest, we spraken elkaar").click()
    dienst.get_by_role("button", name="Ja, verteld").click()
    toegankelijk(dienst)

    riet.goto(terug)
    expect(riet.get_by_role("heading", name="Er is iemand geweest. Dank u wel.")).to_be_visible()


@pytest.mark.rij("M40", "M13")
def test_een_plek_die_ontbreekt_staat_bij_het_veld_ook_zonder_javascript(
    oefenen: Mensen, live_server: Any, open_scherm: Callable[..., Page]
) -> None:
    scherm = open_scherm(TELEFOON, javascript=False)
    scherm.goto("/signaal/")
    scherm.get_by_label("Wat ziet u, of wat hoort u?").fill(WAT)
    scherm.wait_for_timeout(3_500)
    scherm.get_by_role("button", name="Doorgeven").click()

    expect(scherm.get_by_text("Vul een plek in, anders weten we niet").last).to_be_visible()
    expect(scherm.get_by_label("Wat ziet u, of wat hoort u?")).to_have_value(WAT)
