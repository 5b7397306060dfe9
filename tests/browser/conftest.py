"""Een echte browser op een echte server: `pagina` (bureau), `telefoon`, en `toegankelijk`.

Elke pagina wordt bewaakt: een fout in de console, een bestand van een andere computer of een
antwoord van 500 of hoger laat de test falen, ook als de test er niet naar keek.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

# Playwright draait in deze draad een lus; Django denkt dan dat alles asynchroon is.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

BUREAU = {"width": 1280, "height": 900}
TELEFOON = {"width": 390, "height": 844}
_STIL = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# WCAG 2.2 A en AA, en wat daarvoor kwam.
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as gestart:
        yield gestart


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    pad = os.environ.get("NABIJ_CHROMIUM", "/usr/bin/chromium")
    # Zonder sandbox: die is er niet voor root en in containers, en dit zijn onze eigen pagina's.
    browser = playwright.chromium.launch(
        executable_path=pad, chromium_sandbox=False, args=list(_STIL)
    )
    yield browser
    browser.close()


@pytest.fixture
def open_scherm(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """`open_scherm(BUREAU, javascript=False)`: een bewaakt scherm met eigen koekjes."""
    schermen: list[tuple[BrowserContext, list[str]]] = []

    def open_(maat: dict[str, int], *, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=maat,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        fouten: list[str] = []
        scherm = context.new_page()
        _bewaak(scherm, live_server.url, fouten)
        schermen.append((context, fouten))
        return scherm

    yield open_
    for context, _ in schermen:
        context.close()
    gevonden = [fout for _, fouten in schermen for fout in fouten]
    assert not gevonden, "\n".join(gevonden)


@pytest.fixture
def pagina(open_scherm: Callable[..., Page]) -> Page:
    """Een scherm op een bureau."""
    return open_scherm(BUREAU)


@pytest.fixture
def telefoon(open_scherm: Callable[..., Page]) -> Page:
    """Een scherm in een hand."""
    return open_scherm(TELEFOON)


@pytest.fixture
def toegankelijk() -> Callable[[Page], None]:
    """Faalt met de regel en de plek als axe op deze pagina iets vindt (WCAG 2.2 AA)."""

    def kijk(scherm: Page) -> None:
        # Na een tik kan de volgende pagina er al zijn zonder inhoud.
        scherm.wait_for_load_state()
        # Onderaan ligt de duimbalk op haar eigen plek en dus over niets heen.
        scherm.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        uitslag = Axe().run(scherm, options={"runOnly": _WCAG, "resultTypes": ["violations"]})
        gevonden = [
            f"{regel['id']}: {regel['help']}\n  {knoop['html'][:160]}"
            for regel in uitslag.response["violations"]
            for knoop in regel["nodes"]
        ]
        assert not gevonden, f"{scherm.url}\n" + "\n".join(gevonden)

    return kijk


def _bewaak(scherm: Page, adres: str, fouten: list[str]) -> None:
    def console(bericht: Any) -> None:
        # Een antwoord van 4xx meldt Chromium ook in de console; dat mag een test verwachten.
        if (
            bericht.type == "error"
            and "the server responded with a status of 4" not in bericht.text
        ):
            fouten.append(f"console: {bericht.text}")

    def verzoek(vraag: Any) -> None:
        if not vraag.url.startswith((f"{adres}/", "blob:")):
            fouten.append(f"naar een andere computer: {vraag.url}")

    def antwoord(bericht: Any) -> None:
        if bericht.status >= 500:
            fouten.append(f"{bericht.status} van {bericht.url}")

    scherm.on("console", console)
    scherm.on("pageerror", lambda fout: fouten.append(f"script: {fout}"))
    scherm.on("request", verzoek)
    scherm.on("response", antwoord)
