"""Wat helpt bij dit doel: van dichtbij, met de eerlijkste wachttijd, en iets voor de tussentijd."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.casus.models import Hulpkeuze
from nabij.kamers.kaart.handelingen import leg_wachttijd_vast
from nabij.kamers.kaart.models import Aanbod, Wachtsoort
from nabij.kamers.poort import poort
from tests.casus.maak import Verhaal, met_plan
from tests.kaart.maak import maak_aanbod
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


def peiling(aanbod: Aanbod, weken: str, soort: str = Wachtsoort.GEMETEN, n: int = 24) -> None:
    leg_wachttijd_vast(
        aanbod_id=aanbod.pk,
        soort=Wachtsoort(soort),
        weken=Decimal(weken),
        n=n if soort == Wachtsoort.GEMETEN else None,
        peildatum=klok.vandaag(),
        bron="test",
    )


@pytest.fixture
def kaart(mensen: Mensen) -> dict[str, Aanbod]:
    """Een maatje, een inloop en twee aanbieders die met post en geld helpen."""
    post: dict[str, Any] = {"themas": ("post",), "omschrijving": "Hulp bij post en brieven."}
    formeel = {**post, "soort": "formeel"}
    aanbod = {
        "maatje": maak_aanbod("Postmaatje", soort="informeel", kring="buurt", **post),
        "inloop": maak_aanbod(
            "Inloop post en geld", soort="collectief", kring="collectief", **post
        ),
        "vlonder": maak_aanbod(
            "De Vlonder", organisatie="Vlonder", kring="aanbieder", zonder_besluit=False, **formeel
        ),
        "steiger": maak_aanbod(
            "Stichting Steiger", kring="aanbieder", zonder_besluit=False, **formeel
        ),
    }
    peiling(aanbod["vlonder"], "3")
    peiling(aanbod["steiger"], "9", n=41)
    peiling(aanbod["steiger"], "4", Wachtsoort.OPGEGEVEN)
    return aanbod


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    return met_plan(mensen)[0]


def hulppagina(mensen: Mensen, samira: Verhaal) -> Mens:
    return Mens(mensen.teamlid).ga(samira.adres("plan/")).klik("Wat helpt hierbij?")


@pytest.mark.rij("M38", "M34", "M37")
def test_van_dichtbij_naar_verder_weg_en_wat_geen_besluit_nodig_heeft_begint_vandaag(
    mensen: Mensen, samira: Verhaal, kaart: dict[str, Aanbod]
) -> None:
    # Gegeven het doel van Samira: haar post weer open durven maken
    joke = hulppagina(mensen, samira)

    # Dan staat eerst wat zij zelf kan, en een aanbieder pas als laatste
    volgorde = ["Wat kunt u zelf?", "Postmaatje", "Inloop post en geld", "Is er meer nodig?"]
    plekken = [joke.tekst.index(stuk) for stuk in [*volgorde, "De Vlonder"]]
    assert plekken == sorted(plekken)
    joke.ziet("Niets is verplicht, overslaan mag", "kan vandaag beginnen, zonder besluit")

    # Als zij het maatje kiest, dan zegt het scherm dat het vandaag kan, en staat het in het plan
    joke.druk("Kies : Postmaatje").ziet("Hier is geen besluit voor nodig", "1 van 1 komt uit")
    joke.druk("Zet in het plan : Wat kunt u zelf?", tekst="Elke avond een envelop", kring="zelf")
    joke.ziet("2 van de 2 komen uit de eigen kring of de buurt")
    joke.ga(samira.adres("plan/")).ziet("Postmaatje", "Elke avond een envelop")


@pytest.mark.rij("M07", "M38", "M36")
def test_de_eerlijke_wachttijd_staat_naast_de_opgave_en_er_is_iets_voor_de_tussentijd(
    mensen: Mensen, samira: Verhaal, kaart: dict[str, Aanbod]
) -> None:
    joke = hulppagina(mensen, samira)

    # Dan staan gemeten en opgegeven naast elkaar, met wat sneller is en wat nu al kan
    joke.ziet("9 weken", "41 starts", "4 weken", "opgave van de aanbieder")
    joke.ziet("Sneller: De Vlonder, 3 weken", "Of nu al:")

    # Als zij toch voor Steiger kiest, dan vraagt het scherm wat er in de tussentijd gebeurt
    joke.druk("Kies : Stichting Steiger").ziet(
        "besluit van de gemeente", "Bij kiezen 9 weken wachten", "Wat doen we in de tussentijd?"
    )
    dag = klok.vandaag() + timedelta(days=4)
    joke.druk(
        "Spreek af : Stichting Steiger", tekst="Joke belt elke vrijdag", uiterlijk=f"{dag:%d-%m-%Y}"
    )
    joke.ziet("In de tussentijd: Joke belt elke vrijdag").ziet_niet("Wat doen we in de tussentijd?")

    # En wat het wachten bij kiezen was blijft staan, ook als het later korter wordt
    with time_machine.travel(klok.nu() + timedelta(days=30), tick=True):
        peiling(kaart["steiger"], "1")
        hulppagina(mensen, samira).ziet("Bij kiezen 9 weken wachten")


@pytest.mark.rij("M34")
def test_na_zes_weken_een_lichte_vraag_en_daarna_nooit_meer(
    mensen: Mensen, samira: Verhaal, kaart: dict[str, Aanbod]
) -> None:
    hulppagina(mensen, samira).druk("Kies : Inloop post en geld").druk("Begonnen")
    Mens(mensen.teamlid).ga("/mijn-dag/").ziet_niet("Op de plek?")

    with time_machine.travel(klok.nu() + timedelta(weeks=6, hours=1), tick=True):
        joke = Mens(mensen.teamlid).ga(samira.adres("plek/"))
        joke.ziet("Bent u daar op uw plek?", "Inloop post en geld", "Elk antwoord is goed")
        contact = Mens(mensen.teamlid).ga(samira.adres("contact/"))
        contact.druk("Gebeld").ga("/mijn-dag/").ziet("Op de plek?")
        joke.druk("Ja, op de plek : Inloop post en geld").ziet("We vragen het niet nog eens")
        joke.ga(samira.adres("plek/")).ziet("Niets te vragen")
        Mens(mensen.teamlid).ga("/mijn-dag/").ziet_niet("Op de plek?")
        # De teamleider ziet deze vraag nooit: het is geen achterstand
        Mens(mensen.teamleider).ga("/team/werk/").ziet_niet("Op de plek?")


@pytest.mark.rij("M38", "M51")
def test_een_ander_team_ziet_niets_en_onzin_wordt_een_zin(
    mensen: Mensen, samira: Verhaal, kaart: dict[str, Aanbod]
) -> None:
    joke = hulppagina(mensen, samira)
    femke = Mens(mensen.anderteam)
    assert femke.ga(joke.adres).status == 404

    joke.druk("Zet in het plan : Wat kunt u zelf?", tekst="", kring="zelf")
    joke.ziet("Dit veld is verplicht")
    joke.druk("Kies : Stichting Steiger")
    joke.druk("Spreek af : Stichting Steiger", tekst="Joke belt", uiterlijk="31-2-2027")
    joke.ziet("Joke belt", "datum")
    with poort.systeem(taak="test"):
        assert Hulpkeuze.objects.count() == 1
