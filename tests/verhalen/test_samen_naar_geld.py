"""Geld achter de zorgen: samen rekenen, en alleen bewaren wat zij willen bewaren (M41)."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from nabij.kamers.account.models import Concept
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.models import Dossier
from nabij.kamers.team.models import TeamGebied
from nabij.kamers.team.overzichten import vergeet
from nabij.kamers.toegang.overzichten import geldinhoud
from nabij.kamers.toegang.regels import GeenBedrag, lees_bedrag
from tests.bewoners.maak import huishouden
from tests.mensen import LANG_GELEDEN, Mensen
from tests.toegang.maak import maak_vraag
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M41"),
]


@pytest.fixture
def thuis(mensen: Mensen) -> UUID:
    return huishouden(mensen)


def reken(mensen: Mensen, thuis: UUID) -> Mens:
    """Gegeven: aan tafel zijn loon, huur en een regeling ingevuld en uitgerekend."""
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/").klik("Samen naar geld kijken")
    return joke.druk(
        "Uitrekenen", loon="1.731,50", wonen="€ 650", aflossen="1.200", situaties=["huur", "schuld"]
    )


def test_uitrekenen_bewaart_niets(mensen: Mensen, thuis: UUID) -> None:
    joke = reken(mensen, thuis)
    joke.ziet("€ 1.731,50", "€ 1.850,00", "€ -118,50")
    assert not Concept.objects.exists()
    joke.ga(joke.adres)
    assert "1.731" not in joke.html
    joke.ga(f"/huishoudens/{thuis}/").ziet_niet("1.731", "650", "Uitzoeken")


def test_een_regeling_is_geen_besluit(mensen: Mensen, thuis: UUID) -> None:
    joke = reken(mensen, thuis).ziet("Dit past misschien", "Dit is geen besluit", "Huurtoeslag")
    joke.ziet("Schuldhulpverlening", "door gemeente te controleren", "aanvragen bij: de gemeente")
    joke.ziet_niet("Kinderopvangtoeslag", "hebt recht")


def test_bewaard_wordt_alleen_wat_is_aangekruist(mensen: Mensen, thuis: UUID) -> None:
    joke = reken(mensen, thuis)
    joke.druk("Alleen dit bewaren", zin="").ziet("Kruis aan wat bewaard mag")
    joke.druk(
        "Alleen dit bewaren", loon="1.731,50", wonen="650", aflossen="1.200",
        situaties=["huur", "schuld"], bewaar=["wonen", "huurtoeslag"],
        zin="Wij willen eerst de huur op orde.",
    )  # fmt: skip
    joke.ziet("Wij willen eerst de huur op orde.", "€ 650,00", "Uitzoeken: Huurtoeslag")
    joke.ziet_niet("1.731,50", "1.200,00", "Schuldhulpverlening")
    # Het is een verslag: het gaat op papier mee
    joke.ziet("Ons gesprek")


def test_werk_of_iets_te_doen_is_een_doel_in_het_plan(mensen: Mensen, thuis: UUID) -> None:
    joke = reken(mensen, thuis).ziet("Werk, school en de dag").klik("Een doel in het plan")
    joke.ziet("Wat wil ik bereiken?")
    assert joke.optie("Werk, school en de dag") == "dag_en_werk"


def test_wat_geen_bedrag_is_krijgt_een_zin(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/geld/")
    joke.druk("Uitrekenen", loon="veel").ziet("Schrijf het bedrag als 65 of 65,50.")
    joke.ziet_niet("Zo ziet het er per maand uit")


@pytest.mark.parametrize(
    ("tekst", "centen"),
    [("", 0), ("65", 6500), ("65,5", 6550), ("1.250", 125000), ("€ 1.250,05", 125005)],
)
def test_een_bedrag_zoals_mensen_het_schrijven(tekst: str, centen: int) -> None:
    assert lees_bedrag(tekst) == centen


@pytest.mark.parametrize("tekst", ["-5", "12.34", "1,234", "een tientje", "9" * 12, "½", "１２"])
def test_geen_bedrag(tekst: str) -> None:
    with pytest.raises(GeenBedrag):
        lees_bedrag(tekst)


def test_bij_een_regeling_staat_geen_bedrag_of_grens() -> None:
    inhoud = geldinhoud()
    situaties = {code for code, _naam in inhoud.situaties}
    for een in inhoud.regelingen:
        assert not re.search(r"€|\d{3,}|procent|%", een.wanneer), een.id
        assert set(een.bij) <= situaties
        assert een.bron.startswith("https://wetten.overheid.nl/")
        assert een.jaar >= 2026


def test_een_vreemde_kijkt_niet_mee(mensen: Mensen, thuis: UUID) -> None:
    assert Mens(mensen.anderteam).ga(f"/huishoudens/{thuis}/gesprek/geld/").status == 404


def test_een_vroegsignaal_is_een_signaal_als_elk_ander(mensen: Mensen) -> None:
    # Gegeven de woningcorporatie belt dat de huur blijft liggen
    joke = Mens(mensen.teamlid).ga("/partners/").klik("Een vroegsignaal")
    joke.druk("Bewaren", soort="huur", waar="", wat="Twee keer niet betaald", terug="")
    joke.ziet("Vul het adres in.", "Schrijf op wie het doorgaf.")
    joke.druk("Bewaren", waar="Lindehof 12", terug="Anja, Woonzorg, 0612345678")
    joke.ziet("wacht op wie dienst heeft", "vroegsignaal: huur", "Lindehof 12")
    adres = joke.adres

    # Dan ziet wie dienst heeft het als vroegsignaal, en een ander team niets
    joke.ga("/mijn-dag/").ziet("vroegsignaal: huur", "Lindehof 12")
    joke.druk("Oppakken").ga(adres).ziet("Eropaf")
    assert Mens(mensen.anderteam).ga(adres).status == 404


def test_een_vroegsignaal_gaat_naar_het_team_van_de_buurt(mensen: Mensen) -> None:
    # Gegeven West, dat er voor de Weverij is
    TeamGebied.objects.create(team=mensen.west, gebied=mensen.andere_buurt, van=LANG_GELEDEN)
    vergeet()

    # Als Joke van Oost een signaal uit die buurt opschrijft
    Mens(mensen.teamlid).ga("/partners/").klik("Een vroegsignaal").druk(
        "Bewaren", soort="energie", waar="Lindehof 12", wat="Twee termijnen open.",
        terug="Corporatie, 010", buurt=str(mensen.andere_buurt.pk),
    )  # fmt: skip

    # Dan wacht het bij wie in West dienst heeft
    assert Dossier.objects.get(soort=DossierSoort.SIGNAAL).team == mensen.west
    Mens(mensen.anderteam).ga("/mijn-dag/").ziet("Lindehof 12")


def test_ook_bij_een_vraag_zonder_huishouden_en_dan_wordt_er_niets_bewaard(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid, "We komen niet rond.", opgepakt=True)
    joke = Mens(mensen.teamlid).ga(f"/vragen/{vraag.dossier_id}/").klik("Samen naar geld kijken")
    joke.druk("Uitrekenen", loon="1.000", wonen="700", situaties=["huur"])
    joke.ziet("€ 300,00", "Huurtoeslag", "Er wordt niets bewaard.").ziet_niet("Alleen dit bewaren")
    assert Dossier.objects.count() == 1
    assert Mens(mensen.anderteam).ga(f"/vragen/{vraag.dossier_id}/geld/").status == 404
