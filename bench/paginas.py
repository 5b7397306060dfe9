"""Meet de belangrijkste pagina's op de demo: statements, tijd op de server en grootte.

    ./demo --zonder-server
    .venv/bin/python -m bench.paginas

Dit meet de server, nooit een mens. De derde keer telt: dan is bekend wat een proces onthoudt.
In de demo komen er drie vragen bij.
"""

from __future__ import annotations

import os
import re
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nabij.inrichting.settings")
os.environ["NABIJ_DEMO"] = "1"
os.environ["NABIJ_HOSTS"] = "testserver"

import django

django.setup()

from django.test import Client  # noqa: E402

from nabij.demo.medewerkers import WACHTWOORD  # noqa: E402
from tests.loper.statements import Telling  # noqa: E402

KEREN = 3


def main() -> int:
    client, leider = _aangemeld("teamlid"), _aangemeld("teamleider")
    huis = _eerste_huishouden(client)
    print(f"{'pagina':<24}{'statements':>11}{'ms':>7}{'kB':>7}")
    for naam, kijkt, pad, velden in (
        ("mijn dag", client, "/mijn-dag/", {}),
        ("huishoudens", client, "/huishoudens/", {}),
        ("een huishouden", client, huis, {}),
        ("het plan", client, f"{huis}plan/", {}),
        ("zoeken", client, "/zoeken/", {"q": "Avond"}),
        ("nieuwe vraag, leeg", client, "/vragen/nieuw/", {}),
        ("nieuwe vraag, bewaren", client, "/vragen/nieuw/", {"tekst": "Waar is de inloop?"}),
        ("werk verdelen", leider, "/team/werk/", {}),
    ):
        print(f"{naam:<24}{_meet(kijkt, pad, velden)}")
    return 0


def _aangemeld(inlognaam: str) -> Client:
    client = Client()
    client.post("/inloggen/", {"login": inlognaam, "password": WACHTWOORD})
    if client.get("/mijn-dag/").status_code != 200:
        raise SystemExit("Aanmelden lukt niet. Staat er een demo? Begin met ./demo --zonder-server")
    return client


def _eerste_huishouden(client: Client) -> str:
    gevonden = re.search(r'href="(/huishoudens/[0-9a-f-]{36}/)"', _tekst(client, "/huishoudens/"))
    if gevonden is None:
        raise SystemExit("Er zijn geen huishoudens om te meten.")
    return gevonden[1]


def _tekst(client: Client, pad: str) -> str:
    return client.get(pad).content.decode()


def _meet(client: Client, pad: str, velden: dict[str, str]) -> str:
    for _ in range(KEREN):
        gegeven: dict[str, Any] = dict(velden)
        if velden:
            sleutel = re.search(r'name="sleutel" value="([^"]+)"', _tekst(client, pad))
            gegeven |= {"sleutel": sleutel[1]} if sleutel else {}
        with Telling() as telling:
            begin = time.perf_counter()
            antwoord = client.post(pad, gegeven) if velden else client.get(pad)
            duur = time.perf_counter() - begin
        if antwoord.status_code not in (200, 302):
            raise SystemExit(f"{pad} geeft {antwoord.status_code}")
    return f"{telling.aantal:>11}{duur * 1000:>7.0f}{len(antwoord.content) / 1000:>7.0f}"


if __name__ == "__main__":
    sys.exit(main())
