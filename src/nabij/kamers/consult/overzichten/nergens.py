"""Nergens welkom: wie weigerde, wat er gevraagd is, en wat niemand aannam."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Min

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.consult.models import NiemandNeemt, Opschaling, Weigering


def themanaam(code: str) -> str:
    gevonden = afspraken.thema(code) if code else None
    return gevonden.naam if gevonden else code


@dataclass(frozen=True)
class Nergens:
    """Wat er bij een huishouden geweigerd is, en of iemand het op zich neemt."""

    weigeringen: list[Weigering]
    opschalingen: list[Opschaling]


def geweigerd(dossier_id: UUID) -> Nergens:
    """Alles over weigeren bij een huishouden, het nieuwste eerst. Twee statements."""
    rijen = Weigering.objects.filter(dossier_id=dossier_id, ingetrokken_op__isnull=True)
    vragen = Opschaling.objects.filter(dossier_id=dossier_id).select_related("naar")
    return Nergens(
        weigeringen=[_met_namen(een) for een in rijen.order_by("-op", "-pk")],
        opschalingen=[_met_namen(een) for een in vragen.order_by("-op", "-pk")],
    )


def _met_namen(een: Any) -> Any:
    een.themanaam = themanaam(een.thema)
    een.ooknaam = themanaam(getattr(een, "ook", ""))
    return een


@dataclass(frozen=True)
class Combinatie:
    """Iets wat niemand aannam. Zonder huishouden, team of aantal."""

    thema: str
    ook: str
    eerst: date
    laatst: date


def niemand_neemt() -> list[Combinatie]:
    """Wat er geweigerd bleef, met de maand waarin dat voor het eerst en het laatst was."""
    rijen = NiemandNeemt.objects.values("thema", "ook").annotate(
        eerst=Min("maand"), laatst=Max("maand")
    )
    return [
        Combinatie(themanaam(rij["thema"]), themanaam(rij["ook"]), rij["eerst"], rij["laatst"])
        for rij in rijen.order_by("-laatst", "thema", "ook")
    ]
