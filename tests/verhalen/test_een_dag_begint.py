"""Mijn dag bij het begin: wat nieuw is, voor wie ik waarneem, en geen lege bladzijde."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from nabij.fundament import klok
from nabij.kamers.poort import handelingen as poort
from tests.account.maak import geef_code, geef_wachtwoord
from tests.casus.maak import met_plan
from tests.mensen import WACHTWOORD, Mensen
from tests.toegang.maak import maak_vraag
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])
NIEUW = '<span class="utrecht-badge utrecht-badge--accent">Nieuw</span>'


def _door_de_voordeur(inlognaam: str) -> str:
    client = Client()
    if geef_wachtwoord(client, inlognaam, WACHTWOORD).url == "/inloggen/code/":
        geef_code(client)
    return client.get("/mijn-dag/").content.decode()


@pytest.mark.rij("M04")
def test_wat_er_sinds_de_vorige_keer_bij_kwam_heet_nieuw(mensen: Mensen) -> None:
    # Gegeven een vraag die Sanne vrijdag al zag, en een die in het weekend binnenkwam
    sanne, nu = mensen.teamleider.get_username(), klok.nu()
    maak_vraag(mensen, mensen.collega, tekst="Waar kan ik zwemmen?")
    with time_machine.travel(nu + timedelta(minutes=5)):
        eerste_keer = _door_de_voordeur(sanne)
    with time_machine.travel(nu + timedelta(days=2)):
        maak_vraag(mensen, mensen.collega, tekst="Mijn post ligt ongeopend.")

    # Als zij maandag begint
    with time_machine.travel(nu + timedelta(days=3)):
        maandag = _door_de_voordeur(sanne)

    # Dan is alleen de vraag van het weekend nieuw; de eerste keer is er niets om mee te vergelijken
    assert NIEUW not in eerste_keer
    assert maandag.count(NIEUW) == 1
    assert maandag.index("Mijn post ligt ongeopend.") < maandag.index(NIEUW)
    assert maandag.index("Waar kan ik zwemmen?") < maandag.index("Mijn post ligt ongeopend.")


@pytest.mark.rij("M25")
def test_wie_waarneemt_leest_bovenaan_voor_wie_en_tot_wanneer(mensen: Mensen) -> None:
    # Gegeven Karel, die voor Joke waarneemt; de teamleider verlengde het
    met_plan(mensen)
    vandaag = klok.vandaag()
    for dagen in (3, 8):
        poort.neem_waar(
            voor=mensen.teamlid.pk, door=mensen.collega.pk, van=vandaag,
            tot=vandaag + timedelta(days=dagen), gegeven=mensen.wie(mensen.teamleider),
        )  # fmt: skip

    # Dan staat het bovenaan zijn dag, en bij een ander team nergens
    karel = Mens(mensen.collega).ga("/mijn-dag/").ziet("Je neemt waar voor Joke Visser")
    assert karel.tekst.count("Je neemt waar voor") == 1
    Mens(mensen.anderteam).ga("/mijn-dag/").ziet_niet("Je neemt waar")


@pytest.mark.rij("M25", "M57")
def test_wie_geen_huishoudens_heeft_vindt_het_eigen_werk(mensen: Mensen) -> None:
    # De teamleider ziet een tik naar het werk van het team, de opbouwwerker een naar de wijk
    leider = Mens(mensen.teamleider).ga("/mijn-dag/").ziet_niet("Nog geen huishoudens")
    leider.klik("Werk verdelen").ziet("Wie heeft wat")
    nadia = Mens(mensen.opbouwwerker).ga("/mijn-dag/").ziet("Er vraagt nu niets je aandacht.")
    nadia.ziet_niet("Nog geen huishoudens", "Werk verdelen").klik("Kijk naar de wijk")
    assert nadia.status == 200
