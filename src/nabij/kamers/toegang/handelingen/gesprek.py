"""Het gesprek aan tafel: wat er besproken is, wat goed gaat, wat zorgen geeft, waar het om gaat."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.handelingen import schrijf_in_tijdlijn
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.handelingen.vraag import TeLaat, account_van
from nabij.kamers.toegang.models import (
    Gesprek,
    Gesprekversie,
    Opgemerkt,
    OpgemerktSoort,
    Samenhang,
    Waarneming,
    WaarnemingSoort,
)


@dataclass(frozen=True)
class NieuweWaarneming:
    """Wat iemand zei (`woorden`, nooit leeg), met onze lezing ernaast als die er is."""

    soort: str
    woorden: str
    leefgebied: str = ""
    van_wie: str = ""
    lezing: str = ""
    stand: str = ""


@transaction.atomic
def voer_gesprek(
    *,
    dossier_id: UUID,
    door: Wie,
    verslag: str = "",
    met: str = "",
    waarnemingen: tuple[NieuweWaarneming, ...] = (),
    veilig_besproken: bool = False,
    op: datetime | None = None,
) -> Gesprek:
    """Leg een gesprek vast, met wat er al pratend is opgeschreven.

    `veilig_besproken`: er is gevraagd of het veilig is; zie `beantwoord_veiligheid`.
    """
    gesprek: Gesprek = Gesprek.objects.create(
        dossier_id=dossier_id,
        met=met,
        verslag=verslag,
        veilig_besproken=veilig_besproken,
        op=op or klok.nu(),
        door_id=account_van(door),
    )
    Waarneming.objects.bulk_create(
        _waarneming(dossier_id, een, door, gesprek, op) for een in waarnemingen
    )
    _in_tijdlijn("gesprek", dossier_id, gesprek.pk, door, op)
    if any(een.soort == WaarnemingSoort.KERN for een in waarnemingen):
        _in_tijdlijn("kern", dossier_id, gesprek.pk, door, op)
    return gesprek


def _waarneming(
    dossier_id: UUID,
    een: NieuweWaarneming,
    door: Wie,
    gesprek: Gesprek | None,
    op: datetime | None,
) -> Waarneming:
    return Waarneming(
        dossier_id=dossier_id,
        gesprek=gesprek,
        soort=een.soort,
        leefgebied=een.leefgebied,
        woorden=een.woorden,
        van_wie=een.van_wie,
        lezing=een.lezing,
        stand=een.stand,
        op=op or klok.nu(),
        door_id=account_van(door),
    )


def _in_tijdlijn(
    woord: str, dossier_id: UUID, object_id: UUID, door: Wie, op: datetime | None = None
) -> None:
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord=woord,
        onderdeel=Onderdeel.GESPREK,
        door=door,
        object_id=object_id,
        op=op,
    )


@transaction.atomic
def merk_op(
    *,
    gesprek: Gesprek,
    wat: Collection[str],
    door: Wie,
    dag: date | None = None,
    wens: str = "",
) -> None:
    """Wat in dit gesprek opviel, is precies `wat`; wat er niet meer bij staat wordt ingetrokken.

    `dag` hoort bij huis of stroom, `wens` bij een wens. Verandert een van die twee, dan komt er
    een nieuwe rij: wat er eerst stond blijft bewaard.
    """
    eigen: dict[str, dict[str, Any]] = {
        OpgemerktSoort.HUIS_OF_STROOM: {"dag": dag},
        OpgemerktSoort.WENS: {"woorden": wens},
    }
    staat = Opgemerkt.objects.filter(gesprek=gesprek, ingetrokken_op__isnull=True)
    blijft = {
        rij.soort
        for rij in staat
        if rij.soort in wat
        and all(getattr(rij, veld) == w for veld, w in eigen.get(rij.soort, {}).items())
    }
    staat.exclude(soort__in=blijft).update(ingetrokken_op=klok.nu())
    Opgemerkt.objects.bulk_create(
        Opgemerkt(
            dossier_id=gesprek.dossier_id,
            gesprek=gesprek,
            soort=een,
            door_id=account_van(door),
            **eigen.get(een, {}),
        )
        for een in sorted({*wat} - blijft)
    )


@transaction.atomic
def wijzig_gesprek(*, gesprek: Gesprek, versie: int, verslag: str, met: str, door: Wie) -> None:
    """Verbeter het verslag; wat er eerst stond blijft bewaard.

    Raises `Botsing` als iemand anders intussen bewaarde.
    """
    eerder = Gesprekversie(
        dossier_id=gesprek.dossier_id,
        gesprek=gesprek,
        versie=versie,
        met=gesprek.met,
        verslag=gesprek.verslag,
        vervangen_door_id=account_van(door),
    )
    gesprek.wijzig(versie=versie, verslag=verslag, met=met)
    eerder.save()


@transaction.atomic
def leg_waarneming_vast(
    *,
    dossier_id: UUID,
    soort: str,
    woorden: str,
    door: Wie,
    leefgebied: str = "",
    van_wie: str = "",
    lezing: str = "",
    stand: str = "",
    gesprek: Gesprek | None = None,
    op: datetime | None = None,
) -> Waarneming:
    """Iets wat goed gaat, zorgen geeft of de kern is, in de woorden van wie het zei."""
    een = NieuweWaarneming(soort, woorden, leefgebied, van_wie, lezing, stand)
    waarneming = _waarneming(dossier_id, een, door, gesprek, op)
    waarneming.save()
    woord = "kern" if soort == WaarnemingSoort.KERN else "waarneming"
    _in_tijdlijn(woord, dossier_id, waarneming.pk, door, op)
    return waarneming


@transaction.atomic
def leg_samenhang_vast(
    *, oorzaak: Waarneming, gevolg: Waarneming, door: Wie, op: datetime | None = None
) -> Samenhang:
    """Dit (`gevolg`) hangt aan dat (`oorzaak`). Staat het er al, dan blijft het zo."""
    samenhang: Samenhang
    samenhang, nieuw = Samenhang.objects.get_or_create(
        dossier_id=oorzaak.dossier_id,
        oorzaak=oorzaak,
        gevolg=gevolg,
        ingetrokken_op=None,
        defaults={"door_id": account_van(door)},
    )
    if nieuw:
        _in_tijdlijn("samenhang", oorzaak.dossier_id, samenhang.pk, door, op)
    return samenhang


def trek_samenhang_in(*, samenhang: Samenhang) -> None:
    """Het hangt toch niet samen. Wat er stond blijft bewaard."""
    samenhang.ingetrokken_op = klok.nu()
    samenhang.save(update_fields=["ingetrokken_op"])


def zet_samenhang_terug(*, samenhang: Samenhang) -> None:
    """Maak het weghalen ongedaan. Raises `TeLaat` na de afgesproken minuten."""
    if samenhang.ingetrokken_op is None or _hangt_al(samenhang):
        return
    _eis_op_tijd(samenhang.ingetrokken_op)
    samenhang.ingetrokken_op = None
    samenhang.save(update_fields=["ingetrokken_op"])


def _hangt_al(samenhang: Samenhang) -> bool:
    """Iemand schreef hetzelfde intussen opnieuw op."""
    rijen = Samenhang.objects.filter(oorzaak=samenhang.oorzaak_id, gevolg=samenhang.gevolg_id)
    return bool(rijen.filter(ingetrokken_op__isnull=True).exists())


def _eis_op_tijd(toen: datetime) -> None:
    if klok.nu() >= regels.ongedaan_tot(toen, norm("ongedaan_minuten")):
        raise TeLaat


@transaction.atomic
def trek_waarneming_in(*, waarneming: Waarneming) -> None:
    """Dit klopt niet meer: van het scherm, met wat eraan hing. Het blijft bewaard."""
    nu = klok.nu()
    for kant in ("oorzaak", "gevolg"):
        Samenhang.objects.filter(**{kant: waarneming}, ingetrokken_op__isnull=True).update(
            ingetrokken_op=nu
        )
    waarneming.ingetrokken_op = nu
    waarneming.save(update_fields=["ingetrokken_op"])


@transaction.atomic
def zet_waarneming_terug(*, waarneming: Waarneming) -> None:
    """Maak het weghalen ongedaan, met de samenhang die er tegelijk mee verdween.

    Raises `TeLaat` na de afgesproken minuten.
    """
    toen = waarneming.ingetrokken_op
    if toen is None:
        return
    _eis_op_tijd(toen)
    for kant in ("oorzaak", "gevolg"):
        Samenhang.objects.filter(**{kant: waarneming}, ingetrokken_op=toen).update(
            ingetrokken_op=None
        )
    waarneming.ingetrokken_op = None
    waarneming.save(update_fields=["ingetrokken_op"])
