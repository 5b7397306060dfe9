"""Wat er met gesprekspunten gebeurt: wie iets navraagt, en hoe snel er een besluit is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from statistics import median
from uuid import UUID

from django.db.models import Min, QuerySet

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.handelingen.patroon import navragers
from nabij.kamers.opbouw.models import Keuze, Patroon, Puntantwoord
from nabij.kamers.opbouw.overzichten.aanwezig import KWARTAAL


def besluiten(team_ids: Collection[UUID]) -> tuple[int, float] | None:
    """Hoeveel punten een besluit kregen, en na hoeveel weken (de middelste)."""
    per_punt: dict[UUID, date] = {}
    for punt_id, op in (
        Puntantwoord.objects.filter(
            team__in=list(team_ids),
            ingetrokken_op__isnull=True,
            keuze__in=[Keuze.SAMEN, Keuze.WETEN],
        )
        .order_by("vastgelegd_op")
        .values_list("punt_id", "vastgelegd_op")
    ):
        per_punt.setdefault(punt_id, klok.dag_van(op))
    if not per_punt:
        return None
    gezien = dict(
        Patroon.objects.filter(punt__in=list(per_punt))
        .values_list("punt_id")
        .annotate(eerste=Min("run__klaar_op"))
    )
    weken = [
        regels.weken_tussen(klok.dag_van(gezien[punt_id]), op) for punt_id, op in per_punt.items()
    ]
    return len(weken), float(median(weken))


@dataclass(frozen=True)
class Navraag:
    """Wat iemand voor het team navraagt, en voor welke dag."""

    thema: str
    vraag: str
    uiterlijk: date


def _gevraagd(vandaag: date) -> QuerySet[Puntantwoord]:
    return Puntantwoord.objects.filter(
        keuze=Keuze.NAVRAGEN,
        ingetrokken_op__isnull=True,
        uiterlijk__lte=vandaag + regels.WEEK,
        uiterlijk__gte=vandaag - KWARTAAL,
    )


def mijn_navraag(medewerker_id: UUID | None) -> list[Navraag]:
    """Wat ik navraag en binnen een week moet laten weten.

    Wie niets navraagt kost geen statement: wie dat wel doet onthoudt het proces een minuut.
    """
    vandaag = klok.vandaag()
    wie = navragers.onthoud(
        vandaag, lambda: frozenset(_gevraagd(vandaag).values_list("wie_id", flat=True))
    )
    if medewerker_id is None or medewerker_id not in wie:
        return []
    gevraagd = _gevraagd(vandaag).filter(wie=medewerker_id).select_related("patroon")
    rijen = list(gevraagd.defer("patroon__invoer"))
    if not rijen:
        return []
    laatste: dict[tuple[UUID, UUID], UUID] = {}
    for pk, punt_id, team_id in (
        Puntantwoord.objects.filter(
            punt__in=[een.punt_id for een in rijen], ingetrokken_op__isnull=True
        )
        .order_by("vastgelegd_op")
        .values_list("pk", "punt_id", "team_id")
    ):
        laatste[punt_id, team_id] = pk
    themas = afspraken.themanamen()
    return [
        Navraag(themas.get(een.patroon.thema, een.patroon.thema), een.reden, een.uiterlijk)
        for een in rijen
        if laatste[een.punt_id, een.team_id] == een.pk and een.uiterlijk
    ]
