"""De tijdlijn van een huishouden: een statement, met de tekst van de contacten erbij."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from nabij.kamers.bewoners.models import Contact, Tijdlijn
from nabij.kamers.bewoners.regels import WOORDEN
from nabij.kamers.poort.begrippen import Onderdeel

_VAN_CONTACT = ("met", "notitie", "samen_met__naam")
_NAAM_VAN: dict[Onderdeel, Callable[[], QuerySet[Any, Any]]] = {}


def meld_naam_aan(onderdeel: Onderdeel, van: Callable[[], QuerySet[Any, Any]]) -> None:
    """Een hogere kamer geeft de naam bij `OuterRef("object_id")`: wie iets schreef zonder account.

    Die naam komt mee in hetzelfde statement, voor wie dit onderdeel leest.
    """
    _NAAM_VAN[onderdeel] = van


@dataclass(frozen=True)
class Regel:
    """Een regel van de tijdlijn, klaar om te tonen."""

    id: UUID
    op: datetime
    woord: str
    tekst: str
    icoon: str
    door: str
    object_id: UUID | None = None
    wie: str = ""
    met: str = ""
    samen_met: str = ""
    notitie: str = ""

    @property
    def is_contact(self) -> bool:
        return self.woord.startswith("contact_")


@dataclass(frozen=True)
class Tijdlijnblad:
    """Een bladzijde van de tijdlijn; `eerder` is de regel waarna de volgende begint."""

    regels: list[Regel]
    eerder: UUID | None = None


def tijdlijn(
    dossier_id: UUID,
    onderdelen: Collection[str],
    maximum: int = 20,
    *,
    voor: UUID | None = None,
    alleen_contact: bool = False,
    namen: Mapping[UUID, str] | None = None,
) -> Tijdlijnblad:
    """De nieuwste regels van deze delen, of wat er voor regel `voor` gebeurde.

    `namen` (persoon-id -> naam) maakt van "iemand kwam erbij" wie dat was.
    """
    rijen = Tijdlijn.objects.filter(
        dossier_id=dossier_id, ingetrokken_op__isnull=True, onderdeel__in=list(onderdelen)
    )
    if alleen_contact:
        rijen = rijen.filter(woord__startswith="contact_")
    if voor is not None:
        begin = Tijdlijn.objects.filter(dossier_id=dossier_id, pk=voor).values("op")[:1]
        rijen = rijen.filter(Q(op__lt=Subquery(begin)) | Q(op=Subquery(begin), pk__lt=voor))
    velden = ["id", "op", "woord", "object_id", "door__naam"]
    if Onderdeel.CONTACT in onderdelen:
        velden += [f"contact_{naam}" for naam in _VAN_CONTACT]
        rijen = rijen.annotate(**_contactvelden())
    for onderdeel, van in _NAAM_VAN.items():
        if onderdeel in onderdelen:
            velden.append(f"naam_{onderdeel.value}")
            rijen = rijen.annotate(**{f"naam_{onderdeel.value}": Subquery(van())})
    gevonden = list(rijen.order_by("-op", "-pk").values(*velden)[: maximum + 1])
    regels = [_regel(rij, namen or {}) for rij in gevonden[:maximum]]
    return Tijdlijnblad(regels, regels[-1].id if len(gevonden) > maximum else None)


def _contactvelden() -> dict[str, Any]:
    contact = Contact.objects.filter(pk=OuterRef("object_id"))
    return {f"contact_{naam}": Subquery(contact.values(naam)[:1]) for naam in _VAN_CONTACT}


def _regel(rij: Mapping[str, Any], namen: Mapping[UUID, str]) -> Regel:
    woord = WOORDEN[rij["woord"]]
    return Regel(
        id=rij["id"],
        op=rij["op"],
        woord=rij["woord"],
        tekst=_(woord.tekst),
        icoon=woord.icoon,
        door=rij["door__naam"] or "",
        object_id=rij["object_id"],
        wie=namen.get(rij["object_id"], "") or _naam_van(rij),
        met=rij.get("contact_met") or "",
        notitie=rij.get("contact_notitie") or "",
        samen_met=rij.get("contact_samen_met__naam") or "",
    )


def _naam_van(rij: Mapping[str, Any]) -> str:
    gevonden = (rij.get(f"naam_{onderdeel.value}") for onderdeel in _NAAM_VAN)
    return next(filter(None, gevonden), "")


def contacten(dossier_id: UUID, ids: Iterable[UUID]) -> dict[UUID, Contact]:
    """De contacten met deze id's, ook ingetrokken."""
    rijen = Contact.objects.filter(dossier_id=dossier_id, pk__in=list(ids))
    return {contact.pk: contact for contact in rijen.select_related("door", "samen_met")}
