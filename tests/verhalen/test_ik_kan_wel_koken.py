"""Achmed kan koken, mevrouw Bakker zoekt een tafel, en niemand leest iets van de ander (V12)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.opbouw import handelingen
from nabij.kamers.opbouw.models import Koppeling, Krachttelling, Plekvraag
from nabij.kamers.poort import bewaren, poort
from nabij.kamers.poort.models import Betrokkenheid, Dossier
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import Mensen
from tests.verhalen.mens import Mens
from tests.verhalen.test_de_gordijnen import alles_in_de_databases

pytestmark = pytest.mark.django_db
WEEK1 = "2026-03-02 09:00:00+01:00"
LIJST = "/samen/bewonerskracht/"
WENS = {
    "wat": "Ik kan wel koken, voor een grote tafel",
    "waar": "in het buurthuis",
    "wanneer": "dinsdag",
    "naam": "Achmed",
    "bereik": "06 12 34 56 78",
    "toestemming_hoe": "gesproken",
}
ZIN = "Een plek om aan te schuiven, dinsdag, in de buurt"
ANTWOORD = "Dinsdag om zes uur in het buurthuis, aanschuiven kan"


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def schulden(mensen: Mensen, time_machine: Any) -> Verhaal:
    """Gegeven Achmed, sinds een jaar geholpen door Joke met zijn post en schulden."""
    time_machine.move_to(WEEK1, tick=False)
    return met_plan(mensen)[0]


def zegt_koken(mensen: Mensen, huis: Verhaal) -> UUID:
    """Bij het afsluiten zegt Achmed: koken. Joke schrijft zijn woorden op, met zijn ja."""
    joke = Mens(mensen.teamlid).ga(huis.adres("afsluiten/"))
    joke.ziet("Wat zou u voor een ander willen doen?", "maakt voor de hulp niets uit")
    joke.klik("Opschrijven wat iemand wil doen").druk("Opschrijven", **WENS)
    joke.ziet("De opbouwwerker belt binnen twee weken", "Hoe liep het af?")
    return Dossier.objects.get(soort="bewonerskracht").pk


def adres(pk: UUID, deel: str = "") -> str:
    return f"{LIJST}{pk}/{deel}"


def femke_zoekt(mensen: Mensen) -> Mens:
    femke = Mens(mensen.collega).ga("/mijn-dag/").klik("Bewoners die iets willen doen")
    return femke.klik("Ik zoek iets voor iemand").druk("Vragen", zin=ZIN)


@pytest.mark.rij("M33", "M64", "M35", "M72")
def test_van_een_open_vraag_naar_een_eettafel(
    mensen: Mensen, schulden: Verhaal, time_machine: Any
) -> None:
    # Als Joke bij het afsluiten zijn woorden met zijn ja overneemt
    achmed = zegt_koken(mensen, schulden)

    # Dan staat hij bij de opbouwwerker, die binnen twee weken belt: op haar eigen dag
    nadia = Mens(mensen.opbouwwerker).ga("/mijn-dag/")
    nadia.ziet("Achmed wil iets doen", "Bel uiterlijk", "16 mrt").klik("Achmed wil iets doen")
    nadia.ziet(WENS["wat"], "in het buurthuis").druk("Gesproken")
    nadia.ga("/mijn-dag/").ziet_niet("Achmed wil iets doen")

    # Week 4: een eettafel, en een koelkast uit het bewonersbudget
    time_machine.move_to("2026-03-23 09:00:00+01:00", tick=False)
    nadia.meld_aan()
    nadia.ga("/samen/ideeen/").klik("Een idee opschrijven")
    nadia.druk(
        "Opschrijven", wat="Elke dinsdag een eettafel", vraagt="een koelkast",
        wie="De koks van de dinsdag", bereik="via het buurthuis", toestemming_hoe="gesproken",
    )  # fmt: skip
    nadia.klik("Elke dinsdag een eettafel").ziet("Ervoor nodig: een koelkast")
    nadia.druk("Bewaren", gegeven="Een koelkast voor het buurthuis", bedrag="249,95")
    nadia.ga("/samen/initiatieven/nieuw/").druk(
        "Beginnen", naam="Eettafel De Wilgen", doel="Samen eten in plaats van alleen",
        vorm="tafel", plek="buurthuis", waar="De Wilgen", dag="2026-03-24", van="17:30",
        tot="19:30", herhaal="week", tot_en_met="2026-09-29", themas="eenzaam",
        uitnodiging="Eet u mee? Samen koken en eten, voor wie niet alleen wil zitten.",
    )  # fmt: skip
    nadia.ziet("Eettafel De Wilgen", "elke dinsdag, 17.30 tot 19.30 uur")

    # Week 8: een collega zoekt een plek om aan te schuiven, en vraagt Nadia in een zin
    time_machine.move_to("2026-04-20 09:00:00+02:00", tick=False)
    femke_zoekt(mensen)
    nadia.meld_aan()
    nadia.ga("/mijn-dag/").ziet("Wat collega's zoeken", ZIN)
    # En Nadia vraagt Achmed. Die zegt ja, en wordt bedankt
    nadia.ga(adres(achmed)).druk("De bewoner zei ja", antwoord=ANTWOORD)
    nadia.ziet("Je collega hoort het").druk("Bedankt").ziet("Bedankt")
    femke = Mens(mensen.collega).ga("/mijn-dag/").klik("Er is antwoord op je vraag")
    femke.ziet(ZIN, ANTWOORD)

    # Na zes weken een vraag aan wie aanschoof
    time_machine.move_to("2026-06-02 09:00:00+02:00", tick=False)
    handelingen.ruim_kracht_op()
    handelingen.ruim_kracht_op()
    femke.meld_aan()
    femke.ga("/mijn-dag/").klik("Vraag of iemand daar op de plek is")
    femke.ziet("bent u daar op uw plek?").druk("Ja, op de plek").ziet("Meer vragen we niet")
    femke.ziet_niet("bent u daar op uw plek?")
    # En telt het, zonder wie
    femke.ziet("Deed iets voor een ander: 1")


@pytest.mark.rij("M33")
def test_de_eettafel_is_voor_wie_zoekt_een_antwoord_samen_met_anderen(
    mensen: Mensen, schulden: Verhaal
) -> None:
    Mens(mensen.opbouwwerker).ga("/samen/initiatieven/nieuw/").druk(
        "Beginnen", naam="Tafel van dinsdag", doel="Samen eten", vorm="tafel", plek="buurthuis",
        waar="De Wilgen", dag="2026-03-03", van="17:30", tot="19:30", herhaal="week",
        tot_en_met="2026-09-29", themas="post", uitnodiging="Samen de post openen en eten.",
    )  # fmt: skip
    joke = Mens(mensen.teamlid).ga(schulden.adres("plan/")).klik("Wat helpt hierbij?")
    tekst = joke.ziet("Tafel van dinsdag", "kan vandaag beginnen, zonder besluit").tekst
    volgorde = ["Wat kunt u zelf?", "Samen met anderen?", "Tafel van dinsdag", "Is er meer nodig?"]
    plekken = [tekst.index(stuk) for stuk in volgorde]
    assert plekken == sorted(plekken)


@pytest.mark.rij("M64")
def test_overslaan_kost_niets_en_staat_nergens(mensen: Mensen, schulden: Verhaal) -> None:
    joke = Mens(mensen.teamlid).ga(schulden.adres("afsluiten/"))
    joke.klik("Opschrijven wat iemand wil doen").klik("Overslaan").ziet("Hoe liep het af?")
    assert not Dossier.objects.filter(soort="bewonerskracht").exists()
    assert not Krachttelling.objects.exists()
    joke.druk("Doet het zelf").ziet("Afgesloten. Terugkomen kan altijd.")


@pytest.mark.rij("M64")
def test_wat_iemand_bij_het_terugkijken_zegt_gaat_alleen_met_een_ja_verder(
    mensen: Mensen, schulden: Verhaal
) -> None:
    joke = Mens(mensen.teamlid).ga(schulden.adres("terugkijken/"))
    joke.druk("Bewaren", voor_ander="Ik kan wel koken").ziet("Mag de opbouwwerker het weten?")
    assert not Dossier.objects.filter(soort="bewonerskracht").exists()
    joke.ziet("Ik kan wel koken").druk("Opschrijven", naam="Achmed", bereik="06 12 34 56 78")
    joke.ziet("Kies hoe de bewoner ja zei")
    assert not Dossier.objects.filter(soort="bewonerskracht").exists()


@pytest.mark.rij("M33", "M64")
def test_de_valkuil_geen_dossier_en_geen_verleden(mensen: Mensen, schulden: Verhaal) -> None:
    achmed = zegt_koken(mensen, schulden)
    # Wie opschreef leest niet meer mee, en is via dit dossier niet terug te vinden
    assert Mens(mensen.teamlid).ga(adres(achmed)).status == 404
    assert set(
        Betrokkenheid.objects.filter(dossier=achmed).values_list("account_id", flat=True)
    ) == {mensen.opbouwwerker.pk}
    # Nadia ziet wat hij wil, en van hulp, post of schulden niets
    nadia = Mens(mensen.opbouwwerker).ga(adres(achmed)).ziet(WENS["wat"])
    nadia.ziet_niet("Samira", "post", "Joke", str(schulden.pk))
    assert str(schulden.pk) not in nadia.html
    assert Mens(mensen.opbouwwerker).ga(schulden.adres()).status == 404
    # En niemand anders vindt hem: een collega niet, de teamleider niet, een ander team niet
    for ander in (mensen.collega, mensen.teamleider, mensen.anderteam, mensen.fg):
        assert Mens(ander).ga(adres(achmed)).status == 404
    for ander in (mensen.collega, mensen.teamleider, mensen.anderteam):
        Mens(ander).ga(LIJST).ziet_niet("Achmed")


@pytest.mark.rij("M33")
def test_de_valkuil_wie_zoekt_en_wie_helpt_lezen_niets_van_elkaar(
    mensen: Mensen, schulden: Verhaal
) -> None:
    achmed = zegt_koken(mensen, schulden)
    femke = femke_zoekt(mensen)
    femke.ziet(ZIN, "De opbouwwerker vraagt rond").ziet_niet("Achmed", "06 12 34 56 78")
    # Als zij opschrijft voor wie het is, dan weigert het scherm
    femke.klik("Ik zoek iets voor iemand").druk("Vragen", zin="Mevrouw Bakker wil aanschuiven")
    femke.ziet("een naam")
    assert "Bakker" not in alles_in_de_databases()
    nadia = Mens(mensen.opbouwwerker).ga(adres(achmed))
    nadia.druk("De bewoner zei ja", antwoord=ANTWOORD)
    femke = Mens(mensen.collega).ga(LIJST).ziet(ANTWOORD).ziet_niet("Achmed", "06 12 34 56 78")
    assert str(achmed) not in femke.html
    assert femke.ga(adres(achmed)).status == 404
    # Een vraag is een keer te beantwoorden
    vraag = Plekvraag.objects.get()
    post = {"sleutel": nieuw_token(), "antwoord": "nog een keer"}
    nadia.client.post(adres(achmed, f"ja/{vraag.pk}/"), post)
    assert Plekvraag.objects.get().antwoord == ANTWOORD


@pytest.mark.rij("M33")
def test_de_valkuil_een_nee_staat_nergens_en_heeft_geen_gevolgen(
    mensen: Mensen, schulden: Verhaal
) -> None:
    achmed = zegt_koken(mensen, schulden)
    femke_zoekt(mensen)
    nadia = Mens(mensen.opbouwwerker).ga(adres(achmed)).ziet("Zegt de bewoner nee, dan is dat goed")
    # Er is niet eens een knop voor: alleen een ja wordt vastgelegd
    assert not [knop for knop in nadia.blad.knoppen if re.search(r"\bnee\b", knop.tekst, re.I)]
    nadia.ga(LIJST).druk("Nu niemand").ziet("Je collega leest dat er nu niemand is")
    Mens(mensen.collega).ga(LIJST).ziet("Er is nu niemand")
    nadia.ga(adres(achmed)).ziet(WENS["wat"]).ziet_niet("ja op zei")
    assert not Krachttelling.objects.filter(wat="gevonden").exists()
    with poort.systeem(taak="test"):
        assert not Koppeling.objects.exists()


@pytest.mark.rij("M33", "M51")
def test_de_valkuil_trekt_hij_zich_terug_dan_is_alles_weg(
    mensen: Mensen, schulden: Verhaal
) -> None:
    achmed = zegt_koken(mensen, schulden)
    femke_zoekt(mensen)
    nadia = Mens(mensen.opbouwwerker).ga(adres(achmed))
    nadia.druk("De bewoner zei ja", antwoord=ANTWOORD)
    # En er stond nog een formulier half ingevuld
    nadia.druk("Bewaren", wat="")
    assert "Achmed" in alles_in_de_databases()

    nadia.ga(adres(achmed)).druk("Stoppen en alles weghalen").ziet("Alles over deze bewoner is weg")

    over = alles_in_de_databases()
    for spoor in ("Achmed", "06 12 34 56 78", WENS["wat"], ANTWOORD):
        assert spoor not in over
    assert not Dossier.objects.filter(pk=achmed).exists()
    assert nadia.ga(adres(achmed)).status == 404
    # En wie zocht, leest dat er weer gezocht wordt
    Mens(mensen.collega).ga(LIJST).ziet(ZIN, "De opbouwwerker vraagt rond").ziet_niet(ANTWOORD)
    # Ook een reservekopie brengt hem niet terug
    Dossier.objects.create(pk=achmed, soort="bewonerskracht", team=mensen.oost)
    assert bewaren.pas_lijst_toe() == 1


@pytest.mark.rij("M33", "M51")
def test_na_de_dag_die_hij_zelf_noemde_is_alles_vanzelf_weg(
    mensen: Mensen, schulden: Verhaal, time_machine: Any
) -> None:
    achmed = zegt_koken(mensen, schulden)
    laatste = klok.vandaag() + timedelta(days=182)
    time_machine.move_to(klok.begin_van(laatste) + timedelta(hours=9), tick=False)
    assert handelingen.ruim_kracht_op() == 0
    time_machine.move_to(klok.begin_van(laatste) + timedelta(days=1, hours=9), tick=False)
    # De dag erna is hij al niet meer te zien, ook voor er opgeruimd is
    nadia = Mens(mensen.opbouwwerker)
    assert nadia.ga(adres(achmed)).status == 404
    nadia.ga(LIJST).ziet_niet("Achmed")
    assert handelingen.ruim_kracht_op() == 1
    assert "Achmed" not in alles_in_de_databases()


@pytest.mark.rij("M72")
def test_een_idee_is_alleen_openbaar_met_een_ja_en_nooit_met_wie(mensen: Mensen) -> None:
    nadia = Mens(mensen.opbouwwerker).ga("/samen/ideeen/nieuw/")
    velden = {
        "wat": "Een moestuin achter de flat", "wie": "Ria en haar buren", "bereik": "0611111111",
        "toestemming_hoe": "gesproken",
    }  # fmt: skip
    nadia.druk("Opschrijven", **velden).ziet("Het ligt bij de opbouwwerker")
    Mens(None).ga("/bewonersideeen/").ziet_niet("moestuin")
    nadia.klik("Een moestuin").druk("Bewaren", openbaar="on", gegeven="Zaden en gereedschap")
    Mens(None).ga("/bewonersideeen/").ziet("moestuin", "Zaden en gereedschap").ziet_niet("Ria")
    # Toch niet meer: dan is het daar meteen weg
    nadia.druk("Alles weghalen").ziet("Alles over dit idee is weg")
    Mens(None).ga("/bewonersideeen/").ziet_niet("moestuin")
    assert "Ria en haar buren" not in alles_in_de_databases()
