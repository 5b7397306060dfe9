"""Bewoners die iets willen doen, wat collega's zoeken, en ideeen. Wie bewoners betreft: in de
poort."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import F, Sum

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import (
    Bewonerskracht,
    Idee,
    Koppeling,
    Krachttelling,
    Krachtwoord,
    Openbaaridee,
    Plekvraag,
)

JAAR = 366


@dataclass(frozen=True)
class Krachtbeeld:
    """Een bewoner die iets wil doen, en waar die ja op zei."""

    rij: Bewonerskracht
    vandaag: date
    koppelingen: list[Koppeling] = field(default_factory=list)

    @property
    def moet_bellen(self) -> bool:
        rij = self.rij
        return regels.moet_bellen(rij.gesproken_op, rij.tot_wanneer, vandaag=self.vandaag)

    @property
    def uiterlijk(self) -> date:
        return regels.bel_uiterlijk(self.rij.toestemming_op)

    @property
    def is_laat(self) -> bool:
        return self.moet_bellen and self.vandaag > self.uiterlijk


def bewoners(dossiers: Collection[UUID]) -> list[Krachtbeeld]:
    """Wie het eerst gebeld moet worden vooraan; daarna wie het laatst ja zei.

    Een statement; geen dossiers, dan geen.
    """
    if not dossiers:
        return []
    vandaag = klok.vandaag()
    rijen = Bewonerskracht.objects.filter(dossier__in=list(dossiers), tot_wanneer__gte=vandaag)
    beelden = [Krachtbeeld(rij, vandaag) for rij in rijen.order_by("-toestemming_op", "pk")]
    return sorted(beelden, key=lambda een: (not een.moet_bellen, een.moet_bellen and een.uiterlijk))


def te_bellen(dossiers: Collection[UUID]) -> list[Krachtbeeld]:
    """Wie nog niet gesproken is."""
    return [een for een in bewoners(dossiers) if een.moet_bellen]


def bewoner(dossier_id: UUID) -> Krachtbeeld | None:
    """Een bewoner met waar die ja op zei, of None als de dag die ze zelf noemden voorbij is."""
    rij = Bewonerskracht.objects.filter(dossier=dossier_id).first()
    if rij is None or regels.verlopen(rij.tot_wanneer, vandaag=klok.vandaag()):
        return None
    koppelingen = Koppeling.objects.filter(dossier=dossier_id).select_related("plekvraag")
    return Krachtbeeld(rij, klok.vandaag(), list(koppelingen.order_by("-op")))


@dataclass(frozen=True)
class Vraagbeeld:
    """Wat een collega zoekt, en of er een lichte vraag aan toe is."""

    rij: Plekvraag
    vraag_hoe: bool

    @property
    def is_open(self) -> bool:
        return self.rij.gevonden_op is None and self.rij.niemand_op is None


def open_plekvragen(team_ids: Collection[UUID]) -> list[Plekvraag]:
    """Wat collega's van deze teams zoeken en nog niemand vond. Een statement."""
    return list(
        Plekvraag.objects.filter(
            team__in=list(team_ids), gevonden_op__isnull=True, niemand_op__isnull=True
        ).select_related("door")
    )


def plekvragen_van(account_id: UUID | None) -> list[Vraagbeeld]:
    """Wat ik zelf zocht, het laatste eerst."""
    vandaag = klok.vandaag()
    weken = norm("weken_plek_vragen", vandaag)
    rijen = Plekvraag.objects.filter(door=account_id).order_by("-vastgelegd_op")[:20]
    return [
        Vraagbeeld(
            een, regels.vraag_hoe_het_was(een.gevonden_op, een.hoe, weken=weken, vandaag=vandaag)
        )
        for een in rijen
    ]


def plekvraag(pk: UUID, team_ids: Collection[UUID]) -> Plekvraag | None:
    return Plekvraag.objects.filter(pk=pk, team__in=list(team_ids)).first()


def mijn_plekvraag(pk: UUID, account_id: UUID | None) -> Plekvraag | None:
    return Plekvraag.objects.filter(pk=pk, door=account_id).first()


def burgerkracht(team_ids: Collection[UUID]) -> dict[str, int]:
    """Hoe vaak het laatste jaar, alleen aantallen. Geen doel om te halen."""
    sinds = klok.vandaag().replace(day=1).replace(year=klok.vandaag().year - 1)
    rijen = (
        Krachttelling.objects.filter(team__in=list(team_ids), maand__gte=sinds)
        .values_list("wat")
        .annotate(Sum("aantal"))
    )
    return dict.fromkeys(Krachtwoord.values, 0) | dict(rijen)


def ideeen(dossiers: Collection[UUID]) -> list[Idee]:
    """Wat nog niet gedaan is, en dan de rest. Geen dossiers, dan geen statement."""
    if not dossiers:
        return []
    return list(
        Idee.objects.filter(dossier__in=list(dossiers)).order_by(
            F("gedaan_op").desc(nulls_first=True), "-toestemming_op"
        )
    )


def idee(dossier_id: UUID) -> Idee | None:
    gevonden: Idee | None = Idee.objects.filter(dossier=dossier_id).first()
    return gevonden


def openbare_ideeen() -> list[Openbaaridee]:
    """Wat iedereen mag lezen, het nieuwste eerst."""
    return list(Openbaaridee.objects.filter(op__lte=klok.vandaag())[:100])
