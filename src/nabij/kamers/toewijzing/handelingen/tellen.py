"""Elke nacht: het lokale beeld per team en per wijk. Alleen aantallen worden bewaard."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.bewoners.models import Adres
from nabij.kamers.casus.models import Doel, Hulpkeuze
from nabij.kamers.casus.overzichten import afgelopen_vragen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toegang.models import Gesprek, Hulpvraag, Vraagthema
from nabij.kamers.toewijzing.models import Dagcijfer, LeveringSoort, Toewijzer, Toewijzing
from nabij.kamers.toewijzing.overzichten.loopt import eerste_dag, laatste_stop
from nabij.kamers.toewijzing.regels.lokaal import DAARBUITEN, EIGEN_TEAM, Huis, cijfers
from nabij.kamers.wijk.models import Gebied, Soort

JAAR = timedelta(days=365)


def tel_lokaal(vandaag: date | None = None) -> int:
    """Tel opnieuw, en zet het in de plaats van gisteren. Geeft het aantal rijen."""
    dag = vandaag or klok.vandaag()
    with poort.systeem(taak="lokaal beeld tellen"):
        gelezen = _lees(dag)
        rijen = [*_per_team(gelezen, dag), *_per_wijk(gelezen, dag)]
    with transaction.atomic():
        Dagcijfer.objects.all().delete()
        Dagcijfer.objects.bulk_create(rijen, batch_size=500)
    return len(rijen)


@dataclass
class _Gelezen:
    """Per dossier wat meetelt. Blijft in het geheugen; alleen aantallen gaan verder."""

    team: dict[UUID, UUID]
    wijk: dict[UUID, UUID]
    huizen: dict[UUID, Huis] = field(default_factory=dict)
    loopt: dict[UUID, set[str]] = field(default_factory=dict)


def _lees(dag: date) -> _Gelezen:
    dossiers = {
        pk: (team, klok.dag_van(dicht) if dicht else dag)
        for pk, team, dicht in Dossier.objects.filter(
            soort__in=[DossierSoort.HUISHOUDEN, DossierSoort.VRAAG]
        ).values_list("pk", "team_id", "gesloten_op")
    }
    vragen = list(Hulpvraag.objects.values_list("pk", "dossier_id", "op", "buurt_id"))
    eerste = _eersten((dossier, klok.dag_van(op)) for _pk, dossier, op, _b in vragen)
    recent = {pk for pk, dag_ in eerste.items() if dag_ >= dag - JAAR and pk in dossiers}
    van_vraag = {pk: dossier for pk, dossier, _op, _buurt in vragen}
    themas = _verzameld(
        (van_vraag.get(vraag), thema)
        for vraag, thema in Vraagthema.objects.filter(ingetrokken_op__isnull=True)
        .exclude(thema__in=afspraken.gevoelige_codes())
        .values_list("vraag_id", "thema")
    )
    gesprek, plan = _eerste_op(Gesprek), _eerste_op(Doel)
    keuzes, gekozen = _keuzes()
    hulp = _toegewezen(dag)
    uit = _Gelezen(
        {pk: team for pk, (team, _tot) in dossiers.items()},
        _wijken(vragen),
        loopt=hulp.loopt,
    )
    aflopen = _aflopen(set(dossiers), van_vraag, dag)
    for pk in recent:
        uit.huizen[pk] = Huis(
            vraag=eerste[pk],
            tot=dossiers[pk][1],
            themas=frozenset(themas.get(pk, ())),
            hulp=frozenset({*keuzes.get(pk, ()), *(["toegekend"] if pk in hulp.op else [])}),
            keuzes=tuple(keuzes.get(pk, ())),
            gesprek=gesprek.get(pk),
            plan=plan.get(pk),
            gekozen=gekozen.get(pk),
            toegewezen=hulp.op.get(pk),
            begonnen=hulp.begonnen.get(pk),
            niet_meer=hulp.weg.get(pk),
            zelf=sum(aflopen.get(pk, ())),
            af=len(aflopen.get(pk, ())),
        )
    return uit


def _eersten(paren: Iterable[tuple[UUID, date]]) -> dict[UUID, date]:
    uit: dict[UUID, date] = {}
    for pk, dag in paren:
        uit[pk] = min(dag, uit.get(pk, dag))
    return uit


def _eerste_op(model: Any) -> dict[UUID, date]:
    rijen = model.objects.values_list("dossier_id", "op")
    return _eersten((pk, klok.dag_van(op)) for pk, op in rijen)


def _verzameld(paren: Iterable[tuple[UUID | None, Any]]) -> dict[UUID, list[Any]]:
    uit: dict[UUID, list[Any]] = defaultdict(list)
    for pk, iets in paren:
        if pk is not None:
            uit[pk].append(iets)
    return uit


def _keuzes() -> tuple[dict[UUID, list[str]], dict[UUID, date]]:
    """Per dossier uit welke kring gekozen is, en wanneer er hulp gekozen is met een besluit."""
    rijen = list(
        Hulpkeuze.objects.filter(overbrugt__isnull=True).values_list(
            "dossier_id", "kring", "zonder_besluit", "op"
        )
    )
    kringen = _verzameld((pk, kring) for pk, kring, _zonder, _op in rijen)
    return kringen, _eersten((pk, klok.dag_van(op)) for pk, _k, zonder, op in rijen if not zonder)


@dataclass
class _Hulp:
    op: dict[UUID, date] = field(default_factory=dict)
    begonnen: dict[UUID, date] = field(default_factory=dict)
    weg: dict[UUID, date] = field(default_factory=dict)
    loopt: dict[UUID, set[str]] = field(default_factory=dict)


def _toegewezen(dag: date) -> _Hulp:
    """De eerste toewijzing van elk huishouden, of ze begon, en wat er nu loopt."""
    uit = _Hulp()
    rijen = (
        Toewijzing.objects.filter(toewijzer=Toewijzer.GEMEENTE, toegewezen_op__isnull=False)
        .annotate(begon=eerste_dag(LeveringSoort.START), stop=laatste_stop())
        .order_by("toegewezen_op", "pk")
        .values_list(
            "dossier_id", "product__naam", "toegewezen_op", "toekenning__besloten_op", "einde",
            "ingetrokken_op", "begon", "stop",
        )
    )  # fmt: skip
    for pk, naam, bericht, besluit, einde, weg, begon, stop in rijen:
        op = klok.dag_van(besluit or bericht)
        voorbij = klok.dag_van(weg) if weg else einde if einde and einde < dag else None
        if pk not in uit.op or op < uit.op[pk]:
            uit.op[pk] = op
        if begon and begon <= dag:
            uit.begonnen[pk] = min(begon, uit.begonnen.get(pk, begon))
        elif voorbij:
            uit.weg[pk] = voorbij
        if naam and not voorbij and not (stop and stop <= dag and (not begon or begon <= stop)):
            uit.loopt.setdefault(pk, set()).add(naam)
    return uit


def _aflopen(
    dossiers: set[UUID], van_vraag: Mapping[UUID, UUID], dag: date
) -> dict[UUID, list[bool]]:
    """Per dossier van de vragen die afliepen of het team ze zelf oppakte."""
    return _verzameld(
        (van_vraag.get(pk), een.zelf) for pk, een in afgelopen_vragen(dossiers, dag).items()
    )


def _wijken(vragen: Iterable[tuple[UUID, UUID, Any, UUID | None]]) -> dict[UUID, UUID]:
    """In welke wijk: waar iemand woont, anders de buurt bij de vraag. Geheim blijft onbekend."""
    ouders = {
        pk: ouder if soort == Soort.BUURT and ouder_soort == Soort.WIJK else pk
        for pk, soort, ouder, ouder_soort in Gebied.objects.exclude(
            soort=Soort.GEMEENTE
        ).values_list("pk", "soort", "ouder_id", "ouder__soort")
    }
    buurten = {dossier: buurt for _pk, dossier, _op, buurt in vragen if buurt}
    adressen = Adres.objects.filter(Q(tot__isnull=True) | Q(tot__gt=klok.vandaag()))
    rijen = list(adressen.order_by("van").values_list("dossier_id", "buurt_id", "kluis"))
    geheim = {pk for pk, _buurt, kluis in rijen if kluis is not None}
    buurten |= {pk: buurt for pk, buurt, _kluis in rijen if buurt}
    return {
        pk: ouders[buurt] for pk, buurt in buurten.items() if buurt in ouders and pk not in geheim
    }


def _per_team(gelezen: _Gelezen, dag: date) -> list[Dagcijfer]:
    return _rijen(gelezen, gelezen.team, EIGEN_TEAM, lambda pk: {"team_id": pk}, dag)


def _per_wijk(gelezen: _Gelezen, dag: date) -> list[Dagcijfer]:
    return _rijen(gelezen, gelezen.wijk, DAARBUITEN, lambda pk: {"gebied_id": pk}, dag)


def _rijen(
    gelezen: _Gelezen,
    groep_van: Mapping[UUID, UUID],
    onder: int,
    waar: Callable[[UUID], dict[str, UUID]],
    dag: date,
) -> list[Dagcijfer]:
    huizen: dict[UUID, list[Huis]] = defaultdict(list)
    for pk, huis in gelezen.huizen.items():
        if pk in groep_van:
            huizen[groep_van[pk]].append(huis)
    loopt: dict[UUID, Counter[str]] = defaultdict(Counter)
    for pk, namen in gelezen.loopt.items():
        if pk in groep_van:
            loopt[groep_van[pk]].update(namen)
    return [
        Dagcijfer(
            **waar(groep),
            soort=een.soort,
            onderwerp=een.onderwerp[:60],
            deel=een.deel[:60],
            aantal=een.aantal,
            lopend=een.lopend,
            mediaan=een.mediaan,
            p90=een.p90,
            van=dag if een.soort == "loopt" else dag - JAAR,
            tot=dag,
        )
        for groep in {*huizen, *loopt}
        for een in cijfers(huizen[groep], loopt[groep], onder=onder)
    ]
