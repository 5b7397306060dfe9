"""Maak de plaatjes van de README: `mijn dag` en een huishouden, uit een draaiende demo.

    ./demo                                          in het ene venster
    .venv/bin/python -m gereedschap.beelden         in het andere (na ./check, voor Playwright)

De mensen op de plaatjes bestaan niet: zij komen uit de verzonnen gemeente.
"""

from __future__ import annotations

import argparse
import os
import struct
import sys
import zlib
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from nabij.demo.medewerkers import WACHTWOORD

BEELDEN = Path(__file__).resolve().parents[1] / "docs" / "beelden"
BUREAU = {"width": 1280, "height": 960}
TELEFOON = {"width": 390, "height": 844}
GROOTST = 300_000  # bytes per plaatje
_BEKEKEN = 20  # uit zoveel huishoudens kiezen we de volste pagina
_KOP = b"\x89PNG\r\n\x1a\n"


def main(woorden: list[str]) -> int:
    opties = argparse.ArgumentParser(description="Maak de plaatjes van de README.")
    opties.add_argument("--adres", default="http://localhost:8000", help="waar de demo draait")
    adres = opties.parse_args(woorden).adres
    BEELDEN.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("NABIJ_CHROMIUM", "/usr/bin/chromium"),
            chromium_sandbox=False,
        )
        bureau = _aangemeld(browser, adres, BUREAU)
        _bewaar(bureau, "mijn-dag.png")
        bureau.goto(_volste_huishouden(bureau))
        _bewaar(bureau, "huishouden.png")
        telefoon = _aangemeld(browser, adres, TELEFOON)
        telefoon.goto("/vragen/nieuw/")
        _bewaar(telefoon, "nieuwe-vraag-telefoon.png")
        browser.close()
    return 0


def _aangemeld(browser: Browser, adres: str, maat: dict[str, int]) -> Page:
    """Een scherm van Joke, van het Buurtteam Oost, op `mijn dag`."""
    pagina = browser.new_context(
        base_url=adres, viewport=maat, locale="nl-NL", reduced_motion="reduce"
    ).new_page()
    pagina.goto("/inloggen/")
    pagina.fill("input[name=login]", "teamlid")
    pagina.fill("input[name=password]", WACHTWOORD)
    pagina.press("input[name=password]", "Enter")
    pagina.wait_for_url("**/mijn-dag/")
    return pagina


def _volste_huishouden(pagina: Page) -> str:
    """Het adres van het huishouden met de meeste mensen, en dan het meeste te lezen."""
    pagina.goto("/huishoudens/")
    links = pagina.locator("main a[href^='/huishoudens/']").evaluate_all(
        "alle => alle.map(a => a.getAttribute('href'))"
    )
    # Alleen de pagina van het huishouden zelf: /huishoudens/<uuid>/
    adressen = [link for link in dict.fromkeys(links) if len(link) == len("/huishoudens//") + 36]
    gewicht = {}
    for adres in adressen[:_BEKEKEN]:
        pagina.goto(adres)
        mensen = pagina.locator("main a[href$='/afschermen/']").count()
        gewicht[adres] = (mensen, len(pagina.inner_text("main")))
    return max(gewicht, key=lambda adres: gewicht[adres])


def _bewaar(pagina: Page, naam: str) -> None:
    """Een plaatje van wat op het scherm past; het muist en beweegt niet."""
    inhoud = _verklein(pagina.screenshot())
    if len(inhoud) > GROOTST:
        raise SystemExit(f"{naam} is te groot: {len(inhoud)} bytes")
    (BEELDEN / naam).write_bytes(inhoud)
    print(f"{naam}: {len(inhoud) // 1000} kB")


def _verklein(png: bytes) -> bytes:
    """Dezelfde PNG, zo klein mogelijk ingepakt en zonder wat niet bij het beeld hoort."""
    delen, plek, data = [], len(_KOP), b""
    while plek < len(png):
        (lengte,) = struct.unpack(">I", png[plek : plek + 4])
        soort = png[plek + 4 : plek + 8]
        inhoud = png[plek + 8 : plek + 8 + lengte]
        plek += 12 + lengte
        if soort == b"IDAT":
            data += inhoud
        elif soort in (b"IHDR", b"PLTE", b"tRNS"):
            delen.append(_deel(soort, inhoud))
    beeld = zlib.compress(zlib.decompress(data), level=9)
    return b"".join([_KOP, *delen, _deel(b"IDAT", beeld), _deel(b"IEND", b"")])


def _deel(soort: bytes, inhoud: bytes) -> bytes:
    return (
        struct.pack(">I", len(inhoud))
        + soort
        + inhoud
        + struct.pack(">I", zlib.crc32(soort + inhoud))
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
