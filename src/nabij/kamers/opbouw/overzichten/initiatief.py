"""Initiatieven op het scherm: wanneer, met wie, en wat er geteld is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import Aanwezigheid, Geteld, Initiatief, Keer, Telling
from nabij.kamers.opbouw.overzichten.aanwezig import KWARTAAL
from nabij.kamers.opbouw.regels import Opkomst


def _opkomst(keer: Keer) -> Opkomst:
    return Opkomst(1, keer.bezoekers, keer.eerste, keer.goed, keer.gaat, keer.niet)


@dataclass(frozen=True)
class Bezochtekeer:
    """Een keer van een initiatief, zoals `medewerker_id` haar ziet."""

    rij: Keer
    medewerker_id: UUID | None
    vandaag: date

    @property
    def dag(self) -> date:
        return self.rij.aanwezigheid.dag

    @property
    def opkomst(self) -> Opkomst:
        return _opkomst(self.rij)

    @property
    def moet_nog(self) -> bool:
        return self.dag >= self.vandaag

    @property
    def ik_ga(self) -> bool:
        gaan = self.rij.aanwezigheid.gaan.all()
        return any(een.medewerker_id == self.medewerker_id for een in gaan)

    @property
    def kan_tellen(self) -> bool:
        """Op de dag zelf en de twee weken erna, door wie er was."""
        return self.ik_ga and regels.mag_tellen(self.dag, vandaag=self.vandaag)


@dataclass(frozen=True)
class Initiatiefbeeld:
    """Een initiatief met zijn keren. `themas`: waar het over gaat."""

    rij: Initiatief
    keren: list[Bezochtekeer]
    themas: list[str]
    gebieden: list[str]
    besproken: list[tuple[str, int]]

    @property
    def is_gestopt(self) -> bool:
        return self.rij.gestopt_op is not None

    @property
    def opkomst(self) -> Opkomst:
        return regels.samen(een.opkomst for een in self.keren)

    @property
    def komend(self) -> list[Bezochtekeer]:
        return [een for een in self.keren if een.moet_nog]

    @property
    def geweest(self) -> list[Bezochtekeer]:
        return [een for een in reversed(self.keren) if not een.moet_nog]

    @property
    def nu(self) -> list[Bezochtekeer]:
        """Waar nu geteld kan worden; wie er vandaag is eerst."""
        return [een for een in reversed(self.keren) if een.kan_tellen]


def _rijen(team_ids: Collection[UUID]) -> QuerySet[Initiatief]:
    return (
        Initiatief.objects.filter(team__in=list(team_ids))
        .select_related("team", "trekker__account", "aanbod")
        .prefetch_related("themas", "gebieden__gebied", "keren__aanwezigheid__gaan")
    )


def _beeld(
    rij: Initiatief, medewerker_id: UUID | None, besproken: list[tuple[str, int]]
) -> Initiatiefbeeld:
    vandaag = klok.vandaag()
    keren = [Bezochtekeer(keer, medewerker_id, vandaag) for keer in rij.keren.all()]
    return Initiatiefbeeld(
        rij=rij,
        keren=sorted(keren, key=lambda een: een.dag),
        themas=_themanamen(een.thema for een in rij.themas.all()),
        gebieden=sorted(een.gebied.naam for een in rij.gebieden.all()),
        besproken=besproken,
    )


def _themanamen(codes: Iterable[str]) -> list[str]:
    namen = afspraken.themanamen()
    return sorted(namen.get(code, code) for code in codes)


def initiatieven(
    team_ids: Collection[UUID], medewerker_id: UUID | None
) -> tuple[list[Initiatiefbeeld], list[Initiatiefbeeld]]:
    """Wat loopt en wat gestopt is. Zes statements, hoeveel er ook zijn."""
    beelden = [_beeld(rij, medewerker_id, []) for rij in _rijen(team_ids)]
    return (
        [een for een in beelden if not een.is_gestopt],
        [een for een in beelden if een.is_gestopt],
    )


def initiatief(
    pk: UUID, team_ids: Collection[UUID], medewerker_id: UUID | None
) -> Initiatiefbeeld | None:
    """Een initiatief van een van deze teams, of None."""
    rij = _rijen(team_ids).filter(pk=pk).first()
    if rij is None:
        return None
    tellingen = Telling.objects.filter(aanwezigheid__keer__initiatief=pk, wat=Geteld.THEMA)
    return _beeld(rij, medewerker_id, _besproken(tellingen))


def keer(pk: UUID, team_ids: Collection[UUID], medewerker_id: UUID | None) -> Bezochtekeer | None:
    """Een keer van een initiatief van een van deze teams, of None."""
    rij = (
        Keer.objects.filter(pk=pk, initiatief__team__in=list(team_ids))
        .select_related("initiatief", "aanwezigheid")
        .prefetch_related("aanwezigheid__gaan")
        .first()
    )
    return Bezochtekeer(rij, medewerker_id, klok.vandaag()) if rij else None


def _besproken(tellingen: QuerySet[Telling]) -> list[tuple[str, int]]:
    """Thema en aantal, wat het vaakst was eerst."""
    per_code = Counter(dict(tellingen.values_list("thema").annotate(Sum("aantal"))))
    namen, gevoelig = afspraken.themanamen(), afspraken.gevoelige_codes()
    gevonden = [
        (namen.get(code, code), n) for code, n in per_code.items() if n and code not in gevoelig
    ]
    return sorted(gevonden, key=lambda rij: (-rij[1], rij[0]))


@dataclass(frozen=True)
class Opbrengst:
    """Wat ergens zijn opbracht in een kwartaal: werk op zichzelf, geen bijlage van dossiers."""

    keren: int
    gesprekken: int
    bezoekers: int
    eerste: int
    themas: list[tuple[str, int]]


def opbrengst(team_ids: Collection[UUID]) -> Opbrengst:
    """Van het laatste kwartaal, alleen aantallen. Vier statements."""
    vandaag = klok.vandaag()
    momenten = Aanwezigheid.objects.filter(
        team__in=list(team_ids), dag__gt=vandaag - KWARTAAL, dag__lte=vandaag, ronde__isnull=True
    )
    tellingen = Telling.objects.filter(aanwezigheid__in=momenten)
    bezoek = Keer.objects.filter(aanwezigheid__in=momenten).aggregate(
        bezoekers=Sum("bezoekers"), eerste=Sum("eerste")
    )
    gesprekken = tellingen.filter(wat=Geteld.GESPREK).aggregate(n=Sum("aantal"))
    return Opbrengst(
        keren=momenten.aggregate(n=Count("pk"))["n"],
        gesprekken=gesprekken["n"] or 0,
        bezoekers=bezoek["bezoekers"] or 0,
        eerste=bezoek["eerste"] or 0,
        themas=_besproken(tellingen.filter(wat=Geteld.THEMA))[:5],
    )
