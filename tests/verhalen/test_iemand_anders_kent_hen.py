"""Een ander team kent hen: een kaartje na twee gegevens, de noodknop, en wat verborgen is."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.poort.logboek.models import Inzage
from tests.bewoners.maak import huishouden
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db

MIRA = {"achternaam": "Moerbei", "geboortedatum": "12-3-1988"}
VAN_HEN = ("Mira", "Pip", "Kaardebolstraat", "1234")


@pytest.fixture
def moerbei(mensen: Mensen) -> UUID:
    """Mira en Pip, bekend bij Buurtteam Oost; Joke is de regisseur."""
    return huishouden(mensen)


def scherm_af(mensen: Mensen, pk: UUID, niveau: Afscherming) -> None:
    """Joke schermt Mira af, op de pagina van Mira."""
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{pk}/")
    joke.klik("Afschermen").druk("Bewaren", niveau=str(int(niveau)))


@pytest.mark.rij("M51", "M04")
def test_pas_na_twee_gegevens_een_kaartje_en_joke_hoort_het(mensen: Mensen, moerbei: UUID) -> None:
    # Gegeven Femke van team West, die niet weet of Mira al bekend is
    femke = Mens(mensen.anderteam)
    assert femke.ga(f"/huishoudens/{moerbei}/").status == 404
    femke.ga("/zoeken/").druk("Zoeken", q="Moerbei").ziet_niet(*VAN_HEN, "Oost")

    # Als zij een gegeven heeft, krijgt ze niets
    femke.ga("/zoeken/kaartje/").druk("Zoeken", achternaam="Moerbei").ziet_niet(
        "bekend bij", "Oost"
    )

    # Als zij er twee heeft, krijgt ze het team en het nummer, en verder niets
    femke.druk("Zoeken", **MIRA).ziet("bekend bij Buurtteam Oost", "010 123 45 67")
    femke.ziet_niet(*VAN_HEN)

    # En Joke ziet dat Femke ernaar vroeg
    Mens(mensen.teamlid).ga("/mijn-dag/").ziet("Een collega vroeg naar dit huishouden", "Femke Bos")


@pytest.mark.rij("M51")
def test_de_noodknop_opent_een_dag_met_een_reden_en_wordt_gemeld(
    mensen: Mensen, moerbei: UUID
) -> None:
    # Gegeven Femke, die nu gevaar ziet en niemand bereikt
    femke = Mens(mensen.anderteam).ga("/zoeken/kaartje/").druk("Zoeken", **MIRA).klik("Noodknop")

    # Als zij geen reden geeft, gaat er niets open
    femke.druk("Open dit huishouden").ziet_niet(*VAN_HEN)

    # Als zij een reden en een regel schrijft, kan ze lezen en niet schrijven
    femke.druk("Open dit huishouden", reden="gevaar", toelichting="Glas kapot, kind huilt.")
    femke.ziet("Mira", "Pip", "via de noodknop").ziet_niet("Contact vastleggen")
    assert femke.ga(f"/huishoudens/{moerbei}/contact/").status == 404

    # En weten Joke, de teamleider en de functionaris gegevensbescherming het
    for wie in (mensen.teamlid, mensen.teamleider):
        Mens(wie).ga("/mijn-dag/").ziet("De noodknop is gebruikt", "Femke Bos")
    assert Inzage.objects.filter(noodknop="gevaar", dossier_id=moerbei).exists()
    fg = Mens(mensen.fg).ga("/inzage/").druk("Opzoeken", nummer=str(moerbei))
    fg.ziet("Femke Bos", "via de noodknop").ziet_niet(*VAN_HEN)

    # En na een dag is het weer dicht
    with time_machine.travel(klok.nu() + timedelta(hours=25)):
        assert femke.meld_aan().ga(f"/huishoudens/{moerbei}/").status == 404


@pytest.mark.rij("M51")
def test_een_verborgen_huishouden_bestaat_voor_een_vreemde_niet(
    mensen: Mensen, moerbei: UUID
) -> None:
    # Gegeven Mira, van wie niemand mag weten dat zij hier bekend is
    scherm_af(mensen, moerbei, Afscherming.BESTAAN_VERBORGEN)

    # Als Femke met alles wat zij weet zoekt, op elke plek
    femke = Mens(mensen.anderteam)
    zelfde = (
        femke.ga("/zoeken/kaartje/")
        .druk("Zoeken", achternaam="Niemand", geboortedatum="1-1-1970")
        .tekst
    )
    femke.druk("Zoeken", **MIRA)

    # Dan is het antwoord hetzelfde als bij wie er echt niet is
    assert femke.tekst == zelfde
    assert femke.ga(f"/huishoudens/{moerbei}/noodknop/").status == 404
    femke.ga("/vragen/nieuw/").druk("Kijken", tekst="Kent u haar?", **MIRA)
    femke.ziet("Dit huishouden kennen we niet")

    # En ziet de teamleider het ook niet in de lijst
    Mens(mensen.teamleider).ga("/team/werk/").ziet_niet("Moerbei")

    # En Joke, die erbij is met naam, wel
    Mens(mensen.teamlid).ga(f"/huishoudens/{moerbei}/").ziet("Mira", "Bestaan verborgen")


@pytest.mark.rij("M51")
def test_een_geheim_adres_blijft_geheim_ook_bij_nood(mensen: Mensen, moerbei: UUID) -> None:
    scherm_af(mensen, moerbei, Afscherming.ADRES_GEHEIM)

    femke = Mens(mensen.anderteam).ga("/zoeken/kaartje/").druk("Zoeken", **MIRA)
    femke.ziet("bekend bij Buurtteam Oost").klik("Noodknop")
    femke.druk("Open dit huishouden", reden="gevaar", toelichting="Glas kapot.")

    femke.ziet("Mira").ziet_niet("Kaardebolstraat", "1234")
