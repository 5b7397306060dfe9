"""De belangrijkste taken met alleen het toetsenbord, en op de telefoon met een duim.

Een nieuwe vraag oppakken, een contact en een doel staan bij hun eigen kamer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from nabij.fundament import klok
from nabij.kamers.poort.models import Dossier
from tests.browser.conftest import BUREAU, TELEFOON
from tests.browser.test_wijk import meld_aan
from tests.browser.toetsen import Toetsen
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import Mensen
from tests.toegang.maak import maak_vraag

Aan = Callable[..., Toetsen]
VERSLAG = "Samira vertelt aan de keukentafel."


@pytest.fixture
def verhaal(transactional_db: None, mensen: Mensen) -> Verhaal:
    return met_plan(mensen)[0]


@pytest.fixture
def aan(transactional_db: None, live_server: Any, open_scherm: Callable[..., Page]) -> Aan:
    """`aan(account)`: iemand achter een toetsenbord, aangemeld."""

    def doe(account: Any, maat: dict[str, int] = BUREAU, *, javascript: bool = True) -> Toetsen:
        scherm = open_scherm(maat, javascript=javascript)
        meld_aan(scherm, account, live_server.url)
        return Toetsen(scherm)

    return doe


@pytest.mark.rij("M57", "M01")
@pytest.mark.parametrize("maat", [BUREAU, TELEFOON], ids=["bureau", "telefoon"])
def test_een_vraag_meteen_beantwoord(aan: Aan, mensen: Mensen, maat: dict[str, int]) -> None:
    joke = aan(mensen.teamlid, maat).open("/mijn-dag/")

    joke.druk("Nieuwe vraag")
    # De browser zet de aandacht op het veld na het laden; eerder typen is letters kwijt.
    joke.scherm.wait_for_function("document.activeElement.name === 'tekst'")
    joke.scherm.keyboard.type("Wanneer is de inloop?")
    joke.druk("Beantwoord")

    joke.ziet("Klaar. De vraag telt mee, zonder naam.", "Wanneer is de inloop?")
    assert Dossier.objects.get().gesloten_op


@pytest.mark.rij("M03", "M04")
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "zonder"])
def test_van_een_vraag_naar_een_huishouden(aan: Aan, mensen: Mensen, javascript: bool) -> None:
    maak_vraag(mensen, mensen.teamlid, naam="Samira Bouhali")
    joke = aan(mensen.teamlid, javascript=javascript).open("/mijn-dag/")

    joke.druk("Oppakken")
    joke.druk("Bij een huishouden")
    joke.typ("Voornaam", "Samira").druk("Huishouden maken")

    joke.ziet("Huishouden Bouhali", "Aanspreekpunt sinds")


@pytest.mark.rij("M02", "M15")
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "zonder"])
def test_een_gesprek_aan_de_keukentafel(aan: Aan, verhaal: Verhaal, javascript: bool) -> None:
    """Praten, openvouwen waar het heen gaat, en tekenen wat aan wat hangt."""
    joke = aan(verhaal.mensen.teamlid, javascript=javascript).open(verhaal.adres())

    joke.druk("Gesprek")
    joke.typ("Wat is er besproken?", VERSLAG)
    joke.vouw_open("Waar gaat het om?")
    joke.typ("Waar gaat het om?", "De post is het begin.")
    joke.vouw_open("Post, formulieren")
    joke.typ("Dit geeft zorgen", "Ik durf de post niet open te maken.")
    joke.vouw_open("Hoofd")
    joke.typ("Dit geeft zorgen", "Ik slaap niet.")
    joke.druk("Bewaren")
    joke.ziet("Ons gesprek", VERSLAG, "De post is het begin.")

    joke.druk("Wat speelt er")
    joke.kies("hangt", "Ik slaap niet.").kies("aan", "Ik durf de post").druk("Tekenen")
    joke.ziet("hangt aan")


@pytest.mark.rij("M28")
def test_een_contact_in_twee_tikken_op_de_telefoon(aan: Aan, verhaal: Verhaal) -> None:
    """Een tik op de rij, een tik op wat het was. Geen derde."""
    scherm = aan(verhaal.mensen.teamlid, TELEFOON).open("/mijn-dag/").scherm

    scherm.get_by_role("link", name="Contact Bouhali").click()
    scherm.get_by_role("button", name="Gebeld").click()

    scherm.get_by_text("Het contact is vastgelegd.").wait_for()
    assert scherm.get_by_role("button", name="Ongedaan maken").is_visible()


@pytest.mark.rij("M23", "M25")
def test_warm_overdragen(aan: Aan, verhaal: Verhaal) -> None:
    mensen = verhaal.mensen
    joke = aan(mensen.teamlid).open(verhaal.adres("overdragen/"))

    joke.dag("Op welke dag hoorde", klok.vandaag())
    joke.kies("Aan wie", "Karel Dam").druk("Klaarzetten")
    joke.ziet("Je houdt alles tot die is aangenomen.")

    karel = aan(mensen.collega).open("/mijn-dag/")
    karel.druk("overdracht").druk("Ja, ik neem het over")
    karel.ziet("Uw regisseur", "Karel Dam")


@pytest.mark.rij("M57", "M25")
def test_terugkijken_en_afsluiten(aan: Aan, verhaal: Verhaal) -> None:
    joke = aan(verhaal.mensen.teamlid).open(verhaal.adres())

    joke.druk("Samen terugkijken")
    joke.antwoord("Samira", "bereikt").antwoord("Volgens jou", "bereikt")
    joke.typ("Wat zei het huishouden?", "Ton en ik doen het nu samen.")
    joke.antwoord("Kan het lichter?", "stoppen").druk("Bewaren")
    joke.ziet("Je kunt nu samen afsluiten.").druk("Doet het zelf")

    joke.ziet("Afgesloten. Terugkomen kan altijd.").druk("Ongedaan maken")
    joke.ziet("Teruggedraaid.")


@pytest.mark.rij("M25")
def test_iemand_laten_waarnemen_en_werk_verdelen(aan: Aan, verhaal: Verhaal) -> None:
    sanne = aan(verhaal.mensen.teamleider).open("/team/")

    sanne.druk("Iemand laten waarnemen")
    sanne.kies("Wie is er niet?", "Joke Visser").kies("Wie neemt waar?", "Karel Dam")
    sanne.dag("Tot en met", klok.vandaag() + timedelta(days=7))
    sanne.druk("Laten waarnemen").ziet("Karel Dam neemt waar voor Joke Visser")

    sanne.druk("Werk verdelen")
    sanne.vouw_open("Joke Visser").druk("Aan een ander geven", "Bouhali")
    sanne.kies("Bouhali", "Karel Dam").druk("Zo verdelen")
    sanne.ziet("1 huishouden heeft een ander.").druk("Ongedaan maken")
    sanne.ziet("Teruggezet zoals het was.")


@pytest.mark.rij("M51")
def test_een_huishouden_zoeken_en_de_inhoud_overslaan(aan: Aan, verhaal: Verhaal) -> None:
    joke = aan(verhaal.mensen.teamlid).open("/team/")

    joke.naar("Naar de inhoud")
    joke.scherm.keyboard.press("Enter")
    joke.naar("Even overleggen")
    joke.scherm.keyboard.press("/")
    joke.scherm.keyboard.type("Bouh")
    joke.enter().ziet("1 huishouden gevonden")
    joke.druk("Bouhali").ziet("Huishouden Bouhali")
