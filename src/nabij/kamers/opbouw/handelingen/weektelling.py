"""Vragen worden weektellingen: het enige moment waarop iets van vragen naar getallen gaat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum
from django.utils.translation import gettext_noop

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import Balietelling, Geteld, Telling, Weektelling
from nabij.kamers.opbouw.regels import Vraag
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.team.models import TeamGebied
from nabij.kamers.toegang.models import Kanaal, Vraagthema
from nabij.kamers.wijk import overzichten as wijk

TAAK = "vragen tellen"
OUDE_INDELING = gettext_noop(
    "Van een gebied uit een oude indeling, en daarom geteld bij de gemeente: %(n)d."
)
ZONDER_BUURT = gettext_noop("Zonder buurt, en daarom geteld bij de gemeente: %(n)d.")
TOEKOMST = gettext_noop("Met een dag die nog moet komen, en daarom niet geteld: %(n)d.")


@dataclass
class Gelezen:
    """Wat er te tellen is, de woorden van de laatste weken, en wat er opviel."""

    vragen: list[Vraag] = field(default_factory=list)
    woorden: dict[tuple[str, UUID], Counter[tuple[date, str]]] = field(default_factory=dict)
    opmerkingen: list[tuple[str, dict[str, object]]] = field(default_factory=list)


class Plaatsen:
    """Waar een vraag telt: haar buurt als die nu bestaat en het thema niet gevoelig is."""

    def __init__(self) -> None:
        self.nu = {gebied.pk: gebied for gebied in wijk.kleinste_gebieden()}
        gemeenten = wijk.eigen_gemeenten()
        self.gemeente: UUID | None = gemeenten[0].pk if gemeenten else None
        self.gevoelig = afspraken.gevoelige_codes()
        self.oud = self.zonder = 0

    def van(self, thema: str, buurt_id: UUID | None) -> UUID | None:
        if thema in self.gevoelig:
            return self.gemeente
        if buurt_id in self.nu:
            return buurt_id
        self.oud += buurt_id is not None
        self.zonder += buurt_id is None
        return self.gemeente

    def opmerkingen(self) -> list[tuple[str, dict[str, object]]]:
        paren = ((OUDE_INDELING, self.oud), (ZONDER_BUURT, self.zonder))
        return [(zin, {"n": n}) for zin, n in paren if n]


def werk_bij(*, vanaf: date, tot_week: date) -> Gelezen:
    """Tel de weken vanaf `vanaf` tot en met `tot_week` opnieuw; eerdere weken blijven staan.

    Wie een vraag later opschrijft, telt zo toch in de week waarin zij gesteld werd.
    """
    plaatsen = Plaatsen()
    gelezen = _lees(plaatsen, vanaf, tot_week)
    gelezen.vragen += _aan_de_balie(plaatsen, vanaf, tot_week)
    gelezen.vragen += _ergens_geteld(plaatsen, vanaf, tot_week)
    gelezen.opmerkingen += plaatsen.opmerkingen()
    _schrijf(gelezen.vragen, vanaf, tot_week)
    return gelezen


@transaction.atomic
def _schrijf(vragen: list[Vraag], vanaf: date, tot_week: date) -> None:
    Weektelling.objects.filter(week__gte=vanaf, week__lte=tot_week).delete()
    Weektelling.objects.bulk_create(
        (
            Weektelling(
                week=week,
                thema=thema,
                gebied_id=gebied,
                kanaal=kanaal,
                huishoudens=bekend,
                naamloos=naamloos,
            )
            for (week, thema, gebied, kanaal), (bekend, naamloos) in sorted(
                regels.tel_per_week(vragen, vanaf=vanaf).items(), key=str
            )
        ),
        batch_size=1_000,
    )


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), tzinfo=klok.AMSTERDAM)


def _lees(plaatsen: Plaatsen, vanaf: date, tot_week: date) -> Gelezen:
    """Alles met een thema, met dertien weken ervoor om te zien of een huishouden stil was."""
    gelezen, vandaag, toekomst = Gelezen(), klok.vandaag(), 0
    bekende_woorden = {
        (thema.code, woord.casefold()) for thema in afspraken.themas() for woord in thema.woorden
    }
    laatste = tot_week - (regels.PERIODE - 1) * regels.WEEK
    with poort.systeem(taak=TAAK):
        rijen = Vraagthema.objects.filter(
            ingetrokken_op__isnull=True, vraag__op__gte=_begin(vanaf - regels.STIL * regels.WEEK)
        ).values_list(
            "thema",
            "woord",
            "vraag__op",
            "vraag__kanaal",
            "vraag__buurt_id",
            "vraag__dossier_id",
            "vraag__dossier__soort",
            "vraag__dossier__opgegaan_in_id",
        )
        for thema, woord, op, kanaal, buurt_id, dossier_id, soort, op_in in rijen.iterator(2_000):
            dag = klok.dag_van(op)
            week = regels.maandag(dag)
            toekomst += dag > vandaag
            if week > tot_week:
                continue
            gebied = plaatsen.van(thema, buurt_id)
            if gebied is None:
                continue
            bekend = soort == DossierSoort.HUISHOUDEN
            huishouden = (op_in or dossier_id) if bekend else None
            gelezen.vragen.append(Vraag(week, thema, gebied, kanaal, huishouden))
            # Alleen woorden uit de eigen lijst: wat iemand verder zei komt hier nooit in.
            if week >= laatste and (thema, woord.casefold()) in bekende_woorden:
                tel = gelezen.woorden.setdefault((thema, gebied), Counter())
                tel[week, woord.casefold()] += 1
    if toekomst:
        gelezen.opmerkingen.append((TOEKOMST, {"n": toekomst}))
    return gelezen


def _aan_de_balie(plaatsen: Plaatsen, vanaf: date, tot_week: date) -> Iterable[Vraag]:
    rijen = Balietelling.objects.filter(
        dag__gte=vanaf, dag__lt=tot_week + regels.WEEK, aantal__gt=0
    ).values_list("dag", "thema", "gebied_id", "aantal")
    for dag, thema, gebied_id, aantal in rijen:
        gebied = plaatsen.van(thema, gebied_id)
        if gebied is not None:
            yield from [Vraag(regels.maandag(dag), thema, gebied, Kanaal.BALIE)] * aantal


def _ergens_geteld(plaatsen: Plaatsen, vanaf: date, tot_week: date) -> Iterable[Vraag]:
    """Wat bij een inloop of aan de deuren geteld is. Een team met een buurt telt daar."""
    per_team: dict[UUID, list[UUID]] = {}
    for team_id, gebied_id in TeamGebied.objects.op(klok.vandaag()).values_list("team", "gebied"):
        per_team.setdefault(team_id, []).append(gebied_id)
    rijen = (
        Telling.objects.filter(
            wat=Geteld.THEMA,
            aanwezigheid__dag__gte=vanaf,
            aanwezigheid__dag__lt=tot_week + regels.WEEK,
        )
        .values_list("aanwezigheid__dag", "aanwezigheid__team", "thema")
        .annotate(samen=Sum("aantal"))
    )
    for dag, team_id, thema, samen in rijen:
        eigen = per_team.get(team_id, [])
        een_buurt = len(eigen) == 1 and eigen[0] in plaatsen.nu
        gebied = plaatsen.van(thema, eigen[0]) if een_buurt else plaatsen.gemeente
        if gebied is not None:
            yield from [Vraag(regels.maandag(dag), thema, gebied, Kanaal.STRAAT)] * (samen or 0)


@transaction.atomic
def tel_aan_de_balie(
    *, team_id: UUID, gebied_id: UUID, thema: str, dag: date, keer: int = 1
) -> None:
    """Een vraag zonder naam erbij; met `keer=-1` er weer een af, en nooit onder nul."""
    rij, _nieuw = Balietelling.objects.get_or_create(
        team_id=team_id, gebied_id=gebied_id, thema=thema, dag=dag
    )
    Balietelling.objects.filter(pk=rij.pk, aantal__gte=-keer).update(aantal=F("aantal") + keer)
