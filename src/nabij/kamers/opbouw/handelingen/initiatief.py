"""Een initiatief beginnen, tellen wie er komt, en stoppen met wat het bracht."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from nabij.fundament import klok
from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.gegevens import Adres, Gegevens
from nabij.kamers.kaart.handelingen.aanbod import Door
from nabij.kamers.kaart.models import Soort, Via
from nabij.kamers.opbouw.handelingen.aanwezig import laat_vervallen, plan_reeks
from nabij.kamers.opbouw.models import (
    Aanwezigheid,
    Initiatief,
    Initiatiefgebied,
    Initiatiefthema,
    Keer,
)
from nabij.kamers.opbouw.regels import Bezoek, Reeks
from nabij.kamers.poort.wie import Wie


@transaction.atomic
def begin_initiatief(
    *,
    team_id: UUID,
    organisatie: str,
    door: Wie,
    trekker_id: UUID,
    naam: str,
    doel: str,
    vorm: str,
    plek: str,
    waar: str,
    van: time,
    tot: time,
    reeks: Reeks,
    wanneer: str,
    uitnodiging: str,
    partners: str = "",
    themas: Collection[str] = (),
    gebieden: Collection[UUID] = (),
    patroon: UUID | None = None,
) -> Initiatief:
    """Een initiatief met zijn dagen op de agenda, en meteen te vinden op de sociale kaart.

    `organisatie`: van wie het op de kaart is. De trekker gaat elke keer; wie wil, gaat mee.
    """
    aanbod = kaart.voeg_toe(
        gegevens=Gegevens(
            naam=naam,
            organisatie=organisatie,
            soort=Soort.COLLECTIEF,
            omschrijving=uitnodiging,
            hoe_binnenkomen=wanneer,
            themas=tuple(sorted(themas)),
            gebieden=tuple(sorted(gebieden)),
            adres=Adres(naam=waar),
        ),
        door=_door(door),
    )
    een = Initiatief.objects.create(
        team_id=team_id,
        patroon=patroon,
        naam=naam,
        doel=doel,
        vorm=vorm,
        partners=partners,
        waar=waar,
        wanneer=wanneer,
        uitnodiging=uitnodiging,
        trekker_id=trekker_id,
        aanbod=aanbod,
        begonnen_op=min(klok.vandaag(), reeks.dagen[0]) if reeks.dagen else klok.vandaag(),
    )
    Initiatiefthema.objects.bulk_create(
        Initiatiefthema(initiatief=een, thema=code) for code in sorted(set(themas))
    )
    Initiatiefgebied.objects.bulk_create(
        Initiatiefgebied(initiatief=een, gebied_id=pk) for pk in sorted(set(gebieden))
    )
    plan_keren(initiatief=een, dagen=reeks.dagen, plek=plek, van=van, tot=tot)
    return een


def _door(wie: Wie) -> Door:
    return Door(Via.MEDEWERKER, wie.account_id)


@transaction.atomic
def plan_keren(
    *, initiatief: Initiatief, dagen: Collection[date], plek: str, van: time, tot: time
) -> list[Aanwezigheid]:
    """Deze dagen op de agenda, met de trekker erbij."""
    momenten = plan_reeks(
        dagen=sorted(dagen),
        team_id=initiatief.team_id,
        medewerker_id=initiatief.trekker_id,
        plek=plek,
        waar=initiatief.waar,
        van=van,
        tot=tot,
    )
    Keer.objects.bulk_create(
        Keer(initiatief=initiatief, aanwezigheid=moment) for moment in momenten
    )
    return momenten


def tel_bezoek(*, keer: Keer, bezoek: Bezoek, aantal: int = 1) -> None:
    """Tel bezoekers of meningen erbij; met `aantal=-1` een eraf, en nooit onder nul."""
    rijen = Keer.objects.filter(pk=keer.pk, **{f"{k}__gte": -aantal for k in bezoek.kolommen})
    if bezoek == Bezoek.BEZOEKER and aantal < 0:
        rijen = rijen.filter(bezoekers__gte=F("eerste") - aantal)
    rijen.update(**{kolom: F(kolom) + aantal for kolom in bezoek.kolommen})


@transaction.atomic
def stop_initiatief(*, initiatief: Initiatief, bracht: str, door: Wie) -> None:
    """Het stopt, met een zin over wat het bracht. Van de kaart af, en van de agenda wat nog kwam.

    Wat geteld is blijft. Twee keer stoppen is een keer.
    """
    open_ = Initiatief.objects.filter(pk=initiatief.pk, gestopt_op__isnull=True)
    vandaag = klok.vandaag()
    if not open_.update(gestopt_op=max(vandaag, initiatief.begonnen_op), bracht=bracht):
        return
    if initiatief.aanbod is not None:
        kaart.stop(aanbod=initiatief.aanbod, door=_door(door))
    _haal_van_agenda(initiatief, vandaag)


def _haal_van_agenda(initiatief: Initiatief, vanaf: date) -> None:
    komend: Any = Aanwezigheid.objects.filter(keer__initiatief=initiatief, dag__gte=vanaf)
    for moment in komend:
        laat_vervallen(moment=moment)
