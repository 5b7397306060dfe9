"""Partners: erbij, een afspraak, terugkijken, een verzoek, en een zin terug."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang.handelingen.vraag import account_van
from nabij.kamers.toegang.models import (
    Hulpvraag,
    Partner,
    Partnerafspraak,
    Partnerterugblik,
    Partnerverzoek,
    Terugkoppeling,
)


def voeg_partner_toe(
    *, team_id: UUID, soort: str, naam: str, vaste_mens_id: UUID, wie: str = "", telefoon: str = ""
) -> Partner:
    """Een organisatie erbij, met onze vaste mens."""
    return Partner.objects.create(
        team_id=team_id,
        soort=soort,
        naam=naam,
        vaste_mens_id=vaste_mens_id,
        wie=wie,
        telefoon=telefoon,
    )


def wijzig_partner(*, partner: Partner, **velden: Any) -> None:
    """Een andere vaste mens, of een ander nummer."""
    Partner.objects.filter(pk=partner.pk).update(**velden)


def stop_partner(*, partner: Partner) -> None:
    """We werken niet meer samen: wie het daar was en het nummer gaan meteen weg."""
    Partner.objects.filter(pk=partner.pk).update(wie="", telefoon="", gestopt_op=klok.nu())


def spreek_af_met_partner(
    *,
    partner_id: UUID,
    tekst: str,
    eigenaar_id: UUID,
    terugkijken_op: date,
    betaalt: str = "",
) -> Partnerafspraak:
    """Een afspraak met wie er bij ons op let, en de dag waarop we kijken wat ervan kwam."""
    return Partnerafspraak.objects.create(
        partner_id=partner_id,
        tekst=tekst,
        betaalt=betaalt,
        eigenaar_id=eigenaar_id,
        terugkijken_op=terugkijken_op,
    )


def kijk_terug_op_afspraak(
    *, afspraak: Partnerafspraak, tekst: str, volgende: date | None, door: Wie
) -> Partnerterugblik:
    """Wat er van de afspraak kwam. Zonder `volgende` is ze klaar."""
    return Partnerterugblik.objects.create(
        afspraak=afspraak, tekst=tekst, volgende=volgende, door_id=account_van(door)
    )


def leg_verzoek_vast(
    *, vraag: Hulpvraag, partner_id: UUID, wie: str, uiterlijk: date, akkoord: str
) -> Partnerverzoek:
    """Bij deze vraag: welke partner haar bracht, wie, en voor welke dag er antwoord is."""
    verzoek: Partnerverzoek = Partnerverzoek.objects.create(
        dossier_id=vraag.dossier_id,
        vraag=vraag,
        partner_id=partner_id,
        wie=wie,
        uiterlijk=uiterlijk,
        akkoord=akkoord,
    )
    return verzoek


def koppel_terug(*, verzoek: Partnerverzoek, zin: str, akkoord: str, door: Wie) -> Terugkoppeling:
    """Een zin terug, met wat de inwoner zei. Versturen doet een mens: bellen of op papier."""
    terug: Terugkoppeling = Terugkoppeling.objects.create(
        dossier_id=verzoek.dossier_id,
        verzoek=verzoek,
        zin=zin,
        akkoord=akkoord,
        door_id=account_van(door),
    )
    return terug
