"""Elke deur voor elke mens: de toegangsmatrix, leesbaar in `toegang.csv`.

Een rij is een adres, een manier (GET of POST) en de stand van het dossier; een kolom is een mens.
Een cel is het antwoord: 200, 302, 403, 404, 405. Een adres dat niet in de tabel staat is een fout.
Opnieuw schrijven (en nalezen!) kan met NABIJ_MATRIX=schrijf.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.huis.matrix import STAND, WIE, Adres, adressen, bouw, vul_aan
from tests.mensen import Mensen

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M51")]

TABEL = Path(__file__).with_name("toegang.csv")
NAAM_IN_ANTWOORD = re.compile(r"Kn0000\d\dnaam|Kaardestraat")
MANIEREN = ("GET", "POST")
# Op SQLite iedereen; op PostgreSQL bij elk adres een kwart, steeds anderen.
DEEL = {"sqlite": 1, "postgresql": 4}[connection.vendor]
# Wie deze inhoud ooit te zien krijgt; ieder ander nooit, bij geen enkel adres.
BETROKKEN = {"regisseur", "collega_betrokken", "vervanger", "specialist", "noodknop"}
NAMEN_ALLEEN = {"teamleider"}


class _Terug(Exception):
    """Draai alles terug, zodat het ene antwoord het andere niet verandert."""


def _vraag(client: Client, adres: str, manier: str) -> tuple[str, str]:
    """Een antwoord, en daarna staat alles weer zoals het stond: gegevens, sessie en koekjes."""
    antwoord: Any = None
    schreef: list[str] = []
    koekjes = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            doe = client.get if manier == "GET" else client.post
            gegevens = {} if manier == "GET" else {"sleutel": "s" * 40}
            with connection.execute_wrapper(_onthoud(schreef)):
                antwoord = doe(adres, gegevens)
            raise _Terug
    except _Terug:
        client.cookies = koekjes
    if antwoord.status_code in (403, 404):
        assert not schreef, f"{manier} {adres} weigerde, maar schreef toch: {schreef}"
    inhoud = "" if antwoord.streaming else antwoord.content.decode(errors="replace")
    return str(antwoord.status_code), inhoud


def _onthoud(schreef: list[str]) -> Callable[..., Any]:
    """Een wikkel die elke schrijfactie onthoudt, op die van de sessie na."""

    def wikkel(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "account_sessie" not in sql:
            schreef.append(sql[:120])
        return execute(sql, params, many, context)

    return wikkel


def _rijen() -> dict[tuple[str, str, str], dict[str, str]]:
    if not TABEL.exists():
        return {}
    with TABEL.open(newline="") as bestand:
        return {(r["adres"], r["manier"], r["stand"]): r for r in csv.DictReader(bestand)}


def _te_proberen(stand: str) -> list[Adres]:
    """Wat niet over een dossier gaat, wordt alleen in de eerste stand geprobeerd."""
    alle = [a for a in adressen() if not a.route.startswith("statisch/")]
    return [a for a in alle if stand == STAND[0] or a.over_dossier]


@pytest.mark.parametrize("stand", STAND)
def test_elke_deur_voor_elke_mens(mensen: Mensen, stand: str) -> None:
    toneel = bouw(mensen, stand)
    patronen = _te_proberen(stand)
    vul_aan(toneel, patronen)
    clients = toneel.clients()
    gevonden: dict[tuple[str, str, str], dict[str, str]] = {}
    lekken: list[str] = []
    for nummer, patroon in enumerate(patronen):
        adres = toneel.adres(patroon)
        for manier in MANIEREN if stand == STAND[0] else MANIEREN[:1]:
            rij = gevonden.setdefault((patroon.route, manier, stand), {})
            for wie in WIE[nummer % DEEL :: DEEL]:
                rij[wie], inhoud = _vraag(clients[wie], adres, manier)
                if NAAM_IN_ANTWOORD.search(inhoud) and wie not in BETROKKEN | NAMEN_ALLEEN:
                    lekken.append(f"{wie} ziet inhoud op {manier} {patroon.route} ({stand})")
    assert not lekken, "\n".join(lekken)
    if os.environ.get("NABIJ_MATRIX") == "schrijf":
        _schrijf(gevonden)
        return
    _vergelijk(gevonden, stand)


def _vergelijk(gevonden: dict[tuple[str, str, str], dict[str, str]], stand: str) -> None:
    tabel = {k: v for k, v in _rijen().items() if k[2] == stand}
    assert set(gevonden) - set(tabel) == set(), "adressen zonder rij in toegang.csv"
    assert set(tabel) - set(gevonden) == set(), "rijen zonder adres"
    verschil = [
        f"{sleutel} {wie}: tabel {tabel[sleutel][wie] or 'leeg'}, antwoord {code}"
        for sleutel, cellen in gevonden.items()
        for wie, code in cellen.items()
        if tabel[sleutel][wie] != code
    ]
    assert not verschil, "\n".join(verschil[:40])


def _schrijf(gevonden: dict[tuple[str, str, str], dict[str, str]]) -> None:
    alle = _rijen()
    for sleutel, cellen in gevonden.items():
        kop = dict(zip(("adres", "manier", "stand"), sleutel, strict=True))
        alle[sleutel] = {**kop, **cellen}
    with TABEL.open("w", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, ["adres", "manier", "stand", *WIE], lineterminator="\n")
        schrijver.writeheader()
        for sleutel in sorted(alle):
            schrijver.writerow(alle[sleutel])


def test_wie_er_niets_te_zoeken_heeft_krijgt_nergens_een_dossier() -> None:
    """Lees de tabel zelf na: een vreemde krijgt op een huishouden alleen 404 (of aanmelden)."""
    vreemd = {"collega_oud", "anderteam", "jeugdteam", "opbouwwerker", "beleid", "fg", "beheer"}
    vreemd |= {"eigen_adres", "collega"}
    fout = [
        f"{sleutel} {wie}: {rij[wie]}"
        for sleutel, rij in _rijen().items()
        if sleutel[0].startswith("huishoudens/<uuid:pk>/") and "noodknop" not in sleutel[0]
        for wie in vreemd
        if rij[wie] not in ("404", "405")
    ]
    assert not fout, "\n".join(fout)
