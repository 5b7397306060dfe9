"""Wie mee kan denken, wie nu meekijkt, en de vragen aan en van mij."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.bewoners.models import ZoekwoordSoort
from nabij.kamers.bewoners.regels import normaal
from nabij.kamers.consult.models import Consultvraag, Meekijken
from nabij.kamers.consult.regels.anoniem import Bekend
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import Betrokkenheid
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.rechten import actief
from nabij.kamers.team import overzichten as teams
from nabij.kamers.team.overzichten import Kenner

Groep = tuple[str, list[tuple[str, str]]]


def groepen(team_ids: Collection[UUID], *, zonder: Collection[UUID]) -> list[Groep]:
    """Collega's om uit te kiezen met wat ze kunnen: wie er vandaag is, het team, de anderen."""
    kenners = [een for een in teams.kenners() if een.lid.account_id not in zonder]
    eigen = set(team_ids)
    vandaag = [een for een in kenners if een.vandaag]
    dichtbij = [een for een in kenners if not een.vandaag and een.teams & eigen]
    verder = [een for een in kenners if not een.vandaag and not een.teams & eigen]
    alle = (
        (_("Vandaag aanwezig"), vandaag),
        (_("Uit je team"), dichtbij),
        (_("Uit andere teams"), verder),
    )
    return [(naam, [_keuze(een) for een in rijen]) for naam, rijen in alle if rijen]


def _keuze(kenner: Kenner) -> tuple[str, str]:
    lid = kenner.lid
    kan = ", ".join(lid.kennis)
    return str(lid.account_id), f"{lid.naam} ({kan})" if kan else f"{lid.naam}, {lid.functie}"


def bekend(zicht: Zicht) -> Bekend:
    """De woorden waaraan dit huishouden te herkennen is, ook van delen die dicht zijn.

    Ze worden alleen vergeleken met wat iemand zelf typte.
    """
    pk = zicht.dossier.pk
    with poort.wijzer():
        per_soort = bewoners.zoekwoorden(pk)
    netwerk = bewoners.netwerk(pk) if Onderdeel.NETWERK in zicht.onderdelen else []
    namen = per_soort[ZoekwoordSoort.NAAM] | per_soort[ZoekwoordSoort.ACHTERNAAM]
    return Bekend(
        namen=namen.union(*(normaal(lid.roepnaam) for lid in netwerk)),
        straten=per_soort[ZoekwoordSoort.STRAAT],
        geboren=per_soort[ZoekwoordSoort.GEBOREN],
    )


def vraag_van(dossier_id: UUID) -> Consultvraag | None:
    """De vraag van dit overleg, met wie het is."""
    gevonden: Consultvraag | None = (
        Consultvraag.objects.filter(dossier_id=dossier_id).select_related("aan", "door").first()
    )
    return gevonden


def mijn_vragen(dossier_ids: Collection[UUID]) -> list[Consultvraag]:
    """De vragen van deze dossiers, de nieuwste eerst. Een statement, of geen."""
    if not dossier_ids:
        return []
    rijen = Consultvraag.objects.filter(dossier__in=list(dossier_ids))
    return list(rijen.select_related("aan", "door").order_by("-op", "-pk"))


def leest_tot(huishouden_id: UUID | None, account_id: UUID) -> datetime | None:
    """Tot wanneer deze collega bij dit huishouden meeleest; None als dat niet (meer) zo is."""
    gevonden: datetime | None = (
        Betrokkenheid.objects.filter(
            actief(klok.nu()), dossier=huishouden_id, account=account_id, tot__isnull=False
        )
        .order_by("-tot")
        .values_list("tot", flat=True)
        .first()
    )
    return gevonden


@dataclass(frozen=True)
class Meekijker:
    """Iemand die nu meeleest of meekijkt, met wat het huishouden ervan zei."""

    betrokkenheid: Betrokkenheid
    akkoord: str

    @property
    def delen(self) -> list[str]:
        return [
            str(Onderdeel(deel).label)
            for deel in sorted(self.betrokkenheid.delen)
            if deel != Onderdeel.NAAM
        ]


def meekijkers(dossier_id: UUID) -> list[Meekijker]:
    """Wie er nu meekijkt, wie het eerst ophoudt vooraan. Een statement."""
    rijen = (
        Meekijken.objects.filter(actief(klok.nu(), "betrokkenheid__"), dossier_id=dossier_id)
        .select_related("betrokkenheid__account")
        .order_by("betrokkenheid__tot", "pk")
    )
    return [Meekijker(rij.betrokkenheid, rij.akkoord) for rij in rijen]
