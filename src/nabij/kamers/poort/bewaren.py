"""Vernietigen, zo dat ook een reservekopie het niet terugbrengt.

Wat weg moet komt eerst op de opruimlijst: een eigen bestand in de datamap met alleen sleutels van
dossiers. Daarna verdwijnt elke rij die naar zo'n dossier wijst. De lijst gaat bij `nabij migreer`,
bij het begin van `nabij werk` en voor het eerste antwoord van de webserver opnieuw over de
database: komt er met een reservekopie iets terug, dan is het weg voor iemand het ziet.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import models, router, transaction

from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.models import Dossier

PORTIE = 200
"""Zoveel dossiers per transactie, zodat die op SQLite kort blijft."""


def vernietig(dossiers: Collection[UUID], *, taak: str) -> int:
    """Zet deze losse dossiers op de lijst en vernietig ze. Geeft hoeveel het er waren.

    De lijst gaat voor: valt de stroom ertussen uit, dan haalt de volgende start ze alsnog weg.
    """
    _zet_op_lijst(dossiers)
    return _haal_weg(dossiers, taak)


def pas_lijst_toe() -> int:
    """Vernietig wat op de lijst staat en toch in de database is. Geeft het aantal."""
    return sum(_haal_weg(portie, "opruimlijst") for portie in _porties(_van_lijst()))


def _van_lijst() -> Iterator[UUID]:
    if not settings.OPRUIMLIJST.exists():
        return
    with settings.OPRUIMLIJST.open(encoding="ascii") as lijst:
        for regel in lijst:
            if regel.strip():
                yield UUID(regel.strip())


def _zet_op_lijst(dossiers: Collection[UUID]) -> None:
    """In een keer erbij, en pas verder als de schijf het heeft."""
    if not dossiers:
        return
    regels = "".join(f"{pk}\n" for pk in dossiers).encode("ascii")
    bestand = os.open(settings.OPRUIMLIJST, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(bestand, regels)
        os.fsync(bestand)
    finally:
        os.close(bestand)


def _porties(sleutels: Iterator[UUID]) -> Iterator[Sequence[UUID]]:
    while portie := list(islice(sleutels, PORTIE)):
        yield portie


def _haal_weg(dossiers: Collection[UUID], taak: str) -> int:
    er_nog = Dossier.objects.filter(pk__in=dossiers).exclude(soort=DossierSoort.HUISHOUDEN)
    aantal = er_nog.count()
    if not aantal:
        return 0
    with poort.systeem(taak=taak, dossiers=er_nog):
        for portie in _porties(iter(list(er_nog.values_list("pk", flat=True)))):
            with transaction.atomic():
                for model in _wijst_naar_dossier():
                    model._base_manager.filter(dossier_id__in=portie).delete()
                Dossier.objects.filter(pk__in=portie).delete()
    return aantal


def _wijst_naar_dossier() -> Iterator[type[models.Model]]:
    """Elke tabel met een kolom voor het dossier, behalve het logboek; wie verwijst komt eerst.

    Een kamer kent alleen lagere kamers en een tabel alleen eerdere, dus andersom is veilig.
    """
    for model in reversed(list(apps.get_models())):
        velden: Any = model._meta.concrete_fields
        if any(veld.attname == "dossier_id" for veld in velden) and (
            router.db_for_write(model) == Dossier.objects.db
        ):
            yield model
