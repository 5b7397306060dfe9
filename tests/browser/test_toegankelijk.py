"""Elke pagina van het product: axe op een bureau en op een telefoon, en nergens opzij schuiven.

De lijst komt uit de adressen van het huis zelf, met een huishouden waarin van alles iets staat.
Wie een pagina mag openen, zegt de toegangsmatrix. Een nieuwe pagina doet dus vanzelf mee.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from nabij.kamers.account.handelingen import begin_opnieuw
from tests.account.maak import account, code
from tests.account.passkey import Apparaat, geef_passkey
from tests.browser.conftest import _WCAG, BUREAU
from tests.browser.test_wijk import meld_aan
from tests.browser.voordeur import geef_wachtwoord
from tests.huis.matrix import Adres, Toneel, adressen, bouw, vul_aan
from tests.huis.test_deuren import TABEL
from tests.mensen import WACHTWOORD, Mensen

# Hoog genoeg om alles te zien: wat onder de vaste balk schuift, keurt axe anders als te klein af.
TELEFOON = {"width": 390, "height": 5_000}
SMAL = {"width": 320, "height": 640}
# Liefst door de ogen van de regisseur; anders door wie er wel mag zijn.
OGEN = ("regisseur", "teamleider", "collega", "beleid", "beheer", "fg", "niemand")
# Wat een pagina nog meer kan zijn dan zij zonder meer is.
OOK: dict[str, tuple[str, ...]] = {
    "regisseur": (
        "{huis}plan/?doe=doel", "{huis}plan/?doe=actie", "{huis}plan/?doe=akkoord",
        "{huis}plan/?doe=doel_vervalt&id={doel_id}", "{huis}plan/?doe=actie_wijzigen&id={actie_id}",
        "/huishoudens/?klaar=1", "/bestaat-niet/",
        "/aanwezig/rondes/{langs}/", "/aanwezig/rondes/{langs}/deuren/",
        "{huis}overleg/?hoe=anoniem&regel=staat_stil", "{huis}overleg/?hoe=meekijken",
    ),
    "specialist": ("{huis}", "/mijn-dag/"),
    "noodknop": ("{huis}",),
    "opbouwwerker": ("/mijn-dag/", "/aanwezig/"),
    "vervanger": ("/mijn-dag/", "{huis}"),
    "teamleider": ("/mijn-dag/", "{huis}"),
    "beleid": ("/afspraken/",),
    "niemand": ("/", "/vraag/"),
}  # fmt: skip


def per_mens(toneel: Toneel) -> dict[str, list[str]]:
    """Elk adres dat een pagina geeft, bij de eerste van `OGEN` die het mag openen."""
    with TABEL.open(newline="") as bestand:
        rijen = {
            r["adres"]: r
            for r in csv.DictReader(bestand)
            if r["stand"] == "open" and r["manier"] == "GET"
        }
    lijst: dict[str, list[str]] = {}
    for adres in adressen():
        if adres.route.startswith(("statisch/", "api/")) or adres.route.endswith(".ics"):
            continue  # een bestand of gegevens, geen pagina
        wie = _wie(adres, rijen)
        if wie:
            lijst.setdefault(wie, []).append(toneel.adres(adres))
    huis = f"/huishoudens/{toneel.huishouden}/"
    for wie, paden in OOK.items():
        lijst.setdefault(wie, []).extend(p.format(huis=huis, **toneel.sleutels) for p in paden)
    return lijst


def _wie(adres: Adres, rijen: dict[str, dict[str, str]]) -> str:
    assert adres.route in rijen, f"{adres.route} staat niet in de toegangsmatrix"
    rij = rijen[adres.route]
    return next((wie for wie in OGEN if rij[wie] == "200"), "")


@pytest.fixture
def toneel(transactional_db: None, mensen: Mensen) -> Toneel:
    toneel = bouw(mensen, "open")
    vul_aan(toneel, adressen())
    return toneel


@pytest.fixture
def kijk(open_scherm: Callable[..., Page], live_server: Any) -> Callable[..., list[str]]:
    """`kijk(account, paden)`: wat er aan deze pagina's niet deugt, door de ogen van dit account."""

    def doe(wie: Any, paden: list[str]) -> list[str]:
        scherm = open_scherm(BUREAU)
        if wie is not None:
            meld_aan(scherm, wie, live_server.url)
        return [fout for pad in paden for fout in _fouten(scherm, pad)]

    return doe


