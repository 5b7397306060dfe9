"""Wat er buiten de gewone weg gebeurt, wie erachter staat, en of er al antwoord is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from nabij.fundament import klok
from nabij.kamers.consult.models import Maatwerk, Mandaatvraag
from nabij.kamers.poort.wie import Wie


@dataclass(frozen=True)
class Maatwerkregel:
    """Een keer maatwerk, met de vraag boven het mandaat als die er is."""

    maatwerk: Maatwerk
    vraag: Mandaatvraag | None
    te_laat: bool


def maatwerk(dossier_id: UUID) -> list[Maatwerkregel]:
    """Het laatste eerst. Twee statements."""
    vragen = {
        rij.maatwerk_id: rij
        for rij in Mandaatvraag.objects.filter(dossier=dossier_id).select_related("aan")
    }
    rijen = Maatwerk.objects.filter(dossier=dossier_id, ingetrokken_op__isnull=True)
    return [
        Maatwerkregel(rij, vragen.get(rij.pk), _te_laat(vragen.get(rij.pk), klok.vandaag()))
        for rij in rijen.select_related("door").order_by("-op", "-pk")
    ]


def _te_laat(vraag: Mandaatvraag | None, vandaag: date) -> bool:
    return vraag is not None and vraag.beantwoord_op is None and vraag.uiterlijk < vandaag


def mandaatvraag_van(overleg_id: UUID) -> Mandaatvraag | None:
    """De vraag boven het mandaat die dit overleg is; None bij gewoon overleg."""
    return Mandaatvraag.objects.filter(overleg=overleg_id).first()


@dataclass(frozen=True)
class Mandaatbeeld:
    """Een vraag boven het mandaat op mijn dag: aan mij, of van mij en over de dag heen."""

    overleg_id: UUID
    aan_mij: bool
    ander: str
    telefoon: str
    uiterlijk: date
    te_laat: bool


def mandaatvragen(overleg_ids: Collection[UUID], wie: Wie) -> list[Mandaatbeeld]:
    """Wat aan mij gevraagd is, en wat ik vroeg en waarop nu antwoord had moeten zijn.

    Een statement, of geen. Wie waarneemt ziet ze ook: de vraag blijft niet liggen.
    """
    if not overleg_ids:
        return []
    vandaag, mij = klok.vandaag(), {wie.account_id, *wie.vervangt}
    rijen = (
        Mandaatvraag.objects.filter(overleg__in=list(overleg_ids), beantwoord_op__isnull=True)
        .select_related("aan__medewerker")
        .annotate(vrager=F("maatwerk__door__naam"))
        .order_by("uiterlijk", "pk")
    )
    beelden = []
    for rij in rijen:
        aan_mij, te_laat = rij.aan_id in mij, rij.uiterlijk < vandaag
        if rij.overleg_id and (aan_mij or te_laat):
            beelden.append(
                Mandaatbeeld(
                    overleg_id=rij.overleg_id,
                    aan_mij=aan_mij,
                    ander=rij.vrager if aan_mij else rij.aan.naam,
                    telefoon="" if aan_mij else _telefoon(rij.aan),
                    uiterlijk=rij.uiterlijk,
                    te_laat=te_laat,
                )
            )
    return beelden


def _telefoon(account: Any) -> str:
    medewerker = getattr(account, "medewerker", None)
    return medewerker.telefoon if medewerker else ""
