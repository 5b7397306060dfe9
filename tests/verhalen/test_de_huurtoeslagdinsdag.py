"""V02, het eerste stuk: van losse vragen naar een gesprekspunt, en wat het team ermee doet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import Patroon, Puntantwoord
from nabij.kamers.poort.models import Dossier
from tests.mensen import Mensen
from tests.opbouw.wereld import (
    MAANDAG,
    aan_de_balie,
    gewoon_jaar,
    het_punt,
    huurtoeslag,
    kijk,
    maak_buurten,
    vraagt,
    week,
)
from tests.toegang.maak import maak_huishouden
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _oefenen(settings: Any, time_machine: Any) -> None:
    settings.DEMO = True
    time_machine.move_to(MAANDAG, tick=False)


@pytest.mark.rij("M30")
def test_op_maandag_staat_er_een_gesprekspunt_en_het_team_pakt_het_op(
    mensen: Mensen, time_machine: Any
) -> None:
    # Gegeven drie buurten met in acht weken 31 vragen over huursubsidie: 19 van bekende
    # huishoudens, de rest aan de balie zonder naam
    buurten = maak_buurten(mensen)
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)

    # Als Samen op maandag ververst
    kijk()

    # Dan staat er een gesprekspunt: hoeveel, hoeveel verwacht, en hoe zeker
    nadia = Mens(mensen.opbouwwerker).ga("/mijn-dag/").klik("Samen")
    nadia.ziet("Vragen over: Huurtoeslag en andere toeslagen")
    nadia.ziet("31 vragen, waarvan 19 van bekende huishoudens")
    nadia.ziet("verwacht 9 tussen 4 en 15", "6000")
    jaren, eenheid = regels.eens_in(het_punt().p or 1.0)
    assert eenheid == "jaar"
    assert jaren >= 2
    nadia.ziet("Bijna zeker meer dan toeval", f"hooguit eens in de {jaren} jaar voor")
    # En langs welke weg de vragen kwamen, en welke woorden het thema gaven
    nadia.ziet(
        "telefoon 19, aan de balie of inloop 12", "Woorden die het thema gaven: 'huursubsidie'"
    )
    # En een opbouwwerker ziet geen huishouden
    nadia.ziet_niet("Van 1", "huishoudens/")

    # Als het team besluit er samen iets mee te doen
    nadia.druk("We doen iets samen")

    # Dan vraagt het punt niets meer, en is te zien hoe lang het duurde
    nadia.ga("/samen/").ziet("Waar we al iets mee doen", "We doen iets samen")
    nadia.ziet("Van gesprekspunt tot besluit", "binnen 0 weken")
    # En staat er een jaar later nog waar het vandaan kwam
    punt = het_punt()
    time_machine.move_to("2027-03-08 09:00:00+01:00", tick=False)
    nadia.meld_aan()
    nadia.ga(f"/samen/{punt.pk}/herkomst/").ziet("31 vragen", punt.run.invoer_hash)


@pytest.mark.rij("M30")
def test_eerst_navragen_komt_op_de_afgesproken_dag_terug(mensen: Mensen, time_machine: Any) -> None:
    buurten = maak_buurten(mensen)
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()

    # Als Nadia Karel laat navragen
    nadia = Mens(mensen.opbouwwerker).ga("/samen/").klik("Eerst navragen")
    nadia.druk(
        "Vastleggen",
        wie=str(mensen.collega.medewerker.pk),
        uiterlijk="2026-03-16",
        reden="Wat zegt de corporatie?",
    )
    nadia.ziet("Genoteerd", "Karel Dam vraagt het na")

    # Dan staat het op de dag van Karel, en komt het die dag terug
    time_machine.move_to("2026-03-16 09:00:00+01:00", tick=False)
    Mens(mensen.collega).ga("/mijn-dag/").ziet("Je vraagt na", "Wat zegt de corporatie?")
    nadia.meld_aan()
    nadia.ga("/samen/").ziet("Tijd om te praten")


@pytest.mark.rij("M30")
def test_we_weten_waardoor_en_ongedaan_tot_tien_minuten(mensen: Mensen, time_machine: Any) -> None:
    buurten = maak_buurten(mensen)
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()
    nadia = Mens(mensen.opbouwwerker).ga("/samen/").klik("We weten waardoor")
    nadia.druk("Vastleggen", reden="").ziet("Schrijf op waardoor het komt")
    nadia.druk("Vastleggen", reden="Er kwam een spreekuur bij").ziet("alleen terug als het groeit")
    nadia.druk("Ongedaan maken").ziet("Het antwoord is weg")
    antwoord = Puntantwoord.objects.get()
    assert antwoord.ingetrokken_op is not None

    # En na tien minuten blijft het staan
    nadia.ga("/samen/").klik("We weten waardoor").druk("Vastleggen", reden="Er kwam een spreekuur")
    terug = nadia.formulier("Ongedaan maken")
    time_machine.move_to("2026-03-09 09:11:00+01:00", tick=False)
    nadia.verstuur(*terug).ziet("Dit kan niet meer terug")
    assert Puntantwoord.objects.filter(ingetrokken_op__isnull=True).count() == 1


@pytest.mark.rij("M30", "M51")
def test_de_valkuil_een_straat_met_vier_huishoudens_is_nooit_te_zien(mensen: Mensen) -> None:
    # Gegeven een buurt waar vier huishoudens over hun uitkering vragen, en verder niemand
    buurten = maak_buurten(mensen)
    gewoon_jaar(mensen, buurten, "post")
    for nummer in range(4):
        huis = maak_huishouden(mensen, mensen.teamlid, f"Van {nummer}")
        vraagt(mensen, huis, buurten[5], week(nummer % 2), "uitkering", "bijstand")
    kijk()

    # Dan is er geen gesprekspunt, en geen getal en geen nul op de kaart
    assert not Patroon.objects.filter(thema="uitkering").exists()
    for wie in (mensen.opbouwwerker, mensen.teamleider, mensen.beleid):
        mens = Mens(wie).ga("/samen/?thema=uitkering")
        mens.ziet("te weinig om te tonen").ziet_niet("Vragen over: Uitkering en bijstand")
        assert ">4<" not in mens.html


@pytest.mark.rij("M30")
def test_de_valkuil_meer_vragen_in_de_eerste_maand_heet_geen_mislukking(
    mensen: Mensen, time_machine: Any
) -> None:
    # Gegeven het punt waar het team samen iets mee doet
    buurten = maak_buurten(mensen)
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()
    nadia = Mens(mensen.opbouwwerker).ga("/samen/").druk("We doen iets samen")

    # Als er de maand erna nog meer vragen komen
    time_machine.move_to("2026-04-06 09:00:00+02:00", tick=False)
    for buurt in buurten[:3]:
        for geleden in range(4):
            aan_de_balie(mensen, buurt, week(geleden) + timedelta(days=1), aantal=4)
    kijk()

    # Dan zegt het scherm dat het groeide, en nergens dat het mislukte
    nadia.meld_aan()
    nadia.ga("/samen/").ziet("Gegroeid").ziet_niet("mislukt", "werkt niet", "zonder effect")
    assert klok.vandaag() > het_punt().run.tot_week
    assert Dossier.objects.count() == 19
