"""Mensen om het huishouden heen. Voornaam en relatie zijn genoeg (Wmo 2015 art. 5.1.1 lid 3)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen.tijdlijn import draai_terug, moment, schrijf_in_tijdlijn
from nabij.kamers.bewoners.models import Netwerklid
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.poort import Wie


@transaction.atomic
def voeg_netwerklid_toe(
    *,
    dossier_id: UUID,
    roepnaam: str,
    kring: str,
    door: Wie,
    van: date | None = None,
    **velden: Any,
) -> Netwerklid:
    """Iemand die er al is of kan helpen: relatie, band, organisatie, telefoon, draagt."""
    lid: Netwerklid = Netwerklid.objects.create(
        dossier_id=dossier_id, roepnaam=roepnaam, kring=kring, van=van or klok.vandaag(), **velden
    )
    poort_handelingen.zet_persoon(
        dossier_id=dossier_id, persoon_id=lid.pk, onderdeel=Onderdeel.NETWERK, van=lid.van
    )
    _noteer(lid, "netwerk_erbij", door, van)
    return lid


@transaction.atomic
def wijzig_netwerklid(
    *, netwerklid: Netwerklid, versie: int, door: Wie, **velden: Any
) -> Netwerklid:
    """Verander naam, relatie of band. `Botsing` als een ander intussen bewaarde."""
    netwerklid.wijzig(versie=versie, **velden)
    _noteer(netwerklid, "netwerk_gewijzigd", door, None)
    return netwerklid


@transaction.atomic
def netwerklid_weg(*, netwerklid: Netwerklid, door: Wie, op: date | None = None) -> None:
    """Vanaf `op` hoort deze persoon niet meer bij het netwerk."""
    tot = max(op or klok.vandaag(), netwerklid.van)
    Netwerklid.objects.filter(pk=netwerklid.pk, tot__isnull=True).update(tot=tot)
    poort_handelingen.zet_persoon(
        dossier_id=netwerklid.dossier_id,
        persoon_id=netwerklid.pk,
        onderdeel=Onderdeel.NETWERK,
        tot=tot,
    )
    _noteer(netwerklid, "netwerk_weg", door, op)


@transaction.atomic
def netwerklid_terug(*, netwerklid: Netwerklid) -> None:
    """Draai het weggaan terug. Raises `TeLaat` na tien minuten."""
    draai_terug(netwerklid.dossier_id, netwerklid.pk, "netwerk_weg")
    Netwerklid.objects.filter(pk=netwerklid.pk).update(tot=None)
    poort_handelingen.zet_persoon(
        dossier_id=netwerklid.dossier_id, persoon_id=netwerklid.pk, onderdeel=Onderdeel.NETWERK
    )


def _noteer(lid: Netwerklid, woord: str, door: Wie, dag: date | None) -> None:
    schrijf_in_tijdlijn(
        dossier_id=lid.dossier_id,
        woord=woord,
        onderdeel=Onderdeel.NETWERK,
        door=door,
        object_id=lid.pk,
        op=moment(dag),
    )
