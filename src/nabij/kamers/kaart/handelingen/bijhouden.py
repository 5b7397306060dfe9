"""Wie het aanbiedt, houdt de vermelding bij: met een link in een mail, zonder account."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from nabij.fundament import klok
from nabij.kamers.account import post
from nabij.kamers.kaart.models import Aanbod, Eigenaar
from nabij.kamers.kaart.overzichten.aanbod import vers_dagen
from nabij.kamers.kaart.regels.versheid import MEESTE_KEREN, WEER_VRAGEN
from nabij.kamers.poort import toegangslink
from nabij.kamers.poort.models import Linkdoel

POSTSOORT = "kaart_bijhouden"
GELDIG = timedelta(days=30)
PER_KEER = 200
"""Zoveel mails per ronde; de volgende ronde gaat verder."""


@transaction.atomic
def wijs_eigenaar_aan(*, aanbod: Aanbod, email: str, naam: str = "") -> Eigenaar:
    """Wie deze vermelding voortaan bijhoudt. Links van een ander werken meteen niet meer."""
    oud = Eigenaar.objects.filter(aanbod=aanbod).first()
    if oud and oud.email == email:
        Eigenaar.objects.filter(pk=oud.pk).update(naam=naam)
        return oud
    haal_eigenaar_weg(aanbod=aanbod)
    return Eigenaar.objects.create(aanbod=aanbod, email=email, naam=naam)


@transaction.atomic
def haal_eigenaar_weg(*, aanbod: Aanbod) -> None:
    """Niemand houdt dit meer bij; naam, adres en links zijn weg."""
    for eigenaar in Eigenaar.objects.filter(aanbod=aanbod):
        toegangslink.trek_in(object_id=eigenaar.pk)
        eigenaar.delete()


@transaction.atomic
def vraag_of_het_klopt(*, eigenaar: Eigenaar) -> bool:
    """Leg een mail klaar. False als er vandaag al een ging: vaker vragen is lastigvallen."""
    vandaag = klok.vandaag()
    vrij = Eigenaar.objects.filter(pk=eigenaar.pk).exclude(gevraagd_op=vandaag)
    if not vrij.update(gevraagd_op=vandaag, keer_gevraagd=F("keer_gevraagd") + 1):
        return False
    post.leg_klaar(soort=POSTSOORT, adres=eigenaar.email, object_id=eigenaar.pk)
    return True


def vraag_wat_oud_is() -> int:
    """Vraag bij elke oude vermelding of het nog klopt, hooguit drie keer. Geeft het aantal."""
    vandaag = klok.vandaag()
    oud = Q(aanbod__bevestigd_op__isnull=True) | Q(
        aanbod__bevestigd_op__lt=vandaag - timedelta(days=vers_dagen())
    )
    weer = Q(gevraagd_op__isnull=True) | Q(gevraagd_op__lte=vandaag - WEER_VRAGEN)
    wie = Eigenaar.objects.filter(
        oud, weer, aanbod__gestopt_op__isnull=True, keer_gevraagd__lt=MEESTE_KEREN
    )
    return sum(vraag_of_het_klopt(eigenaar=een) for een in wie.order_by("pk")[:PER_KEER])


def maak_link(*, eigenaar_id: UUID) -> str:
    """Een nieuw token van dertig dagen; een eerdere link werkt dan niet meer."""
    toegangslink.trek_in(object_id=eigenaar_id)
    return toegangslink.geef(doel=Linkdoel.BIJHOUDEN, geldig=GELDIG, object_id=eigenaar_id)
