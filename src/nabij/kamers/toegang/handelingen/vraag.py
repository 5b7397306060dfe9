"""Wat er met een vraag en een gesprek gebeurt. Alles draait binnen een open poort."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.afspraken.overzichten import themas as themas_van_nu
from nabij.kamers.bewoners.handelingen import haal_uit_tijdlijn, schrijf_in_tijdlijn
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort import rechten
from nabij.kamers.poort.begrippen import Betrokkenrol, DossierSoort, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid, Dossier, Seintje
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import (
    Hulpvraag,
    Kanaal,
    Partnerverzoek,
    Terugkoppeling,
    Vraagstap,
    VraagstapSoort,
    Vraagthema,
    Wetstap,
)

Themas = Sequence[tuple[str, str]]
"""Themacode en het woord uit de vraag dat haar voorstelde (mag leeg)."""


class TeLaat(Exception):
    """De tijd om dit ongedaan te maken is voorbij, of iemand deed intussen iets anders."""


@transaction.atomic
def neem_vraag_aan(
    *,
    dossier_id: UUID,
    tekst: str,
    door: Wie,
    kanaal: str = Kanaal.BALIE,
    vrager: str = "",
    naam: str = "",
    terugbellen: str = "",
    buurt_id: UUID | None = None,
    themas: Themas = (),
    elders_gestopt: bool = False,
    op: datetime | None = None,
) -> Hulpvraag:
    """Leg een vraag vast zoals ze gesteld werd. Alleen `tekst` is nodig."""
    vraag: Hulpvraag = Hulpvraag.objects.create(
        dossier_id=dossier_id,
        tekst=tekst,
        kanaal=kanaal,
        vrager=vrager,
        naam=naam,
        terugbellen=terugbellen,
        buurt_id=buurt_id,
        elders_gestopt=elders_gestopt,
        op=op or klok.nu(),
        door_id=door.account_id,
    )
    _zet_themas(vraag, themas)
    return vraag


def _zet_themas(vraag: Hulpvraag, themas: Themas) -> None:
    Vraagthema.objects.bulk_create(
        Vraagthema(dossier_id=vraag.dossier_id, vraag=vraag, thema=code, woord=woord[:80])
        for code, woord in themas
    )


@transaction.atomic
def kies_themas(*, vraag: Hulpvraag, themas: Themas) -> None:
    """Verbeter waar een vraag over gaat. Alleen wat verandert, wordt geschreven.

    Een thema dat uit staat blijft als het er al stond, en komt er niet nieuw bij.
    """
    huidig = {rij.thema: rij for rij in Vraagthema.objects.filter(vraag=vraag)}
    te_kiezen = {een.code for een in themas_van_nu()}
    stond = {code for code, rij in huidig.items() if rij.ingetrokken_op is None}
    themas = [(code, woord) for code, woord in themas if code in te_kiezen | stond]
    gewenst = dict(themas)
    for rij in huidig.values():
        if (rij.ingetrokken_op is None) != (rij.thema in gewenst):
            rij.ingetrokken_op = None if rij.thema in gewenst else klok.nu()
            rij.save(update_fields=["ingetrokken_op"])
    _zet_themas(vraag, [(code, woord) for code, woord in themas if code not in huidig])


def _stap(
    vraag: Hulpvraag,
    soort: VraagstapSoort,
    door: Wie,
    *,
    op: datetime | None = None,
    afloop: str = "",
    toelichting: str = "",
    object_id: UUID | None = None,
) -> Vraagstap:
    stap: Vraagstap = Vraagstap.objects.create(
        dossier_id=vraag.dossier_id,
        vraag=vraag,
        soort=soort,
        afloop=afloop,
        toelichting=toelichting,
        object_id=object_id,
        op=op or klok.nu(),
        door_id=door.account_id,
    )
    return stap


@transaction.atomic
def pak_op(
    *, vraag: Hulpvraag, door: Wie, alleen_wachtend: bool = False, op: datetime | None = None
) -> Vraagstap:
    """Neem de vraag op je: wie dat doet is vanaf nu het aanspreekpunt.

    Een vraag die al afgelopen was gaat weer open; dat blijft te zien. Met `alleen_wachtend`
    (wie er alleen bij mag door dienst): raises `GeenToegang` als een ander net voor was.
    """
    if alleen_wachtend:
        eis_wachtend(vraag.dossier_id)
    _heropen(vraag)
    poort.betrek(
        dossier_id=vraag.dossier_id,
        account_id=account_van(door),
        rol=Betrokkenrol.AANSPREEKPUNT,
        door=door,
        op=op,
    )
    return _stap(vraag, VraagstapSoort.OPGEPAKT, door, op=op)


def eis_wachtend(dossier_id: UUID) -> None:
    """Raises `GeenToegang` als een ander deze vraag of dit signaal intussen oppakte."""
    Dossier.objects.select_for_update().get(pk=dossier_id)  # wie tegelijk komt, wacht hier
    opgepakt = Betrokkenheid.objects.filter(
        rechten.actief(klok.nu()), dossier_id=dossier_id, rol__in=list(rechten.EERSTEN)
    )
    if opgepakt.exists():
        raise GeenToegang("Een collega was net voor.")


def meteen_opgepakt(*, vraag: Hulpvraag, door: Wie, op: datetime | None = None) -> Vraagstap:
    """De vraag is gemaakt door wie haar zelf oppakt, en die is al aanspreekpunt."""
    return _stap(vraag, VraagstapSoort.OPGEPAKT, door, op=op)


def account_van(door: Wie) -> UUID:
    """Het account van wie dit doet. Raises `ValueError` bij een inwoner of het systeem."""
    if door.account_id is None:
        raise ValueError("Dit kan alleen iemand die is aangemeld.")
    return door.account_id


@transaction.atomic
def rond_af(
    *,
    vraag: Hulpvraag,
    afloop: str,
    door: Wie,
    toelichting: str = "",
    op: datetime | None = None,
) -> Vraagstap:
    """De vraag is afgelopen, in een tik. Een losse vraag gaat daarmee dicht.

    Bij een huishouden gaat alleen de vraag dicht, en staat het op de tijdlijn.
    """
    if _is_los(vraag):
        poort.sluit(dossier_id=vraag.dossier_id, op=op)
    else:
        _in_tijdlijn(vraag, "vraag_afgerond", door, op)
    return _stap(vraag, VraagstapSoort.AFLOOP, door, op=op, afloop=afloop, toelichting=toelichting)


def _is_los(vraag: Hulpvraag) -> bool:
    return bool(vraag.dossier.soort == DossierSoort.VRAAG)


def _in_tijdlijn(vraag: Hulpvraag, woord: str, door: Wie, op: datetime | None) -> None:
    schrijf_in_tijdlijn(
        dossier_id=vraag.dossier_id,
        woord=woord,
        onderdeel=Onderdeel.VRAAG,
        door=door,
        object_id=vraag.pk,
        op=op,
    )


def _heropen(vraag: Hulpvraag) -> None:
    if _is_los(vraag) and vraag.dossier.gesloten_op is not None:
        poort.heropen(dossier_id=vraag.dossier_id)


@transaction.atomic
def geef_aan_team(
    *,
    vraag: Hulpvraag,
    team_id: UUID,
    door: Wie,
    huishouden_id: UUID | None = None,
    op: datetime | None = None,
) -> Vraagstap:
    """De vraag hoort bij een ander team: daar wacht ze op wie dienst heeft.

    Met `huishouden_id` (een kaartje) kan wie dat huishouden kent de vraag lezen, en krijgt die
    een seintje. Wie de vraag opgepakt had, is geen aanspreekpunt meer maar leest nog mee.
    """
    stap = _stap(vraag, VraagstapSoort.GEGEVEN, door, op=op, object_id=vraag.dossier.team_id)
    poort.geef_aan_team(dossier_id=vraag.dossier_id, team_id=team_id, door=door)
    poort.betrek(
        dossier_id=vraag.dossier_id,
        account_id=account_van(door),
        rol=Betrokkenrol.AANGENOMEN,
        door=door,
        op=op,
    )
    poort.eindig(dossier_id=vraag.dossier_id, rollen=[Betrokkenrol.AANSPREEKPUNT], op=op)
    if huishouden_id is not None:
        _laat_weten(vraag, huishouden_id, door, op)
    return stap


def _laat_weten(vraag: Hulpvraag, huishouden_id: UUID, door: Wie, op: datetime | None) -> None:
    eerste = (
        Betrokkenheid.objects.filter(
            rechten.actief(klok.nu()), dossier_id=huishouden_id, rol__in=list(rechten.EERSTEN)
        )
        .values_list("account_id", flat=True)
        .first()
    )
    if eerste is None:
        return
    poort.betrek(
        dossier_id=vraag.dossier_id,
        account_id=eerste,
        rol=Betrokkenrol.TEAMLID,
        door=door,
        op=op,
    )
    poort.seintje(dossier_id=vraag.dossier_id, soort=Seintje.Soort.VRAAG, van=door, voor=[eerste])


@transaction.atomic
def maak_ongedaan(*, vraag: Hulpvraag, stap: Vraagstap, door: Wie) -> None:
    """Draai een afloop of een vraag aan een ander team terug, binnen de afgesproken minuten.

    Raises `TeLaat` als de tijd om is of als er al iets anders met de vraag gebeurde.
    """
    stappen = list(Vraagstap.objects.filter(vraag=vraag))
    laatste = regels.laatste_stap(stappen, klok.vandaag())
    mag = regels.mag_ongedaan(stap, klok.nu(), norm("ongedaan_minuten"))
    if not mag or laatste is None or laatste.pk != stap.pk:
        raise TeLaat
    if stap.soort == VraagstapSoort.AFLOOP:
        _heropen(vraag)
        _uit_tijdlijn(vraag)
    elif stap.soort == VraagstapSoort.GEGEVEN and stap.object_id is not None:
        vorige = regels.laatste_stap((s for s in stappen if s.pk != stap.pk), klok.vandaag())
        _haal_terug(vraag, stap.object_id, vorige, door)
    else:
        raise TeLaat
    stap.ingetrokken_op = klok.nu()
    stap.save(update_fields=["ingetrokken_op"])


def _uit_tijdlijn(vraag: Hulpvraag) -> None:
    if not _is_los(vraag):
        haal_uit_tijdlijn(dossier_id=vraag.dossier_id, object_id=vraag.pk, woord="vraag_afgerond")


def _haal_terug(vraag: Hulpvraag, team_id: UUID, vorige: Vraagstap | None, door: Wie) -> None:
    """De vraag ligt weer bij het vorige team, en bij wie haar daar had opgepakt."""
    poort.geef_aan_team(dossier_id=vraag.dossier_id, team_id=team_id, door=door)
    poort.eindig(dossier_id=vraag.dossier_id, rollen=[Betrokkenrol.TEAMLID])
    if vorige is not None and vorige.soort == VraagstapSoort.OPGEPAKT and vorige.door_id:
        poort.betrek(
            dossier_id=vraag.dossier_id,
            account_id=vorige.door_id,
            rol=Betrokkenrol.AANSPREEKPUNT,
            door=door,
        )


@transaction.atomic
def zet_bij_huishouden(
    *,
    vraag: Hulpvraag,
    huishouden_id: UUID,
    door: Wie,
    in_huishouden: AbstractContextManager[object] | None = None,
    op: datetime | None = None,
) -> None:
    """De vraag gaat met alles wat erbij hoort naar het huishouden; het spoor blijft.

    De poort staat open op de vraag. `in_huishouden` opent die van het huishouden om er te
    schrijven (zonder: die staat al open, zoals bij achtergrondwerk).
    """
    vraag_id = vraag.dossier_id
    wetstappen = list(Wetstap.objects.filter(vraag=vraag, ingetrokken_op__isnull=True))
    _stap(vraag, VraagstapSoort.HUISHOUDEN, door, op=op, object_id=huishouden_id)
    with in_huishouden or nullcontext():
        schrijf_in_tijdlijn(
            dossier_id=huishouden_id,
            woord="vraag",
            onderdeel=Onderdeel.VRAAG,
            door=door,
            object_id=vraag.pk,
            op=vraag.op,
        )
        for stap in wetstappen:
            wetstap_in_tijdlijn(stap, huishouden_id, door)
    for model in (Vraagthema, Vraagstap, Wetstap, Partnerverzoek, Terugkoppeling, Hulpvraag):
        model.objects.filter(dossier_id=vraag_id).update(dossier_id=huishouden_id)
    poort.neem_op(vraag_id=vraag_id, huishouden_id=huishouden_id, door=door)
    vraag.dossier_id = huishouden_id


def wetstap_in_tijdlijn(stap: Wetstap, huishouden_id: UUID, door: Wie) -> None:
    """Een stap van de wet op de tijdlijn van het huishouden, als daar een woord voor is."""
    woord = regels.wet.TIJDLIJN.get((stap.wet, stap.soort))
    if woord is None:
        return
    schrijf_in_tijdlijn(
        dossier_id=huishouden_id,
        woord=woord,
        onderdeel=Onderdeel.VRAAG,
        door=door,
        object_id=stap.pk,
        op=klok.begin_van(stap.op),
    )


def leg_vervolg_vast(
    *,
    vraag: Hulpvraag,
    soort: str,
    object_id: UUID,
    door: Wie,
    op: datetime | None = None,
) -> Vraagstap:
    """Een hogere kamer meldt wat er (van welke `soort`) uit de vraag voortkwam."""
    return _stap(vraag, VraagstapSoort.VERVOLG, door, op=op, toelichting=soort, object_id=object_id)
