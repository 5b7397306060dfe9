"""Nergens welkom: twee keer geweigerd, en een mens met naam zegt wie het op zich neemt (M61)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen import NieuwLid
from nabij.kamers.consult.models import NiemandNeemt
from nabij.kamers.poort.begrippen import Betrokkenrol
from nabij.kamers.poort.models import Betrokkenheid
from nabij.kamers.team import overzichten as teams
from tests.bewoners.maak import huishouden
from tests.mensen import Mensen, maak_account
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M61"),
]

SJORS = NieuwLid(roepnaam="Sjors", achternaam="Veenstra", rol="alleen")


@pytest.fixture
def sjors(mensen: Mensen) -> UUID:
    return huishouden(mensen, SJORS)


def weiger(joke: Mens, pk: UUID, wie: str, *, ook: str = "Drank, drugs, gokken") -> Mens:
    joke.ga(f"/huishoudens/{pk}/geweigerd/")
    return joke.druk(
        "Opschrijven", wie=wie, reden="Eerst afkicken", thema=joke.optie("Een huis vinden"),
        ook=joke.optie(ook),
    )  # fmt: skip


def test_de_tweede_weigering_geeft_een_mens_met_naam_een_week(mensen: Mensen, sjors: UUID) -> None:
    # Gegeven een procesregisseur, die de teamleider bij het team heeft opgeschreven
    irma = maak_account("irma", "Irma Blom", "teamlid", team=mensen.west, functie="procesregisseur")
    leider = Mens(mensen.teamleider).ga(f"/team/{mensen.oost.pk}/instellen/")
    leider.druk("Bewaren", procesregisseur_id=leider.optie("Irma Blom"))
    assert teams.procesregisseur(mensen.oost.pk) == irma.pk
    nieuw = Mens(irma)
    assert nieuw.ga(f"/huishoudens/{sjors}/").status == 404

    # Als de eerste woonvoorziening weigert is het een regel, en meer niet
    joke = Mens(mensen.teamlid)
    weiger(joke, sjors, "Woonzorg Noord").ziet("Opgeschreven.", "Eerst afkicken")
    nieuw.ga("/mijn-dag/").ziet_niet("Nergens welkom", "Veenstra")
    joke.ga(f"/huishoudens/{sjors}/").ziet_niet("twee keer is geweigerd")

    # En als een tweede weigert, dan heeft Irma een week
    dag = klok.vandaag() + timedelta(weeks=1)
    weiger(joke, sjors, "Stichting Onder Dak").ziet("Irma Blom antwoordt uiterlijk")
    joke.ga(f"/huishoudens/{sjors}/").ziet("dit huishouden twee keer is geweigerd", "Irma Blom")
    nieuw.ga("/mijn-dag/").ziet("Nergens welkom", "wie dit huishouden op zich neemt")
    assert Betrokkenheid.objects.get(account=irma).rol == Betrokkenrol.PROCESREGISSEUR

    # Ook na Gezien blijft de termijn staan, tot er antwoord is
    nieuw.druk("Gezien").ziet("Nergens welkom")
    with time_machine.travel(klok.begin_van(dag) + timedelta(hours=9)):
        nieuw.meld_aan().ga("/mijn-dag/").ziet("Zeg uiterlijk vandaag").klik("Antwoorden")
        nieuw.ziet("Woonzorg Noord", "Stichting Onder Dak")
        nieuw.druk("Dit is het antwoord", besluit="Onder Dak neemt hem, met onze ggz-collega.")
        nieuw.ziet("Onder Dak neemt hem").ga("/mijn-dag/").ziet_niet("Nergens welkom")
        joke.meld_aan().ga(f"/huishoudens/{sjors}/").ziet_niet("twee keer is geweigerd")
        joke.ga("/mijn-dag/").ziet("Er is antwoord op je vraag")
    with time_machine.travel(klok.begin_van(dag) + timedelta(days=2)):
        # Daarna leest Irma niet meer mee
        assert nieuw.meld_aan().ga(f"/huishoudens/{sjors}/").status == 404


def test_twee_verschillende_vragen_zijn_geen_twee_keer(mensen: Mensen, sjors: UUID) -> None:
    joke = Mens(mensen.teamlid)
    weiger(joke, sjors, "Woonzorg Noord")
    joke.ga(f"/huishoudens/{sjors}/geweigerd/")
    joke.druk(
        "Opschrijven", wie="De Werkplaats", reden="Te ver weg",
        thema=joke.optie("Iets te doen overdag"), ook="",
    )  # fmt: skip
    joke.ziet("Opgeschreven.").ziet_niet("Wie neemt dit op zich:")


def test_zonder_procesregisseur_zegt_het_scherm_wie_te_bellen(mensen: Mensen, sjors: UUID) -> None:
    joke = Mens(mensen.teamlid)
    weiger(joke, sjors, "Woonzorg Noord")
    weiger(joke, sjors, "Onder Dak").ziet("Er is nog geen procesregisseur")


def test_wat_niemand_neemt_blijft_zonder_mensen(mensen: Mensen, sjors: UUID) -> None:
    joke = Mens(mensen.teamlid)
    weiger(joke, sjors, "Woonzorg Noord")
    assert not NiemandNeemt.objects.exists()
    weiger(joke, sjors, "Onder Dak")

    velden = {veld.name for veld in NiemandNeemt._meta.get_fields()}
    assert velden == {"id", "thema", "ook", "maand"}
    beleid = Mens(mensen.beleid).ga("/overleg/niemand-neemt/")
    beleid.ziet("Een huis vinden, samen met Drank, drugs, gokken")
    beleid.ziet_niet("Veenstra", "Sjors", "Woonzorg Noord", mensen.oost.naam)
    assert joke.ga("/overleg/niemand-neemt/").status == 403


def test_een_vergissing_telt_niet_mee(mensen: Mensen, sjors: UUID) -> None:
    joke = Mens(mensen.teamlid)
    weiger(joke, sjors, "Woonzorg Noord").druk("Dit klopte niet").ziet_niet("Woonzorg Noord")
    weiger(joke, sjors, "Onder Dak").ziet("Opgeschreven.").ziet_niet("Wie neemt dit op zich:")


def test_een_vreemde_vindt_niets(mensen: Mensen, sjors: UUID) -> None:
    femke = Mens(mensen.anderteam)
    assert femke.ga(f"/huishoudens/{sjors}/geweigerd/").status == 404
    assert femke.ga(f"/huishoudens/{sjors}/overleg/").status == 404
