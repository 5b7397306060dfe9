"""De voordeur van de oefenomgeving: signalen, partners, een Wmo-melding, en wat bij hulp hoort.

Langs de handelingen, als de oefenaccounts: zo staat op hun mijn dag van alles iets. Vaste teksten
en vaste dagen, dus elke keer hetzelfde.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import transaction

from nabij.demo.medewerkers import OOST
from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Account
from nabij.kamers.afspraken.models import Wet
from nabij.kamers.consult import handelingen as consult
from nabij.kamers.consult.models import Hoe
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort, Onderdeel, Recht
from nabij.kamers.poort.models import Betrokkenheid, Dossier
from nabij.kamers.poort.rechten import EERSTEN
from nabij.kamers.poort.wie import Wie, wie_is
from nabij.kamers.team import handelingen as teams
from nabij.kamers.team.models import Wijkteam
from nabij.kamers.toegang import handelingen as toegang
from nabij.kamers.toegang.models import (
    Besluit,
    Hulpvraag,
    Kanaal,
    PartnerSoort,
    Signaal,
    Signaalsoort,
    VeiligheidsvraagAntwoord,
    Vrager,
)

DAG, UUR = timedelta(days=1), timedelta(hours=1)
DELEN = [
    Onderdeel.PLAN, Onderdeel.NAAM, Onderdeel.VRAAG, Onderdeel.GESPREK, Onderdeel.MENSEN,
    Onderdeel.NETWERK, Onderdeel.CONTACT,
]  # fmt: skip


@dataclass(frozen=True)
class Oost:
    """Het team en wie er in het verhaal voorkomen."""

    team_id: UUID
    accounts: dict[str, Account]

    def verzoek(self, naam: str = "") -> Any:
        """Wat de poort van een verzoek wil weten; zonder naam is het een inwoner."""
        wie = wie_is(self.accounts[naam]) if naam else Wie()
        return SimpleNamespace(wie=wie, trace_id="", herkomst="oefenomgeving")

    def wie(self, naam: str) -> Wie:
        return wie_is(self.accounts[naam])

    def pk(self, naam: str) -> UUID:
        return self.accounts[naam].pk


@transaction.atomic
def zet_neer() -> None:
    """Alles voor een team, in een transactie."""
    namen = ("teamlid", "collega", "teamleider", "specialist", "opbouwwerker")
    accounts = {een.inlognaam: een for een in Account.objects.filter(inlognaam__in=namen)}
    oost = Oost(Wijkteam.objects.get(naam=OOST).pk, accounts)
    _signalen(oost)
    _partners(oost)
    _wmo_melding(oost)
    _elders(oost)
    _bij_huishoudens(oost)


def _signaal(oost: Oost, op: datetime, wat: str, waar: str, **meer: Any) -> Signaal:
    with poort.nieuw(
        oost.verzoek(),
        soort=DossierSoort.SIGNAAL,
        team_id=oost.team_id,
        doel=Doel.NIEUWE_VRAAG,
    ) as zicht:
        _van_toen(zicht.dossier.pk, op)
        return toegang.geef_signaal(
            dossier_id=zicht.dossier.pk,
            team_id=oost.team_id,
            wat=wat,
            waar=waar,
            token=nieuw_token(),
            op=op,
            **meer,
        )


def _van_toen(dossier_id: UUID, op: datetime) -> None:
    """De handelingen maken een dossier nu; in het verhaal was het er al."""
    Dossier.objects.filter(pk=dossier_id).update(gemaakt_op=op, team_sinds=klok.dag_van(op))


def _signalen(oost: Oost) -> None:
    """Een dat wacht, een vroegsignaal, een met een besluit, en een waar niets aan de hand was."""
    nu = klok.nu()
    _signaal(
        oost, nu - UUR, "De gordijnen zijn al twee dagen dicht en de krant ligt er nog.",
        "Spoorzicht 7", sinds="dagen", aangebeld=True, mee=True, terug="06 00 00 00 01",
    )  # fmt: skip
    _signaal(
        oost, nu - 2 * DAG, "Twee maanden huur niet betaald, geen reactie op brieven.",
        "Spoorzicht 31", soort=Signaalsoort.HUUR, terug="Woonstichting De Kade",
    )  # fmt: skip
    besloten = _signaal(
        oost, nu - DAG, "Een man zit elke avond buiten op het bankje, ook als het regent.",
        "bij de vijver", sinds="langer",
    )  # fmt: skip
    with _open(oost, "teamlid", besloten.dossier_id, Onderdeel.VRAAG) as zicht:
        toegang.beslis(signaal=besloten, besluit=Besluit.EROPAF, door=zicht.wie, op=nu - 20 * UUR)
    niets = _signaal(
        oost, nu - 6 * DAG, "Er brandt dag en nacht licht.", "Spoorzicht 12", sinds="dagen"
    )
    with _open(oost, "teamlid", niets.dossier_id, Onderdeel.VRAAG) as zicht:
        toegang.beslis(signaal=niets, besluit=Besluit.BELLEN, door=zicht.wie, op=nu - 6 * DAG + UUR)
        toegang.leg_langsgaan_vast(
            signaal=niets, gesproken=True, gebeld=True, verteld=True, door=zicht.wie,
            op=nu - 5 * DAG,
        )  # fmt: skip
        toegang.niets_aan_de_hand(
            signaal=niets, door=zicht.wie, toelichting="Zij werkt 's nachts.", op=nu - 5 * DAG
        )


def _open(oost: Oost, naam: str, dossier_id: UUID, *delen: Onderdeel) -> Any:
    return poort.open(
        oost.verzoek(naam),
        dossier_id,
        doel=Doel.HULP,
        onderdelen=delen or DELEN,
        recht=Recht.SCHRIJVEN,
    )


def _partners(oost: Oost) -> None:
    """Een praktijk, een school en een corporatie, elk met een vaste mens bij ons."""
    vandaag = klok.vandaag()
    for soort, naam, vast, wie, afspraak, dagen in (
        (PartnerSoort.HUISARTS, "Praktijk aan de Kade", "collega", "praktijkondersteuner Mies",
         "Elke maand samen kijken wie we allebei spreken, met hun goedvinden.", 9),
        (PartnerSoort.SCHOOL, "De Windroos", "teamlid", "intern begeleider Tom",
         "Dinsdagochtend een half uur in de ouderkamer.", 60),
        (PartnerSoort.CORPORATIE, "Woonstichting De Kade", "teamlid", "consulent wonen",
         "Geen ontruiming zonder dat wij eerst samen aan tafel zaten.", -3),
    ):  # fmt: skip
        een = toegang.voeg_partner_toe(
            team_id=oost.team_id, soort=soort, naam=naam, vaste_mens_id=oost.pk(vast), wie=wie,
            telefoon="0900 100 30 00",
        )  # fmt: skip
        toegang.spreek_af_met_partner(
            partner_id=een.pk,
            tekst=afspraak,
            betaalt="ieder de eigen uren",
            eigenaar_id=oost.pk(vast),
            terugkijken_op=vandaag + timedelta(days=dagen),
        )
        if soort == PartnerSoort.HUISARTS:
            _verzoek_van(oost, een.pk)


def _verzoek_van(oost: Oost, partner_id: UUID) -> None:
    vraag = _vraag(
        oost, "collega", "Wie kan er meekijken naar de post? Het stapelt zich op.",
        op=klok.nu() - 3 * UUR, opgepakt=False, kanaal=Kanaal.TELEFOON, vrager=Vrager.HUISARTS,
    )  # fmt: skip
    with _open(oost, "collega", vraag.dossier_id, Onderdeel.VRAAG):
        toegang.leg_verzoek_vast(
            vraag=vraag,
            partner_id=partner_id,
            wie="praktijkondersteuner Mies",
            uiterlijk=klok.vandaag() + 5 * DAG,
            akkoord="Mevrouw was erbij en vond het een goed idee.",
        )


def _vraag(
    oost: Oost, door: str, tekst: str, *, op: datetime, opgepakt: bool, **meer: Any
) -> Hulpvraag:
    with poort.nieuw(
        oost.verzoek(door),
        soort=DossierSoort.VRAAG,
        team_id=oost.team_id,
        doel=Doel.NIEUWE_VRAAG,
        rol=Betrokkenrol.AANSPREEKPUNT if opgepakt else Betrokkenrol.AANGENOMEN,
    ) as zicht:
        _van_toen(zicht.dossier.pk, op)
        vraag = toegang.neem_vraag_aan(
            dossier_id=zicht.dossier.pk, tekst=tekst, door=zicht.wie, op=op, **meer
        )
        if opgepakt:
            toegang.meteen_opgepakt(vraag=vraag, door=zicht.wie, op=op)
    return vraag


def _wmo_melding(oost: Oost) -> None:
    """Vijf en een halve week geleden gemeld: het onderzoek moet bijna klaar zijn."""
    begin = klok.nu() - 39 * DAG
    vraag = _vraag(
        oost, "teamlid", "Ik kom de trap niet meer op en douchen lukt niet alleen.", op=begin,
        opgepakt=True, vrager=Vrager.ZELF, naam="Mevrouw Zonneveld",
    )  # fmt: skip
    with _open(oost, "teamlid", vraag.dossier_id, Onderdeel.VRAAG, Onderdeel.NAAM) as zicht:
        dag = klok.dag_van(begin)
        toegang.begin_wet(vraag=vraag, wet=Wet.WMO, door=zicht.wie, op=dag)
        toegang.bevestig_met_brief(vraag=vraag, hoe="brief", op=dag + DAG, door=zicht.wie)


def _elders(oost: Oost) -> None:
    """Waar hetzelfde nog een keer moet: voor iedereen, en voor een collega van elders."""
    van = klok.vandaag() - 90 * DAG
    teams.noteer_elders(
        team=oost.team_id,
        systeem="Het systeem voor beschikkingen van de gemeente",
        wat="naam, adres en de gevraagde hulp",
        waarom="De beschikking komt nog uit dat systeem.",
        van=van,
    )
    teams.noteer_elders(
        team=oost.team_id,
        systeem="De urenlijst van Zorggroep De Vlonder",
        wat="uren per week",
        waarom="De moederorganisatie betaalt het salaris.",
        van=van,
        medewerker=oost.accounts["specialist"].medewerker.pk,
    )


def _bij_huishoudens(oost: Oost) -> None:
    """Bij de nieuwste huishoudens van het oefenaccount teamlid, elk iets anders."""
    rijen = Betrokkenheid.objects.filter(
        account=oost.pk("teamlid"), rol__in=list(EERSTEN), tot__isnull=True,
        dossier__soort=DossierSoort.HUISHOUDEN, dossier__gesloten_op__isnull=True,
    )  # fmt: skip
    nieuwste = rijen.order_by("-dossier__gemaakt_op").values_list("dossier_id", flat=True)[:3]
    for pk, zet in zip(list(nieuwste), (_boven_mandaat, _zorg, _eerder), strict=False):
        zet(oost, pk)


def _boven_mandaat(oost: Oost, pk: UUID) -> None:
    """Maatwerk dat mag, en een vraag aan de teamleider waarop gisteren antwoord had moeten zijn."""
    with _open(oost, "teamlid", pk) as zicht:
        for wat, waarom in (
            ("Een tweedehands wasmachine", "Dan kunnen de kinderen schoon naar school."),
            ("De eerste maand huur", "Zonder sleutel begint er niets."),
        ):
            maatwerk = consult.lever_maatwerk(
                huishouden_id=pk, team_id=oost.team_id, wat=wat, waarom=waarom, door=zicht.wie
            )
    with poort.nieuw(
        oost.verzoek("teamlid"), soort=DossierSoort.CONSULT, team_id=oost.team_id,
        doel=Doel.HULP, rol=Betrokkenrol.TEAMLID,
    ) as zicht:  # fmt: skip
        consult.stel_vraag(
            dossier_id=zicht.dossier.pk,
            hoe=Hoe.ANONIEM,
            tekst="Mogen we een keer de eerste maand huur betalen, 640 euro?",
            aan=oost.pk("teamleider"),
            door=zicht.wie,
        )
        consult.vraag_boven_mandaat(
            maatwerk=maatwerk,
            overleg_id=zicht.dossier.pk,
            aan=oost.pk("teamleider"),
            uiterlijk=klok.vandaag() - DAG,
        )


def _eerder(oost: Oost, pk: UUID) -> None:
    with _open(oost, "teamlid", pk) as zicht:
        for wat, wanneer, uitkomst, bron in (
            ("Schuldhulp bij de kredietbank", "2021 tot 2023", "afgerond, daarna weer krap", ""),
            ("Gezinsbegeleiding", "een paar jaar terug", "de klik was er niet", "school"),
        ):
            toegang.noteer_eerdere_hulp(
                dossier_id=pk, wat=wat, wanneer=wanneer, uitkomst=uitkomst, bron=bron,
                door=zicht.wie,
            )  # fmt: skip


def _zorg(oost: Oost, pk: UUID) -> None:
    """Een zorg over veiligheid: het spoor begint, met wie erover gaat."""
    with _open(oost, "teamlid", pk, Onderdeel.GESPREK, *DELEN) as zicht:
        toegang.beantwoord_veiligheid(
            oost.verzoek("teamlid"), zicht, antwoord=VeiligheidsvraagAntwoord.JA,
            woorden="De jongste was stil en keek steeds naar de deur.",
        )  # fmt: skip
