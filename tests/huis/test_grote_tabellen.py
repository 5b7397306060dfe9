"""Geen lijst en geen zoekvraag leest een grote tabel van voor tot achter.

Van elke leesopdracht van elke lijst wordt het plan gevraagd, met de echte waarden erin. Op
PostgreSQL met zoveel dossiers als een stad heeft: boven 50.000 rijen mag het plan de tabel niet
helemaal lezen; daaronder kiest PostgreSQL dat soms terecht, en moet er een index zijn die het
anders kan. SQLite kiest zonder te tellen; daar mag het nooit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from nabij.kamers.poort.logboek.models import Inzage
from tests.huis.groot import over_dossiers, vermenigvuldig, vul_logboek
from tests.huis.matrix import Toneel, adressen, bouw
from tests.mensen import Mensen

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M28")]

KEER = 20_000
GROOT = 50_000
WIE = ("regisseur", "vervanger", "teamleider", "opbouwwerker", "fg")
# Tellen over al het werk van een team in een jaar is geen lijst.
TELLINGEN = ("team/tijd/",)
GEZOCHT = ("kn0000", "Kn000001naam", "ju", "9901AB 12", "Kaardestraat", "1-3-1988")

BIJNAAM = re.compile(r'(?:FROM|JOIN) "(\w+)" (\w+)')
Fout = tuple[str, set[str]]


def test_elke_lijst_en_zoekvraag_gaat_langs_een_index(mensen: Mensen) -> None:
    stad = bouw(mensen, "open")
    if connection.vendor == "postgresql":
        vermenigvuldig(mensen, KEER)
        vul_logboek(GROOT + 1)
        assert {"poort_dossier", "bewoners_zoekwoord", "bewoners_tijdlijn"} <= boven(GROOT)
    clients = stad.clients()

    fouten = [(wie, *fout) for wie in WIE for fout in leest_alles(stad, clients[wie])]

    assert not fouten, "\n\n".join(map(str, fouten))
    zonder_index_valt_het_op(clients["regisseur"])


def leest_alles(stad: Toneel, client: Client) -> Iterator[tuple[str, str, set[str]]]:
    """Welke lijst met welke opdracht welke tabellen helemaal leest."""
    for naam, doe in lijsten(stad, client):
        fouten: list[Fout] = []
        with nagekeken(fouten):
            doe()
        for sql, tabellen in fouten:
            yield naam, sql, tabellen


def lijsten(stad: Toneel, client: Client) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Elk adres dat niet over een dossier gaat, elke zoekvraag, en de pagina's eromheen."""
    for adres in adressen():
        if not adres.namen and not adres.route.startswith("^") and adres.route not in TELLINGEN:
            yield adres.route, lambda pad=f"/{adres.route}": client.get(pad)
    for pad in ("/huishoudens/?klaar=1", f"/huishoudens/{stad.huishouden}/"):
        yield pad, lambda pad=pad: client.get(pad)
    for tekst in GEZOCHT:
        yield f"zoeken {tekst}", lambda tekst=tekst: client.post("/zoeken/", {"q": tekst})
    kaartje = {"postcode": "9901AB", "huisnummer": "12", "achternaam": "Kn000001naam"}
    nummer = {"nummer": str(stad.huishouden)}
    yield "wie keek", lambda: client.post("/inzage/", nummer)
    yield "kaartje", lambda: client.post("/zoeken/kaartje/", kaartje)


def zonder_index_valt_het_op(client: Client) -> None:
    """De test zelf: zonder de index waar mijn lijst van leeft, leest zij alles."""
    with connection.cursor() as cursor:
        alle = connection.introspection.get_constraints(cursor, "poort_betrokkenheid").items()
        for naam, een in alle:
            if een["index"] and not een["unique"]:
                cursor.execute(f'DROP INDEX "{naam}"')
    fouten: list[Fout] = []
    with nagekeken(fouten):
        client.get("/huishoudens/")
    assert any("poort_betrokkenheid" in tabellen for _, tabellen in fouten)


@contextmanager
def nagekeken(fouten: list[Fout]) -> Iterator[None]:
    """Kijk van elke SELECT het plan na."""
    plan = {"postgresql": Postgres, "sqlite": Sqlite}[connection.vendor]()

    def wikkel(execute: Callable[..., Any], sql: str, params: Any, many: bool, ctx: Any) -> Any:
        uitkomst = execute(sql, params, many, ctx)
        if sql.startswith("SELECT"):
            tabellen = plan.helemaal(ctx["connection"], sql, params)
            if tabellen:
                fouten.append((sql, tabellen))
        return uitkomst

    with connection.execute_wrapper(wikkel), connections["logboek"].execute_wrapper(wikkel):
        yield


class Postgres:
    def __init__(self) -> None:
        logboek = boven(GROOT, "logboek")
        self.groot, self.gegroeid = boven(GROOT) | logboek, boven(KEER - 1) | logboek

    def helemaal(self, verbinding: Any, sql: str, params: Any) -> set[str]:
        with verbinding.connection.cursor() as cursor:

            def plan() -> Any:
                return cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params).fetchone()[0]

            gekozen = plan()
            cursor.execute("SET LOCAL enable_seqscan = off")
            anders = plan()
            cursor.execute("SET LOCAL enable_seqscan = on")
        return (_seq_scan(gekozen) & self.groot) | (_seq_scan(anders) & self.gegroeid)


def _seq_scan(plan: Any) -> set[str]:
    if isinstance(plan, list):
        return set().union(*map(_seq_scan, plan))
    if not isinstance(plan, dict):
        return set()
    eigen = {plan["Relation Name"]} if plan.get("Node Type") == "Seq Scan" else set()
    return eigen.union(*map(_seq_scan, plan.values()))


def boven(aantal: int, waar: str = "default") -> set[str]:
    """De tabellen met meer rijen dan `aantal`, zoals de database ze zelf telde."""
    with connections[waar].cursor() as cursor:
        vraag = "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s"
        cursor.execute(vraag, [aantal])
        return {rij[0] for rij in cursor.fetchall()}


class Sqlite:
    def __init__(self) -> None:
        self.groeit = {model._meta.db_table for model in [*over_dossiers(), Inzage]}

    def helemaal(self, verbinding: Any, sql: str, params: Any) -> set[str]:
        with verbinding.cursor() as cursor:
            # Langs de laag van Django: die maakt van elke waarde iets wat SQLite kent.
            stappen = cursor.cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params).fetchall()
        gelezen = {uitleg.split()[1] for *_, uitleg in stappen if uitleg.startswith("SCAN ")}
        bijnamen = {tabel for tabel, bijnaam in BIJNAAM.findall(sql) if bijnaam in gelezen}
        return (gelezen | bijnamen) & self.groeit
