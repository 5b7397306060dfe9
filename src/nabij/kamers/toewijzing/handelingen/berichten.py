"""Uitbak en postvak: wat klaarligt, wat mag gaan, en wat er binnenkwam. Zonder netwerk."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.poort.models import Dossier, DossierPersoon
from nabij.kamers.toewijzing.models import (
    Postvak,
    Product,
    Toewijzing,
    Uitbak,
    UitbakStatus,
    Verzoek,
)
from nabij.opslag.kluis import kluis

TE_DOEN = (UitbakStatus.KLAAR, UitbakStatus.BINNEN)


def zet_toewijzing_klaar(toewijzing: Toewijzing) -> Uitbak:
    """De 301 van deze toewijzing, zoals zij nu is. Dezelfde stand gaat niet twee keer."""
    rij: Uitbak
    rij, _nieuw = Uitbak.objects.get_or_create(
        sleutel=sleutel_van(toewijzing),
        defaults={
            "dossier_id": toewijzing.dossier_id,
            "soort": "301",
            "wet": toewijzing.wet,
            "aanbieder_id": toewijzing.aanbieder_id,
            "persoon_id": toewijzing.persoon_id,
            "inhoud": inhoud_van(toewijzing),
        },
    )
    return rij


def sleutel_van(toewijzing: Toewijzing) -> str:
    """De sleutel van de 301 over deze stand: een andere stand is een ander bericht."""
    moment = toewijzing.toegewezen_op
    stand = f"{toewijzing.einde}:{toewijzing.reden_wijziging}:{moment and moment.isoformat()}"
    return f"301:{toewijzing.pk}:{hashlib.sha256(stand.encode()).hexdigest()[:24]}"


def inhoud_van(toewijzing: Toewijzing) -> dict[str, Any]:
    """Alleen codes, aantallen en dagen: wie verstuurt leest de naam op dat moment."""
    product: Product | None = toewijzing.product
    moment = toewijzing.toegewezen_op
    return {
        "toewijzing": str(toewijzing.pk),
        "nummer": toewijzing.nummer,
        "beschikkingnummer": toewijzing.beschikkingnummer,
        "categorie": product.categorie if product else None,
        "code": product.code if product else None,
        "product": str(toewijzing.product_id) if product else None,
        "toegewezen_op": moment.isoformat() if moment else None,
        "ingang": toewijzing.ingang.isoformat(),
        "einde": toewijzing.einde.isoformat() if toewijzing.einde else None,
        "volume": toewijzing.volume,
        "eenheid": toewijzing.eenheid,
        "frequentie": toewijzing.frequentie,
        "reden_wijziging": toewijzing.reden_wijziging,
        "referentie": toewijzing.referentie,
    }


def zet_antwoord_klaar(verzoek: Verzoek, *, antwoord: str, reden: str = "") -> Uitbak:
    """De 319 op een verzoek: "1" niet toegewezen, "2" we zoeken het uit."""
    rij: Uitbak
    rij, _nieuw = Uitbak.objects.get_or_create(
        sleutel=f"319:{verzoek.pk}:{antwoord}",
        defaults={
            "dossier_id": verzoek.dossier_id,
            "soort": "319",
            "wet": verzoek.wet,
            "aanbieder_id": verzoek.aanbieder_id,
            "persoon_id": verzoek.persoon_id,
            "inhoud": {"referentie": verzoek.referentie, "antwoord": antwoord, "reden": reden},
        },
    )
    return rij


def mag_verzonden(rij: Uitbak) -> bool:
    """Of dit bericht nu mag gaan. Vraag het op het moment van versturen, ook bij een herhaling.

    Wie afgeschermd is, of hulp krijgt waar nooit een bericht over gaat, wordt niet elektronisch
    genoemd (OP003). Ook een antwoord en een wijziging blijven dan binnen; dan belt een mens.
    """
    if is_afgeschermd([(rij.dossier_id, rij.persoon_id)]):
        return False
    product = rij.inhoud.get("product")
    return not (product and Product.objects.filter(pk=product, zonder_bericht=True).exists())


def is_afgeschermd(wie: Collection[tuple[UUID, UUID]]) -> bool:
    """Of een van deze mensen, of een huishouden van hen, afgeschermd is."""
    if not wie:
        return False
    dossiers, personen = {paar[0] for paar in wie}, {paar[1] for paar in wie}
    dicht = Dossier.objects.filter(pk__in=dossiers, afscherming__gt=Afscherming.NORMAAL)
    mens = DossierPersoon.objects.filter(
        persoon_id__in=personen, afscherming__gt=Afscherming.NORMAAL
    )
    return bool(dicht.exists() or mens.exists())


@transaction.atomic
def te_verzenden(maximum: int = 100) -> list[Uitbak]:
    """Wat nu mag gaan, het oudste eerst; wat niet mag blijft binnen en wordt later weer gevraagd.

    Houd de transactie van de aanroeper open tot `markeer_verzonden`: een ander slaat deze rijen
    dan over. Vraagt een open poort voor het systeem.
    """
    rijen = Uitbak.objects.filter(status__in=list(TE_DOEN)).select_related("aanbieder")
    if connection.features.has_select_for_update_skip_locked:
        rijen = rijen.select_for_update(skip_locked=True, of=("self",))
    gaan: list[Uitbak] = []
    for rij in rijen.order_by("op", "pk")[:maximum]:
        if mag_verzonden(rij):
            gaan.append(rij)
        elif rij.status != UitbakStatus.BINNEN:
            rij.status = UitbakStatus.BINNEN
            rij.save(update_fields=["status"])
    return gaan


def markeer_verzonden(*, rij: Uitbak, kenmerk: str) -> None:
    """Dit bericht is weg, met dit kenmerk. Nog eens hetzelfde kenmerk verandert niets."""
    if rij.status not in TE_DOEN:
        if rij.kenmerk == kenmerk:
            return
        raise KanNiet(_("Dit bericht is al verzonden."))
    if not mag_verzonden(rij):
        raise KanNiet(_("Over wie afgeschermd is gaat geen bericht."))
    rij.status, rij.kenmerk, rij.verzonden_op = UitbakStatus.VERZONDEN, kenmerk, klok.nu()
    rij.save(update_fields=["status", "kenmerk", "verzonden_op"])


def leg_retour_vast(
    *,
    kenmerk: str,
    goed: bool,
    uitkomst: str = "",
    agb: str = "",
    nummers: Collection[int] = (),
) -> bool:
    """Wat de ontvanger van ons bericht vond, in woorden. False als wij het niet verstuurden.

    Zijn er `nummers`, dan gaat een fout alleen over die toewijzingen; de rest is goed ontvangen.
    """
    rijen = Uitbak.objects.filter(kenmerk=kenmerk, verzonden_op__isnull=False)
    if agb:
        rijen = rijen.filter(aanbieder__agb=agb)
    sleutels = [(pk, inhoud.get("nummer")) for pk, inhoud in rijen.values_list("pk", "inhoud")]
    fout = [pk for pk, nummer in sleutels if not goed and (not nummers or nummer in nummers)]
    rest = [pk for pk, _nummer in sleutels if pk not in fout]
    Uitbak.objects.filter(pk__in=fout).update(status=UitbakStatus.FOUT, uitkomst=uitkomst[:300])
    Uitbak.objects.filter(pk__in=rest).update(status=UitbakStatus.GOED, uitkomst="")
    return bool(sleutels)


def ontvang(*, inhoud: bytes, bestand: str = "") -> tuple[Postvak, bool]:
    """Leg een bericht vast zoals het binnenkwam. Het tweede: of het nieuw is."""
    afdruk = hashlib.sha256(inhoud).hexdigest()
    verpakt = kluis().versleutel(base64.b64encode(inhoud).decode())
    try:
        with transaction.atomic():
            rij = Postvak.objects.create(
                inhoud_kluis=verpakt, vingerafdruk=afdruk, bestand=bestand[:120]
            )
    except IntegrityError:
        return Postvak.objects.get(vingerafdruk=afdruk), False
    return rij, True


def lees(rij: Postvak) -> bytes:
    """De bytes zoals ze binnenkwamen."""
    return base64.b64decode(kluis().ontsleutel(bytes(rij.inhoud_kluis)))


def te_verwerken(maximum: int = 100) -> list[Postvak]:
    """Wat nog gelezen moet worden, het oudste eerst. Binnen de transactie van de aanroeper."""
    rijen = Postvak.objects.filter(verwerkt_op__isnull=True)
    if connection.features.has_select_for_update_skip_locked:
        rijen = rijen.select_for_update(skip_locked=True)
    return list(rijen.order_by("vastgelegd_op", "pk")[:maximum])


def markeer_verwerkt(
    *,
    rij: Postvak,
    gelukt: bool,
    uitkomst: str = "",
    soort: str = "",
    afzender: str = "",
    kenmerk: str = "",
    nummer: str = "",
    dossier_id: UUID | None = None,
) -> None:
    """Gelezen, met wat eruit kwam. In dezelfde transactie als het effect.

    Raises `IntegrityError` als een ander hetzelfde kenmerk net verwerkte.
    """
    rij.verwerkt_op, rij.gelukt, rij.uitkomst = klok.nu(), gelukt, uitkomst[:300]
    rij.soort, rij.afzender, rij.kenmerk = soort[:3], afzender[:8], kenmerk[:12]
    rij.nummer, rij.dossier_id = nummer[:12], dossier_id
    # De inhoud zelf verandert nooit, en is het grootste van de rij.
    rij.save(
        update_fields=[
            "verwerkt_op", "gelukt", "uitkomst", "soort", "afzender", "kenmerk", "nummer",
            "dossier",
        ]
    )  # fmt: skip
