"""Wat over hulp iets van iemand vraagt, voor alle huishoudens in een keer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.wachter import opening_nu
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toewijzing.models import Besluitvraag, Verzoek, VerzoekAntwoord
from nabij.kamers.toewijzing.overzichten.loopt import Hulpregel, laad, samenloop_van
from nabij.kamers.toewijzing.regels import Samenloop


@dataclass(frozen=True)
class Hulpaandacht:
    """Een ding bij een huishouden: hulp die iets vraagt, of een verzoek van een aanbieder."""

    dossier_id: UUID
    regel: Hulpregel | None = None
    samenloop: Samenloop | None = None
    verzoek: Verzoek | None = None
    te_laat: bool = False

    @property
    def uiterlijk(self) -> date:
        return self.verzoek.uiterlijk if self.verzoek else date.max


def aandacht(dossier_ids: Collection[UUID], *, vandaag: date | None = None) -> list[Hulpaandacht]:
    """Verzoeken met een termijn eerst, dan hulp die iets vraagt. Twee statements, of geen."""
    opening = opening_nu()
    leesbaar = opening.leesbaar(Onderdeel.PLAN) if opening else []
    ids = [pk for pk in dossier_ids if pk in set(leesbaar)]
    if not ids:
        return []
    dag = vandaag or klok.vandaag()
    verzoeken = (
        Verzoek.objects.filter(dossier__in=ids, antwoord__in=["", VerzoekAntwoord.ONDERZOEK])
        .select_related("aanbieder__organisatie", "product")
        .order_by("uiterlijk", "pk")
    )
    gevraagd = [
        Hulpaandacht(rij.dossier_id, verzoek=rij, te_laat=not rij.antwoord and rij.uiterlijk < dag)
        for rij in verzoeken
    ]
    over = {een.verzoek.toewijzing_id for een in gevraagd if een.verzoek}
    rijen = laad(ids, dag)
    return [
        *gevraagd,
        *(
            Hulpaandacht(regel.toewijzing.dossier_id, regel=regel)
            for regel in rijen
            # Over dezelfde hulp ligt al een verzoek: een regel is genoeg.
            if regel.vraagt_iets and regel.toewijzing.pk not in over
        ),
        *_veel_naast_elkaar(rijen, dag),
    ]


def _veel_naast_elkaar(rijen: list[Hulpregel], dag: date) -> Iterator[Hulpaandacht]:
    """Twee weken lang, als er net zoveel bij kwam dat de vraag is of het lichter kan."""
    per: dict[UUID, list[Hulpregel]] = {}
    for regel in rijen:
        per.setdefault(regel.toewijzing.dossier_id, []).append(regel)
    for pk, hulp in per.items():
        veel = samenloop_van(hulp)
        if veel and veel.is_nieuw(dag):
            yield Hulpaandacht(pk, samenloop=veel)


@dataclass(frozen=True)
class Vraagbeeld:
    """Een besluit boven het mandaat dat aan mij gevraagd is. Zonder huishouden."""

    pk: UUID
    wat: str
    van: str
    uiterlijk: date
    te_laat: bool


def vragen_aan_mij(wie: Wie, *, vandaag: date | None = None) -> list[Vraagbeeld]:
    """Wat aan mij gevraagd is, of aan wie ik vandaag waarneem. Een statement."""
    dag = vandaag or klok.vandaag()
    if wie.account_id is None:
        return []
    rijen = (
        Besluitvraag.objects.filter(
            aan__in=[wie.account_id, *wie.vervangt], beantwoord_op__isnull=True
        )
        .annotate(van=F("door__naam"))
        .order_by("uiterlijk", "pk")
    )
    return [
        Vraagbeeld(rij.pk, rij.wat, rij.van, rij.uiterlijk, rij.uiterlijk < dag) for rij in rijen
    ]
