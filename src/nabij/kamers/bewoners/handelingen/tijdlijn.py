"""De ene tijdlijn van een huishouden: elke kamer schrijft er in dezelfde transactie bij."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Tijdlijn
from nabij.kamers.bewoners.regels import ONGEDAAN, WOORDEN, mag_ongedaan
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.poort import Wie


def schrijf_in_tijdlijn(
    *,
    dossier_id: UUID,
    woord: str,
    onderdeel: Onderdeel,
    door: Wie | None,
    object_id: UUID | None = None,
    op: datetime | None = None,
) -> Tijdlijn:
    """Zet een regel op de tijdlijn. `woord` is een sleutel uit `regels.WOORDEN`.

    Wie `onderdeel` niet mag lezen, ziet de regel niet. Raises `KeyError` bij een onbekend woord.
    """
    if woord not in WOORDEN:
        raise KeyError(woord)
    regel: Tijdlijn = Tijdlijn.objects.create(
        dossier_id=dossier_id,
        woord=woord,
        onderdeel=onderdeel,
        object_id=object_id,
        door_id=door.account_id if door else None,
        op=op or klok.nu(),
    )
    return regel


def haal_uit_tijdlijn(*, dossier_id: UUID, object_id: UUID, woord: str = "") -> int:
    """Trek de regels over dit object in (of alleen die met `woord`); geeft hoeveel dat er waren."""
    regels = Tijdlijn.objects.filter(
        dossier_id=dossier_id, object_id=object_id, ingetrokken_op__isnull=True
    )
    if woord:
        regels = regels.filter(woord=woord)
    return int(regels.update(ingetrokken_op=klok.nu()))


class TeLaat(Exception):
    """De tien minuten om iets terug te draaien zijn voorbij."""


def draai_terug(dossier_id: UUID, object_id: UUID, woord: str) -> None:
    """Trek de laatste regel over dit object in. Raises `TeLaat` na tien minuten."""
    regel = (
        Tijdlijn.objects.filter(
            dossier_id=dossier_id, object_id=object_id, woord=woord, ingetrokken_op__isnull=True
        )
        .order_by("-vastgelegd_op")
        .first()
    )
    if regel is None or not mag_ongedaan(regel.vastgelegd_op, klok.nu()):
        raise TeLaat(f"Ongedaan maken kan {ONGEDAAN} lang.")
    Tijdlijn.objects.filter(pk=regel.pk).update(ingetrokken_op=klok.nu())


def moment(dag: date | None) -> datetime:
    """Het moment waarop iets van `dag` op de tijdlijn hoort: nu, of het begin van die dag."""
    if dag is None or dag == klok.vandaag():
        return klok.nu()
    return klok.begin_van(dag)
