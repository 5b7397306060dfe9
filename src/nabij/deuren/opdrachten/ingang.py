"""De opdracht `nabij`: elke module hiernaast met `registreer` hangt er zelf haar opdracht aan.

Een opdracht zet `func` (argumenten naar uitkomst). Heeft haar module `NODIG_DJANGO = False`,
dan werkt zij zonder datamap, sleutel of database.
"""

from __future__ import annotations

import argparse
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType

from nabij.deuren import opdrachten
from nabij.deuren.opdrachten.nederlands import FOUT, Opdrachtregel, spreek_nederlands

GEEN_OPDRACHT = frozenset(
    {
        "apps",
        "ingang",
        "kaart_hsds",
        "klussen",
        "migrations",
        "models",
        "nederlands",
        "patronen_lezen",
        "patronen_tellen",
        "voortgang",
    }
)


def modules() -> Iterator[ModuleType]:
    """De modules met een opdracht, op naam."""
    for gevonden in pkgutil.iter_modules(opdrachten.__path__):
        if gevonden.name not in GEEN_OPDRACHT:
            yield import_module(f"{opdrachten.__name__}.{gevonden.name}")


def opdrachtregel() -> Opdrachtregel:
    spreek_nederlands()
    regel = Opdrachtregel(
        prog="nabij", description="Nabij: het informatiesysteem van het wijkteam, op de server."
    )
    delen = regel.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", required=True, parser_class=Opdrachtregel
    )
    for module in modules():
        bestaand = set(delen.choices)
        module.registreer(delen)
        for naam in set(delen.choices) - bestaand:
            delen.choices[naam].set_defaults(_django=getattr(module, "NODIG_DJANGO", True))
    return regel


def hoofd(woorden: Sequence[str] | None = None) -> int:
    """Lees de regel, zet zo nodig Django klaar, en voer uit. Geeft de uitkomst (0 is goed)."""
    keuze = opdrachtregel().parse_args(woorden)
    if keuze._django and not _zet_klaar():
        return FOUT
    return _voer_uit(keuze) if keuze._django else int(keuze.func(keuze) or 0)


def _voer_uit(keuze: argparse.Namespace) -> int:
    """Is de database er niet of loopt zij achter: een zin, en uitkomst 2."""
    from django.db import DatabaseError

    try:
        return int(keuze.func(keuze) or 0)
    except DatabaseError as fout:
        print(f"nabij: de database werkt niet mee ({fout}).", file=sys.stderr)
        print("Is zij bijgewerkt? Dat doet: nabij migrate", file=sys.stderr)
        return FOUT


def _zet_klaar() -> bool:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nabij.inrichting.settings")
    import django
    from django.utils import translation

    try:
        django.setup()
    except (OSError, ValueError) as fout:
        print(f"nabij: de instellingen kloppen niet: {fout}", file=sys.stderr)
        return False
    translation.activate("nl")
    return True
