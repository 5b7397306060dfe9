"""Van een gekozen hulp naar hulp die begint: toewijzen, en merken wat er daarna gebeurt."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Toewijzing, Uitbak, Verzoek, VerzoekSoort
from nabij.kamers.toewijzing.regels import Omvang
from tests.casus.maak import Verhaal, maak_verhaal, met_plan
from tests.mensen import Mensen
from tests.toewijzing.maak import (
    Gemeente,
    declareer,
    geef_mandaat,
    maak_gemeente,
    postbode,
    wijs_toe,
)
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    return met_plan(mensen)[0]


def dag(wanneer: date) -> str:
    return f"{wanneer:%d-%m-%Y}"


def velden(gemeente: Gemeente, mens: Mens, **anders: Any) -> dict[str, str]:
    gewoon = {
        "persoon": mens.optie("Samira"),
        "product": str(gemeente.begeleiding.pk),
        "aanbieder": str(gemeente.thuisgoed.pk),
        "volume": "4",
        "frequentie": "2",
        "ingang": dag(klok.vandaag()),
        "einde": dag(klok.vandaag() + timedelta(weeks=12) - timedelta(days=1)),
    }
    return {**gewoon, **anders}


@pytest.mark.rij("M06", "M14", "M36")
def test_een_gekozen_hulp_wordt_binnen_het_mandaat_in_een_keer_toegewezen(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    # Gegeven dat Samira en Joke Thuisgoed kozen, en Joke tot twaalf weken zelf beslist
    geef_mandaat(mensen.teamlid, max_bedrag=400_000, max_weken=12)
    joke = Mens(mensen.teamlid).ga(samira.adres("plan/")).klik("Wat helpt hierbij?")
    joke.druk("Kies : Begeleiding thuis")

    # Dan staat op de pagina van het huishouden dat er een besluit nodig is
    joke.ga(samira.adres()).ziet("nog niet toegewezen", "Begeleiding thuis").klik("Toewijzen")

    # En het begin van het besluit komt uit het plan
    joke.ziet("Het doel: Ik durf mijn post weer open te maken", "Samen gekozen: Begeleiding thuis")
    joke.druk("Toewijzen", **velden(gemeente, joke))
    joke.ziet("Het bericht aan de aanbieder ligt klaar", "Toewijzing 1, beschikking")

    # Dan weet ieder die meewerkt wat er loopt, en een vreemde niets
    Mens(mensen.teamlid).ga(samira.adres()).ziet(
        "Wat loopt er", "Begeleiding, Thuisgoed", "4 uur per week", "Hulp toegewezen"
    )
    vreemd = Mens(mensen.anderteam).ga(joke.adres)
    assert vreemd.status == 404
    with postbode():
        uit = Uitbak.objects.get()
        assert (uit.soort, uit.inhoud["nummer"], uit.inhoud["volume"]) == ("301", 1, 4)
        assert "Samira" not in str(uit.inhoud)
        assert [rij.pk for rij in handelingen.te_verzenden()] == [uit.pk]


@pytest.mark.rij("M14")
def test_boven_het_mandaat_een_vraag_zonder_naam_en_met_een_dag(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    # Gegeven dat Joke tot vier weken beslist en Sanne zonder grens
    geef_mandaat(mensen.teamlid, max_weken=4)
    geef_mandaat(mensen.teamleider)
    joke = Mens(mensen.teamlid).ga(samira.adres("toewijzen/"))

    # Als zij twaalf weken toewijst, dan zegt het scherm dat dit boven haar mandaat gaat
    ingevuld = velden(gemeente, joke, motivering="Samira wil haar post weer openen.")
    joke.druk("Toewijzen", **ingevuld).ziet("Dit gaat boven je mandaat")
    aan = joke.optie("Sanne Vos")
    joke.druk("Toewijzen", **ingevuld, aan=aan, waarom="Samira heeft veel brieven liggen")
    joke.ziet("Hier staat een naam in")
    joke.druk("Toewijzen", **ingevuld, aan=aan, waarom="Er liggen te veel brieven voor een keer.")
    joke.ziet("Je hoort het antwoord in mijn dag", "Gevraagd aan Sanne Vos")
    with postbode():
        assert not Uitbak.objects.exists()

    # Dan ziet Sanne de vraag op haar dag, zonder naam, en een ander ziet haar niet
    sanne = Mens(mensen.teamleider).ga("/mijn-dag/").klik("vraagt of deze hulp mag")
    sanne.ziet("Begeleiding", "Er liggen te veel brieven").ziet_niet("Samira", "Bouhali")
    assert Mens(mensen.collega).ga(sanne.adres).status == 404
    sanne.druk("Ja, dit mag").ziet("Geantwoord")

    # En als Joke het doorgeeft, dan gaat de toewijzing weg, op naam van wie besloot
    joke.ga("/mijn-dag/").ziet("wacht op een besluit".capitalize()).klik("Bekijken")
    joke.druk("Geef het besluit door").ziet("Toewijzing 1").klik("Het besluit")
    joke.ziet("Besloten door Sanne Vos", "Samira wil haar post weer openen")


@pytest.mark.rij("M08", "M09", "M06")
def test_hulp_die_niet_begint_komt_bij_de_regisseur_met_wat_nu_kan(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    toewijzing = wijs_toe(samira, gemeente)
    joke = Mens(mensen.teamlid).ga("/mijn-dag/").ziet_niet("Niet begonnen")

    # Als er na dertig dagen nog geen bericht is dat het begon
    with time_machine.travel(klok.nu() + timedelta(days=31), tick=True):
        joke.meld_aan().ga("/mijn-dag/").ziet("Niet begonnen", "Na 31 dagen").klik("Bekijken")
        joke.ziet("Bel Thuisgoed: 010 555 01 01", "Kijk wat eerder kan")
        Mens(mensen.anderteam).ga("/mijn-dag/").ziet_niet("Niet begonnen")

        # En als het begint, dan is het gewoon; hetzelfde bericht telt een keer
        with postbode():
            for _ in range(2):
                handelingen.leg_start_vast(
                    toewijzing=toewijzing, op=klok.vandaag(), bericht="305-0001"
                )
        joke.ga("/mijn-dag/").ziet_niet("Niet begonnen")
        joke.ga(samira.adres()).ziet("Begonnen op")
        assert joke.tekst.count("De hulp is begonnen") == 1


@pytest.mark.rij("M08", "M62")
def test_hulp_die_stopt_is_te_zien_en_loopt_niet_stil_weg(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    toewijzing = wijs_toe(samira, gemeente)
    with postbode():
        handelingen.leg_start_vast(toewijzing=toewijzing, op=klok.vandaag(), bericht="305-1")
        handelingen.leg_stop_vast(
            toewijzing=toewijzing, op=klok.vandaag(), reden="36", bericht="307-1"
        )
    joke = Mens(mensen.teamlid).ga("/mijn-dag/").ziet("Gestopt").klik("Bekijken")
    joke.ziet("Vraag het huishouden", "Bel Thuisgoed", "Samen terugkijken")


@pytest.mark.rij("M08", "M51")
def test_over_wie_afgeschermd_is_gaat_geen_bericht_ook_niet_wat_al_klaarlag(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    toewijzing = wijs_toe(samira, gemeente)
    # Gegeven dat het bericht al klaarlag toen het schild dichtging
    with samira.open(mensen.teamlid) as zicht:
        poort_handelingen.scherm_af(
            dossier_id=samira.pk,
            persoon_id=toewijzing.persoon_id,
            niveau=Afscherming.ADRES_GEHEIM,
            door=zicht.wie,
        )
    with postbode():
        assert handelingen.te_verzenden() == []
        assert Uitbak.objects.get().status == "binnen"

    # Als het schild weer opengaat, dan gaat het alsnog
    with samira.open(mensen.teamlid) as zicht:
        poort_handelingen.scherm_af(
            dossier_id=samira.pk,
            persoon_id=toewijzing.persoon_id,
            niveau=Afscherming.NORMAAL,
            door=zicht.wie,
        )
    with postbode():
        assert len(handelingen.te_verzenden()) == 1


JUNI = date(2026, 6, 1)


@pytest.mark.rij("M08", "M09", "M59")
def test_meer_gebruikt_dan_afgesproken(mensen: Mensen, gemeente: Gemeente) -> None:
    # Gegeven vier uur per week sinds juni, en zes uur gedeclareerd in juli en augustus
    with time_machine.travel("2026-06-01 08:00", tick=True):
        verhaal = maak_verhaal(mensen)
        toewijzing = wijs_toe(verhaal, gemeente, ingang=JUNI)
    with time_machine.travel("2026-10-01 08:00", tick=True), postbode():
        handelingen.leg_start_vast(toewijzing=toewijzing, op=date(2026, 7, 1), bericht="305-1")
        for maand, uren in ((7, 27), (8, 27), (9, 2)):
            declareer(
                toewijzing=toewijzing, maand=date(2026, maand, 1), volume=uren, eenheid="04",
                regel=f"323-{maand}",
            )  # fmt: skip
        handelingen.ontvang_verzoek(
            dossier_id=verhaal.pk,
            soort=VerzoekSoort.WIJZIGING,
            aanbieder=gemeente.thuisgoed,
            persoon_id=toewijzing.persoon_id,
            naam=toewijzing.naam,
            product=gemeente.begeleiding,
            omvang=Omvang(6, "04", "2"),
            ingang=date(2026, 10, 12),
            referentie="VOW1",
            toewijzing=toewijzing,
            toelichting="Haar man viel weg als mantelzorger.",
        )
    with time_machine.travel("2026-10-05 08:00", tick=True):
        # Als Joke op haar dag kijkt, dan staat er een regel: het verzoek, met de termijn
        joke = Mens(mensen.teamlid).ga("/mijn-dag/").ziet("Antwoord voor of op donderdag 8 oktober")
        joke.ga(verhaal.adres()).ziet(
            "Ruim boven wat is toegewezen; juli en augustus compleet, "
            "september en oktober nog niet compleet."
        )
        # En nergens een woord of kleur van verdenking, en niets over een maand die niet binnen is
        joke.ziet_niet("fraude", "toezicht", "ondergebruik", "minder gebruikt")
        assert "utrecht-badge--dringend" not in joke.html

        # Als zij de beoordeling van de wijkverpleegkundige overneemt en toewijst, in een handeling
        joke.klik("Antwoord op het verzoek").ziet("Haar man viel weg", "Nu toegewezen: 4 uur")
        joke.druk(
            "Zo toewijzen", bron="wijkverpleging", van_wie="Wijkverpleging Zuid",
            beoordeeld_op="01-10-2026", wat="Zij redt het douchen niet meer alleen.",
        )  # fmt: skip
        joke.ziet("Toegewezen. Het bericht", "6 uur per week").klik("Het besluit")
        joke.ziet("Wijkverpleging Zuid beoordeelde op 1 okt", "Haar man viel weg")
        joke.ga("/mijn-dag/").ziet_niet("vraagt om andere hulp")
    with postbode():
        oud = Toewijzing.objects.get(pk=toewijzing.pk)
        nieuw = Toewijzing.objects.exclude(pk=toewijzing.pk).get()
        assert (oud.einde, nieuw.volgt_op_id) == (date(2026, 10, 11), oud.pk)
        verzoek = Verzoek.objects.get()
        assert (verzoek.antwoord, verzoek.uiterlijk) == ("toegewezen", date(2026, 10, 8))
        assert Uitbak.objects.filter(soort="301").count() == 3
        assert nieuw.referentie == "VOW1"


@pytest.mark.rij("M09")
def test_een_maand_die_niet_binnen_is_heet_nooit_minder_gebruikt(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    with time_machine.travel("2026-08-20 08:00", tick=True):
        verhaal = maak_verhaal(mensen)
        toewijzing = wijs_toe(verhaal, gemeente)
        with postbode():
            handelingen.leg_start_vast(toewijzing=toewijzing, op=date(2026, 8, 20), bericht="305-1")
    with time_machine.travel("2026-10-05 08:00", tick=True):
        joke = Mens(mensen.teamlid).ga(verhaal.adres())
        joke.ziet("nog niets te zeggen").ziet_niet("minder gebruikt")
    # Als september en augustus echt compleet zijn en er niets kwam, dan is het eerst een vraag
    with time_machine.travel("2026-11-05 08:00", tick=True):
        joke = Mens(mensen.teamlid).ga("/mijn-dag/").ziet("Is minder ook genoeg?").klik("Bekijken")
        joke.druk("Minder is ook genoeg").ziet("We vragen het niet nog eens")
        joke.ga("/mijn-dag/").ziet_niet("Is minder ook genoeg?")


@pytest.mark.rij("M59")
def test_nee_en_uitzoeken_geven_de_aanbieder_ook_antwoord(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    toewijzing = wijs_toe(samira, gemeente)
    with postbode():
        verzoek = handelingen.ontvang_verzoek(
            dossier_id=samira.pk,
            soort=VerzoekSoort.TOEWIJZING,
            aanbieder=gemeente.thuisgoed,
            persoon_id=toewijzing.persoon_id,
            naam=toewijzing.naam,
            product=gemeente.begeleiding,
            omvang=Omvang(2, "04", "2"),
            ingang=klok.vandaag(),
            referentie="VOT1",
        )
    joke = Mens(mensen.teamlid).ga(samira.adres()).ziet("Thuisgoed vraagt om Begeleiding")
    joke.ga(samira.adres(f"verzoek/{verzoek.pk}/")).druk("We zoeken het uit")
    joke.ga(samira.adres(f"verzoek/{verzoek.pk}/")).druk("Niet toewijzen")
    joke.ziet("Schrijf in een zin waarom niet")
    joke.druk("Niet toewijzen", waarom_niet="De buurtgroep is nu genoeg.")
    with postbode():
        antwoorden = Uitbak.objects.filter(soort="319").order_by("op")
        assert [rij.inhoud["antwoord"] for rij in antwoorden] == ["2", "1"]


@pytest.mark.rij("M06", "M59")
def test_hulp_van_de_huisarts_staat_erbij_en_er_gaat_geen_bericht(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    joke = Mens(mensen.teamlid).ga(samira.adres("toewijzen/ander/"))
    joke.druk(
        "Opschrijven", toewijzer="huisarts", persoon=joke.optie("Ilyas"),
        product=str(gemeente.begeleiding.pk), aanbieder=str(gemeente.thuisgoed.pk),
        ingang=dag(klok.vandaag()),
    )  # fmt: skip
    joke.ziet("toegewezen door de huisarts", "Ilyas Bouhali")
    with postbode():
        assert not Uitbak.objects.exists()
