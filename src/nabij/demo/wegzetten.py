"""Rijen in een keer wegzetten, zonder voor elke rij een model en een opdracht te maken.

Bij tien miljoen rijen gaat langs modellen en `bulk_create` driekwart van de tijd daaraan op. Hier
is een rij een los voorwerp met de velden en beginwaarden van het model, en gaan de waarden met
`executemany` (SQLite) of `COPY` (PostgreSQL).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from operator import attrgetter
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import connection, models

from nabij.kamers.poort import wachter
from nabij.kamers.poort.models import Persoonlijk

Rij = SimpleNamespace
Omzetter = Callable[[Any], Any]
_GEWOON = (models.CharField, models.TextField, models.IntegerField, models.BooleanField)


def nieuwe_rij(model: type[models.Model], velden: dict[str, Any]) -> Rij:
    """Een rij met `velden` en verder de beginwaarden; een rij als waarde is een verwijzing."""
    vast, gemaakt = _beginwaarden(model)
    rij = Rij(**vast)
    gegeven = rij.__dict__
    for naam, waarde in velden.items():
        gegeven[naam] = waarde
        if isinstance(waarde, Rij):
            gegeven[f"{naam}_id"] = waarde.pk
    for naam, maak in gemaakt:
        if naam not in velden:
            gegeven[naam] = maak()
    gegeven["pk"] = gegeven[model._meta.pk.attname]
    return rij


@cache
def _beginwaarden(
    model: type[models.Model],
) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """De vaste beginwaarden van de velden, en die elke keer nieuw gemaakt worden."""
    vast: dict[str, Any] = {}
    gemaakt: list[tuple[str, Callable[[], Any]]] = []
    for veld in model._meta.concrete_fields:
        if veld.has_default() and callable(veld.default):
            gemaakt.append((veld.attname, veld.default))
        else:
            vast[veld.attname] = veld.get_default()
    return vast, gemaakt


def zet_weg(model: type[models.Model], rijen: Sequence[Rij]) -> None:
    """Voeg `rijen` toe met de waarden die ze nu hebben. Een persoonlijk model vraagt de poort."""
    if not rijen:
        return
    if issubclass(model, Persoonlijk):
        wachter.eis_schrijven(model)
    velden = [
        veld for veld in model._meta.concrete_fields if not isinstance(veld, models.AutoField)
    ]
    kolommen = ", ".join(f'"{veld.column}"' for veld in velden)
    tabel = model._meta.db_table
    waarden = _waarden(velden, rijen)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            vragen = ", ".join(["%s"] * len(velden))
            sql = f'INSERT INTO "{tabel}" ({kolommen}) VALUES ({vragen})'  # noqa: S608 (eigen namen)
            cursor.executemany(sql, waarden)
        else:
            with cursor.copy(f'COPY "{tabel}" ({kolommen}) FROM STDIN') as straat:
                for rij in waarden:
                    straat.write_row(rij)


def _waarden(
    velden: Sequence[models.Field[Any, Any]], rijen: Iterable[Rij]
) -> Iterable[tuple[Any, ...]]:
    haal = attrgetter(*(veld.attname for veld in velden))
    omzetters = [(plek, zet) for plek, veld in enumerate(velden) if (zet := _omzetter(veld))]
    for rij in rijen:
        waarden = list(haal(rij))
        for plek, zet in omzetters:
            if waarden[plek] is not None:
                waarden[plek] = zet(waarden[plek])
        yield tuple(waarden)


def _omzetter(veld: models.Field[Any, Any]) -> Omzetter | None:
    """Hoe een waarde in deze database staat; None als zij al goed is."""
    doel = veld.target_field if isinstance(veld, models.ForeignKey) else veld
    if type(doel).get_db_prep_save is not models.Field.get_db_prep_save or isinstance(
        doel, models.BinaryField | models.JSONField
    ):
        return lambda waarde: doel.get_db_prep_save(waarde, connection)
    if isinstance(doel, _GEWOON) or connection.vendor != "sqlite":
        return None
    if isinstance(doel, models.UUIDField):
        return UUID.hex.fget
    if isinstance(doel, models.DateTimeField):
        return _tijd
    if isinstance(doel, models.DateField):
        return date.isoformat
    return lambda waarde: doel.get_db_prep_save(waarde, connection)


@lru_cache(maxsize=4_096)
def _tijd(moment: datetime) -> str:
    """Zoals Django een moment in SQLite zet: in UTC, zonder zone."""
    return str(moment.astimezone(UTC).replace(tzinfo=None))
