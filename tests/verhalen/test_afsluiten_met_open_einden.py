"""Afsluiten terwijl er nog iets loopt: het staat er in woorden, en niets verdwijnt ongezien."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.casus.models import Looptdoor
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.toegang import handelingen as toegang
from tests.mensen import Mensen
from tests.toegang.maak import maak_huishouden, maak_vraag, schrijven
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M05")]


@pytest.fixture
def huis(mensen: Mensen) -> UUID:
    """Gegeven een huishouden met een vraag erbij, waarvan Joke het aanspreekpunt is."""
    huis = maak_huishouden(mensen, mensen.teamlid)
    vraag = maak_vraag(mensen, mensen.teamlid, "De trap gaat niet meer.", opgepakt=True)
    with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
        toegang.zet_bij_huishouden(
            vraag=vraag,
            huishouden_id=huis,
            door=zicht.wie,
            in_huishouden=schrijven(
                mensen.teamlid, huis, Onderdeel.VRAAG, Onderdeel.NAAM, Onderdeel.MENSEN
            ),
        )
    return huis


def wmo(mensen: Mensen, huis: UUID) -> Mens:
    """Joke tikt bij de vraag: dit is een Wmo-melding."""
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{huis}/").klik("Termijnen uit de wet")
    return joke.druk("Dit is een Wmo-melding")


def test_een_open_vraag_staat_op_de_pagina_van_afsluiten_en_blijft(
    mensen: Mensen, huis: UUID
) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{huis}/afsluiten/")
    joke.ziet("Dit loopt nog", "De trap gaat niet meer.", "Ze blijft open staan.")
    joke.ziet_niet("wie bewaakt de termijn")

    # Zonder termijn uit de wet is een tik genoeg, en de vraag staat er daarna nog, open
    joke.druk("Doet het zelf").ziet("Afgesloten")
    joke.ga(f"/huishoudens/{huis}/").ziet("De trap gaat niet meer.", "Deze vraag is klaar")
    joke.ga(f"/huishoudens/{huis}/plan/").klik("Wat er nog loopt").ziet("De trap gaat niet meer.")


def test_met_een_termijn_uit_de_wet_hoort_er_een_zin_bij_en_blijft_mijn_dag_waarschuwen(
    mensen: Mensen, huis: UUID
) -> None:
    wmo(mensen, huis)
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{huis}/afsluiten/")
    joke.ziet("Wmo-melding: Onderzoek, met de uitkomst op papier", "Naar de termijn")

    # Zonder zin gaat het niet, en er is niets gesloten
    joke.druk("Doet het zelf").ziet("Schrijf in een zin waarom je nu al afsluit")
    assert not Looptdoor.objects.exists()

    joke.druk("Doet het zelf", reden="Zij verhuist, de gemeente rondt de melding af.")
    joke.ziet("Afgesloten. Terugkomen kan altijd.")
    joke.ga(f"/huishoudens/{huis}/afsluiten/").ziet(
        "Zij verhuist, de gemeente rondt de melding af.", "Onderzoek, met de uitkomst"
    )

    # Vlak voor de laatste dag staat de termijn op mijn dag; het huishouden zelf is daar weg
    with time_machine.travel(klok.nu() + timedelta(weeks=6)):
        dag = joke.meld_aan().ga("/mijn-dag/").ziet("Onderzoek afronden")
        dag.ziet_niet("Nog geen contact")
    # En is de dag voorbij, dan ziet de teamleider dat
    with time_machine.travel(klok.nu() + timedelta(weeks=8)):
        Mens(mensen.teamleider).ga("/team/werk/").ziet("Een termijn uit de wet is voorbij")


def test_weer_open_of_teruggedraaid_is_het_een_gewoon_huishouden(
    mensen: Mensen, huis: UUID
) -> None:
    wmo(mensen, huis)
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{huis}/afsluiten/")
    joke.druk("Doet het zelf", reden="Kan voor nu.").druk("Ongedaan maken")
    assert not Looptdoor.objects.exists()
    joke.ga(f"/huishoudens/{huis}/afsluiten/").ziet_niet("Kan voor nu.")
    joke.druk("Doet het zelf", reden="Toch.").ga(f"/huishoudens/{huis}/plan/").druk("Weer openen")
    assert not Looptdoor.objects.exists()


def test_wie_meekijkt_en_een_vraag_boven_het_mandaat_staan_erbij(
    mensen: Mensen, huis: UUID
) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{huis}/maatwerk/")
    joke.druk(
        "Opschrijven", wat="Een traplift", waarom="Zij valt.", aan=joke.optie("Sanne"),
        vraag="Mag dit zonder besluit?",
    )  # fmt: skip
    joke.ga(f"/huishoudens/{huis}/overleg/?hoe=meekijken").druk(
        "Vragen", tekst="Kijk je mee?", aan=joke.optie("Ruud"), stuk="de trap",
        delen=["plan"], akkoord="Ja, goed idee.",
    )  # fmt: skip
    joke.ga(f"/huishoudens/{huis}/afsluiten/")
    joke.ziet("Sanne Vos gaf nog geen antwoord over: Een traplift.")
    joke.ziet("Ruud Post denkt tot", "mee over de trap", "Dat stopt met afsluiten.")


def test_te_lang_wordt_gezegd_en_niet_kwijtgeraakt(mensen: Mensen, huis: UUID) -> None:
    wmo(mensen, huis)
    lang = "Zij gaat verhuizen. " * 30
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{huis}/afsluiten/")
    joke.druk("Doet het zelf", reden=lang).ziet("Een zin is genoeg")
    assert lang.strip() in joke.html


@pytest.mark.parametrize("wie", ["anderteam", "collega", "beleid"])
def test_een_vreemde_ziet_niets(mensen: Mensen, huis: UUID, wie: str) -> None:
    assert Mens(getattr(mensen, wie)).ga(f"/huishoudens/{huis}/afsluiten/").status == 404
