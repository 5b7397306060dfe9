"""Een link voor buiten: willekeurig, als merk bewaard, voor een doel en een termijn (ADR 0006)."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.poort.begrippen import Actie, Doel
from nabij.kamers.poort.logboek.schrijven import leg_vast
from nabij.kamers.poort.models import Linkdoel, Toegangslink
from nabij.kamers.poort.wie import ONBEKEND

BEWAARDAGEN = 30
"""Zo lang na het verlopen blijft een link staan (bewaarregel toegangslink)."""


def _merk(token: str) -> str:
    """Een token van 256 bits is niet te raden, dus een kale hash is genoeg."""
    return hashlib.sha256(token.encode()).hexdigest()


def geef(
    *,
    doel: Linkdoel,
    geldig: timedelta,
    dossier_id: UUID | None = None,
    object_id: UUID | None = None,
    token: str = "",
    op: datetime | None = None,
) -> str:
    """Maak een link en geef het token; daarna weet alleen wie hem kreeg het nog.

    `token`: een geheim dat de aanroeper al heeft, van minstens 256 bits.
    """
    gekozen = token or nieuw_token()
    moment = op or klok.nu()
    Toegangslink.objects.create(
        merk=_merk(gekozen),
        doel=doel,
        dossier_id=dossier_id,
        object_id=object_id,
        geldig_tot=moment + geldig,
    )
    return gekozen


def zoek(token: str, doel: Linkdoel) -> Toegangslink | None:
    """De link met dit token en dit doel, zolang hij geldt."""
    return Toegangslink.objects.filter(
        merk=_merk(token), doel=doel, geldig_tot__gt=klok.nu()
    ).first()


def zoek_verlopen(token: str, doel: Linkdoel) -> Toegangslink | None:
    """Een link die het niet meer doet en nog niet is opgeruimd: dan weten we van wie hij was."""
    return Toegangslink.objects.filter(
        merk=_merk(token), doel=doel, geldig_tot__lte=klok.nu()
    ).first()


def lees_terug(verzoek: object, token: str) -> str | None:
    """De code van het antwoord bij deze link (leeg: nog niets gedaan), of None als hij niet geldt.

    Er gaat geen dossier open; dat iemand keek staat wel in het logboek.
    """
    link = zoek(token, Linkdoel.TERUGLEZEN)
    if link is None:
        return None
    leg_vast(
        verzoek, ONBEKEND, actie=Actie.OPENEN, doel=Doel.HULP, dossier_id=link.dossier_id,
        objectsoort="toegangslink",
    )  # fmt: skip
    return link.antwoord


def antwoord(*, dossier_id: UUID, code: str) -> None:
    """Zet wat wie een link van dit dossier heeft nu leest."""
    Toegangslink.objects.filter(dossier_id=dossier_id, doel=Linkdoel.TERUGLEZEN).update(
        antwoord=code
    )


def trek_in(*, object_id: UUID) -> None:
    """De links van deze persoon werken meteen niet meer."""
    Toegangslink.objects.filter(object_id=object_id).delete()


def ruim_op() -> int:
    """Haal links weg die een maand geleden verliepen. Geeft het aantal."""
    grens = klok.nu() - timedelta(days=BEWAARDAGEN)
    aantal, _per_soort = Toegangslink.objects.filter(geldig_tot__lt=grens).delete()
    return aantal
