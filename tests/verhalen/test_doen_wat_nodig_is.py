"""Ruimte om te doen wat nodig is: een zin waarom, iemand erachter, en een vraag met een dag."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.bewaren import vernietig
from nabij.kamers.poort.models import Dossier
from nabij.kamers.team import handelingen as teams
from nabij.kamers.team.models import Medewerker
from tests.bewoners.maak import huishouden
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M14"),
]


@pytest.fixture
def thuis(mensen: Mensen) -> UUID:
    return huishouden(mensen)


def opdracht(mensen: Mensen, wie: str) -> None:
    teams.stel_opdracht_vast(
        team=mensen.oost, voor_wie="wie hier woont", hoe_te_tellen="adressen", gedekt_door=wie,
        van=klok.vandaag(), door=mensen.teamleider.pk,
    )  # fmt: skip


def test_een_zin_waarom_en_iemand_staat_erachter(mensen: Mensen, thuis: UUID) -> None:
    # Gegeven een opdracht waarin staat wie het team dekt, en wat Joke zelf mag beslissen
    opdracht(mensen, "Ingrid Maas, wethouder")
    teams.geef_mandaat(
        medewerker=Medewerker.objects.get(account=mensen.teamlid), soort="maatwerk",
        max_bedrag=50_000,
    )  # fmt: skip

    # Als Joke een wasmachine regelt, wat niet haar taak is, is twee velden genoeg
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/").klik("Doen wat nodig is")
    joke.ziet("Volgens de opdracht van het team: Ingrid Maas, wethouder.", "maatwerk, tot 500 euro")
    joke.druk("Opschrijven", wat="Een wasmachine halen", waarom="Dan kan Pip weer naar school.")

    # Dan staat er wie erachter staat, en dat blijft zo als er een nieuwe opdracht komt
    joke.ziet("Een wasmachine halen", "hierachter staat: Ingrid Maas, wethouder")
    opdracht(mensen, "Bram Vos, directeur")
    joke.ga(f"/huishoudens/{thuis}/maatwerk/").ziet(
        "hierachter staat: Ingrid Maas, wethouder",
        "Volgens de opdracht van het team: Bram Vos, directeur.",
    )
    joke.ga(f"/huishoudens/{thuis}/").ziet("Iets gedaan buiten de gewone weg")


def test_boven_het_mandaat_is_het_een_vraag_met_een_dag(mensen: Mensen, thuis: UUID) -> None:
    dag = klok.vandaag() + timedelta(days=3)
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/maatwerk/")
    joke.druk(
        "Opschrijven", wat="Borg voor de huur", waarom="Anders staan ze op straat.",
        aan=joke.optie("Sanne"), vraag="Mag ik 900 euro borg betalen?", uiterlijk=dag.isoformat(),
    )  # fmt: skip

    # Dan is te zien dat ze open staat, en voor wanneer; ook voor wie hier meewerkt
    joke.ziet("Gevraagd aan Sanne", "antwoord uiterlijk")
    # En leest Sanne de vraag, niet over wie het gaat
    sanne = Mens(mensen.teamleider).ga("/overleg/")
    sanne.klik("Mag ik 900 euro").ziet(
        "Mag ik 900 euro borg betalen?", "Antwoord is nodig voor of op"
    )
    sanne.ziet_niet("Moerbei", "Mira", "Pip")
    assert sanne.ga(f"/huishoudens/{thuis}/maatwerk/").status == 404

    # Is de dag voorbij, dan staat er dat het te laat is
    with time_machine.travel(klok.begin_van(dag + timedelta(days=1)) + timedelta(hours=9)):
        joke.meld_aan().ga(f"/huishoudens/{thuis}/maatwerk/").ziet("Bel even.")
        # En na het antwoord dat het er is
        sanne.meld_aan().ga("/overleg/").klik("Mag ik 900 euro").druk(
            "Alleen antwoorden", antwoord="Ja, doen."
        )
        joke.ga(f"/huishoudens/{thuis}/maatwerk/").ziet("antwoordde op").ziet_niet("Bel even.")
        joke.klik("De vraag").ziet("Ja, doen.")


def vraag_borg(mensen: Mensen, thuis: UUID, dag: date) -> Mens:
    """Joke vraagt Sanne of zij borg mag betalen, met antwoord uiterlijk op `dag`."""
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/maatwerk/")
    return joke.druk(
        "Opschrijven", wat="Borg voor de huur", waarom="Anders staan ze op straat.",
        aan=joke.optie("Sanne"), vraag="Mag ik 900 euro borg betalen?", uiterlijk=dag.isoformat(),
    )  # fmt: skip


def test_de_vraag_staat_op_mijn_dag_tot_er_antwoord_is(mensen: Mensen, thuis: UUID) -> None:
    # Gegeven een vraag boven het mandaat, met antwoord over drie dagen
    dag = klok.vandaag() + timedelta(days=3)
    joke = vraag_borg(mensen, thuis, dag)

    # Dan staat ze bij Sanne op mijn dag, met een werkwoord, en bij Joke nog niet
    sanne = Mens(mensen.teamleider).ga("/mijn-dag/").ziet("Joke Visser vraagt of iets mag")
    sanne.ziet_niet("Moerbei")
    joke.ga("/mijn-dag/").ziet_niet("Je wacht op antwoord")

    # Is de dag voorbij, dan staat ze ook bij Joke, met wie zij kan bellen
    with time_machine.travel(klok.begin_van(dag + timedelta(days=1)) + timedelta(hours=9)):
        joke.meld_aan().ga("/mijn-dag/").ziet("Je wacht op antwoord van Sanne Vos", "010 000 00 00")
        sanne.meld_aan().ga("/mijn-dag/").ziet("Te laat").klik("Joke Visser vraagt")

        # En een ja is een tik, met of zonder woorden
        sanne.druk("Ja").ziet("Ja.")
        sanne.ga("/mijn-dag/").ziet_niet("vraagt of iets mag", "vraagt je mee te denken")
        joke.ga("/mijn-dag/").ziet_niet("Je wacht op antwoord").ziet("Er is antwoord")
        joke.ga(f"/huishoudens/{thuis}/maatwerk/").ziet("antwoordde op", "Ja")


@pytest.mark.parametrize(
    ("knop", "zin"),
    [
        ("Ja, als", "Schrijf op onder welke voorwaarde het mag."),
        ("Nee", "Schrijf in een zin waarom niet."),
        ("Alleen antwoorden", "Schrijf je antwoord op."),
    ],
)
def test_een_nee_of_een_voorwaarde_heeft_woorden(
    mensen: Mensen, thuis: UUID, knop: str, zin: str
) -> None:
    joke = vraag_borg(mensen, thuis, klok.vandaag())
    sanne = Mens(mensen.teamleider).ga("/mijn-dag/").klik("Joke Visser vraagt")
    sanne.druk(knop).ziet(zin)
    sanne.druk(knop, antwoord="Vraag eerst het fonds.")
    joke.ga(f"/huishoudens/{thuis}/maatwerk/").klik("De vraag").ziet("Vraag eerst het fonds.")


@pytest.mark.parametrize("wie", ["anderteam", "collega", "specialist", "opbouwwerker"])
def test_op_mijn_dag_van_een_ander_staat_de_vraag_niet(
    mensen: Mensen, thuis: UUID, wie: str
) -> None:
    vraag_borg(mensen, thuis, klok.vandaag())
    Mens(getattr(mensen, wie)).ga("/mijn-dag/").ziet_niet("of iets mag", "wacht op antwoord")


def test_is_de_vraag_vernietigd_dan_blijft_staan_wie_besliste(
    mensen: Mensen, thuis: UUID, settings: Any, tmp_path: Path
) -> None:
    settings.OPRUIMLIJST = tmp_path / "opruimlijst"
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/maatwerk/")
    joke.druk(
        "Opschrijven", wat="Borg", waarom="Nodig.", aan=joke.optie("Sanne"), vraag="Mag dit?"
    ).ziet("De vraag")  # fmt: skip
    overleg = Dossier.objects.get(soort=DossierSoort.CONSULT)
    assert vernietig([overleg.pk], taak="proef") == 1
    joke.ga(f"/huishoudens/{thuis}/maatwerk/").ziet("Gevraagd aan Sanne").ziet_niet("De vraag")


def test_wie_beslist_hoort_niet_over_wie_het_gaat(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/maatwerk/")
    joke.druk(
        "Opschrijven", wat="Borg", waarom="Nodig.", aan=joke.optie("Sanne"),
        vraag="Mag ik voor Mira Moerbei de borg betalen?",
    ).ziet("Hieraan is iemand te herkennen")  # fmt: skip
    joke.ga(f"/huishoudens/{thuis}/maatwerk/").ziet_niet("Toch niet gedaan")


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"vraag": "Mag dit?"}, "Kies wie hierover beslist."),
        ({"aan": "Sanne"}, "Schrijf op wat je vraagt."),
        ({"aan": "Sanne", "vraag": "Mag dit?", "uiterlijk": "2020-01-01"}, "Kies vandaag of"),
        ({"waarom": ""}, "Schrijf in een zin waarom"),
    ],
)
def test_wat_er_mist_staat_er_in_een_zin(
    mensen: Mensen, thuis: UUID, velden: dict[str, str], zin: str
) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/maatwerk/")
    if "aan" in velden:
        velden = {**velden, "aan": joke.optie(velden["aan"])}
    joke.druk("Opschrijven", **{"wat": "Borg", "waarom": "Nodig.", **velden}).ziet(zin)


def test_toch_niet_gedaan_is_weg_en_bewaard(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/maatwerk/")
    joke.ziet("Het team heeft nog geen opdracht.")
    joke.druk("Opschrijven", wat="Een fiets", waarom="Voor het werk.").ziet("geen opdracht")
    joke.druk("Toch niet gedaan").ziet_niet("Een fiets")


@pytest.mark.parametrize("wie", ["anderteam", "collega", "beleid"])
def test_een_vreemde_ziet_niets(mensen: Mensen, thuis: UUID, wie: str) -> None:
    assert Mens(getattr(mensen, wie)).ga(f"/huishoudens/{thuis}/maatwerk/").status == 404
