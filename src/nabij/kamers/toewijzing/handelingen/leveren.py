"""Wat de aanbieder doorgeeft: begonnen, gestopt, hoeveel. De koppeling roept dit aan.

Hetzelfde bericht nog eens verandert niets. Wat over een andere aanbieder gaat wordt geweigerd.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen import haal_uit_tijdlijn
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toewijzing.handelingen.besluit import schrijf
from nabij.kamers.toewijzing.models import (
    Declaratie,
    Levering,
    LeveringSoort,
    Toewijzing,
)
from nabij.kamers.toewijzing.regels import maand_van

TIJDELIJK = "20"
"""Reden beeindiging: de levering is tijdelijk gestopt (WMO588, JZ588)."""


def vind_toewijzing(*, nummer: int, agb: str) -> Toewijzing:
    """De toewijzing met dit nummer, van deze aanbieder. Raises `KanNiet`."""
    rij: Toewijzing | None = (
        Toewijzing.objects.filter(nummer=nummer, aanbieder__agb=agb)
        .select_related("aanbieder", "product")
        .first()
    )
    if rij is None:
        raise KanNiet(_("Een toewijzing met dit nummer kennen wij niet bij deze aanbieder."))
    return rij


def leg_start_vast(*, toewijzing: Toewijzing, op: date, bericht: str) -> Levering:
    """De hulp is begonnen op `op`."""
    return _leg_vast(toewijzing, LeveringSoort.START, op, bericht, "hulp_begonnen")


def leg_stop_vast(*, toewijzing: Toewijzing, op: date, reden: str, bericht: str) -> Levering:
    """De laatste dag van de hulp, met de reden (code). Tijdelijk gestopt is geen einde."""
    woord = "hulp_pauze" if reden == TIJDELIJK else "hulp_gestopt"
    return _leg_vast(toewijzing, LeveringSoort.STOP, op, bericht, woord, reden)


def _leg_vast(
    toewijzing: Toewijzing,
    soort: LeveringSoort,
    op: date,
    bericht: str,
    woord: str,
    reden: str = "",
) -> Levering:
    """Meteen schrijven is een vraag minder; staat het er al, dan komt dat terug."""
    moment = min(klok.begin_van(op), klok.nu())
    try:
        with transaction.atomic():
            levering: Levering = Levering.objects.create(
                toewijzing=toewijzing,
                dossier_id=toewijzing.dossier_id,
                soort=soort,
                bericht=bericht,
                op=op,
                reden=reden,
                tijdelijk=reden == TIJDELIJK,
            )
            schrijf(toewijzing.dossier_id, woord, None, levering.pk, op=moment)
    except IntegrityError:
        al: Levering | None = Levering.objects.filter(
            toewijzing=toewijzing, soort=soort, bericht=bericht
        ).first()
        if al is None:
            raise
        return al
    return levering


@transaction.atomic
def neem_levering_terug(*, toewijzing: Toewijzing, soort: LeveringSoort, op: date) -> bool:
    """De aanbieder haalt een start of stop weg (status 3). False als er niets was."""
    rijen = Levering.objects.filter(
        toewijzing=toewijzing, soort=soort, op=op, ingetrokken_op__isnull=True
    )
    sleutels: list[UUID] = list(rijen.values_list("pk", flat=True))
    rijen.update(ingetrokken_op=klok.nu())
    for sleutel in sleutels:
        haal_uit_tijdlijn(dossier_id=toewijzing.dossier_id, object_id=sleutel)
    return bool(sleutels)


@transaction.atomic
def vraag_overdracht(*, toewijzing: Toewijzing, door: Wie) -> None:
    """Hulp stopte en er kwam een nieuwe vraag: vraag de aanbieder om het samen over te dragen.

    Een keer; de tekst aan de aanbieder noemt alleen het nummer van de toewijzing.
    """
    gestopt = Levering.objects.filter(
        toewijzing=toewijzing, soort=LeveringSoort.STOP, ingetrokken_op__isnull=True
    )
    if not gestopt.exists():
        raise KanNiet(_("Deze hulp is niet gestopt."))
    if toewijzing.overdracht_gevraagd_op is None:
        toewijzing.overdracht_gevraagd_op = klok.nu()
        toewijzing.save(update_fields=["overdracht_gevraagd_op"])
        schrijf(toewijzing.dossier_id, "overdracht_gevraagd", door, toewijzing.pk)


@dataclass(frozen=True)
class Declaratieregel:
    """Een regel van een declaratie. Credit is een `volume` onder nul.

    `teruggestuurd`: niet goedgekeurd, omdat het meer is dan er is toegewezen.
    """

    toewijzing: Toewijzing
    maand: date
    volume: int
    eenheid: str
    regel: str
    teruggestuurd: bool = False


def leg_declaraties_vast(*, regels: Sequence[Declaratieregel]) -> None:
    """Alle regels van een declaratie. Dezelfde regel nog eens verandert niets.

    Wat teruggestuurd was en met hetzelfde nummer goed terugkomt, is daarmee goedgekeurd; andersom
    gebeurt nooit.
    """
    goed = [_als_rij(een) for een in regels if not een.teruggestuurd]
    terug = [_als_rij(een) for een in regels if een.teruggestuurd]
    if goed:
        Declaratie.objects.bulk_create(
            goed,
            update_conflicts=True,
            unique_fields=["toewijzing", "regel"],
            update_fields=["maand", "volume", "eenheid", "teruggestuurd"],
        )
    if terug:
        Declaratie.objects.bulk_create(terug, ignore_conflicts=True)


def _als_rij(een: Declaratieregel) -> Declaratie:
    return Declaratie(
        dossier_id=een.toewijzing.dossier_id,
        toewijzing=een.toewijzing,
        maand=maand_van(een.maand),
        volume=een.volume,
        eenheid=een.eenheid,
        regel=een.regel,
        teruggestuurd=een.teruggestuurd,
    )
