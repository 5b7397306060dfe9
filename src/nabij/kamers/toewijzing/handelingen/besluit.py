"""Toekennen en toewijzen: binnen het mandaat meteen, erboven na een vraag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.fundament.termijnen import werkdagen_later
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.handelingen import haal_uit_tijdlijn, schrijf_in_tijdlijn
from nabij.kamers.casus.models import Hulpkeuze
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import SeintjeSoort
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.models import Mandaat
from nabij.kamers.team.overzichten import mandaten
from nabij.kamers.toewijzing.handelingen.berichten import zet_toewijzing_klaar
from nabij.kamers.toewijzing.handelingen.nummers import BESCHIKKING, TOEWIJZING, volgend
from nabij.kamers.toewijzing.models import (
    Aanbieder,
    Antwoord,
    Besluitvraag,
    Bron,
    Overname,
    Product,
    Toekenning,
    Toewijzer,
    Toewijzing,
    Uitkomst,
    Verzoek,
    VerzoekAntwoord,
)
from nabij.kamers.toewijzing.regels import Omvang, bedrag, binnen, weken_van

VERWIJDERD = "13"
OPEN_VERZOEK = ("", VerzoekAntwoord.ONDERZOEK)


class BovenMandaat(KanNiet):
    """Hierover mag iemand anders beslissen; zeg wie."""


@dataclass(frozen=True)
class Hulp:
    """Wat er toegewezen wordt: welke hulp, van wie, hoeveel, van wanneer tot en met wanneer."""

    aanbieder: Aanbieder
    product: Product
    omvang: Omvang
    ingang: date
    einde: date | None


@dataclass(frozen=True)
class Vraag:
    """Aan wie een besluit boven het mandaat gevraagd wordt, en waarom. Zonder naam."""

    aan: UUID
    wat: str
    waarom: str


def account_van(wie: Wie) -> UUID:
    if wie.account_id is None:
        raise GeenToegang("Alleen een medewerker kan hulp toewijzen.")
    return wie.account_id


def mandaat_voor(hulp: Hulp, door: Wie) -> Mandaat | None:
    """Het eigen mandaat waar deze hulp binnen valt, of None."""
    if door.medewerker_id is None:
        return None
    return binnen(
        mandaten(door.medewerker_id),
        wet=hulp.product.wet,
        bedrag=bedrag(hulp.omvang, hulp.ingang, hulp.einde, hulp.product.tarief),
        weken=weken_van(hulp.ingang, hulp.einde),
    )


def schrijf(
    dossier_id: UUID, woord: str, door: Wie | None, object_id: UUID, **wanneer: Any
) -> None:
    """Een regel op de tijdlijn, voor wie het plan leest."""
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord=woord,
        onderdeel=Onderdeel.PLAN,
        door=door,
        object_id=object_id,
        **wanneer,
    )


@transaction.atomic
def wijs_toe(
    *,
    dossier_id: UUID,
    persoon_id: UUID,
    naam: str,
    hulp: Hulp,
    motivering: str,
    door: Wie,
    hulpkeuze: Hulpkeuze | None = None,
    vraag: Vraag | None = None,
) -> Toewijzing:
    """Ken hulp toe en wijs haar toe.

    Raises `BovenMandaat` als een ander erover beslist en `vraag` mist.
    """
    mandaat = mandaat_voor(hulp, door)
    if mandaat is None and vraag is None:
        raise BovenMandaat(_("Dit gaat boven je mandaat. Kies wie erover beslist."))
    toekenning: Toekenning = Toekenning.objects.create(
        dossier_id=dossier_id,
        persoon_id=persoon_id,
        naam=naam,
        wet=hulp.product.wet,
        uitkomst=Uitkomst.TOEGEKEND,
        motivering=motivering,
        hulpkeuze=hulpkeuze,
        mandaat=mandaat,
        door_id=account_van(door),
    )
    toewijzing = maak_toewijzing(toekenning, hulp, door)
    _hoort_bij_verzoek(toewijzing)
    if mandaat is not None:
        neem_besluit(toekenning, door=door, besloten_door=account_van(door))
        toewijzing.refresh_from_db()
    elif vraag is not None:
        _vraag_ander(toekenning, vraag, door)
    return toewijzing


def maak_toewijzing(toekenning: Toekenning, hulp: Hulp, door: Wie, **anders: Any) -> Toewijzing:
    toewijzing: Toewijzing = Toewijzing.objects.create(
        dossier_id=toekenning.dossier_id,
        toekenning=toekenning,
        persoon_id=toekenning.persoon_id,
        naam=toekenning.naam,
        wet=toekenning.wet,
        aanbieder=hulp.aanbieder,
        product=hulp.product,
        volume=hulp.omvang.volume,
        eenheid=hulp.omvang.eenheid,
        frequentie=hulp.omvang.frequentie,
        ingang=hulp.ingang,
        einde=hulp.einde,
        door_id=door.account_id,
        **anders,
    )
    return toewijzing


def _hoort_bij_verzoek(toewijzing: Toewijzing) -> None:
    """Vroeg deze aanbieder hier al om en zochten we het uit, dan is dit het antwoord daarop.

    Met het kenmerk van de aanbieder, zodat die ziet waar het bij hoort.
    """
    verzoek = (
        Verzoek.objects.filter(
            dossier_id=toewijzing.dossier_id,
            persoon_id=toewijzing.persoon_id,
            aanbieder=toewijzing.aanbieder,
            product=toewijzing.product,
            antwoord__in=OPEN_VERZOEK,
            werd__isnull=True,
        )
        .order_by("ontvangen_op", "pk")
        .first()
    )
    if verzoek is None:
        return
    verzoek.werd = toewijzing
    verzoek.save(update_fields=["werd"])
    toewijzing.referentie = verzoek.referentie
    toewijzing.save(update_fields=["referentie"])


def _vraag_ander(toekenning: Toekenning, vraag: Vraag, door: Wie) -> None:
    Besluitvraag.objects.create(
        dossier_id=toekenning.dossier_id,
        toekenning=toekenning,
        wat=vraag.wat[:300],
        waarom=vraag.waarom[:500],
        aan_id=vraag.aan,
        door_id=account_van(door),
        uiterlijk=werkdagen_later(klok.vandaag(), norm("dagen_besluitvraag")),
    )
    schrijf(toekenning.dossier_id, "besluit_gevraagd", door, toekenning.pk)
    poort.seintje(
        dossier_id=toekenning.dossier_id, soort=SeintjeSoort.BESLUIT, van=door, voor=[vraag.aan]
    )


def neem_besluit(toekenning: Toekenning, *, door: Wie, besloten_door: UUID) -> None:
    """Het besluit staat: nummers erbij, en de toewijzing ligt klaar voor de aanbieder."""
    nu = klok.nu()
    toekenning.besloten_op, toekenning.besloten_door_id = nu, besloten_door
    toekenning.beschikkingnummer = f"{nu.year}{volgend(BESCHIKKING):06d}"
    toekenning.save()
    schrijf(toekenning.dossier_id, "toegekend", door, toekenning.pk)
    for toewijzing in Toewijzing.objects.filter(toekenning=toekenning).select_related("product"):
        toewijzing.toegewezen_op = nu
        toewijzing.nummer = volgend(TOEWIJZING)
        toewijzing.beschikkingnummer = toekenning.beschikkingnummer
        toewijzing.save()
        schrijf(toewijzing.dossier_id, "toegewezen", door, toewijzing.pk)
        zet_toewijzing_klaar(toewijzing)
        for verzoek in Verzoek.objects.filter(werd=toewijzing, antwoord__in=OPEN_VERZOEK):
            verzoek.antwoord, verzoek.beantwoord_op = VerzoekAntwoord.TOEGEWEZEN, nu
            verzoek.beantwoord_door_id = besloten_door
            verzoek.save()
            schrijf(verzoek.dossier_id, "verzoek_toegewezen", door, verzoek.pk)


@transaction.atomic
def beantwoord_vraag(
    *, vraag: Besluitvraag, antwoord: Antwoord, door: Wie, woorden: str = ""
) -> None:
    """Wie het mandaat heeft zegt ja of nee, een keer; wie vroeg hoort het."""
    if vraag.aan_id not in {door.account_id, *door.vervangt} or vraag.beantwoord_op is not None:
        raise KanNiet(_("Alleen wie gevraagd is antwoordt, een keer."))
    vraag.antwoord, vraag.woorden, vraag.beantwoord_op = antwoord, woorden, klok.nu()
    vraag.save(update_fields=["antwoord", "woorden", "beantwoord_op"])
    nog_open = Besluitvraag.objects.filter(dossier=vraag.dossier_id, beantwoord_op__isnull=True)
    if not nog_open.exists():
        poort.seintje_klaar(dossier_id=vraag.dossier_id, soort=SeintjeSoort.BESLUIT)
    poort.seintje(
        dossier_id=vraag.dossier_id, soort=SeintjeSoort.ANTWOORD, van=door, voor=[vraag.door_id]
    )


@transaction.atomic
def geef_besluit_door(*, toekenning: Toekenning, door: Wie) -> None:
    """Wie vroeg verwerkt het antwoord: bij ja gaat de toewijzing weg, bij nee vervalt zij."""
    vraag = Besluitvraag.objects.select_for_update().filter(toekenning=toekenning).first()
    if vraag is None or vraag.beantwoord_op is None or toekenning.besloten_op is not None:
        raise KanNiet(_("Er is nog geen antwoord, of het is al verwerkt."))
    if vraag.afgehandeld_op is not None:
        raise KanNiet(_("Dit antwoord is al verwerkt."))
    vraag.afgehandeld_op = klok.nu()
    vraag.save(update_fields=["afgehandeld_op"])
    if vraag.antwoord == Antwoord.JA:
        neem_besluit(toekenning, door=door, besloten_door=vraag.aan_id)
        return
    toekenning.ingetrokken_op = klok.nu()
    toekenning.save(update_fields=["ingetrokken_op"])
    Toewijzing.objects.filter(toekenning=toekenning).update(ingetrokken_op=klok.nu())
    # Het verzoek van de aanbieder wacht dan weer op een antwoord.
    Verzoek.objects.filter(werd__toekenning=toekenning).update(werd=None)
    haal_uit_tijdlijn(dossier_id=toekenning.dossier_id, object_id=toekenning.pk)


@transaction.atomic
def trek_in(*, toewijzing: Toewijzing, door: Wie) -> None:
    """Deze hulp hoeft toch niet. Is ze al doorgegeven, dan hoort de aanbieder het."""
    if toewijzing.ingetrokken_op is not None:
        return
    if toewijzing.leveringen.filter(ingetrokken_op__isnull=True).exists():
        raise KanNiet(_("Deze hulp is al begonnen. Spreek met de aanbieder af wanneer ze stopt."))
    toewijzing.ingetrokken_op = klok.nu()
    if toewijzing.nummer is not None:
        toewijzing.einde, toewijzing.reden_wijziging = toewijzing.ingang, VERWIJDERD
        toewijzing.toegewezen_op = klok.nu()
    toewijzing.save()
    schrijf(toewijzing.dossier_id, "toewijzing_weg", door, toewijzing.pk)
    if toewijzing.nummer is not None:
        zet_toewijzing_klaar(toewijzing)


def minder_is_genoeg(*, toewijzing: Toewijzing) -> None:
    """Gevraagd en gehoord: minder is ook genoeg. Dan wordt het niet nog eens gevraagd."""
    toewijzing.genoeg_op = klok.vandaag()
    toewijzing.save(update_fields=["genoeg_op"])


@transaction.atomic
def neem_over(
    *, dossier_id: UUID, bron: Bron, wat: str, beoordeeld_op: date, door: Wie, van_wie: str = ""
) -> Overname:
    """Wat een ander al beoordeelde, met dag. Staat het er al, dan blijft het bij die ene keer."""
    gelijk = {"dossier_id": dossier_id, "bron": bron, "wat": wat, "beoordeeld_op": beoordeeld_op}
    eerder: Overname | None
    eerder = Overname.objects.filter(**gelijk, ingetrokken_op__isnull=True).first()
    if eerder is not None:
        return eerder
    overname: Overname = Overname.objects.create(
        **gelijk, van_wie=van_wie, door_id=account_van(door)
    )
    schrijf(dossier_id, "overgenomen_oordeel", door, overname.pk)
    return overname


@transaction.atomic
def leg_hulp_van_ander_vast(
    *,
    dossier_id: UUID,
    persoon_id: UUID,
    naam: str,
    toewijzer: Toewijzer,
    aanbieder: Aanbieder,
    product: Product,
    ingang: date,
    door: Wie,
    einde: date | None = None,
) -> Toewijzing:
    """Hulp die een huisarts, instelling of rechter toewees. Er gaat geen bericht."""
    toewijzing: Toewijzing = Toewijzing.objects.create(
        dossier_id=dossier_id,
        persoon_id=persoon_id,
        naam=naam,
        wet=product.wet,
        aanbieder=aanbieder,
        product=product,
        ingang=ingang,
        einde=einde,
        toewijzer=toewijzer,
        toegewezen_op=klok.begin_van(ingang),
        door_id=account_van(door),
    )
    schrijf(dossier_id, "hulp_van_ander", door, toewijzing.pk)
    return toewijzing
