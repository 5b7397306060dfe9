"""Het verhaal van een team dat wil weten wat al dat vastleggen kost, en wie daar iets bij deed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nabij.kamers.afspraken.models import Vereiste
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db
ADRES = "/afspraken/wat-het-kost/"
REDEN = "We kijken een jaar lang waar mensen ons vinden."


@pytest.fixture
def mensen(mensen: Mensen, settings: Any) -> Mensen:
    settings.DEMO = True
    return mensen


def vraag_extra(mens: Mens, voor: str, wat: str, tikken: int) -> None:
    mens.ga("/afspraken/extra/nieuw/").druk(
        "Vraag dit voorlopig",
        wat=wat,
        voor=voor,
        eigenaar="Ingrid Maas, beleid",
        reden=REDEN,
        tikken=str(tikken),
    )


def inhoud(mens: Mens) -> str:
    """De pagina zonder wat eromheen staat."""
    return mens.html.partition("<main")[2].partition("</main>")[0]


@pytest.mark.rij("M28", "M58")
def test_wat_het_werk_kost_en_wat_er_hier_bij_komt(mensen: Mensen) -> None:
    # Gegeven Joke, die onderaan haar dag leest wat het werk kost
    joke = Mens(mensen.teamlid).ga("/mijn-dag/").klik("Wat het werk kost")

    # Dan staan de taken er, met wanneer er geteld is en volgens welk model
    assert joke.adres == ADRES
    joke.ziet("Een contact vastleggen", "Samen overdragen", "Geteld op", "Card, Moran en Newell")
    joke.ziet("Bij deze taken wordt nu niets extra gevraagd.")

    # Als beleid van iedereen een veld vraagt, en Sanne van haar eigen team nog een
    vraag_extra(Mens(mensen.beleid), "gemeente", "verplicht_veld:nieuwe_vraag.kanaal", 1)
    vraag_extra(Mens(mensen.teamleider), str(mensen.oost.pk), "verplicht_veld:doel.van_wie", 2)
    vraag_extra(Mens(mensen.beleid), "gemeente", "norm:weken_zonder_plan", 3)

    # Dan ziet Joke wat dat per taak samen kost
    joke.ga(ADRES).ziet(
        "Extra veld: hoe de vraag binnenkwam", "1 + 1 = 2", "3 + 1 = 4",
        "van wie het doel is (Buurtteam Oost)", "2 + 1 = 3", "5 + 2 = 7",
        "Een plan binnen 3 tikken, elke keer",
    )  # fmt: skip
    # En Femke, van een ander team, alleen wat voor haar geldt
    femke = Mens(mensen.anderteam).ga(ADRES).ziet("hoe de vraag binnenkwam")
    femke.ziet_niet("van wie het doel is", "Buurtteam Oost")

    # En laat beleid het weer los, dan kost het ook niets meer
    beleid = Mens(mensen.beleid).ga("/afspraken/").klik("Wat het werk kost")
    beleid.klik("Wie erover gaat").druk("Loslaten : hoe de vraag binnenkwam")
    joke.ga(ADRES).ziet_niet("hoe de vraag binnenkwam", "1 + 1 = 2")


@pytest.mark.rij("M28")
def test_vragen_gemeente_en_team_hetzelfde_dan_is_het_een_keer_invullen(mensen: Mensen) -> None:
    vraag_extra(Mens(mensen.teamleider), str(mensen.oost.pk), "verplicht_veld:doel.van_wie", 1)
    vraag_extra(Mens(mensen.beleid), "gemeente", "verplicht_veld:doel.van_wie", 1)
    assert Vereiste.objects.count() == 2

    Mens(mensen.teamlid).ga(ADRES).ziet("2 + 1 = 3", "5 + 1 = 6")


@pytest.mark.rij("M28", "M58")
def test_valkuil_nergens_hoe_lang_een_mens_erover_doet(mensen: Mensen) -> None:
    """Voor ieder in een team dezelfde pagina, zonder een naam, en zonder klok in de browser."""
    joke, karel = Mens(mensen.teamlid).ga(ADRES), Mens(mensen.collega).ga(ADRES)

    assert inhoud(joke) == inhoud(karel)
    for account in (mensen.teamlid, mensen.collega, mensen.teamleider):
        assert account.naam not in inhoud(joke)
    assert not re.search(r"<(script|form|input)\b", inhoud(joke))


def test_wie_hier_niet_werkt_ziet_haar_niet(mensen: Mensen) -> None:
    assert Mens(None).ga(ADRES).adres.startswith("/inloggen/")
