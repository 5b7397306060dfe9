"""Ideeen van bewoners: opschrijven met hun ja, wat er gegeven is, gedaan, en wat openbaar mag."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.opbouw.handelingen.bewonerskracht import leg_bij_dragers, toon_in_logboek
from nabij.kamers.opbouw.models import Idee, Openbaaridee
from nabij.kamers.poort.wie import Wie


@transaction.atomic
def noteer_idee(
    *,
    dossier_id: UUID,
    team_id: UUID,
    door: Wie,
    wie: str,
    bereik: str,
    wat: str,
    toestemming_op: date,
    toestemming_hoe: str,
    vraagt: str = "",
    openbaar: bool = False,
) -> Idee:
    """Wat bewoners bedachten, zoals ze het zelf zeggen."""
    een: Idee = Idee.objects.create(
        dossier_id=dossier_id,
        wie=wie,
        bereik=bereik,
        wat=wat,
        vraagt=vraagt,
        openbaar=openbaar,
        toestemming_op=toestemming_op,
        toestemming_hoe=toestemming_hoe,
    )
    toon_in_logboek(dossier_id=dossier_id, sleutel=een.pk)
    leg_bij_dragers(dossier_id=dossier_id, team_id=team_id, door=door)
    _laat_zien(een)
    return een


@transaction.atomic
def werk_idee_bij(
    *,
    idee: Idee,
    versie: int,
    openbaar: bool,
    gegeven: str = "",
    bedrag: Decimal | None = None,
    gedaan: str = "",
) -> None:
    """Wat er gegeven en gedaan is, en of iedereen het mag lezen."""
    vandaag = klok.vandaag()
    is_gegeven = bool(gegeven) or bedrag is not None
    idee.wijzig(
        versie=versie,
        openbaar=openbaar,
        gegeven=gegeven,
        bedrag=bedrag,
        gegeven_op=(idee.gegeven_op or vandaag) if is_gegeven else None,
        gedaan=gedaan,
        gedaan_op=(idee.gedaan_op or vandaag) if gedaan else None,
    )
    _laat_zien(idee)


def _laat_zien(idee: Idee) -> None:
    """Alleen met een ja van de bewoner, en zonder wie het is; anders is het daar weg."""
    if not idee.openbaar:
        Openbaaridee.objects.filter(dossier=idee.dossier_id).delete()
        return
    Openbaaridee.objects.update_or_create(
        dossier_id=idee.dossier_id,
        defaults={
            "wat": idee.wat,
            "gegeven": idee.gegeven,
            "bedrag": idee.bedrag,
            "gedaan": idee.gedaan,
        },
    )