def _fouten(scherm: Page, pad: str) -> list[str]:
    scherm.set_viewport_size(BUREAU)  # type: ignore[arg-type]
    antwoord = scherm.goto(pad)
    if antwoord is None or (antwoord.status != 200 and "bestaat-niet" not in pad):
        return [f"{pad}: geen pagina ({antwoord.status if antwoord else 'niets'})"]
    scherm.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    scherm.evaluate(Axe().axe_script)
    gevonden = []
    for maat in (BUREAU, TELEFOON, SMAL):
        scherm.set_viewport_size(maat)  # type: ignore[arg-type]
        breed = scherm.evaluate("document.documentElement.scrollWidth")
        if breed > maat["width"]:
            gevonden.append(f"{pad}: schuift opzij op {maat['width']} ({breed})")
        if maat is not SMAL:
            gevonden += [f"{pad} op {maat['width']}: {fout}" for fout in _axe(scherm)]
    return gevonden


def _axe(scherm: Page) -> list[str]:
    uitslag = scherm.evaluate(
        "o => axe.run(document, o)", {"runOnly": _WCAG, "resultTypes": ["violations"]}
    )
    return [
        f"{regel['id']}: {regel['help']}\n  {knoop['html'][:160]}"
        for regel in uitslag["violations"]
        for knoop in regel["nodes"]
    ]


@pytest.mark.rij("M13")
@pytest.mark.parametrize("deel", ["huishouden", "verder"])
def test_wat_de_regisseur_ziet(toneel: Toneel, kijk: Callable[..., list[str]], deel: str) -> None:
    alles = per_mens(toneel)["regisseur"]
    huis = [pad for pad in alles if pad.startswith(f"/huishoudens/{toneel.huishouden}/")]
    assert len(huis) >= 25

    paden = huis if deel == "huishouden" else [pad for pad in alles if pad not in huis]
    fouten = kijk(toneel.accounts["regisseur"], paden)

    assert not fouten, f"{len(fouten)} fouten op {len(paden)} pagina's\n" + "\n".join(fouten)


@pytest.mark.rij("M13")
def test_wat_alle_anderen_zien(toneel: Toneel, kijk: Callable[..., list[str]]) -> None:
    lijst = per_mens(toneel)
    anderen = {wie: paden for wie, paden in lijst.items() if wie != "regisseur"}
    assert {"teamleider", "fg", "beheer", "niemand"} <= set(anderen)

    fouten = [f"{wie}: {f}" for wie, p in anderen.items() for f in kijk(toneel.accounts[wie], p)]

    assert not fouten, "\n".join(fouten)


@pytest.mark.rij("M51")
def test_de_weg_naar_binnen(
    mensen: Mensen,
    kijk: Callable[..., list[str]],
    open_scherm: Callable[..., Page],
    settings: Any,
) -> None:
    """Wie nieuw is: zelf een wachtwoord kiezen, een tweede factor instellen, en haar gebruiken."""
    nieuw = account("nieuw", factor=False)
    link = begin_opnieuw(account=nieuw, door=mensen.beheer).removeprefix(settings.ADRES)
    fouten = kijk(None, [link])
    nieuw.set_password(WACHTWOORD)
    nieuw.save()
    binnen, buiten = open_scherm(BUREAU), open_scherm(BUREAU)

    geef_wachtwoord(binnen, "nieuw")
    fouten += _hier(binnen, "/account/tweede-factor/instellen/", "/account/passkeys/nieuw/")
    geef_passkey(nieuw, Apparaat())
    geef_wachtwoord(buiten, "nieuw")
    fouten += _hier(buiten, "/inloggen/code/")

    assert not fouten, "\n".join(fouten)


@pytest.mark.rij("M51")
def test_je_eigen_aanmelding(mensen: Mensen, open_scherm: Callable[..., Page]) -> None:
    """Wat alleen opengaat voor wie net liet zien dat die het is."""
    passkey = geef_passkey(mensen.teamlid, Apparaat())
    scherm = open_scherm(BUREAU)
    geef_wachtwoord(scherm, "teamlid")
    scherm.get_by_label("Code uit je app").fill(code())
    scherm.keyboard.press("Enter")
    scherm.wait_for_url("**/mijn-dag/")

    fouten = _hier(
        scherm,
        "/account/",
        "/account/passkeys/nieuw/",
        f"/account/passkeys/{passkey.pk}/weg/",
        "/account/tweede-factor/weghalen/",
        "/account/tweede-factor/herstelcodes/nieuw/",
    )

    assert not fouten, "\n".join(fouten)


def _hier(scherm: Page, *paden: str) -> list[str]:
    """Deze pagina's zelf, niet waar iemand anders heen gestuurd wordt."""
    fouten = []
    for pad in paden:
        fouten += _fouten(scherm, pad)
        assert scherm.url.endswith(pad), f"{pad} stuurt naar {scherm.url}"
    return fouten
