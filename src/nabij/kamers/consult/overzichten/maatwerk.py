"""Wat er buiten de gewone weg gebeurt, wie erachter staat, en of er al antwoord is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.consult.models import Maatwerk, Mandaatvraag


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


def antwoord_voor(overleg_id: UUID) -> date | None:
    """Voor welke dag er op dit overleg antwoord nodig is; None bij gewoon overleg."""
    gevonden: date | None = (
        Mandaatvraag.objects.filter(overleg=overleg_id).values_list("uiterlijk", flat=True).first()
    )
    return gevonden
