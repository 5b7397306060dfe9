"""Het plan op een scherm: alleen met het toetsenbord, op een telefoon, en met en zonder script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from nabij.kamers.casus import handelingen
from tests.browser.conftest import BUREAU
from tests.browser.test_wijk import meld_aan
from tests.casus.maak import Verhaal, maak_verhaal, met_plan

KLAAR = re.compile("^Klaar.*Samen de enveloppen open")


@pytest.fixture
def verhaal(transactional_db: None, mensen: Any, settings: Any) -> Verhaal:
    settings.DEMO = True
    return maak_verhaal(mensen)


@pytest.mark.rij("M13", "M21", "M37")
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "zonder"])
def test_een_doel_een_actie_en_klaar_met_alleen_het_toetsenbord(
    verhaal: Verhaal, live_server: Any, open_scherm: Callable[..., Page], javascript: bool
) -> None:
    scherm = open_scherm(BUREAU, javascript=javascript)
    meld_aan(scherm, verhaal.mensen.teamlid, live_server.url)
    scherm.goto(verhaal.adres("plan/"))

    scherm.get_by_role("link", name="Doel toevoegen").press("Enter")
    scherm.get_by_label("Wat wil ik bereiken?").fill("Ik durf mijn post weer open te maken")
    scherm.get_by_label("Wat gaat er gebeuren?").fill("Samen de enveloppen open")
    scherm.get_by_label("Wie doet het?").select_option(
        label="iemand uit de buurt of een vrijwilliger"
    )
    scherm.get_by_label("Wie precies, of wie zit ernaast?").fill("Ton")
    scherm.get_by_role("button", name="Bewaren").press("Enter")

    scherm.get_by_text("Samen de enveloppen open").first.wait_for()
    scherm.get_by_role("button", name=KLAAR).press("Enter")
    scherm.get_by_text("De actie is klaar.").wait_for()
    scherm.get_by_role("button", name="Ongedaan maken").press("Enter")
    scherm.get_by_role("button", name=KLAAR).wait_for()
    assert scherm.get_by_role("heading", level=1).inner_text() == "Ons plan"
    assert scherm.get_by_role("heading", level=1).count() == 1


@pytest.mark.rij("M13")
def test_een_plan_met_drie_doelen_past_op_een_vel(
    transactional_db: None,
    mensen: Any,
    settings: Any,
    live_server: Any,
    open_scherm: Callable[..., Page],
) -> None:
    settings.DEMO = True
    verhaal, doel, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        for nummer, tekst in enumerate(("Ik ga vier dagen naar school", "Wij eten samen")):
            doel = handelingen.stel_doel(
                dossier_id=verhaal.pk, tekst=tekst, van_wie="Ilyas", door=zicht.wie
            )
            for wie in ("inwoner", "netwerk", "team")[nummer:]:
                handelingen.spreek_actie_af(
                    dossier_id=verhaal.pk, tekst="Elke week", wie=wie, doel=doel, door=zicht.wie
                )
    scherm = open_scherm(BUREAU)
    meld_aan(scherm, mensen.teamlid, live_server.url)
    for pagina in ("plan/papier/", "kaart/"):
        scherm.goto(verhaal.adres(pagina))
        vel = scherm.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page[^s]", vel)) == 1, pagina
