"""Kan het logboek niet schrijven, dan is er niets te zien; en zodra het weer kan, alles weer.

Weg, vol en alleen-lezen: drie soorten storing, op elke pagina die iemand laat zien.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, InternalError, OperationalError, connections
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Formuliersleutel
from nabij.kamers.poort.models import Dossier
from tests.huis.blad import Blad
from tests.huis.matrix import POSTCODE, Toneel, adressen, bouw, vul_aan
from tests.huis.test_deuren import NAAM_IN_ANTWOORD
from tests.mensen import Mensen

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M51")]

FOUTEN: dict[str, tuple[type[DatabaseError], str]] = {
    "weg": (OperationalError, "connection refused: Kn000001naam"),
    "vol": (OperationalError, "database or disk is full"),
    "alleen lezen": (InternalError, "cannot execute INSERT in a read-only transaction"),
}
GETYPT = "Mevrouw belt morgen terug."


@contextlib.contextmanager
def stuk(soort: str) -> Iterator[None]:
    """Het logboek neemt niets meer aan; weg geeft ook niets meer terug."""
    fout, tekst = FOUTEN[soort]

    def weiger(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if soort == "weg" or sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            raise fout(tekst)
        return execute(sql, *rest)

    with connections["logboek"].execute_wrapper(weiger):
        yield


@pytest.fixture
def toneel(mensen: Mensen, settings: Any) -> Toneel:
    settings.DEMO = True
    toneel = bouw(mensen, "open")
    vul_aan(toneel, adressen())
    return toneel


def met_mensen(toneel: Toneel, client: Client) -> dict[str, Any]:
    """Elke pagina waarop deze client nu iemand ziet, met het antwoord."""
    over_iemand = ("huishoudens/", "vragen/", "mijn-dag/", "team/", "inzage/")
    patronen = [a for a in adressen() if a.route.startswith(over_iemand)]
    antwoorden = {a: client.get(toneel.adres(a)) for a in patronen}
    return {
        toneel.adres(a): antwoord
        for a, antwoord in antwoorden.items()
        if NAAM_IN_ANTWOORD.search(antwoord.content.decode())
    }


ZOEKEN: dict[str, dict[str, str]] = {
    "/zoeken/": {"q": "Kn000001"},
    "/zoeken/kaartje/": {"achternaam": "Kn000001naam", "geboortedatum": "1-3-1988"},
    "/vragen/nieuw/": {
        "doe": "kijk", "tekst": GETYPT, "achternaam": "Kn000001naam", "postcode": POSTCODE,
        "huisnummer": "12",
    },
}  # fmt: skip


@pytest.mark.parametrize("wie", ["regisseur", "teamleider"])
def test_zonder_logboek_geen_byte_van_iemand(toneel: Toneel, wie: str) -> None:
    client = toneel.clients()[wie]
    gewoon = met_mensen(toneel, client)
    assert len(gewoon) >= (15 if wie == "regisseur" else 1), list(gewoon)

    for soort in FOUTEN:
        with stuk(soort):
            for adres in gewoon:
                _niets_te_zien(client.get(adres), adres)
            for adres, velden in ZOEKEN.items():
                gegevens = {"sleutel": nieuw_token(), **velden}
                _niets_te_zien(client.post(adres, gegevens), adres, velden)
            assert client.get("/").status_code == 200, "wat niemand laat zien, blijft gewoon"
        antwoord = client.get(next(iter(gewoon)))
        assert NAAM_IN_ANTWOORD.search(antwoord.content.decode()), "meteen weer gewoon"

    for adres in gewoon:
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        assert NAAM_IN_ANTWOORD.search(antwoord.content.decode()), adres


def _niets_te_zien(antwoord: Any, adres: str, getypt: dict[str, str] | None = None) -> None:
    html = antwoord.content.decode()
    assert antwoord.status_code == 503, adres
    assert "even niet bereikbaar" in html
    for waarde in (getypt or {}).values():
        html = html.replace(waarde, "")  # wie het typte, krijgt het terug
    assert not NAAM_IN_ANTWOORD.search(html), adres


@pytest.mark.parametrize("soort", FOUTEN)
def test_schrijven_zonder_logboek_bewaart_niets_en_geeft_de_tekst_terug(
    toneel: Toneel, soort: str
) -> None:
    client, pk = toneel.clients()["regisseur"], toneel.huishouden
    formulieren = {
        "/vragen/nieuw/": {"tekst": GETYPT, "doe": "oppakken"},
        f"/huishoudens/{pk}/contact/": {"soort": "gebeld", "notitie": GETYPT},
        f"/huishoudens/{pk}/gesprek/": {"verslag": GETYPT},
        f"/huishoudens/{pk}/doel/": {"tekst": GETYPT},
    }
    voor = Dossier.objects.count(), Formuliersleutel.objects.count()

    with stuk(soort):
        for adres, velden in formulieren.items():
            velden["sleutel"] = nieuw_token()
            antwoord = client.post(adres, velden)
            assert antwoord.status_code == 503, adres
            assert GETYPT in antwoord.content.decode(), adres

    assert (Dossier.objects.count(), Formuliersleutel.objects.count()) == voor
    for adres, velden in formulieren.items():
        assert client.post(adres, velden).status_code == 302, "dezelfde knop werkt daarna gewoon"


@pytest.mark.parametrize("soort", FOUTEN)
def test_een_inwoner_houdt_zijn_vraag(mensen: Mensen, client: Client, soort: str) -> None:
    pagina = Blad(client.get("/vraag/").content.decode(), "/vraag/")
    (form,) = [f for f in pagina.formulieren if "tekst" in f.velden]
    velden = {naam: waarden[0] for naam, waarden in form.velden.items()}
    with time_machine.travel(klok.nu() + timedelta(seconds=20)), stuk(soort):
        antwoord = client.post("/vraag/", {**velden, "tekst": GETYPT})

    assert antwoord.status_code == 503
    assert GETYPT in antwoord.content.decode()
    assert not Dossier.objects.exists()
