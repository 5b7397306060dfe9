"""Alle taken na elkaar, op een eigen server, als Joke, Karel en Nadia van de oefengemeente."""

from __future__ import annotations

import os
from importlib.metadata import version

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.handelingen import server, taken, toneel
from bench.handelingen.duim import TELEFOON
from bench.handelingen.tabel import Uitkomst
from nabij.demo.medewerkers import OOST, WACHTWOORD
from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.team.models import Wijkteam
from tests.loper import chromium
from tests.loper.delen import WERKMAP

WIE = ("teamlid", "collega", "opbouwwerker")


def tel_alles(poort: int) -> Uitkomst:
    """Zet alles klaar, doe elke taak een keer, en geef wat het kostte."""
    joke = Account.objects.get(inlognaam=WIE[0])
    toneel.zet_klaar(joke, Wijkteam.objects.get(naam=OOST).pk)
    os.environ |= chromium.omgeving(WERKMAP / "browser")
    with server.draaiend(poort) as adres, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["NABIJ_CHROMIUM"], chromium_sandbox=False
        )
        telefoons = {wie: _aangemeld(browser, adres, wie) for wie in WIE}
        telefoons[taken.INWONER] = _telefoon(browser, adres)
        return Uitkomst(
            taken={
                code: taken.tel(code, lambda wie: _begin(telefoons[wie], wie))
                for code in taken.TAKEN
            },
            gemeten=klok.vandaag(),
            versie=version("nabij"),
            browser=f"Chromium {browser.version}",
        )


def _telefoon(browser: Browser, adres: str) -> BrowserContext:
    return browser.new_context(
        base_url=adres,
        viewport=TELEFOON,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )


def _aangemeld(browser: Browser, adres: str, wie: str) -> BrowserContext:
    telefoon = _telefoon(browser, adres)
    scherm = telefoon.new_page()
    scherm.goto("/inloggen/")
    scherm.fill("input[name=login]", wie)
    scherm.fill("input[name=password]", WACHTWOORD)
    scherm.press("input[name=password]", "Enter")
    scherm.wait_for_url("**/mijn-dag/")
    return telefoon


def _begin(telefoon: BrowserContext, wie: str) -> Page:
    """Waar een taak begint: mijn dag, en voor een inwoner de pagina om iets door te geven."""
    scherm = telefoon.new_page()
    scherm.goto("/signaal/" if wie == taken.INWONER else "/mijn-dag/")
    return scherm
