"""Wat er in consult gebeurt: vragen, antwoorden, meekijken, wegtikken, weigeren en opschalen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.handelingen import haal_uit_tijdlijn, schrijf_in_tijdlijn
from nabij.kamers.consult.models import (
    Consulttelling,
    Consultvraag,
    Hoe,
    Maatwerk,
    Mandaatvraag,
    Meekijken,
    NiemandNeemt,
    Opschaling,
    Uitkomst,
    Weggetikt,
    Weigering,
)
from nabij.kamers.consult.regels import nergens
from nabij.kamers.consult.regels.praatje import begin_van_kwartaal
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import SeintjeSoort
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.overzichten import opdracht_nu, procesregisseur

ROLLEN = {Hoe.NAAM: Betrokkenrol.MEEDENKER, Hoe.MEEKIJKEN: Betrokkenrol.SPECIALIST}
WOORDEN = {Hoe.NAAM: "meelezen", Hoe.MEEKIJKEN: "erbij"}


class KanNiet(Exception):
    """Het kan niet (meer); de tekst zegt waarom."""


def _account(wie: Wie) -> UUID:
    if wie.account_id is None:
        raise GeenToegang("Alleen een medewerker kan een collega erbij halen.")
    return wie.account_id


@transaction.atomic
def stel_vraag(
    *,
    dossier_id: UUID,
    hoe: Hoe,
    tekst: str,
    aan: UUID,
    door: Wie,
    huishouden_id: UUID | None = None,
    thema: str = "",
) -> Consultvraag:
    """Vraag een collega mee te denken; die hoort het meteen. `dossier_id` is dat van de vraag.

    `thema` komt niet bij de vraag te staan: het wordt alleen geteld, voor het hele team.
    """
    poort.betrek(dossier_id=dossier_id, account_id=aan, rol=Betrokkenrol.SPECIALIST, door=door)
    vraag: Consultvraag = Consultvraag.objects.create(
        dossier_id=dossier_id,
        hoe=hoe,
        tekst=tekst,
        aan_id=aan,
        door_id=_account(door),
        huishouden_id=huishouden_id,
    )
    if thema:
        _tel_thema(vraag.dossier.team_id, thema)
    poort.seintje(dossier_id=dossier_id, soort=SeintjeSoort.MEEDENKEN, van=door, voor=[aan])
    return vraag


def _tel_thema(team_id: UUID, thema: str) -> None:
    kwartaal = begin_van_kwartaal(klok.vandaag())
    rij, _nieuw = Consulttelling.objects.get_or_create(
        team_id=team_id, kwartaal=kwartaal, thema=thema
    )
    Consulttelling.objects.filter(pk=rij.pk).update(aantal=F("aantal") + 1)


def zet_in_tijdlijn(*, huishouden_id: UUID, door: Wie) -> None:
    """Bij het huishouden staat dat er zonder naam gevraagd is, en niet welke vraag dat was."""
    schrijf_in_tijdlijn(
        dossier_id=huishouden_id,
        woord="meegedacht",
        onderdeel=Onderdeel.PLAN,
        door=door,
    )


@transaction.atomic
def laat_meekijken(
    *,
    huishouden_id: UUID,
    hoe: Hoe,
    account_id: UUID,
    delen: Collection[Onderdeel],
    stuk: str,
    tot: datetime,
    akkoord: str,
    door: Wie,
) -> Meekijken:
    """Open de genoemde delen voor een collega, tot `tot`; daarna sluit het vanzelf.

    Raises `KanNiet` zonder delen of met een einde dat al voorbij is: dan zou alles opengaan.
    """
    if not delen or tot <= klok.nu():
        raise KanNiet(_("Kies welke delen, en tot wanneer."))
    betrokkenheid = poort.betrek(
        dossier_id=huishouden_id,
        account_id=account_id,
        rol=ROLLEN[hoe],
        door=door,
        onderdelen=delen,
        tot=tot,
        reden=stuk,
    )
    afspraak: Meekijken = Meekijken.objects.create(
        dossier_id=huishouden_id,
        betrokkenheid=betrokkenheid,
        akkoord=akkoord,
        door_id=_account(door),
    )
    schrijf_in_tijdlijn(
        dossier_id=huishouden_id,
        woord=WOORDEN[hoe],
        onderdeel=Onderdeel.PLAN,
        door=door,
        object_id=betrokkenheid.pk,
    )
    return afspraak


@transaction.atomic
def stop_meekijken(*, huishouden_id: UUID, betrokkenheid_id: UUID, door: Wie) -> None:
    """Eerder klaar dan afgesproken. Raises `KanNiet` als het al voorbij was."""
    afspraak = Meekijken.objects.filter(dossier_id=huishouden_id, betrokkenheid=betrokkenheid_id)
    if not afspraak.exists() or not poort.eindig_nu(
        betrokkenheid_id=betrokkenheid_id, dossier_id=huishouden_id
    ):
        raise KanNiet(_("Dit meekijken was al voorbij."))
    schrijf_in_tijdlijn(
        dossier_id=huishouden_id,
        woord="erbij_klaar",
        onderdeel=Onderdeel.PLAN,
        door=door,
        object_id=betrokkenheid_id,
    )


@transaction.atomic
def beantwoord(*, vraag: Consultvraag, antwoord: str, door: Wie, besluit: str = "") -> None:
    """Het antwoord van wie gevraagd is; de vrager hoort het. Raises `KanNiet` voor een ander.

    `besluit`: een code van `Besluit`, bij een vraag boven het mandaat.
    """
    if door.account_id != vraag.aan_id or vraag.beantwoord_op is not None:
        raise KanNiet(_("Alleen wie gevraagd is antwoordt, een keer."))
    vraag.antwoord, vraag.beantwoord_op = antwoord, klok.nu()
    vraag.save(update_fields=["antwoord", "beantwoord_op"])
    Mandaatvraag.objects.filter(overleg=vraag.dossier_id).update(
        beantwoord_op=vraag.beantwoord_op, besluit=besluit
    )
    poort.seintje_klaar(dossier_id=vraag.dossier_id, soort=SeintjeSoort.MEEDENKEN)
    poort.seintje(
        dossier_id=vraag.dossier_id, soort=SeintjeSoort.ANTWOORD, van=door, voor=[vraag.door_id]
    )


@transaction.atomic
def rond_af(*, vraag: Consultvraag, uitkomst: Uitkomst, door: Wie) -> None:
    """Wie vroeg zegt wat het opleverde; daarna is het overleg klaar."""
    if door.account_id != vraag.door_id or vraag.uitkomst:
        raise KanNiet(_("Alleen wie vroeg rondt af, een keer."))
    vraag.uitkomst = uitkomst
    vraag.save(update_fields=["uitkomst"])
    poort.sluit(dossier_id=vraag.dossier_id)


@transaction.atomic
def lever_maatwerk(
    *, huishouden_id: UUID, team_id: UUID, wat: str, waarom: str, door: Wie
) -> Maatwerk:
    """Doe wat nodig is buiten de eigen taak; de opdracht van het team zegt wie erachter staat."""
    opdracht = opdracht_nu(team_id)
    maatwerk: Maatwerk = Maatwerk.objects.create(
        dossier_id=huishouden_id,
        wat=wat,
        waarom=waarom,
        gedekt_door=opdracht.gedekt_door if opdracht else "",
        opdracht=opdracht,
        door_id=_account(door),
    )
    schrijf_in_tijdlijn(
        dossier_id=huishouden_id,
        woord="maatwerk",
        onderdeel=Onderdeel.PLAN,
        door=door,
        object_id=maatwerk.pk,
    )
    return maatwerk


def vraag_boven_mandaat(
    *, maatwerk: Maatwerk, overleg_id: UUID, aan: UUID, uiterlijk: date
) -> Mandaatvraag:
    """Bij maatwerk boven het mandaat: wie voor welke dag antwoordt op het overleg."""
    return Mandaatvraag.objects.create(
        dossier_id=maatwerk.dossier_id,
        maatwerk=maatwerk,
        overleg_id=overleg_id,
        aan_id=aan,
        uiterlijk=uiterlijk,
    )


@transaction.atomic
def trek_maatwerk_in(*, huishouden_id: UUID, maatwerk_id: UUID) -> None:
    """Dit deden we toch niet; wat er stond blijft bewaard."""
    Maatwerk.objects.filter(
        pk=maatwerk_id, dossier_id=huishouden_id, ingetrokken_op__isnull=True
    ).update(ingetrokken_op=klok.nu())
    haal_uit_tijdlijn(dossier_id=huishouden_id, object_id=maatwerk_id)


@transaction.atomic
def tik_weg(*, huishouden_id: UUID, regel: str, door: Wie, reden: str = "") -> Weggetikt:
    """Deze vraag hoeft nu niet. Geen tijdlijn, geen seintje, geen telling."""
    weg: Weggetikt = Weggetikt.objects.create(
        dossier_id=huishouden_id, regel=regel, reden=reden, door_id=_account(door)
    )
    return weg


def zet_terug(*, weg: Weggetikt) -> None:
    """Toch weer tonen, zolang de afgesproken minuten lopen. Raises `KanNiet` daarna."""
    if weg.ingetrokken_op is not None:
        return
    _eis_op_tijd(weg.vastgelegd_op)
    weg.ingetrokken_op = klok.nu()
    weg.save(update_fields=["ingetrokken_op"])


def _eis_op_tijd(toen: datetime) -> None:
    if klok.nu() >= toen + timedelta(minutes=norm("ongedaan_minuten")):
        raise KanNiet(_("Terugdraaien kan niet meer."))


@transaction.atomic
def leg_weigering_vast(
    *,
    huishouden_id: UUID,
    team_id: UUID,
    wie: str,
    reden: str,
    thema: str,
    door: Wie,
    ook: str = "",
    op: date | None = None,
) -> Opschaling | None:
    """Een regel: wie weigerde en waarom. Geeft de opschaling als het de tweede keer was."""
    weigering: Weigering = Weigering.objects.create(
        dossier_id=huishouden_id,
        wie=wie,
        reden=reden,
        thema=thema,
        ook=ook,
        op=op or klok.vandaag(),
        door_id=_account(door),
    )
    schrijf_in_tijdlijn(
        dossier_id=huishouden_id,
        woord="geweigerd",
        onderdeel=Onderdeel.PLAN,
        door=door,
        object_id=weigering.pk,
        op=klok.nu() if op is None else klok.begin_van(op),
    )
    return _schaal_op(huishouden_id, team_id, thema, door)


def _schaal_op(huishouden_id: UUID, team_id: UUID, thema: str, door: Wie) -> Opschaling | None:
    """Bij de tweede weigering sinds het vorige besluit, en niet als er al een vraag loopt."""
    eerder = Opschaling.objects.filter(dossier_id=huishouden_id, thema=thema)
    if eerder.filter(besloten_op__isnull=True).exists():
        return None
    vorige = eerder.order_by("-besloten_op").first()
    rijen = Weigering.objects.filter(
        dossier_id=huishouden_id, thema=thema, ingetrokken_op__isnull=True
    )
    if vorige is not None:
        rijen = rijen.filter(vastgelegd_op__gt=vorige.besloten_op)
    geweigerd = list(rijen)
    if len(geweigerd) < nergens.KEREN:
        return None
    _onthoud_zonder_naam(geweigerd)
    naar = procesregisseur(team_id)
    opschaling: Opschaling = Opschaling.objects.create(
        dossier_id=huishouden_id,
        thema=thema,
        naar_id=naar,
        uiterlijk=nergens.uiterlijk(klok.vandaag()),
    )
    schrijf_in_tijdlijn(
        dossier_id=huishouden_id,
        woord="opgeschaald",
        onderdeel=Onderdeel.PLAN,
        door=door,
        object_id=opschaling.pk,
    )
    if naar is not None:
        poort.betrek(
            dossier_id=huishouden_id,
            account_id=naar,
            rol=Betrokkenrol.PROCESREGISSEUR,
            door=door,
            onderdelen=[Onderdeel.PLAN],
        )
        poort.seintje(dossier_id=huishouden_id, soort=SeintjeSoort.NERGENS, van=door, voor=[naar])
    return opschaling


def _onthoud_zonder_naam(geweigerd: list[Weigering]) -> None:
    """Wat niemand aannam, zonder huishouden: elke combinatie een regel."""
    maand = klok.vandaag().replace(day=1)
    NiemandNeemt.objects.bulk_create(
        NiemandNeemt(thema=thema, ook=ook, maand=maand)
        for thema, ook in sorted({(een.thema, een.ook) for een in geweigerd})
    )


@transaction.atomic
def neem_op_zich(*, opschaling: Opschaling, besluit: str, door: Wie) -> None:
    """Wie dit huishouden op zich neemt. De procesregisseur leest daarna niet meer mee."""
    if opschaling.besloten_op is not None:
        raise KanNiet(_("Hierover is al besloten."))
    opschaling.besluit, opschaling.besloten_op = besluit, klok.nu()
    opschaling.besloten_door_id = _account(door)
    opschaling.save(update_fields=["besluit", "besloten_op", "besloten_door"])
    schrijf_in_tijdlijn(
        dossier_id=opschaling.dossier_id,
        woord="neemt_op",
        onderdeel=Onderdeel.PLAN,
        door=door,
        object_id=opschaling.pk,
    )
    poort.seintje(dossier_id=opschaling.dossier_id, soort=SeintjeSoort.ANTWOORD, van=door)
    if not Opschaling.objects.filter(
        dossier_id=opschaling.dossier_id, besloten_op__isnull=True
    ).exists():
        # Een dag later, zodat wie besloot het nog na kan lezen.
        poort.eindig(
            dossier_id=opschaling.dossier_id,
            rollen=[Betrokkenrol.PROCESREGISSEUR],
            op=klok.nu() + timedelta(days=1),
        )


@transaction.atomic
def trek_weigering_in(*, weigering: Weigering) -> None:
    """Dit klopte niet. Het verdwijnt van het scherm; wat gevraagd is blijft gevraagd."""
    weigering.ingetrokken_op = klok.nu()
    weigering.save(update_fields=["ingetrokken_op"])
    haal_uit_tijdlijn(dossier_id=weigering.dossier_id, object_id=weigering.pk)
