"""Waar de meeste vragen over gaan: een korte lijst bij Samen, zonder kleine aantallen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import Lens, Patroon, Weektelling
from nabij.kamers.wijk.models import Gebied
from nabij.rekenen.kleine_aantallen import toonbaar

HOOGSTENS = 5


@dataclass(frozen=True)
class Meest:
    """Een thema met ongeveer hoeveel, op vijf afgerond; `waar` is de buurt met de meeste."""

    code: str
    naam: str
    rond: int
    waar: str


def meest(
    gebieden: Iterable[Gebied],
    eigen: Collection[str],
    namen: Mapping[str, str],
    periode: tuple[date, date],
    veel: Iterable[Patroon],
) -> list[Meest]:
    """Hoogstens vijf thema's van het eigen gebied; zonder eigen gebied van de hele gemeente.

    Een buurt doet mee zoals bij een gesprekspunt: wat op de kaart te klein is, is hier niet uit te
    rekenen door af te trekken. De volgorde volgt het afgeronde getal. Een statement.
    """
    kring = {een.pk: een for een in gebieden if not eigen or een.code in eigen}
    minstens = regels.GENOEG_BINNEN if eigen else regels.GENOEG_BUITEN
    per_thema: dict[str, dict[UUID, int]] = defaultdict(dict)
    for thema, gebied_id, huishoudens, naamloos in (
        Weektelling.objects.filter(
            week__gte=periode[0], week__lte=periode[1], gebied__in=list(kring), thema__in=namen
        )
        .values_list("thema", "gebied_id")
        .annotate(h=Sum("huishoudens"), n=Sum("naamloos"))
    ):
        per_thema[thema][gebied_id] = huishoudens + naamloos
    waar = _waar(veel, {een.code: een for een in kring.values()}, per_thema, minstens)
    rijen = [
        Meest(thema, namen[thema], regels.afgerond(samen), waar.get(thema, ""))
        for thema, aantallen in per_thema.items()
        if (samen := _samen([aantallen.get(pk, 0) for pk in kring], minstens))
    ]
    return sorted(rijen, key=lambda een: (-een.rond, een.naam))[:HOOGSTENS]


def _samen(aantallen: list[int], minstens: int) -> int:
    mag = toonbaar(aantallen, minstens)
    return sum(aantal for aantal, ja in zip(aantallen, mag, strict=True) if ja)


def _waar(
    veel: Iterable[Patroon],
    kring: Mapping[str, Gebied],
    per_thema: Mapping[str, Mapping[UUID, int]],
    minstens: int,
) -> dict[str, str]:
    """Per thema de buurt die de lens veel vond, als die in de kring ligt en er genoeg is."""
    if len(kring) < 2:
        return {}
    uit = {}
    for rij in veel:
        code = rij.delen[0]["code"] if rij.lens == Lens.VEEL and rij.delen else ""
        gebied = kring.get(code)
        if gebied and per_thema.get(rij.thema, {}).get(gebied.pk, 0) >= minstens:
            uit[rij.thema] = gebied.naam
    return uit
