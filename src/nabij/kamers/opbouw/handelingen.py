"""Ergens zijn: plannen, meegaan, en tellen zonder namen."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.db.models import F

from nabij.kamers.opbouw.models import Aanwezigheid, Gaat, Geteld, Telling
from nabij.kamers.opbouw.regels import Tik


@transaction.atomic
def plan(
    *,
    team_id: UUID,
    medewerker_id: UUID,
    plek: str,
    waar: str,
    dag: date,
    van: time,
    tot: time,
    gebied_id: UUID | None = None,
) -> Aanwezigheid:
    """Zet op de agenda dat het team ergens is; wie het plant gaat zelf."""
    moment = Aanwezigheid.objects.create(
        team_id=team_id, plek=plek, waar=waar, dag=dag, van=van, tot=tot, gebied_id=gebied_id
    )
    ga_mee(aanwezigheid_id=moment.pk, medewerker_id=medewerker_id)
    return moment


def ga_mee(*, aanwezigheid_id: UUID, medewerker_id: UUID) -> None:
    """Ook deze collega gaat erheen. Twee keer zeggen is een keer gaan."""
    Gaat.objects.get_or_create(aanwezigheid_id=aanwezigheid_id, medewerker_id=medewerker_id)


def ga_niet(*, aanwezigheid_id: UUID, medewerker_id: UUID) -> None:
    """Deze collega gaat toch niet. De afspraak zelf blijft staan."""
    Gaat.objects.filter(aanwezigheid=aanwezigheid_id, medewerker=medewerker_id).delete()


@transaction.atomic
def laat_vervallen(*, moment: Aanwezigheid) -> bool:
    """Van de agenda af. Is er al geteld, dan waren we er en blijft het staan: False."""
    if Telling.objects.filter(aanwezigheid=moment, aantal__gt=0).exists():
        return False
    moment.delete()
    return True


@transaction.atomic
def tel(*, aanwezigheid_id: UUID, tik: Tik, keer: int = 1) -> None:
    """Tel er een bij op; met `keer=-1` er weer een af, en nooit onder nul."""
    for wat, thema in _wat(tik):
        rij, _nieuw = Telling.objects.get_or_create(
            aanwezigheid_id=aanwezigheid_id, wat=wat, thema=thema
        )
        Telling.objects.filter(pk=rij.pk, aantal__gte=-keer).update(aantal=F("aantal") + keer)


def _wat(tik: Tik) -> list[tuple[Geteld, str]]:
    delen = [(Geteld.GESPREK, "")] if tik.gesprek else []
    if tik.dicht:
        delen.append((Geteld.DICHT, ""))
    if tik.thema:
        delen.append((Geteld.THEMA, tik.thema))
    return delen


def schrijf_op(*, moment: Aanwezigheid, opgevallen: str, versie: int) -> None:
    """Een regel over de plek; `Botsing` als een collega haar intussen veranderde."""
    moment.wijzig(versie=versie, opgevallen=opgevallen)
