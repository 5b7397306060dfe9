"""Een gewone vraag blijft gewoon: gehoord, uitgelegd, klaar. Er is niemand vastgelegd."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Persoon
from nabij.kamers.poort import poort
from nabij.kamers.poort.models import Dossier, DossierPersoon
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db
VRAAG = "Mijn dochter van twee slaat andere kinderen. Is dat wel gewoon?"


@pytest.mark.rij("M57", "M01", "M05")
def test_uitgelegd_hoort_erbij_en_verder_niets(mensen: Mensen) -> None:
    # Gegeven een vader aan de balie met een vraag die bij opvoeden hoort
    joke = Mens(mensen.teamlid).ga("/vragen/nieuw/")

    # Als Joke het uitlegt en een keer tikt
    joke.druk("hoort erbij", tekst=VRAAG)

    # Dan is de vraag af, zonder naam, en is er geen huishouden en geen mens bewaard
    joke.ziet("hoort erbij", "zonder naam", VRAAG).ziet_niet("Huishouden Bouhali", "dossier")
    (vraag,) = Dossier.objects.all()
    assert (vraag.soort, vraag.gesloten_op is None) == ("vraag", False)
    assert not DossierPersoon.objects.exists()
    with poort.systeem(taak="proef"):
        assert not Persoon.objects.exists()

    # En staat ze bij niemand meer op de lijst
    for wie in (mensen.teamlid, mensen.collega, mensen.teamleider):
        Mens(wie).ga("/mijn-dag/").ziet_niet("slaat andere kinderen")

    # En ziet een collega van een ander team haar niet
    assert Mens(mensen.anderteam).ga(joke.adres).status == 404


@pytest.mark.rij("M57")
def test_een_tik_te_snel_kan_tien_minuten_terug(mensen: Mensen) -> None:
    # Gegeven een vraag die Joke te snel afrondde
    joke = Mens(mensen.teamlid).ga("/vragen/nieuw/").druk("hoort erbij", tekst=VRAAG)
    knop = joke.formulier("Ongedaan maken")

    # Als zij meteen terugdraait
    joke.verstuur(*knop)

    # Dan ligt de vraag er weer, en ziet wie dienst heeft haar
    joke.ziet("Wacht")
    Mens(mensen.teamlid).ga("/mijn-dag/").ziet("slaat andere kinderen")


@pytest.mark.rij("M57")
def test_na_tien_minuten_blijft_het_zoals_het_is_en_oppakken_kan_altijd(mensen: Mensen) -> None:
    joke = Mens(mensen.teamlid).ga("/vragen/nieuw/").druk("hoort erbij", tekst=VRAAG)
    knop = joke.formulier("Ongedaan maken")

    with time_machine.travel(klok.nu() + timedelta(minutes=11)):
        joke.verstuur(*knop).ziet("Dit kan niet meer terug.")
        joke.druk("Weer oppakken").ziet("Opgepakt")


@pytest.mark.rij("M01")
def test_een_inwoner_vraagt_het_zelf_en_wie_dienst_heeft_ziet_het(mensen: Mensen) -> None:
    # Gegeven een inwoner zonder account, op de voorpagina
    inwoner = Mens(None).ga("/").klik("Stel uw vraag")

    # Als die alleen de vraag invult en de tijd neemt
    knop, velden = inwoner.formulier("Vraag versturen", tekst=VRAAG)
    with time_machine.travel(klok.nu() + timedelta(seconds=30)):
        inwoner.verstuur(knop, velden).ziet("Dank u wel")

    # Dan staat ze binnen een minuut bij wie dienst heeft, en pakt die haar op
    joke = Mens(mensen.teamlid).ga("/mijn-dag/").ziet("slaat andere kinderen", "Wacht op jou")
    joke.druk("Oppakken").ziet("Joke Visser", "Opgepakt")

    # En ziet een collega zonder dienst haar niet, en een ander team ook niet
    for wie in (mensen.collega, mensen.anderteam):
        vreemde = Mens(wie)
        vreemde.ga("/mijn-dag/").ziet_niet("slaat andere kinderen")
        assert vreemde.ga(joke.adres).status == 404
