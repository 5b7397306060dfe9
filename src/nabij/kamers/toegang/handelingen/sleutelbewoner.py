"""Sleutelbewoners: erbij, een eigen link, bij elkaar komen, en weer weg met alles wat er staat."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from nabij.kamers.poort import poort, toegangslink
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.models import Dossier, Linkdoel
from nabij.kamers.toegang.models import Signaal, Sleutelbewoner, Sleutelmoment

GELDIG = timedelta(days=365)
"""Zo lang werkt de eigen link; daarna geeft het team een nieuwe, liefst bij een bijeenkomst."""


def voeg_sleutelbewoner_toe(
    *, team_id: UUID, naam: str, telefoon: str, toestemming_op: date, gebied_id: UUID | None = None
) -> Sleutelbewoner:
    """Iemand die het goedvindt om op de lijst te staan. `toestemming_op`: wanneer dat was."""
    return Sleutelbewoner.objects.create(
        team_id=team_id,
        naam=naam,
        telefoon=telefoon,
        gebied_id=gebied_id,
        toestemming_op=toestemming_op,
    )


def wijzig_sleutelbewoner(*, sleutelbewoner: Sleutelbewoner, versie: int, **velden: Any) -> None:
    """Een ander nummer of een andere buurt; `Botsing` als een collega intussen bewaarde."""
    sleutelbewoner.wijzig(versie=versie, **velden)


@transaction.atomic
def nieuwe_link(*, sleutelbewoner_id: UUID) -> str:
    """Het token van een nieuwe eigen link; een eerdere werkt meteen niet meer."""
    toegangslink.trek_in(object_id=sleutelbewoner_id)
    return toegangslink.geef(doel=Linkdoel.DOORGEVEN, geldig=GELDIG, object_id=sleutelbewoner_id)


@transaction.atomic
def leg_moment_vast(
    *,
    team_id: UUID,
    soort: str,
    dag: date,
    aanwezig: Collection[UUID],
    wat: str = "",
    verteld: bool = False,
) -> Sleutelmoment:
    """Een bijeenkomst of training met wie er was, en of we vertelden wat er van signalen kwam."""
    moment = Sleutelmoment.objects.create(
        team_id=team_id, soort=soort, dag=dag, wat=wat, verteld=verteld
    )
    moment.aanwezig.set(Sleutelbewoner.objects.filter(team=team_id, pk__in=aanwezig))
    return moment


def trek_terug(*, sleutelbewoner: Sleutelbewoner) -> None:
    """Weg met alles: de rij, de link, waar iemand bij was, en de naam bij open signalen."""
    signalen = Dossier.objects.filter(soort=DossierSoort.SIGNAAL)
    with poort.systeem(taak="sleutelbewoner weg", dossiers=signalen), transaction.atomic():
        Signaal.objects.filter(sleutelbewoner=sleutelbewoner).update(sleutelbewoner=None, mee=False)
        toegangslink.trek_in(object_id=sleutelbewoner.pk)
        sleutelbewoner.delete()
