"""Hoe een huishouden ervoor staat: de fase, wie het geheel houdt, en wat er is afgesproken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Subquery,
    UUIDField,
    Value,
)
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Tijdlijn
from nabij.kamers.casus import regels
from nabij.kamers.casus.models import (
    WACHT,
    Afsluitreden,
    Drang,
    Gebeurtenis,
    Looptdoor,
    Overdracht,
    Verdeling,
)
from nabij.kamers.casus.regels import Fase, Gebeurd, Soort
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import Dossier, Vervanging
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.team import overzichten as teams

FASENAMEN = {
    Fase.VRAAG: _("Vraag"),
    Fase.EERSTE_GESPREK: _("Eerste gesprek"),
    Fase.PLAN_MAKEN: _("Plan maken"),
    Fase.IN_UITVOERING: _("In uitvoering"),
    Fase.TERUGKIJKEN: _("Terugkijken"),
    Fase.AFGESLOTEN: _("Afgesloten"),
}
GESPREK = "gesprek"
LOOPT_DOOR = Q(pk__in=Looptdoor.objects.values("dossier"))
"""Dossiers die zijn afgesloten terwijl een termijn uit de wet nog loopt: voor een lijst."""


def afsluitredenen(dossier_id: UUID) -> list[Afsluitreden]:
    """Waarom er (de laatste keer) is afgesloten terwijl er nog iets liep."""
    rijen = Afsluitreden.objects.filter(
        dossier=dossier_id, gebeurtenis__ingetrokken_op__isnull=True
    )
    return list(rijen.order_by("-vastgelegd_op")[:1])


def fasewoord(fase: Fase, team_id: UUID | None = None) -> str:
    """Hoe dit team de fase noemt."""
    return teams.stapnaam(team_id, fase, str(FASENAMEN[fase]))


@dataclass(frozen=True)
class Voorval:
    """Een gebeurtenis zoals de regels haar lezen."""

    soort: str
    op: datetime
    vastgelegd_op: datetime
    volgende_op: date | None = None
    ingetrokken_op: datetime | None = None


def begin(op: datetime) -> Voorval:
    """Een huishouden waar iemand bij hoort is begonnen, ook zonder eigen gebeurtenis."""
    return Voorval(Soort.BEGONNEN, op, op)


@dataclass(frozen=True)
class Verloop:
    """Wat de kop van een huishouden zegt over fase, regie en afspraken."""

    fase: Fase
    fasewoord: str
    heeft_plan: bool
    terugkijken_op: date | None
    rustig_tot: date | None
    afgesloten_op: datetime | None
    regisseur_thuis: str
    wens: str
    waarnemer: str
    waarnemer_tot: date | None
    moet_horen: bool
    heeft_drang: bool = False
    overdracht_naar: UUID | None = None

    @property
    def afgesloten(self) -> bool:
        return self.fase == Fase.AFGESLOTEN


def verloop(zicht: Zicht, *, vandaag: date | None = None) -> Verloop:
    """Een statement: alle gebeurtenissen met de lopende regie en wie vandaag waarneemt."""
    dag = vandaag or klok.vandaag()
    rijen = list(_rijen(zicht, dag))
    eerste = rijen[0]
    gebeurd: list[Gebeurd] = [
        Voorval(rij["soort_g"], rij["g_op"], rij["vastgelegd"], rij["volgende"])
        for rij in rijen
        if rij["soort_g"]
    ]
    heeft_plan = any(g.soort == Soort.PLAN for g in gebeurd)
    alle = [*gebeurd, *([begin(zicht.dossier.gemaakt_op)] if zicht.eerste else [])]
    team: Any = zicht.dossier.team
    fase = regels.fase(alle, heeft_gesprek=eerste["gesproken"], heeft_plan=heeft_plan, vandaag=dag)
    return Verloop(
        fase=fase,
        fasewoord=str(team.stappen.get(fase) or FASENAMEN[fase]),
        heeft_plan=heeft_plan,
        terugkijken_op=regels.terugkijken_op(gebeurd, dag),
        rustig_tot=regels.rustig_tot(gebeurd, dag),
        afgesloten_op=_afgesloten_op(gebeurd, dag) if fase == Fase.AFGESLOTEN else None,
        regisseur_thuis=eerste["regie_naam"] or "",
        wens=eerste["wens"] or "",
        waarnemer=eerste["waarnemer"] or "",
        waarnemer_tot=eerste["waarnemer_tot"],
        moet_horen=eerste["moet_horen"],
        heeft_drang=eerste["heeft_drang"],
        overdracht_naar=eerste["overdracht_naar"],
    )


def dag_van_terugkijken(dossier_id: UUID, *, vandaag: date | None = None) -> date | None:
    """De afgesproken dag om samen terug te kijken, of None. Een statement."""
    gebeurd = [
        Voorval(*rij)
        for rij in Gebeurtenis.objects.filter(
            dossier_id=dossier_id, ingetrokken_op__isnull=True
        ).values_list("soort", "op", "vastgelegd_op", "volgende_op")
    ]
    return regels.terugkijken_op(gebeurd, vandaag or klok.vandaag())


def _afgesloten_op(gebeurd: Iterable[Gebeurd], dag: date) -> datetime | None:
    laatste = regels.laatste_stap(gebeurd, dag, Soort.AFGESLOTEN)
    return laatste.op if laatste else None


def _rijen(zicht: Zicht, dag: date) -> Iterable[Mapping[str, Any]]:
    account = zicht.eerste.account_id if zicht.eerste else None
    waar = Vervanging.objects.filter(
        Q(dossier__isnull=True) | Q(dossier=zicht.dossier.pk),
        voor=account,
        van__lte=dag,
        tot__gt=dag,
        ingetrokken_op__isnull=True,
    ).order_by(F("dossier").asc(nulls_last=True), "van")
    gesprek = Tijdlijn.objects.filter(
        dossier=OuterRef("pk"), woord=GESPREK, ingetrokken_op__isnull=True
    )
    horen = Verdeling.objects.filter(
        dossier=OuterRef("pk"), gehoord_op__isnull=True, ingetrokken_op__isnull=True
    )
    rijen: Any = (
        Dossier.objects.filter(pk=zicht.dossier.pk)
        .annotate(
            g=FilteredRelation(
                "gebeurtenissen", condition=Q(gebeurtenissen__ingetrokken_op__isnull=True)
            ),
            r=FilteredRelation("regie", condition=Q(regie__tot__isnull=True)),
            soort_g=F("g__soort"),
            g_op=F("g__op"),
            vastgelegd=F("g__vastgelegd_op"),
            volgende=F("g__volgende_op"),
            regie_naam=F("r__naam"),
            wens=F("r__wens"),
            gesproken=Exists(gesprek),
            moet_horen=Exists(horen),
            heeft_drang=_loopt_drang(zicht, dag),
            overdracht_naar=_wachtende_overdracht(zicht),
            waarnemer=Subquery(waar.values("door__naam")[:1]),
            waarnemer_tot=Subquery(waar.values("tot")[:1]),
        )
        .values(
            "soort_g", "g_op", "vastgelegd", "volgende", "regie_naam", "wens",
            "gesproken", "moet_horen", "heeft_drang", "overdracht_naar",
            "waarnemer", "waarnemer_tot",
        )
    )  # fmt: skip
    gevonden: Iterable[Mapping[str, Any]] = rijen
    return gevonden


def _loopt_drang(zicht: Zicht, dag: date) -> Any:
    """Of er nu drang of dwang is; alleen voor wie het plan mag lezen."""
    if Onderdeel.PLAN not in zicht.onderdelen:
        return Value(False, output_field=BooleanField())
    rijen = Drang.objects.filter(dossier=OuterRef("pk"), tot__gte=dag, gestopt_op__isnull=True)
    return Exists(rijen)


def _wachtende_overdracht(zicht: Zicht) -> Any:
    """Aan wie een overdracht wacht; alleen voor wie het plan mag lezen."""
    if Onderdeel.PLAN not in zicht.onderdelen:
        return Value(None, output_field=UUIDField())
    wachtend = Overdracht.objects.filter(dossier=OuterRef("pk"), **WACHT)
    return Subquery(wachtend.values("naar")[:1], output_field=UUIDField())
