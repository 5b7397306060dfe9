"""Contact vastleggen in twee tikken, en weer terugdraaien."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen.tijdlijn import (
    TeLaat,
    haal_uit_tijdlijn,
    schrijf_in_tijdlijn,
)
from nabij.kamers.bewoners.models import Contact
from nabij.kamers.bewoners.regels import ONGEDAAN, mag_ongedaan
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.poort import Wie


@transaction.atomic
def leg_contact_vast(
    *,
    dossier_id: UUID,
    soort: str,
    door: Wie,
    notitie: str = "",
    met: str = "",
    samen_met_id: UUID | None = None,
    op: datetime | None = None,
) -> Contact:
    """Leg een telefoontje, gesprek of bezoek vast. `ongedaan_tot` zegt hoe lang het terug kan."""
    contact: Contact = Contact.objects.create(
        dossier_id=dossier_id,
        soort=soort,
        met=met,
        notitie=notitie,
        op=op or klok.nu(),
        door_id=door.account_id,
        samen_met_id=samen_met_id,
    )
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord=f"contact_{soort}",
        onderdeel=Onderdeel.CONTACT,
        door=door,
        object_id=contact.pk,
        op=contact.op,
    )
    return contact


@transaction.atomic
def trek_contact_in(*, contact: Contact, reden: str, door: Wie) -> None:
    """Trek een contact in dat niet klopt. De rij blijft, met de reden; de tijdlijn laat los."""
    Contact.objects.filter(pk=contact.pk, ingetrokken_op__isnull=True).update(
        ingetrokken_op=klok.nu(), ingetrokken_om=reden
    )
    haal_uit_tijdlijn(dossier_id=contact.dossier_id, object_id=contact.pk)


@transaction.atomic
def maak_contact_ongedaan(*, contact: Contact, door: Wie) -> None:
    """Draai een contact terug dat je net zelf vastlegde. Raises `TeLaat` na tien minuten."""
    eigen = contact.door_id == door.account_id
    if not eigen or not mag_ongedaan(contact.vastgelegd_op, klok.nu()):
        raise TeLaat(f"Ongedaan maken kan {ONGEDAAN} lang, door wie het vastlegde.")
    trek_contact_in(contact=contact, reden="", door=door)
