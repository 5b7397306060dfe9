"""Meet na 26 weken of een initiatief scheelt in vragen. Alleen de achtergrondwerker rekent."""

from __future__ import annotations

from collections.abc import Collection
from math import isinf
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from nabij.fundament import klok
from nabij.kamers.opbouw.models import Effectmeting, Initiatief, Weektelling
from nabij.kamers.opbouw.regels import (
    WEKEN_NA,
    Weekaantal,
    Weging,
    eerste_week,
    te_meten_vanaf,
    weeg,
)
from nabij.kamers.wijk.models import Gebied, Soort


def meet() -> int:
    """Meet wat nu gemeten kan worden, elk initiatief een keer. Geeft hoeveel het er waren."""
    vandaag = klok.vandaag()
    open_ = Initiatief.objects.filter(meting__isnull=True).prefetch_related("themas", "gebieden")
    klaar = [een for een in open_ if te_meten_vanaf(een.begonnen_op) <= vandaag]
    for initiatief in klaar:
        _leg_vast(initiatief, _weeg(initiatief))
    return len(klaar)


def _weeg(initiatief: Initiatief) -> Weging | None:
    """Wat over dezelfde themas gevraagd is, in de buurten van het initiatief en in de andere."""
    gekozen = [een.gebied_id for een in initiatief.gebieden.all()]
    themas = [een.thema for een in initiatief.themas.all()]
    rijen = (
        Weektelling.objects.filter(thema__in=themas)
        .exclude(gebied__soort=Soort.GEMEENTE)
        .values_list("week", "gebied")
        .annotate(som=Sum("huishoudens") + Sum("naamloos"))
    )
    tellingen = [Weekaantal(week, gebied, som) for week, gebied, som in rijen]
    return weeg(tellingen, hier=_buurten(gekozen), begonnen=initiatief.begonnen_op)


def _buurten(gekozen: Collection[UUID]) -> frozenset[UUID]:
    """De gekozen gebieden en alle buurten die erin liggen."""
    in_wijk = Gebied.objects.filter(ouder__in=gekozen).values_list("pk", flat=True)
    return frozenset(gekozen).union(in_wijk)


@transaction.atomic
def _leg_vast(initiatief: Initiatief, weging: Weging | None) -> None:
    getallen: dict[str, float | int | None] = {}
    if weging is not None:
        from nabij.rekenen.effect import effect

        uit = effect(weging.hier, weging.hier_verwacht, weging.elders, weging.elders_verwacht)
        getallen = {
            "hier": weging.hier,
            "hier_verwacht": weging.hier_verwacht,
            "elders": weging.elders,
            "elders_verwacht": weging.elders_verwacht,
            "verhouding": uit.verhouding,
            "onder": uit.onder,
            "boven": None if isinf(uit.boven) else uit.boven,
        }
    Effectmeting.objects.get_or_create(
        initiatief=initiatief,
        defaults={"vanaf": eerste_week(initiatief.begonnen_op), "weken": WEKEN_NA, **getallen},
    )
