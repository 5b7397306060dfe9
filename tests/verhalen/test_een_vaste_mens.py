"""Een vaste mens aan elke kant: de praktijk belt, en hoort een zin terug (M29 M39)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toegang.models import Partner
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])


def met_praktijk(mensen: Mensen) -> Mens:
    """Gegeven: huisartsenpraktijk De Linde, met een vaste mens bij ons."""
    joke = Mens(mensen.teamlid).ga("/team/").klik("Partners van het team")
    joke.ziet("Nog geen partners").klik("Een partner erbij")
    return joke.druk(
        "Bewaren", soort="huisarts", naam="Praktijk De Linde", wie="Marja, POH",
        telefoon="010 765 43 21", vaste_mens_id=joke.optie(mensen.collega.naam),
    )  # fmt: skip


def met_verzoek(mensen: Mensen) -> Mens:
    """Gegeven: de praktijk vraagt iets, en de inwoner zit erbij."""
    joke = met_praktijk(mensen).klik("Een verzoek")
    dag = klok.vandaag() + timedelta(weeks=1)
    return joke.druk(
        "Bewaren", tekst="Kan iemand meekijken met de post?", wie="Marja", uiterlijk=str(dag),
        akkoord="Graag, ik durf het niet meer open te maken.", naam="Sjors Veenstra",
    )  # fmt: skip


@pytest.mark.rij("M29")
def test_een_verzoek_in_drie_regels_en_een_zin_terug(mensen: Mensen) -> None:
    # Als de praktijk belt met de inwoner erbij, dan is het een gewone vraag met een antwoorddag
    joke = met_verzoek(mensen)
    joke.ziet("Kan iemand meekijken met de post?", "Marja van Praktijk De Linde vraagt antwoord")

    # En terug gaat een zin, alleen met wat de inwoner daarvan zei
    joke.klik("Een zin terug aan de partner").ziet("Er is nog niets teruggegeven.")
    joke.druk("Opschrijven", zin="We zijn samen begonnen.", akkoord="")
    joke.ziet("Zonder goedvinden van de inwoner gaat er niets terug.")
    joke.ziet("Er is nog niets teruggegeven.")
    joke.druk("Opschrijven", zin="We zijn samen begonnen.", akkoord="Dat mag Marja weten.")
    joke.ziet("We zijn samen begonnen.", "De inwoner vindt het goed", "Dat mag Marja weten.")
    # Op het papier staat niet wat er gevraagd is, en niet hoe de inwoner heet
    joke.ziet_niet("Veenstra", "meekijken met de post")


@pytest.mark.rij("M29")
def test_zonder_de_inwoner_is_het_geen_verzoek(mensen: Mensen) -> None:
    joke = met_praktijk(mensen).klik("Een verzoek")
    joke.druk(
        "Bewaren", tekst="Hij komt niet meer", wie="Marja", uiterlijk=str(klok.vandaag()),
        akkoord="",
    )  # fmt: skip
    joke.ziet("Vraag eerst de inwoner zelf.")
    joke.druk("Bewaren", uiterlijk="2020-01-01", akkoord="Goed").ziet("Deze dag is al geweest.")
    assert not Dossier.objects.exists()


@pytest.mark.rij("M29")
def test_het_verzoek_gaat_mee_naar_het_huishouden(mensen: Mensen) -> None:
    joke = met_verzoek(mensen)
    joke.druk("Ik pak het op").ga(f"{joke.adres}huishouden/")
    joke.druk("Huishouden maken", roepnaam="Sjors").ziet("Kan iemand meekijken met de post?")
    joke.klik("Een zin terug aan de partner")
    joke.druk("Opschrijven", zin="Het loopt.", akkoord="Ja.").ziet("Het loopt.")
    assert Mens(mensen.anderteam).ga(joke.adres).status == 404


@pytest.mark.rij("M39")
def test_een_afspraak_komt_op_tijd_terug(mensen: Mensen) -> None:
    joke = met_praktijk(mensen).klik("Een afspraak")
    dag = klok.vandaag() + timedelta(days=90)
    joke.druk(
        "Afspreken", tekst="Elke maand een uur samen", betaalt="Ieder betaalt de eigen uren",
        eigenaar_id=joke.optie(mensen.collega.naam), terugkijken_op=str(dag),
    )  # fmt: skip
    joke.ziet("Elke maand een uur samen", "Wie betaalt: Ieder betaalt de eigen uren")
    joke.ga("/team/").ziet_niet("Terugkijken met een partner")

    # Twee weken ervoor staat het bij het team, met wie erop let
    eerder = klok.begin_van(dag - timedelta(days=14)) + timedelta(hours=9)
    with time_machine.travel(eerder - timedelta(days=1)):
        joke.meld_aan().ga("/team/").ziet_niet("Terugkijken met een partner")
    with time_machine.travel(eerder):
        joke.meld_aan().ga("/team/").ziet("Terugkijken met een partner", mensen.collega.naam)
        joke.klik("Elke maand een uur samen")
        joke.druk("Opschrijven", tekst="Zes vragen eerder bij ons", volgende="")
        joke.ziet("Zes vragen eerder bij ons", "Klaar")
        joke.ga("/team/").ziet_niet("Terugkijken met een partner")


@pytest.mark.rij("M39")
def test_een_ander_team_ziet_de_partners_niet(mensen: Mensen) -> None:
    met_praktijk(mensen)
    een = Partner.objects.get()
    femke = Mens(mensen.anderteam).ga("/partners/").ziet_niet("De Linde")
    for pad in ("", "wijzigen/", "verzoek/", "afspraak/"):
        assert femke.ga(f"/partners/{een.pk}/{pad}").status == 404


@pytest.mark.rij("M39")
def test_stopt_het_dan_is_de_mens_daar_meteen_weg(mensen: Mensen) -> None:
    joke = met_praktijk(mensen).klik("Wijzigen").druk("Stoppen")
    joke.ziet("Nog geen partners")
    een = Partner.objects.get()
    assert (een.naam, een.wie, een.telefoon) == ("Praktijk De Linde", "", "")
