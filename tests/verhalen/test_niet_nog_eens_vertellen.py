"""Aan tafel: wat er eerder was staat er al, en een collega is een tik verder (M02 M04)."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.bewoners.maak import huishouden
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M02", "M04"),
]


@pytest.fixture
def thuis(mensen: Mensen) -> UUID:
    return huishouden(mensen)


def test_eerdere_hulp_wordt_een_keer_verteld(mensen: Mensen, thuis: UUID) -> None:
    # Gegeven Joke, die aan tafel hoort wat er eerder was; meer dan dat schrijft ze niet op
    gesprek = f"/huishoudens/{thuis}/gesprek/"
    joke = Mens(mensen.teamlid).ga(gesprek).ziet("Was er eerder hulp?").ziet_niet("Eerdere hulp")
    joke.druk(
        "Bewaren", eerder_wat="Schuldhulp van de gemeente", eerder_wanneer="2021",
        eerder_uitkomst="Het liep vast op de post", eerder_bron="de huisarts",
    ).ziet("Bewaard.")  # fmt: skip

    # Als er weer gepraat wordt, staat het er al: wat, wanneer, van wie, en wanneer we het hoorden
    joke.ga(gesprek).ziet(
        "Eerdere hulp", "Vraag het niet nog een keer", "Schuldhulp van de gemeente", "2021",
        "Het liep vast op de post", "volgens de huisarts", "gehoord op",
    ).ziet_niet("Was er eerder hulp?")  # fmt: skip

    # En klopt het niet, dan is het in een tik weg, en bewaard
    joke.druk("Klopt niet").ziet_niet("Schuldhulp van de gemeente")


def test_zonder_bron_vertelde_het_huishouden_het_zelf(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
    joke.druk("Bewaren", eerder_wat="De wijkverpleging").ga(f"/huishoudens/{thuis}/gesprek/")
    joke.ziet("De wijkverpleging", "volgens het huishouden")


def test_alleen_een_jaar_zegt_nog_niet_welke_hulp(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
    joke.druk("Bewaren", eerder_wanneer="2019").ziet("Schrijf erbij welke hulp het was.")


def test_even_overleggen_is_een_tik_van_het_gesprek(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
    joke.ziet("Vandaag heeft dienst:", "Joke Visser")
    joke.klik("Even overleggen")
    assert joke.adres == f"/huishoudens/{thuis}/overleg/"
    assert joke.status == 200


def test_een_vreemde_haalt_niets_weg(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
    joke.druk("Bewaren", eerder_wat="De wijkverpleging").ga(f"/huishoudens/{thuis}/gesprek/")
    form, velden = joke.formulier("Klopt niet")
    femke = Mens(mensen.anderteam)
    femke.verstuur(form, velden)
    assert femke.status == 404
    joke.ga(f"/huishoudens/{thuis}/gesprek/").ziet("De wijkverpleging")
