"""Een regel in het logboek: eerst vastgelegd, dan pas gelezen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction

from nabij.kamers.poort.begrippen import GRONDSLAG, Actie, Doel
from nabij.kamers.poort.logboek.models import Inzage, InzageBetrokkene
from nabij.kamers.poort.wie import Wie

GEGEVEN = "gegeven"
GEWEIGERD = "geweigerd"


class LogboekDicht(Exception):
    """Het logboek kan niet schrijven. Dan wordt er niets getoond."""


def leg_vast(
    verzoek: Any,
    wie: Wie,
    *,
    actie: Actie,
    doel: Doel,
    uitkomst: str = GEGEVEN,
    dossier_id: UUID | None = None,
    personen: Iterable[UUID] = (),
    **velden: Any,
) -> Inzage:
    """Schrijf een blik met wie er te zien is: twee inserts in een eigen transactie.

    Raises `LogboekDicht` als dat niet lukt.
    """
    inzage = Inzage(
        trace_id=getattr(verzoek, "trace_id", ""),
        herkomst=getattr(verzoek, "herkomst", "web"),
        actie=actie,
        uitkomst=uitkomst,
        actor_soort=wie.soort,
        actor_id=str(wie.account_id or ""),
        rol=",".join(sorted(wie.rollen))[:80],
        organisatie=",".join(sorted(str(team)[:8] for team in wie.teams))[:40],
        dossier_id=dossier_id,
        doel=doel,
        grondslag=GRONDSLAG,
        **velden,
    )
    try:
        with transaction.atomic(using="logboek"):
            inzage.save(using="logboek", force_insert=True)
            InzageBetrokkene.objects.using("logboek").bulk_create(
                InzageBetrokkene(inzage_id=inzage.pk, persoon_id=persoon)
                for persoon in sorted(set(personen))
            )
    except DatabaseError as fout:
        raise LogboekDicht("Het logboek is niet bereikbaar.") from fout
    return inzage
