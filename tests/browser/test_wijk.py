"""De wijk op een scherm: een gemeente laadt een bestand, een teamlid leest het profiel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from nabij.koppelingen.cbs.vertaling import laad
from tests.browser.conftest import BUREAU, TELEFOON
from tests.koppelingen.cbs_maak import json_tekst, schrijf, vierkant

CIJFERS = {"pop_65plus": 13, "employment_rate": 57, "a_wmo_t": "."}


@pytest.fixture
def geladen(tmp_path: Path, mensen: Any, settings: Any) -> Any:
    """Drie wijken naast elkaar, en hun gemeente, zoals PDOK ze geeft."""
    settings.DEMO = True
    wijken = [
        {
            "code": f"WK90010{nummer}",
            "naam": naam,
            "jaar": 2024,
            "population": 8000 + nummer,
            **CIJFERS,
            "pop_65plus": 10 + nummer,
            "grens": vierkant(4.8 + nummer / 100),
        }
        for nummer, naam in ((1, "Molenkwartier"), (2, "Aan de Vaart"), (3, "Zuiderpark"))
    ]
    gemeente = {"code": "GM9001", "naam": "Lindervaart", "jaar": 2024, **CIJFERS}
    verslag = laad([schrijf(tmp_path, "w2024.json", json_tekst([*wijken, gemeente]))])
    assert verslag.code == 0, verslag.fouten
    return mensen


def meld_aan(scherm: Page, account: Any, adres: str) -> None:
    """Aangemeld, zonder de aanmeldpagina."""
    client = Client()
    client.force_login(account, backend="nabij.kamers.poort.wie.Backend")
    koekjes = [{"name": n, "value": m.value, "url": adres} for n, m in client.cookies.items()]
    scherm.context.add_cookies(koekjes)  # type: ignore[arg-type]


@pytest.mark.rij("M16", "M56")
@pytest.mark.parametrize("maat", [BUREAU, TELEFOON], ids=["bureau", "telefoon"])
def test_van_de_kaart_naar_een_profiel(
    geladen: Any,
    live_server: Any,
    open_scherm: Callable[..., Page],
    maat: dict[str, int],
) -> None:
    scherm = open_scherm(maat, javascript=False)
    meld_aan(scherm, geladen.teamlid, live_server.url)

    scherm.goto("/wijk/")
    assert scherm.get_by_role("heading", level=1).inner_text() == "Lindervaart"
    keuze = scherm.get_by_label("Wat de kaart laat zien")
    keuze.select_option(label="Mensen van 15 tot 75 jaar met werk")
    scherm.get_by_role("button", name="Tonen").press("Enter")
    assert "57%" in scherm.get_by_role("img").first.inner_html()

    scherm.get_by_role("link", name="Zuiderpark").last.press("Enter")
    assert scherm.get_by_role("heading", level=1).inner_text() == "Zuiderpark"
    assert scherm.get_by_text("8.003 inwoners.").is_visible()
    scherm.get_by_text("Alle cijfers als tabel").first.press("Enter")
    assert scherm.get_by_text("onbekend: te onzeker of geheim").is_visible()
    assert scherm.evaluate("document.documentElement.scrollWidth") <= maat["width"]


@pytest.mark.rij("M16")
@pytest.mark.parametrize("maat", [BUREAU, TELEFOON], ids=["bureau", "telefoon"])
def test_de_wijk_is_voor_iedereen_te_lezen(
    geladen: Any,
    live_server: Any,
    open_scherm: Callable[..., Page],
    toegankelijk: Callable[[Page], None],
    maat: dict[str, int],
) -> None:
    scherm = open_scherm(maat)
    meld_aan(scherm, geladen.opbouwwerker, live_server.url)

    for pad in ("/wijk/", "/wijk/WK900103/", "/wijk/GM9001/"):
        scherm.goto(pad)
        for uitklap in scherm.locator("details").all():
            uitklap.evaluate("deel => { deel.open = true }")
        toegankelijk(scherm)
        assert scherm.evaluate("document.documentElement.scrollWidth") <= maat["width"]
