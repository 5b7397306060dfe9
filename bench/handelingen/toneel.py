"""Wat er klaarstaat voor de taken begint: een vraag die wacht, en een huishouden per taak."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.bewoners.models import Lid
from nabij.kamers.bewoners.regels import NieuwLid
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.gegevens import Gegevens
from nabij.kamers.kaart.handelingen.aanbod import Door
from nabij.kamers.kaart.models import Via, Wachtsoort
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort
from nabij.kamers.team import handelingen as teams
from nabij.kamers.team.models import MandaatOver
from nabij.kamers.toegang import handelingen as toegang
from nabij.kamers.toewijzing import handelingen as toewijzing
from nabij.kamers.toewijzing.models import Aanbieder, Product, VerzoekSoort
from nabij.kamers.toewijzing.regels import Omvang
from tests.mensen import verzoek

# Namen die nergens anders in een oefengemeente voorkomen.
CONTACT, GESPREK, DOEL = "Vuurdoorn", "Kruisbes", "Zonnedauw"
OVERDRAGEN, AFSLUITEN, ERBIJ = "Mierikswortel", "Lijsterbes", "Sleedoorn"
KIEZEN, TOEWIJZEN, VERZOEK = "Sneeuwbes", "Kornoelje", "Wollegras"
MET_PLAN = (DOEL, KIEZEN, TOEWIJZEN, OVERDRAGEN, AFSLUITEN)
HULP, WIE_HELPT = "Begeleiding", "De Vlonder"
VRAAG = "Ik kom niet uit mijn post"
WIE_VRAAGT = "Mira Duindoorn"


def zet_klaar(joke: Account, team_id: UUID) -> None:
    """Alles is van Joke, die vandaag dienst heeft. De vraag wacht het langst en staat bovenaan."""
    _zorg_voor_hulp(joke)
    for achternaam in (CONTACT, GESPREK, ERBIJ, VERZOEK, *MET_PLAN):
        _huishouden(joke, team_id, achternaam)
    _op_de_kaart()
    with poort.nieuw(
        verzoek(joke),
        soort=DossierSoort.VRAAG,
        team_id=team_id,
        doel=Doel.NIEUWE_VRAAG,
        rol=Betrokkenrol.AANGENOMEN,
    ) as zicht:
        toegang.neem_vraag_aan(
            dossier_id=zicht.dossier.pk,
            tekst=VRAAG,
            naam=WIE_VRAAGT,
            door=zicht.wie,
            op=klok.nu() - timedelta(days=30),
        )


def _zorg_voor_hulp(joke: Account) -> None:
    """Wie hulp geeft en welke, en dat Joke erover beslist. Een oefengemeente heeft dat al."""
    if Product.objects.filter(naam=HULP).exists():
        return
    # Twee van elk: bij een enkele valt er niets te kiezen.
    for nummer, (wie, wat) in enumerate(((WIE_HELPT, HULP), ("Het Anker", "Hulpmiddel")), start=1):
        aanbod = kaart.voeg_toe(
            gegevens=Gegevens(
                wat, wie, soort="formeel", zonder_besluit=False, themas=("hulp_in_huis",),
                omschrijving="Hulp bij de dag.",
            ),
            door=Door(Via.INVOER),
        )  # fmt: skip
        toewijzing.voeg_aanbieder_toe(
            organisatie=aanbod.organisatie_id, agb=f"9900000{nummer}", telefoon="010 555 01 01"
        )
        toewijzing.voeg_product_toe(
            wet="wmo", categorie="02", code=f"02A0{nummer}", naam=wat, eenheid="04", tarief=6200
        )
    teams.geef_mandaat(
        medewerker=joke.medewerker, over=MandaatOver.HULP, soort="hulp toewijzen", max_weken=26
    )


def _op_de_kaart() -> None:
    """Iets wat vandaag kan, en iets waar een besluit en negen weken wachten bij horen."""
    post: dict[str, Any] = {"themas": ("post",), "omschrijving": "Hulp bij post en brieven."}
    kaart.voeg_toe(
        gegevens=Gegevens("Postmaatje", "Vrijwilligers Post", soort="informeel", **post),
        door=Door(Via.INVOER),
    )
    traag = kaart.voeg_toe(
        gegevens=Gegevens(
            "Postbegeleiding", "Thuis Post", soort="formeel", zonder_besluit=False, **post
        ),
        door=Door(Via.INVOER),
    )
    kaart.leg_wachttijd_vast(
        aanbod_id=traag.pk, soort=Wachtsoort.GEMETEN, weken=Decimal(9), n=24,
        peildatum=klok.vandaag(), bron="verzonnen",
    )  # fmt: skip


def _huishouden(joke: Account, team_id: UUID, achternaam: str) -> None:
    with poort.nieuw(
        verzoek(joke),
        soort=DossierSoort.HUISHOUDEN,
        team_id=team_id,
        doel=Doel.NIEUWE_VRAAG,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as zicht:
        pk, door = zicht.dossier.pk, zicht.wie
        mira = NieuwLid(roepnaam="Mira", achternaam=achternaam, rol="ouder")
        bewoners.richt_huishouden_in(dossier_id=pk, leden=[mira], adres=None, door=door)
        casus.word_aanspreekpunt(dossier_id=pk, door=door)
        if achternaam == VERZOEK:
            _verzoek(pk)
        if achternaam in MET_PLAN:
            casus.stel_doel(
                dossier_id=pk, tekst="Ik open mijn post weer", van_wie="Mira", door=door
            )


def _verzoek(dossier_id: UUID) -> None:
    """Een aanbieder vraagt drie maanden lang een uur per week; dat valt binnen het mandaat."""
    persoon = Lid.objects.get(dossier=dossier_id).persoon
    product = Product.objects.get(naam=HULP)
    toewijzing.ontvang_verzoek(
        dossier_id=dossier_id, soort=VerzoekSoort.TOEWIJZING,
        aanbieder=Aanbieder.objects.get(organisatie__naam=WIE_HELPT), persoon_id=persoon.pk,
        naam=f"Mira {VERZOEK}", product=product, omvang=Omvang(1, product.eenheid, "2"),
        ingang=klok.vandaag() + timedelta(days=7), einde=klok.vandaag() + timedelta(days=90),
        referentie="BENCH1", toelichting="Mira wil haar post weer aankunnen.",
    )  # fmt: skip
