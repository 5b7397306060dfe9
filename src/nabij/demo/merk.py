"""Is dit een oefenomgeving? Alleen dan mag er iets weg."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from nabij.demo.bouw import Opties
from nabij.demo.models import Oefengemeente
from nabij.demo.namen import Bron
from nabij.fundament import klok


class GeenDemo(Exception):
    """In deze database staat iets dat niet verzonnen is."""


class AnderBouwt(Exception):
    """Een andere opdracht zette net hetzelfde stuk van deze gemeente neer."""


@dataclass(frozen=True)
class Staat:
    """Waarmee begonnen is, op welke dag, hoever het is, en of het klaar is."""

    opties: Opties
    klaar: bool
    dag: date
    gedaan: int = 0
    telling: dict[str, int] = field(default_factory=dict)


def lees() -> Staat | None:
    """De oefenomgeving die er staat, of None bij een lege database. Raises `GeenDemo`."""
    verbinding = connections["default"]
    tabellen = set(verbinding.introspection.table_names())
    if Oefengemeente._meta.db_table in tabellen:
        rij = Oefengemeente.objects.first()
        if rij is not None:
            klaar, dag = rij.klaar_op is not None, klok.dag_van(rij.begonnen_op)
            return Staat(_opties(rij.opties), klaar, dag, rij.gedaan, rij.telling)
    if "account_account" not in tabellen:
        return None
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT 1 FROM account_account LIMIT 1")
        if cursor.fetchone():
            raise GeenDemo(
                "Deze database is geen oefenomgeving. Er is niets veranderd. "
                "Kies met NABIJ_DATA of DATABASE_URL een andere plek."
            )
    return None


def _opties(bewaard: Mapping[str, Any]) -> Opties:
    hernoemd = tuple(bewaard.get("hernoemd", ()))
    return Opties(**{**bewaard, "bron": Bron(bewaard["bron"]), "hernoemd": hernoemd})


def met(gevraagd: Mapping[str, Any], basis: Opties | None = None) -> Opties:
    """De opties die gelden: wat gevraagd is, verder wat er al stond of gewoon is."""
    return replace(basis or Opties(), **gevraagd)


def begin(opties: Opties) -> None:
    """Zet het merk voor er iets gebouwd wordt; `klaar` volgt pas aan het einde."""
    Oefengemeente.objects.create(opties=asdict(opties))


def verder(vorige: int, gedaan: int, telling: Mapping[str, int]) -> None:
    """Onthoud hoever het is, in de transactie van wat er bij kwam. Raises `AnderBouwt`."""
    geteld = Oefengemeente.objects.filter(gedaan=vorige, klaar_op__isnull=True)
    if not geteld.update(gedaan=gedaan, telling=dict(telling)):
        raise AnderBouwt("Een andere opdracht bouwt aan deze zelfde gemeente; deze stopt.")


def klaar() -> None:
    Oefengemeente.objects.update(klaar_op=klok.nu())


def wis() -> None:
    """Gooi beide databases van de oefenomgeving leeg, en het anker van het zegel erbij."""
    for naam in ("default", "logboek"):
        verbinding = connections[naam]
        if verbinding.vendor == "sqlite":
            bestand = str(verbinding.settings_dict["NAME"])
            verbinding.close()
            for staart in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(bestand + staart).unlink()
        else:
            with verbinding.cursor() as cursor:
                cursor.execute("DROP SCHEMA public CASCADE")
                cursor.execute("CREATE SCHEMA public")
    with suppress(FileNotFoundError):
        Path(settings.ZEGEL_ANKER).unlink()
