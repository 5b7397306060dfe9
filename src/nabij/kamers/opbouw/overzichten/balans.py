"""Hoe vaak het team ergens was, met hoeveel mensen het sprak, en hoeveel tijd dat was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Count, Sum

from nabij.fundament.periode import Periode
from nabij.kamers.opbouw.models import Aanwezigheid, Geteld, Telling

_MINUUT = 60


@dataclass(frozen=True)
class Collectief:
    """Een periode: keren in de buurt, gesprekken daar, en minuten van allen samen."""

    keren: int
    gesprekken: int
    minuten: int


def collectief(team_id: UUID, perioden: Sequence[Periode]) -> list[Collectief]:
    """Per periode, uit de eigen agenda en de tellingen. Twee statements."""
    begin, eind = perioden[0].van, perioden[-1].tot
    keren = list(
        Aanwezigheid.objects.filter(team=team_id, dag__gte=begin, dag__lt=eind)
        .annotate(gingen=Count("gaan"))
        .values_list("dag", "van", "tot", "gingen")
    )
    gesprekken = list(
        Telling.objects.filter(
            wat=Geteld.GESPREK,
            aanwezigheid__team=team_id,
            aanwezigheid__dag__gte=begin,
            aanwezigheid__dag__lt=eind,
        )
        .values_list("aanwezigheid__dag")
        .annotate(som=Sum("aantal"))
    )
    return [_som(een, keren, gesprekken) for een in perioden]


def _som(
    periode: Periode,
    keren: Sequence[tuple[date, time, time, int]],
    gesprekken: Sequence[tuple[date, int]],
) -> Collectief:
    hier = [een for een in keren if periode.van <= een[0] < periode.tot]
    return Collectief(
        keren=len(hier),
        gesprekken=sum(som for dag, som in gesprekken if periode.van <= dag < periode.tot),
        minuten=sum(_minuten(dag, van, tot) * gingen for dag, van, tot, gingen in hier),
    )


def _minuten(dag: date, van: time, tot: time) -> int:
    duur = datetime.combine(dag, tot) - datetime.combine(dag, van)
    return round(duur.total_seconds() / _MINUUT)
