"""Woensdag in het buurthuis: drieentwintig mensen, geen enkele naam.

Opbouwwerk is eigen werk. Wat blijft is hoeveel gesprekken er waren en waarover.
"""

from __future__ import annotations

from typing import Any

import pytest

from nabij.kamers.opbouw.models import Aanwezigheid
from nabij.kamers.poort.models import Dossier
from tests.mensen import Mensen
from tests.verhalen.mens import Mens
from tests.verhalen.test_de_gordijnen import alles_in_de_databases

pytestmark = pytest.mark.django_db
MAANDAG = "2026-03-09 09:00:00+01:00"
WOENSDAG = "2026-03-11 10:05:00+01:00"


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


@pytest.mark.rij("M66", "M35")
def test_nadia_is_woensdag_in_het_buurthuis_en_telt_met_een_duim(
    mensen: Mensen, time_machine: Any
) -> None:
    # Gegeven Nadia, die maandag de inloop op de agenda zet
    time_machine.move_to(MAANDAG, tick=False)
    nadia = (
        Mens(mensen.opbouwwerker)
        .ga("/mijn-dag/")
        .klik("Samen")
        .klik("Waar we zijn in de buurt")
        .klik("Ergens zijn")
    )
    nadia.druk(
        "Op de agenda zetten",
        plek="buurthuis",
        waar="De Wilgen",
        dag="2026-03-11",
        van="10:00",
        tot="12:00",
    )
    nadia.ziet("Woensdag 11 maart", "De Wilgen", "10.00 tot 12.00", "Nadia Kok")

    # En Joke, die op haar telefoon leest dat het er is, en meegaat
    joke = Mens(mensen.teamlid).ga("/mijn-dag/").klik("Waar we zijn in de buurt")
    joke.druk("Ik ga mee").ziet("Joke Visser, Nadia Kok")

    # Als het woensdag is en er iemand over de post begint, dan is dat een tik
    time_machine.move_to(WOENSDAG, tick=False)
    nadia.meld_aan()
    nadia.ga("/aanwezig/").klik("Tellen").druk("Post, formulieren en administratie")
    nadia.ziet("Geteld: een gesprek (Post", "1 gesprek")
    # En ging datzelfde gesprek ook over geld, dan blijft het een gesprek
    nadia.druk("Ook hierover", wat="ook-rondkomen").ziet("1 gesprek", "Rondkomen: 1")
    # En zij tellen samen
    joke.meld_aan()
    joke.ga("/aanwezig/").klik("Tellen").druk("Iets anders, of zomaar").ziet("2 gesprekken")
    # En wat opviel is een regel over de plek
    nadia.ga(nadia.adres).druk("Bewaren", opgevallen="Veel mensen kwamen om dezelfde brief")
    nadia.ziet("Bewaard")

    # Als iemand hulp vraagt, dan wordt het een gewone vraag, los van wat hier geteld is
    nadia.klik("Nieuwe vraag").ziet("Alleen de vraag zelf is nodig")

    # Dan is er geen dossier, en staat er van wie er kwam niets
    assert not Dossier.objects.exists()
    moment = Aanwezigheid.objects.get()
    assert (moment.waar, moment.opgevallen) == (
        "De Wilgen",
        "Veel mensen kwamen om dezelfde brief",
    )
    # En ziet het andere team er niets van
    Mens(mensen.anderteam).ga("/aanwezig/").ziet_niet("De Wilgen")


@pytest.mark.rij("M66", "M51")
def test_de_valkuil_een_naam_komt_er_niet_in(mensen: Mensen, time_machine: Any) -> None:
    # Gegeven Nadia, die nu op school is
    time_machine.move_to(WOENSDAG, tick=False)
    nadia = Mens(mensen.opbouwwerker).ga("/aanwezig/nieuw/")
    nadia.druk("Op de agenda zetten", plek="school", waar="De Linde")

    # Als zij opschrijft wie zij sprak, dan zegt het scherm wat er niet in hoort
    nadia.druk("Bewaren", opgevallen="Mevrouw Kamstra heeft schulden").ziet("een naam")

    # Dan staat het nergens, ook niet als iets wat nog niet bewaard is
    assert "Kamstra" not in alles_in_de_databases()


@pytest.mark.rij("M35")
def test_wie_opbouwwerk_doet_heeft_geen_lege_lijst_met_huishoudens(mensen: Mensen) -> None:
    nadia = Mens(mensen.opbouwwerker).ga("/mijn-dag/")
    assert "/huishoudens/" not in [adres for _tekst, adres in nadia.blad.links]
    joke = Mens(mensen.teamlid).ga("/mijn-dag/")
    assert "/huishoudens/" in [adres for _tekst, adres in joke.blad.links]
