"""Wat er met een signaal gebeurt. Alles draait binnen een open poort."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from nabij.fundament import klok
from nabij.kamers.account.handelingen import leg_klaar
from nabij.kamers.account.models import Account, Rol, Rolnaam
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort import toegangslink
from nabij.kamers.poort.begrippen import Betrokkenrol
from nabij.kamers.poort.models import Dossiergang, Linkdoel
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.overzichten import wie_heeft_dienst
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.handelingen.vraag import (
    TeLaat,
    account_van,
    eis_wachtend,
    meteen_opgepakt,
    neem_vraag_aan,
)
from nabij.kamers.toegang.models import (
    Hulpvraag,
    Kanaal,
    Signaal,
    Signaalsoort,
    Signaalstap,
    SignaalstapSoort,
    Signaaltelling,
    Telwoord,
    Vrager,
)

TERUGLEZEN = timedelta(days=60)
"""Zo lang kan wie iets doorgaf teruglezen dat er iets gedaan is."""

GEWEEST, GEDAAN = "geweest", "gedaan"
"""Wat de melder terugleest: dat er iemand was, of dat er iets gedaan is. Nooit wat."""

TERUG_TE_DRAAIEN = frozenset({SignaalstapSoort.BESLUIT, SignaalstapSoort.NIETS})


class EerstVertellen(Exception):
    """Wie we spraken weet nog niet dat iemand zich zorgen maakte; dat gaat voor afronden."""


@transaction.atomic
def geef_signaal(
    *,
    dossier_id: UUID,
    team_id: UUID,
    wat: str,
    waar: str,
    token: str,
    soort: str = Signaalsoort.ZORG,
    sinds: str = "",
    aangebeld: bool = False,
    mee: bool = False,
    terug: str = "",
    buurt_id: UUID | None = None,
    sleutelbewoner_id: UUID | None = None,
    op: datetime | None = None,
) -> Signaal:
    """Leg een signaal vast zoals het gegeven werd; wie dienst heeft krijgt bericht.

    Met `token` (minstens 256 bits) leest de melder later terug dat er iets gedaan is.
    """
    signaal: Signaal = Signaal.objects.create(
        dossier_id=dossier_id,
        soort=soort,
        wat=wat,
        waar=waar,
        sinds=sinds,
        aangebeld=aangebeld,
        mee=mee,
        terug=terug,
        buurt_id=buurt_id,
        sleutelbewoner_id=sleutelbewoner_id,
        op=op or klok.nu(),
    )
    toegangslink.geef(
        doel=Linkdoel.TERUGLEZEN, geldig=TERUGLEZEN, dossier_id=dossier_id, token=token, op=op
    )
    _tel(team_id, signaal.op, Telwoord.GEGEVEN)
    if sleutelbewoner_id:
        _tel(team_id, signaal.op, Telwoord.SLEUTELBEWONER)
    _laat_dienst_weten(team_id)
    return signaal


def _laat_dienst_weten(team_id: UUID) -> None:
    """Per e-mail, zonder inhoud. Heeft niemand dienst, dan hoort de teamleider het."""
    wie = [lid.account_id for lid in wie_heeft_dienst(team_id)]
    if not wie:
        leiders = Rol.objects.nu().filter(
            rol=Rolnaam.TEAMLEIDER, account__medewerker__lidmaatschappen__team=team_id
        )
        wie = list(leiders.values_list("account_id", flat=True))
    for account in Account.objects.filter(pk__in=wie):
        leg_klaar(account, "signaal")


def _tel(team_id: UUID, op: datetime, wat: Telwoord, erbij: int = 1) -> None:
    rij, _nieuw = Signaaltelling.objects.get_or_create(
        team_id=team_id, maand=klok.dag_van(op).replace(day=1), wat=wat
    )
    Signaaltelling.objects.filter(pk=rij.pk).update(aantal=F("aantal") + erbij)


def _stap(
    signaal: Signaal,
    soort: SignaalstapSoort,
    door: Wie,
    *,
    besluit: str = "",
    toelichting: str = "",
    gesproken: bool | None = None,
    object_id: UUID | None = None,
    op: datetime | None = None,
) -> Signaalstap:
    stap: Signaalstap = Signaalstap.objects.create(
        dossier_id=signaal.dossier_id,
        signaal=signaal,
        soort=soort,
        besluit=besluit,
        toelichting=toelichting,
        gesproken=gesproken,
        object_id=object_id,
        op=op or klok.nu(),
        door_id=account_van(door),
    )
    return stap


def _stand(signaal: Signaal) -> regels.Signaalstand:
    stappen = Signaalstap.objects.filter(signaal=signaal)
    return regels.signaalstand(stappen, klok.vandaag())


def _werk_bij(signaal: Signaal, op: datetime | None = None) -> None:
    """Is er niets meer te doen, dan gaat het signaal dicht; anders staat het open."""
    doe = _stand(signaal).doe(melder_wacht=bool(signaal.terug))
    if doe == regels.Signaaldoe.NIETS:
        poort.sluit(dossier_id=signaal.dossier_id, op=op)
    elif signaal.dossier.gesloten_op is not None:
        poort.heropen(dossier_id=signaal.dossier_id)


@transaction.atomic
def neem_signaal(
    *, signaal: Signaal, door: Wie, alleen_wachtend: bool = False, op: datetime | None = None
) -> Signaalstap:
    """Neem het signaal op je. Met `alleen_wachtend`: `GeenToegang` als een ander net voor was."""
    if alleen_wachtend:
        eis_wachtend(signaal.dossier_id)
    poort.betrek(
        dossier_id=signaal.dossier_id,
        account_id=account_van(door),
        rol=Betrokkenrol.AANSPREEKPUNT,
        door=door,
        op=op,
    )
    return _stap(signaal, SignaalstapSoort.GENOMEN, door, op=op)


@transaction.atomic
def beslis(
    *,
    signaal: Signaal,
    besluit: str,
    door: Wie,
    reden: str = "",
    alleen_wachtend: bool = False,
    op: datetime | None = None,
) -> Signaalstap:
    """Wat we met dit signaal doen, in een tik. Wie beslist neemt het daarmee ook op zich.

    Raises `EerstVertellen` bij geen actie, als we iemand spraken die niet weet van de zorg.
    """
    stand = _stand(signaal)
    if besluit == regels.GEEN_ACTIE and stand.moet_nog_vertellen:
        raise EerstVertellen
    if stand.staat == regels.Signaalstaat.WACHT:
        neem_signaal(signaal=signaal, door=door, alleen_wachtend=alleen_wachtend, op=op)
    stap = _stap(signaal, SignaalstapSoort.BESLUIT, door, besluit=besluit, toelichting=reden, op=op)
    if besluit in regels.MET_REDEN:
        _antwoord(signaal, GEDAAN)
    _werk_bij(signaal, op)
    return stap


@transaction.atomic
def leg_langsgaan_vast(
    *,
    signaal: Signaal,
    gesproken: bool,
    door: Wie,
    gebeld: bool = False,
    verteld: bool = False,
    toelichting: str = "",
    op: datetime | None = None,
) -> Signaalstap:
    """We waren langs, of belden. Dat is een contact, en er komt geen dossier van.

    `verteld`: diegene hoorde meteen dat iemand zich zorgen maakte.
    """
    if not _eerder_gedaan(signaal):
        _tel(signaal.dossier.team_id, signaal.op, Telwoord.GEDAAN)
    soort = SignaalstapSoort.GEBELD if gebeld else SignaalstapSoort.BEZOCHT
    stap = _stap(signaal, soort, door, gesproken=gesproken, toelichting=toelichting, op=op)
    _antwoord(signaal, GEDAAN if gebeld else GEWEEST)
    if gesproken and verteld:
        vertel(signaal=signaal, door=door, op=op)
    return stap


def _eerder_gedaan(signaal: Signaal) -> bool:
    gedaan = (SignaalstapSoort.BEZOCHT, SignaalstapSoort.GEBELD)
    return bool(Signaalstap.objects.filter(signaal=signaal, soort__in=gedaan).exists())


def _antwoord(signaal: Signaal, code: str) -> None:
    """Wat de melder terugleest. Is er iemand geweest, dan blijft dat staan."""
    geweest = Signaalstap.objects.filter(signaal=signaal, soort=SignaalstapSoort.BEZOCHT)
    toegangslink.antwoord(dossier_id=signaal.dossier_id, code=GEWEEST if geweest.exists() else code)


@transaction.atomic
def vertel(*, signaal: Signaal, door: Wie, op: datetime | None = None) -> None:
    """Wie het betreft weet nu dat iemand zich zorgen maakte."""
    _stap(signaal, SignaalstapSoort.GEHOORD, door, op=op)
    _werk_bij(signaal, op)


@transaction.atomic
def meld_terug(*, signaal: Signaal, door: Wie, op: datetime | None = None) -> None:
    """De melder met een nummer of adres weet dat er iets gedaan is, niet wat."""
    _stap(signaal, SignaalstapSoort.TERUGGEMELD, door, op=op)
    _werk_bij(signaal, op)


@transaction.atomic
def niets_aan_de_hand(
    *, signaal: Signaal, door: Wie, toelichting: str = "", op: datetime | None = None
) -> Signaalstap:
    """Er was niets aan de hand: na zijn eigen termijn is het signaal overal weg.

    Raises `EerstVertellen` als we iemand spraken die niet weet dat er een zorg was.
    """
    if _stand(signaal).moet_nog_vertellen:
        raise EerstVertellen
    stap = _stap(signaal, SignaalstapSoort.NIETS, door, toelichting=toelichting, op=op)
    _antwoord(signaal, GEDAAN)
    _werk_bij(signaal, op)
    return stap


@transaction.atomic
def maak_hulpvraag(
    *,
    signaal: Signaal,
    in_vraag: AbstractContextManager[Zicht],
    tekst: str,
    door: Wie,
    naam: str = "",
    terugbellen: str = "",
    verteld: bool = False,
    op: datetime | None = None,
) -> Hulpvraag:
    """Diegene vraagt zelf om hulp: een vraag in eigen woorden. Het signaal gaat niet mee.

    `in_vraag` maakt het dossier van de vraag en opent het. Alleen het signaal weet welke vraag
    eruit kwam; bij de vraag staat niet dat er een signaal was.
    """
    with in_vraag as zicht:
        vraag = neem_vraag_aan(
            dossier_id=zicht.dossier.pk,
            tekst=tekst,
            door=door,
            kanaal=Kanaal.BEZOEK,
            vrager=Vrager.ZELF,
            naam=naam,
            terugbellen=terugbellen,
            op=op,
        )
        meteen_opgepakt(vraag=vraag, door=door, op=op)
    _stap(signaal, SignaalstapSoort.HULPVRAAG, door, object_id=vraag.dossier_id, op=op)
    Dossiergang.objects.create(
        dossier_id=signaal.dossier_id,
        soort=Dossiergang.Soort.OPGEGAAN,
        van=str(signaal.dossier_id),
        naar=str(vraag.dossier_id),
        door_id=door.account_id,
    )
    _tel(signaal.dossier.team_id, signaal.op, Telwoord.HULP)
    _antwoord(signaal, GEDAAN)
    if verteld and not _stand(signaal).gehoord:
        vertel(signaal=signaal, door=door, op=op)
    _werk_bij(signaal, op)
    return vraag


@transaction.atomic
def geef_signaal_aan_team(*, signaal: Signaal, team_id: UUID, door: Wie) -> Signaalstap:
    """Het signaal hoort bij een ander team: daar wacht het op wie dienst heeft."""
    eerst = signaal.dossier.team_id
    stap = _stap(signaal, SignaalstapSoort.TEAM, door, object_id=eerst)
    poort.geef_aan_team(dossier_id=signaal.dossier_id, team_id=team_id, door=door)
    poort.eindig(dossier_id=signaal.dossier_id, rollen=frozenset(Betrokkenrol))
    _tel(eerst, signaal.op, Telwoord.GEGEVEN, -1)
    _tel(team_id, signaal.op, Telwoord.GEGEVEN)
    if signaal.sleutelbewoner_id:
        _tel(eerst, signaal.op, Telwoord.SLEUTELBEWONER, -1)
        _tel(team_id, signaal.op, Telwoord.SLEUTELBEWONER)
    _laat_dienst_weten(team_id)
    return stap


@transaction.atomic
def draai_signaal_terug(*, signaal: Signaal, stap: Signaalstap) -> None:
    """Trek een besluit of een afronding in, binnen de afgesproken minuten.

    Raises `TeLaat` als de tijd om is of als er al iets anders met het signaal gebeurde.
    """
    laatste = (
        Signaalstap.objects.filter(signaal=signaal, ingetrokken_op__isnull=True)
        .order_by("-op", "-vastgelegd_op")
        .first()
    )
    mag = regels.mag_ongedaan(stap, klok.nu(), norm("ongedaan_minuten"))
    if not mag or laatste is None or laatste.pk != stap.pk or stap.soort not in TERUG_TE_DRAAIEN:
        raise TeLaat
    stap.ingetrokken_op = klok.nu()
    stap.save(update_fields=["ingetrokken_op"])
    if not _eerder_gedaan(signaal):
        toegangslink.antwoord(dossier_id=signaal.dossier_id, code="")
    _werk_bij(signaal)
