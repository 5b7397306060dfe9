"""Een huishouden stond er twee keer: zoeken, samenvoegen, en terug als het toch twee waren."""

from __future__ import annotations

from uuid import UUID

import pytest

from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.poort.logboek.models import Inzage
from tests.bewoners.maak import MIRA, NieuwAdres, NieuwLid, huishouden
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db

ANDER_ADRES = NieuwAdres(straat="Klaverhof", postcode="1234ZZ", huisnummer=3, plaats="Lindervaart")
NOOR = NieuwLid(roepnaam="Noor", achternaam="Moerbei", rol="kind")


@pytest.fixture
def moerbei(mensen: Mensen) -> UUID:
    return huishouden(mensen)


@pytest.fixture
def nog_eens(mensen: Mensen) -> UUID:
    """Dezelfde Mira, door dezelfde Joke nog eens gemaakt, met Noor erbij en zonder Pip."""
    return huishouden(mensen, MIRA, NOOR, adres=ANDER_ADRES)


@pytest.mark.rij("M19", "M04")
def test_joke_vindt_het_tweede_en_voegt_ze_samen(
    mensen: Mensen, moerbei: UUID, nog_eens: UUID
) -> None:
    # Gegeven een contact dat bij het tweede staat, en Karel die daar meehelpt
    joke = Mens(mensen.teamlid)
    joke.ga(f"/huishoudens/{nog_eens}/contact/").druk("Gebeld", notitie="Mira belde over de huur")

    # Als Joke vanaf het eerste zoekt
    joke.ga(f"/huishoudens/{moerbei}/").klik("Staat dit huishouden er twee keer?")
    joke.druk("Zoeken").ziet("Dit hou je zelf ook bij").klik("Naast elkaar zetten")

    # Dan stelt het scherm voor dat Mira dezelfde is, en Noor niet
    joke.ziet("Klaverhof 3", "Kaardebolstraat 12", "Mira Moerbei", "Noor Moerbei")
    joke.druk("Samenvoegen", reden="Bij de balie opnieuw gemaakt, het is dezelfde Mira.")

    # Dan is het een huishouden: Noor en het contact staan erbij, Mira staat er een keer
    joke.ziet("Dit is nu een huishouden", "Noor", "Mira belde over de huur", "Pip")
    assert joke.ga(f"/huishoudens/{nog_eens}/").adres == f"/huishoudens/{moerbei}/"
    joke.ga("/huishoudens/")
    assert str(moerbei) in joke.html
    assert str(nog_eens) not in joke.html


@pytest.mark.rij("M19", "M51")
def test_het_waren_er_toch_twee_en_alles_gaat_terug(
    mensen: Mensen, moerbei: UUID, nog_eens: UUID
) -> None:
    joke = Mens(mensen.teamlid)
    joke.ga(f"/huishoudens/{nog_eens}/contact/").druk("Gebeld", notitie="Mira belde over de huur")
    joke.ga(f"/huishoudens/{moerbei}/dubbel/{nog_eens}/").druk("Samenvoegen", reden="Zelfde Mira.")

    joke.ga(f"/huishoudens/{moerbei}/dubbel/").klik("Weer uit elkaar")
    joke.druk("Uit elkaar halen", reden="De een is de nicht van de ander.")

    joke.ga(f"/huishoudens/{moerbei}/").ziet_niet("Noor", "belde over de huur")
    joke.ziet("Toch twee huishoudens")
    joke.ga(f"/huishoudens/{nog_eens}/").ziet("Noor", "Mira belde over de huur", "Klaverhof 3")


@pytest.mark.rij("M19", "M51")
def test_een_ander_team_is_een_kaartje_en_wat_verborgen_is_niets(
    mensen: Mensen, moerbei: UUID
) -> None:
    # Gegeven Femke van team West, die Mira ook opschreef
    west = huishouden(mensen, MIRA, adres=ANDER_ADRES, door=mensen.anderteam, team=mensen.west)
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{moerbei}/dubbel/")

    # Dan ziet Joke alleen welk team, en Femke hoort dat ze zocht
    joke.druk("Zoeken").ziet("bekend bij Buurtteam West").ziet_niet("Klaverhof", "Femke")
    Mens(mensen.anderteam).ga("/mijn-dag/").ziet("Een collega vroeg naar dit huishouden")
    assert joke.ga(f"/huishoudens/{moerbei}/dubbel/{west}/").status == 404

    # En is daar het bestaan verborgen, dan is er niets te vinden
    femke = Mens(mensen.anderteam).ga(f"/huishoudens/{west}/")
    femke.klik("Afschermen").druk("Bewaren", niveau=str(int(Afscherming.BESTAAN_VERBORGEN)))
    joke.ga(f"/huishoudens/{moerbei}/dubbel/").druk("Zoeken").ziet("Niets gevonden")


@pytest.mark.rij("M19")
def test_de_teamleider_ziet_wat_dubbel_lijkt_en_vraagt_het_de_regisseurs(
    mensen: Mensen, moerbei: UUID
) -> None:
    # Gegeven Karel, die Mira ook opschreef
    huishouden(mensen, MIRA, adres=ANDER_ADRES, door=mensen.collega)

    sanne = Mens(mensen.teamleider).ga("/team/werk/").klik("Misschien dubbel")
    sanne.ziet("Moerbei", "Joke Visser", "Karel Dam").ziet_niet("Kaardebol", "Klaverhof")
    sanne.druk("Vraag de regisseurs").ziet("Gevraagd")

    for wie in (mensen.teamlid, mensen.collega):
        Mens(wie).ga("/mijn-dag/").ziet("Misschien staat dit huishouden er twee keer")
    assert Mens(mensen.teamlid).ga("/team/dubbel/").status == 404


@pytest.mark.rij("M51")
def test_wie_keek_weet_ook_wat_voor_het_samenvoegen_was(
    mensen: Mensen, moerbei: UUID, nog_eens: UUID
) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{moerbei}/dubbel/{nog_eens}/")
    joke.druk("Samenvoegen", reden="Zelfde Mira.")
    assert Inzage.objects.filter(dossier_id=nog_eens, actie="openen", uitkomst="gegeven").exists()

    olga = Mens(mensen.fg).ga("/inzage/")
    olga.druk("Opzoeken", achternaam="Moerbei", geboortedatum="12-3-1988")
    olga.ziet(str(nog_eens), str(moerbei))
