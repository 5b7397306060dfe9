"""Maak van een toneel een hele gemeente: elke rij over een dossier vele malen, in de database zelf.

Elke kopie krijgt eigen sleutels (md5 van de oude met een nummer), een ander team en een ander
account, en andere zoekwoorden. Zo heeft een collega een gewone hoeveelheid werk en kiest PostgreSQL
als in een stad: een lijst die daar alles leest, leest hier ook alles.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import connection, connections, models

from nabij.kamers.account.models import Account
from nabij.kamers.bewoners.models import Persoon, Zoekwoord
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Dossier
from nabij.kamers.team.models import Lidmaatschap, Medewerker, Wijkteam
from tests.mensen import LANG_GELEDEN, Mensen, maak_team

COLLEGAS = 300
TEAMS = 60


def vermenigvuldig(mensen: Mensen, keer: int) -> None:
    """Zet `keer` kopieën naast wat er is, en laat de database tellen wat er staat."""
    collegas, teams = _collegas(mensen)
    alles = over_dossiers()
    with connection.cursor() as cursor:
        # De sleutels kloppen: elke kopie wijst naar een kopie. Nakijken kost hier alleen tijd.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in alles:
            cursor.execute(_kopie(model, set(alles)), {"k": collegas, "t": teams, "keer": keer})
        cursor.execute("SET LOCAL session_replication_role = origin")
        # Een ruime steekproef: zoals na maanden van autovacuum, niet zoals na een minuut.
        cursor.execute("SET LOCAL default_statistics_target = 500")
        cursor.execute("ANALYZE")


def vul_logboek(aantal: int) -> None:
    """Zet `aantal` blikken op andere huishoudens in het logboek, met twee mensen per blik."""
    velden = [veld.column for veld in _velden(Inzage) if veld.column != "dossier_id"]
    kolommen = ", ".join(velden)
    with connections["logboek"].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO logboek_inzage (dossier_id, {kolommen}) "  # noqa: S608
            f"SELECT gen_random_uuid(), {kolommen} FROM (SELECT * FROM logboek_inzage LIMIT 1) een "
            "CROSS JOIN generate_series(1, %s)",
            [aantal],
        )
        cursor.execute(
            "INSERT INTO logboek_inzagebetrokkene (inzage_id, persoon_id) SELECT id, "
            "gen_random_uuid() FROM logboek_inzage CROSS JOIN generate_series(1, 2)"
        )
        cursor.execute("ANALYZE logboek_inzage, logboek_inzagebetrokkene")


def _collegas(mensen: Mensen) -> tuple[list[Any], list[Any]]:
    """Driehonderd collega's over zestig teams; wie er al was staat ertussen."""
    nieuw = Account.objects.bulk_create(
        Account(inlognaam=f"collega{nr}", naam=f"Collega {nr}") for nr in range(COLLEGAS)
    )
    werkt = Medewerker.objects.bulk_create(Medewerker(account=account) for account in nieuw)
    teams = [mensen.oost, mensen.west, mensen.jeugd]
    teams += [maak_team(f"Team {nr}") for nr in range(TEAMS)]
    Lidmaatschap.objects.bulk_create(
        Lidmaatschap(medewerker=een, team=teams[nr % len(teams)], van=LANG_GELEDEN)
        for nr, een in enumerate(werkt)
    )
    return list(Account.objects.values_list("pk", flat=True)), [een.pk for een in teams]


def over_dossiers() -> list[type[models.Model]]:
    """Elk model waarvan een verwijzing, langs welke weg ook, bij een dossier of mens uitkomt."""
    gevonden: list[type[models.Model]] = [Dossier, Persoon]
    rest = [m for m in apps.get_models() if m._meta.managed and m not in gevonden]
    while erbij := [m for m in rest if m not in gevonden and _verwijst(m, gevonden)]:
        gevonden += erbij
    return [model for model in gevonden if model._meta.app_label != "logboek"]


def _verwijst(model: type[models.Model], naar: Iterable[Any]) -> bool:
    return any(veld.is_relation and veld.related_model in naar for veld in _velden(model))


def _velden(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [veld for veld in model._meta.concrete_fields if not isinstance(veld, models.AutoField)]


def _kopie(model: type[models.Model], alles: set[type[models.Model]]) -> str:
    velden = _velden(model)
    kolommen = ", ".join(f'"{veld.column}"' for veld in velden)
    waarden = ", ".join(_waarde(veld, alles) for veld in velden)
    tabel = model._meta.db_table
    bron = f'SELECT {waarden} FROM "{tabel}" CROSS JOIN generate_series(1, %(keer)s) n'  # noqa: S608
    return f'INSERT INTO "{tabel}" ({kolommen}) {bron}'


def _waarde(veld: models.Field[Any, Any], alles: set[type[models.Model]]) -> str:
    kolom = f'"{veld.column}"'
    if veld.related_model is Account:
        return _een_van("k", kolom)
    if veld.related_model is Wijkteam:
        return _een_van("t", kolom)
    if veld.is_relation and veld.related_model not in alles:
        return kolom
    if isinstance(veld, models.UUIDField) or veld.is_relation:
        return f"md5({kolom}::text || n)::uuid"
    if veld.model is Zoekwoord and veld.name == "woord":
        return f"CASE WHEN n %% 200 = 0 THEN {kolom} ELSE left(md5(n::text), 4) || {kolom} END"
    if isinstance(veld, models.CharField) and (_is_enig(veld, alles) or veld.name == "adres_merk"):
        anders = f"left(md5({kolom} || n), {veld.max_length})"
        return f"CASE WHEN {kolom} = '' THEN '' ELSE {anders} END"
    if isinstance(veld, models.BigIntegerField) and veld.unique:
        return f"{kolom} + n * 1000"
    if isinstance(veld, models.DateTimeField):
        return f"{kolom} - n * interval '1 minute'"
    return kolom


def _is_enig(veld: models.Field[Any, Any], alles: set[type[models.Model]]) -> bool:
    """Een nummer dat maar een keer mag, ook niet samen met iets wat elke kopie gelijk heeft."""
    mee = {een.name for een in _velden(veld.model) if een.related_model in alles}
    enig = [
        regel.fields
        for regel in veld.model._meta.constraints
        if isinstance(regel, models.UniqueConstraint) and not mee & set(regel.fields)
    ]
    return veld.unique or any(veld.name in velden for velden in enig)


def _een_van(reeks: str, kolom: str) -> str:
    """Elke kopie een ander, en wie binnen een kopie verschillen blijven verschillend."""
    plek = f"array_position(%({reeks})s::uuid[], {kolom})"
    return f"(%({reeks})s::uuid[])[1 + ({plek} + n) %% cardinality(%({reeks})s::uuid[])]"
