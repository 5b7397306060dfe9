"""`nabij migreer`: breng beide databases bij de tijd."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NODIG_DJANGO = True


def registreer(opdrachten: Any) -> None:
    deel = opdrachten.add_parser(
        "migreer",
        aliases=["migrate"],
        help="breng de databases bij de tijd",
        description="Breng de database en het logboek bij de tijd. Met LOGBOEK_EIGENAAR_URL doet "
        "de eigenaar dat bij het logboek, en krijgt de gebruiker van het product daar alleen "
        "lezen en toevoegen.",
    )
    deel.set_defaults(func=migreer)


def migreer(keuze: argparse.Namespace | None = None) -> int:
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    if settings.LOGBOEK_EIGENAAR:
        _als_eigenaar_van_logboek(settings.LOGBOEK_EIGENAAR)
    else:
        call_command("migrate", database="logboek", interactive=False, verbosity=0)
    print("De databases zijn bij de tijd.")
    _ruim_opnieuw_op()
    return 0


def _ruim_opnieuw_op() -> None:
    """Na het terugzetten van een reservekopie: weg met wat al opgeruimd was."""
    from nabij.kamers.poort.bewaren import pas_lijst_toe

    if aantal := pas_lijst_toe():
        print(f"Opnieuw weggehaald wat al opgeruimd was en terugkwam: {aantal}.")


def _als_eigenaar_van_logboek(eigenaar: dict[str, Any]) -> None:
    from django.core.management import call_command
    from django.db import connections

    product = connections["logboek"].settings_dict["USER"]
    with _andere_gebruiker("logboek", eigenaar):
        call_command("migrate", database="logboek", interactive=False, verbosity=0)
        verbinding = connections["logboek"]
        if product and product != verbinding.settings_dict["USER"]:
            _geef_rechten(verbinding, product)


@contextmanager
def _andere_gebruiker(naam: str, toegang: dict[str, Any]) -> Iterator[None]:
    """Gebruik voor zolang het duurt een andere toegang tot dezelfde database."""
    from django.db import connections

    verbinding = connections[naam]
    eerst = dict(verbinding.settings_dict)
    verbinding.close()
    verbinding.settings_dict.update(toegang)
    try:
        yield
    finally:
        verbinding.close()
        verbinding.settings_dict.clear()
        verbinding.settings_dict.update(eerst)


def _geef_rechten(verbinding: Any, gebruiker: str) -> None:
    """Alleen lezen en toevoegen: wat vastligt, kan het product niet veranderen of wissen."""
    rol = verbinding.ops.quote_name(gebruiker)
    with verbinding.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {rol}")
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {rol}")
        cursor.execute(f"GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO {rol}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {rol}")
