"""Wie er is voor dit huishouden: naam, nummer, uren, en wie vandaag waarneemt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.casus.models import WACHT, Overdracht, Regie
from nabij.kamers.poort.begrippen import Betrokkenrol
from nabij.kamers.poort.models import Betrokkenheid, Vervanging
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.team.models import Lidmaatschap, Medewerker


@dataclass(frozen=True)
class Collega:
    """Een collega om uit te kiezen."""

    account_id: UUID
    naam: str
    functie: str = ""


def collegas(
    team_ids: Collection[UUID], *, ook: Collection[UUID] = (), zonder: UUID | None = None
) -> list[Collega]:
    """De collega's van deze teams, en `ook` (accounts die er al bij horen), op naam."""
    dag = klok.vandaag()
    leden = Lidmaatschap.objects.op(dag).filter(team__in=list(team_ids))
    rijen = Medewerker.objects.filter(account__is_active=True).select_related("account")
    in_team = rijen.filter(pk__in=leden.values("medewerker_id"))
    alle = (in_team | rijen.filter(account__in=list(ook))).order_by("account__naam", "pk")
    return [
        Collega(een.account_id, een.account.naam, een.functie)
        for een in alle
        if een.account_id != zonder
    ]


def regie_historie(dossier_id: UUID) -> list[Regie]:
    """Wie regisseur is en was, de huidige vooraan."""
    return list(
        Regie.objects.filter(dossier_id=dossier_id)
        .select_related("account")
        .order_by("-van", "-pk")
    )


def overdracht_open(dossier_id: UUID) -> Overdracht | None:
    """De overdracht die op antwoord wacht, of None."""
    gevonden: Overdracht | None = (
        Overdracht.objects.filter(dossier_id=dossier_id, **WACHT)
        .select_related("van", "naar")
        .first()
    )
    return gevonden


@dataclass(frozen=True)
class Aanspreekbaar:
    """Wie het huishouden kan bellen, zoals op het kaartje staat."""

    naam: str
    rol: str
    sinds: date | None
    telefoon: str
    uren: str
    teamnaam: str
    teamtelefoon: str
    teamuren: str
    waarnemer: str = ""
    waarnemer_telefoon: str = ""
    waarnemer_tot: date | None = None
    regisseur_thuis: str = ""
    is_regisseur: bool = False


def wie_is_er(zicht: Zicht, *, regie: Regie | None = None) -> Aanspreekbaar:
    """Naam, nummer en uren van regisseur of aanspreekpunt, met wie vandaag waarneemt.

    `regie`: de lopende regie, als die gelezen mag worden; is dat iemand uit het huishouden, dan
    staat diegene er ook bij.
    """
    eerste = zicht.eerste
    team: Any = zicht.dossier.team
    medewerker: Any = getattr(eerste.account, "medewerker", None) if eerste else None
    waar = _waarnemer(eerste, zicht.dossier.pk) if eerste else None
    return Aanspreekbaar(
        naam=eerste.account.naam if eerste else "",
        rol=str(eerste.get_rol_display()) if eerste else "",
        sinds=klok.dag_van(eerste.van) if eerste else None,
        telefoon=(medewerker.telefoon if medewerker else "") or team.telefoon,
        uren=(medewerker.uren if medewerker else "") or team.uren,
        teamnaam=team.naam,
        teamtelefoon=team.telefoon,
        teamuren=team.uren,
        waarnemer=waar.door.naam if waar else "",
        waarnemer_telefoon=_telefoon(waar) if waar else "",
        waarnemer_tot=waar.tot if waar else None,
        regisseur_thuis=regie.naam if regie else "",
        is_regisseur=eerste is not None and eerste.rol == Betrokkenrol.REGISSEUR,
    )


def _waarnemer(eerste: Betrokkenheid, dossier_id: UUID) -> Any:
    """Wie vandaag waarneemt voor dit huishouden; genoemd gaat voor algemeen."""
    dag = klok.vandaag()
    rijen = Vervanging.objects.filter(
        voor_id=eerste.account_id, van__lte=dag, tot__gt=dag, ingetrokken_op__isnull=True
    ).select_related("door__medewerker")
    passend = [rij for rij in rijen if rij.dossier_id in (None, dossier_id)]
    return min(passend, key=lambda rij: (rij.dossier_id is None, rij.van), default=None)


def _telefoon(waar: Any) -> str:
    medewerker = getattr(waar.door, "medewerker", None)
    return medewerker.telefoon if medewerker else ""
