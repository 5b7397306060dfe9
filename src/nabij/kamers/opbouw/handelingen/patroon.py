"""Een team antwoordt op een gesprekspunt. Nabij stelt niets voor: een mens beslist."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.fundament.geheugen import Geheugen
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.handelingen.aanwezig import KanNiet
from nabij.kamers.opbouw.models import Keuze, Patroon, Puntantwoord

navragers = Geheugen()
"""Wie er iets navraagt. Bijna niemand: zo kost het op Mijn dag geen statement."""


def _vergeet() -> None:
    navragers.vergeet()
    transaction.on_commit(navragers.vergeet)


@transaction.atomic
def beantwoord_punt(
    *,
    patroon: Patroon,
    team_id: UUID,
    keuze: Keuze,
    door_id: UUID,
    reden: str = "",
    wie_id: UUID | None = None,
    uiterlijk: date | None = None,
) -> Puntantwoord:
    """Wat dit team met het punt doet. Een later antwoord komt in de plaats van een eerder."""
    if patroon.punt_id is None:
        raise KanNiet(_("Dit is geen gesprekspunt."))
    antwoord: Puntantwoord = Puntantwoord.objects.create(
        punt_id=patroon.punt_id,
        patroon=patroon,
        team_id=team_id,
        keuze=keuze,
        reden=reden,
        wie_id=wie_id,
        uiterlijk=uiterlijk,
        gezien=sum(deel["huishoudens"] + deel["naamloos"] for deel in patroon.delen),
        door_id=door_id,
    )
    _vergeet()
    return antwoord


@transaction.atomic
def draai_antwoord_terug(*, antwoord_id: UUID, team_ids: frozenset[UUID]) -> None:
    """Een antwoord dat per ongeluk was. `KanNiet` na tien minuten, of als het al terug is."""
    nu = klok.nu()
    gedaan = Puntantwoord.objects.filter(
        pk=antwoord_id,
        team__in=list(team_ids),
        ingetrokken_op__isnull=True,
        vastgelegd_op__gte=nu - regels.BEDENKTIJD,
    ).update(ingetrokken_op=nu)
    if not gedaan:
        raise KanNiet(_("Dit kan niet meer terug."))
    _vergeet()
