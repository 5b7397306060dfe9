"""Wat de postbode bewaart: antwoorden die weg moeten, en wat even niet kon. Zonder bestanden."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.toewijzing.handelingen.berichten import TE_DOEN, is_afgeschermd
from nabij.kamers.toewijzing.models import Postvak, Retourbericht, Uitbak, UitbakStatus
from nabij.opslag.kluis import kluis

Plek = tuple[datetime, UUID]
_R = TypeVar("_R", Uitbak, Retourbericht)


def weiger_bestand(*, vingerafdruk: str, bestand: str, reden: str) -> tuple[Postvak, bool]:
    """Een bestand dat te groot is om te bewaren: alleen dat het kwam, en waarom het niet kon."""
    rij: Postvak
    rij, nieuw = Postvak.objects.get_or_create(
        vingerafdruk=vingerafdruk,
        defaults={
            "inhoud_kluis": b"",
            "bestand": bestand[:120],
            "verwerkt_op": klok.nu(),
            "gelukt": False,
            "uitkomst": reden[:300],
        },
    )
    return rij, nieuw


def zet_retour_klaar(
    *,
    rij: Postvak,
    inhoud: bytes,
    soort: str,
    ontvanger: str,
    bestand: str,
    noemt: Collection[tuple[UUID, UUID]],
    uiterlijk: date,
) -> None:
    """Ons antwoord op dit bericht. Raises `IntegrityError` bij een tweede."""
    paren = [[str(dossier), str(persoon)] for dossier, persoon in sorted(set(noemt))]
    Retourbericht.objects.create(
        postvak=rij,
        inhoud_kluis=kluis().versleutel(base64.b64encode(inhoud).decode()),
        soort=soort,
        ontvanger=ontvanger,
        bestand=bestand,
        noemt=paren,
        uiterlijk=uiterlijk,
    )


def lees_retour(rij: Retourbericht) -> bytes:
    return base64.b64decode(kluis().ontsleutel(bytes(rij.inhoud_kluis)))


def volgende_retouren(maximum: int, na: Plek | None = None) -> list[Retourbericht]:
    """Wat nog weg moet, het oudste eerst. Binnen de transactie van de aanroeper."""
    rijen = Retourbericht.objects.filter(verzonden_op__isnull=True)
    return list(_op_rij(rijen, "vastgelegd_op", na)[:maximum])


def volgende_post(maximum: int, na: Plek | None = None) -> list[Uitbak]:
    """Wat klaarligt of bleef, het oudste eerst, na een plek: wat blijft houdt de rest niet op."""
    rijen = Uitbak.objects.filter(status__in=list(TE_DOEN)).select_related("aanbieder")
    return list(_op_rij(rijen, "op", na)[:maximum])


def zelfde_post(rij: Uitbak) -> list[Uitbak]:
    """Alles wat met dit bericht mee moet: een 301 noemt alles van een mens bij een aanbieder.

    Leeg als een ander de oudste ervan al in handen heeft; die stuurt dan alles.
    """
    zelf = Uitbak.objects.filter(status__in=list(TE_DOEN), soort=rij.soort)
    if rij.soort != "301":
        return list(_op_rij(zelf.filter(pk=rij.pk), "op", None))
    zelf = zelf.filter(persoon_id=rij.persoon_id, aanbieder_id=rij.aanbieder_id, wet=rij.wet)
    oudste = zelf.order_by("op", "pk").values_list("pk", flat=True).first()
    rijen = list(_op_rij(zelf.select_related("aanbieder"), "op", None))
    return rijen if rijen and rijen[0].pk == oudste else []


def _op_rij(rijen: QuerySet[_R, _R], veld: str, na: Plek | None) -> QuerySet[_R, _R]:
    if na is not None:
        rijen = rijen.filter(Q(**{f"{veld}__gt": na[0]}) | Q(**{veld: na[0]}, pk__gt=na[1]))
    if connection.features.has_select_for_update_skip_locked:
        rijen = rijen.select_for_update(skip_locked=True, of=("self",))
    return rijen.order_by(veld, "pk")


def houd_binnen(*, rij: Uitbak, reden: str) -> None:
    """Dit bericht kan nu niet weg; het blijft liggen met waarom, en wordt weer geprobeerd."""
    if (rij.status, rij.uitkomst) != (UitbakStatus.BINNEN, reden[:300]):
        rij.status, rij.uitkomst = UitbakStatus.BINNEN, reden[:300]
        rij.save(update_fields=["status", "uitkomst"])


def laat_vervallen(*, rij: Uitbak, reden: str) -> None:
    """Dit hoeft de ander niet meer te weten."""
    rij.status, rij.uitkomst = UitbakStatus.VERVALLEN, reden[:300]
    rij.save(update_fields=["status", "uitkomst"])


def houd_retour_binnen(*, rij: Retourbericht) -> None:
    if rij.status != UitbakStatus.BINNEN:
        rij.status = UitbakStatus.BINNEN
        rij.save(update_fields=["status"])


def markeer_retour_verzonden(*, rij: Retourbericht) -> None:
    """Ons antwoord is weg. Raises `KanNiet` als het iemand noemt die afgeschermd is."""
    if not mag_retour(rij):
        raise KanNiet(_("Over wie afgeschermd is gaat geen bericht."))
    rij.status, rij.verzonden_op = UitbakStatus.VERZONDEN, klok.nu()
    rij.save(update_fields=["status", "verzonden_op"])


def mag_retour(rij: Retourbericht) -> bool:
    """Of dit antwoord nu mag gaan (OP003). Vraag het op het moment van versturen."""
    return not is_afgeschermd([(UUID(dossier), UUID(persoon)) for dossier, persoon in rij.noemt])


def nieuw_kenmerk(rij: Uitbak) -> str:
    """Altijd hetzelfde voor hetzelfde bericht, en een ander als het opnieuw moet."""
    return hashlib.sha256(f"{rij.sleutel}:{rij.keer}".encode()).hexdigest()[:12]


@transaction.atomic
def lees_opnieuw(*, postvak_id: UUID) -> None:
    """Probeer een bericht dat niet lukte nog eens. Raises `KanNiet` als dat geen zin heeft."""
    rij = Postvak.objects.select_for_update().filter(pk=postvak_id).first()
    if rij is None or rij.gelukt is not False:
        raise KanNiet(_("Dit bericht is al verwerkt, of wacht al."))
    if not rij.inhoud_kluis:
        raise KanNiet(_("Dit bestand was te groot om te bewaren. Vraag een kleiner bestand."))
    if Retourbericht.objects.filter(postvak=rij, verzonden_op__isnull=False).exists():
        raise KanNiet(_("De aanbieder heeft al antwoord. Vraag om een nieuw bericht."))
    Retourbericht.objects.filter(postvak=rij).delete()
    rij.verwerkt_op, rij.gelukt, rij.uitkomst = None, None, ""
    rij.save(update_fields=["verwerkt_op", "gelukt", "uitkomst"])


@transaction.atomic
def verstuur_opnieuw(*, uitbak_id: UUID) -> None:
    """Een bericht dat terugkwam gaat nog eens, met een nieuw kenmerk. Vraagt een open poort."""
    rij = Uitbak.objects.select_for_update().filter(pk=uitbak_id).first()
    if rij is None or rij.status != UitbakStatus.FOUT:
        raise KanNiet(_("Dit bericht is al weg, of ligt al klaar."))
    rij.status, rij.uitkomst, rij.keer = UitbakStatus.KLAAR, "", rij.keer + 1
    rij.kenmerk, rij.verzonden_op = "", None
    rij.save(update_fields=["status", "uitkomst", "keer", "kenmerk", "verzonden_op"])
