"""Een link voor buiten: willekeurig, als merk bewaard, voor een doel en een termijn (ADR 0006)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.poort import wachter
from nabij.kamers.poort.begrippen import Actie, Afscherming, Doel, Onderdeel
from nabij.kamers.poort.logboek.schrijven import GEWEIGERD, leg_vast
from nabij.kamers.poort.models import Dossier, DossierPersoon, Linkdoel, Toegangslink
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import ONBEKEND, Wie

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


@contextmanager
def langs_link(
    verzoek: object, link: Toegangslink, *, soort: str, onderdeel: Onderdeel
) -> Iterator[UUID]:
    """Open een deel (en de naam) voor wie zonder account meewerkt; `soort` is wie dat is.

    Vastgelegd met de sleutel van wie de link is. In een gesloten of afgeschermd huishouden komt
    niemand langs deze weg: `GeenToegang`. De kamer die de link gaf kiest wat er van het deel te
    zien is, en roept dit alleen aan voor een link die geldt.
    """
    pk, delen = link.dossier_id, frozenset({onderdeel, Onderdeel.NAAM})
    kijkt = Wie(soort=soort, account_id=link.object_id)
    reeks = ",".join(sorted(delen))
    if pk is None or link.object_id is None or not _mag_naar_buiten(pk):
        leg_vast(
            verzoek, kijkt, actie=Actie.OPENEN, doel=Doel.HULP, uitkomst=GEWEIGERD,
            dossier_id=pk, onderdeel=reeks, objectsoort="toegangslink",
        )  # fmt: skip
        raise GeenToegang("Deze link werkt niet.")
    # In wat opgeschreven is kan iedereen voorkomen die bij het huishouden hoort.
    personen = list(
        DossierPersoon.objects.filter(
            Q(onderdeel__in=[onderdeel, Onderdeel.NAAM, Onderdeel.MENSEN, Onderdeel.NETWERK])
            | Q(naamdrager=True),
            dossier_id=pk,
        ).values_list("persoon_id", flat=True)
    )
    leg_vast(
        verzoek, kijkt, actie=Actie.OPENEN, doel=Doel.HULP, dossier_id=pk, personen=personen,
        onderdeel=reeks, aantal=len(personen), objectsoort="toegangslink",
    )  # fmt: skip
    with wachter.geopend(wachter.Opening(lezen={pk: delen}, schrijven={pk: delen})):
        yield pk


def _mag_naar_buiten(dossier_id: UUID) -> bool:
    """Open, en niemand erin is afgeschermd."""
    gewoon = Dossier.objects.filter(
        pk=dossier_id, gesloten_op__isnull=True, afscherming=Afscherming.NORMAAL
    )
    dicht = DossierPersoon.objects.filter(
        dossier_id=dossier_id, afscherming__gt=Afscherming.NORMAAL
    )
    return gewoon.exists() and not dicht.exists()


def ruim_op() -> int:
    """Haal links weg die een maand geleden verliepen. Geeft het aantal."""
    grens = klok.nu() - timedelta(days=BEWAARDAGEN)
    aantal, _per_soort = Toegangslink.objects.filter(geldig_tot__lt=grens).delete()
    return aantal
