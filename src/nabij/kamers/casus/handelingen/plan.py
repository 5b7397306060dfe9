"""Het plan: doelen in de woorden van het huishouden, acties, en wie het ermee eens is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.handelingen import haal_uit_tijdlijn, schrijf_in_tijdlijn
from nabij.kamers.casus.handelingen.regie import (
    betrek_collega,
    is_begonnen,
    wie_doet,
    zorg_voor_regisseur,
)
from nabij.kamers.casus.models import (
    OPEN,
    Actie,
    Akkoord,
    Doel,
    Gebeurtenis,
    GebeurtenisSoort,
    Planwijziging,
)
from nabij.kamers.casus.regels import KanNiet, maanden_later
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import SeintjeSoort
from nabij.kamers.poort.wie import Wie
from nabij.opslag.versie import Botsing


def _tijdlijn(
    dossier_id: UUID, woord: str, door: Wie, object_id: UUID, op: datetime | None = None
) -> None:
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord=woord,
        onderdeel=Onderdeel.PLAN,
        door=door,
        object_id=object_id,
        op=op,
    )


@transaction.atomic
def stel_doel(
    *,
    dossier_id: UUID,
    tekst: str,
    door: Wie,
    van_wie: str = "",
    leefgebied: str = "",
    stap_nu: str = "",
    stap_straks: str = "",
    op: datetime | None = None,
) -> Doel:
    """Zet een doel in het plan, in de woorden van het huishouden. Alleen `tekst` is nodig.

    Met het eerste doel is er een plan: dan is er een regisseur en een dag om terug te kijken.
    """
    moment = op or klok.nu()
    doel: Doel = Doel.objects.create(
        dossier_id=dossier_id,
        tekst=tekst,
        van_wie=van_wie,
        leefgebied=leefgebied,
        stap_nu=stap_nu,
        stap_straks=stap_straks,
        op=moment,
        door_id=wie_doet(door),
    )
    if is_begonnen(dossier_id, GebeurtenisSoort.PLAN):
        _tijdlijn(dossier_id, "doel", door, doel.pk, op)
    else:
        _begin_plan(dossier_id, door, moment)
        _tijdlijn(dossier_id, "plan", door, doel.pk, op)
    zorg_voor_regisseur(dossier_id=dossier_id, door=door, heeft_plan=True, op=op)
    return doel


def _begin_plan(dossier_id: UUID, door: Wie, moment: datetime) -> None:
    dag = klok.dag_van(moment)
    Gebeurtenis.objects.create(
        dossier_id=dossier_id,
        soort=GebeurtenisSoort.PLAN,
        volgende_op=maanden_later(dag, norm("evaluatie_maanden", dag)),
        op=moment,
        door_id=wie_doet(door),
    )


def _wijzig(rij: Doel | Actie, versie: int, door: Wie, velden: dict[str, Any]) -> bool:
    """Zet nieuwe velden en bewaar wat er stond. False als er niets anders is. Raises `Botsing`."""
    rij.refresh_from_db()
    oud = {naam: getattr(rij, naam) for naam in velden}
    if oud == velden:
        return False
    if rij.versie != versie:
        raise Botsing(rij, velden)
    rij.wijzig(versie=versie, **velden)
    Planwijziging.objects.create(
        dossier_id=rij.dossier_id,
        plan_doel=rij if isinstance(rij, Doel) else None,
        actie=rij if isinstance(rij, Actie) else None,
        versie=versie,
        velden={naam: str(waarde or "") for naam, waarde in oud.items()},
        door_id=wie_doet(door),
    )
    return True


@transaction.atomic
def wijzig_doel(
    *,
    doel: Doel,
    versie: int,
    door: Wie,
    tekst: str,
    van_wie: str = "",
    leefgebied: str = "",
    stap_nu: str = "",
    stap_straks: str = "",
) -> Doel:
    """Schrijf een doel anders op; wat er stond blijft bewaard. Raises `Botsing`."""
    velden = {
        "tekst": tekst,
        "van_wie": van_wie,
        "leefgebied": leefgebied,
        "stap_nu": stap_nu,
        "stap_straks": stap_straks,
    }
    _wijzig(doel, versie, door, velden)
    return doel


@transaction.atomic
def rond_doel_af(*, doel: Doel, door: Wie, op: datetime | None = None) -> Doel:
    """Dit doel is klaar. Een tweede keer verandert niets."""
    moment = op or klok.nu()
    if Doel.objects.filter(pk=doel.pk, **OPEN).update(klaar_op=moment):
        _tijdlijn(doel.dossier_id, "doel_bereikt", door, doel.pk, op)
    doel.refresh_from_db()
    return doel


@transaction.atomic
def laat_doel_vervallen(
    *, doel: Doel, door: Wie, reden: str = "", op: datetime | None = None
) -> Doel:
    """Dit doel hoeft niet meer; wat ervoor nog open stond vervalt mee."""
    moment = op or klok.nu()
    if Doel.objects.filter(pk=doel.pk, **OPEN).update(vervallen_op=moment, vervallen_reden=reden):
        Actie.objects.filter(plan_doel=doel, **OPEN).update(vervallen_op=moment)
        _tijdlijn(doel.dossier_id, "doel_vervallen", door, doel.pk, op)
    doel.refresh_from_db()
    return doel


@transaction.atomic
def heropen_doel(*, doel: Doel) -> Doel:
    """Toch nog niet klaar, of toch niet vervallen. Acties die meegingen komen mee terug."""
    doel.refresh_from_db()
    if doel.vervallen_op:
        Actie.objects.filter(plan_doel=doel, vervallen_op=doel.vervallen_op).update(
            vervallen_op=None
        )
    if doel.klaar_op or doel.vervallen_op:
        Doel.objects.filter(pk=doel.pk).update(klaar_op=None, vervallen_op=None, vervallen_reden="")
        for woord in ("doel_bereikt", "doel_vervallen"):
            haal_uit_tijdlijn(dossier_id=doel.dossier_id, object_id=doel.pk, woord=woord)
    doel.refresh_from_db()
    return doel


@transaction.atomic
def spreek_actie_af(
    *,
    dossier_id: UUID,
    tekst: str,
    wie: str,
    door: Wie,
    doel: Doel | None = None,
    naam: str = "",
    account_id: UUID | None = None,
    uiterlijk: date | None = None,
    op: datetime | None = None,
) -> Actie:
    """Wie doet wat, en wanneer. `wie` is een code van `ActieWie`; `account_id` alleen bij het team.

    Een collega die een actie krijgt, kan vanaf nu lezen wat daarvoor nodig is, en krijgt een
    seintje.
    """
    actie: Actie = Actie.objects.create(
        dossier_id=dossier_id,
        plan_doel=doel,
        tekst=tekst,
        wie=wie,
        naam=naam,
        account_id=account_id,
        uiterlijk=uiterlijk,
        op=op or klok.nu(),
        door_id=wie_doet(door),
    )
    if account_id:
        _geef_actie(dossier_id, account_id, door, op)
    return actie


def _geef_actie(dossier_id: UUID, account_id: UUID, door: Wie, op: datetime | None = None) -> None:
    betrek_collega(dossier_id=dossier_id, account_id=account_id, door=door, op=op)
    poort.seintje(dossier_id=dossier_id, soort=SeintjeSoort.ACTIE, van=door, voor=[account_id])


@transaction.atomic
def wijzig_actie(
    *,
    actie: Actie,
    versie: int,
    door: Wie,
    tekst: str,
    wie: str,
    naam: str = "",
    account_id: UUID | None = None,
    uiterlijk: date | None = None,
) -> Actie:
    """Schrijf een actie anders op; wat er stond blijft bewaard. Raises `Botsing`."""
    vorige = actie.account_id
    velden = {
        "tekst": tekst,
        "wie": wie,
        "naam": naam,
        "account_id": account_id,
        "uiterlijk": uiterlijk,
    }
    try:
        gewijzigd = _wijzig(actie, versie, door, velden)
    except Botsing as fout:
        zichtbaar = {veld: w for veld, w in fout.eigen.items() if veld != "account_id"}
        raise Botsing(fout.ander, zichtbaar) from fout
    if gewijzigd and account_id and account_id != vorige:
        _geef_actie(actie.dossier_id, account_id, door)
    return actie


@transaction.atomic
def rond_actie_af(*, actie: Actie, door: Wie, op: datetime | None = None) -> Actie:
    """Deze actie is klaar. Een tweede keer verandert niets."""
    moment = op or klok.nu()
    if Actie.objects.filter(pk=actie.pk, **OPEN).update(klaar_op=moment):
        _tijdlijn(actie.dossier_id, "actie_klaar", door, actie.pk, op)
    actie.refresh_from_db()
    return actie


@transaction.atomic
def laat_actie_vervallen(
    *,
    actie: Actie,
    door: Wie,
    reden: str = "",
    te_zwaar: bool = False,
    op: datetime | None = None,
) -> Actie:
    """Deze actie hoeft niet meer. `te_zwaar`: het was te veel voor wie haar zou doen."""
    moment = op or klok.nu()
    geraakt = Actie.objects.filter(pk=actie.pk, **OPEN).update(
        vervallen_op=moment, vervallen_reden=reden, te_zwaar=te_zwaar
    )
    if geraakt:
        _tijdlijn(actie.dossier_id, "actie_vervallen", door, actie.pk, op)
    actie.refresh_from_db()
    return actie


@transaction.atomic
def heropen_actie(*, actie: Actie) -> Actie:
    """Toch nog te doen."""
    if not actie.klaar_op and not actie.vervallen_op:
        return actie
    Actie.objects.filter(pk=actie.pk).update(
        klaar_op=None, vervallen_op=None, vervallen_reden="", te_zwaar=False
    )
    haal_uit_tijdlijn(dossier_id=actie.dossier_id, object_id=actie.pk)
    actie.refresh_from_db()
    return actie


@transaction.atomic
def vraag_of_het_te_dragen_is(*, actie: Actie, te_dragen: bool) -> Actie:
    """Wat een naaste of buur zelf zegt: het gaat, of het is te veel. Bij een ander niet."""
    if actie.wie not in ("netwerk", "buur"):
        raise KanNiet(_("Deze vraag is er voor naasten en buren."))
    Actie.objects.filter(pk=actie.pk).update(te_dragen=te_dragen)
    actie.refresh_from_db()
    return actie


@transaction.atomic
def leg_akkoord_vast(
    *,
    dossier_id: UUID,
    persoon_id: UUID,
    naam: str,
    antwoord: str,
    door: Wie,
    reden: str = "",
    op: datetime | None = None,
) -> Akkoord:
    """Wat iemand van het plan vindt. Nee mag, met of zonder reden; het laatste antwoord telt."""
    akkoord: Akkoord = Akkoord.objects.create(
        dossier_id=dossier_id,
        persoon_id=persoon_id,
        naam=naam,
        antwoord=antwoord,
        reden=reden,
        op=op or klok.nu(),
        door_id=wie_doet(door),
    )
    _tijdlijn(dossier_id, "akkoord", door, akkoord.pk, op)
    return akkoord
