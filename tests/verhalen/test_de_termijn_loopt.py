"""De termijn loopt: wie hulp vraagt uit de Wmo, hoort op tijd iets, ook rond Pasen.

Maandag 23 februari 2026: mevrouw De Boer vraagt om hulp in huis. Zes weken later is het maandag
6 april, tweede paasdag; de wet geeft dan tot dinsdag 7 april.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import time_machine

from nabij.kamers.toegang import handelingen
from nabij.kamers.toegang.models import Hulpvraag
from tests.mensen import Mensen
from tests.toegang.maak import maak_huishouden, maak_vraag, schrijven
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M36")]
VRAAG = "Ik kan mijn huis niet meer schoonhouden, en mijn man is ziek."


def op(dag: int, maand: int, uur: int = 9) -> time_machine.travel:
    """Dat moment in 2026."""
    return time_machine.travel(datetime(2026, maand, dag, uur, tzinfo=UTC), tick=True)


@pytest.fixture
def vraag(mensen: Mensen) -> Iterator[Hulpvraag]:
    """Gegeven een vraag van 23 februari, die Joke heeft opgepakt."""
    with op(23, 2):
        yield maak_vraag(mensen, mensen.teamlid, VRAAG, opgepakt=True, naam="Mevrouw De Boer")


def bladen(vraag: Hulpvraag) -> str:
    return f"/vragen/{vraag.dossier_id}/{vraag.pk}/termijnen/"


def meld(mensen: Mensen, vraag: Hulpvraag) -> Mens:
    """Als Joke een keer tikt: dit is een Wmo-melding."""
    return Mens(mensen.teamlid).ga(f"/vragen/{vraag.dossier_id}/").druk("Dit is een Wmo-melding")


def test_een_tik_en_elke_termijn_staat_er_met_dag_artikel_en_reden(
    mensen: Mensen, vraag: Hulpvraag
) -> None:
    joke = meld(mensen, vraag)

    joke.ziet("Onderzoek, met de uitkomst op papier", "Uiterlijk dinsdag 7 april")
    joke.ziet("6 weken na maandag 23 februari is maandag 6 april")
    joke.ziet("maandag 6 april is tweede paasdag", "Algemene termijnenwet art. 1")
    joke.ziet("Wmo 2015 art. 2.3.2 lid 1 en 8")
    joke.ziet("De inwoner kan dit tot en met maandag 2 maart")
    joke.ziet("Gratis cliëntondersteuner noemen", "Uiterlijk woensdag 25 februari")


def test_de_brief_noemt_het_plan_en_de_gratis_ondersteuner_en_niets_dat_niet_bekend_is(
    mensen: Mensen, vraag: Hulpvraag
) -> None:
    joke = meld(mensen, vraag).klik("De bevestigingsbrief")

    joke.ziet("Beste Mevrouw De Boer", "Dat betekent:", "tot en met maandag 2 maart")
    joke.ziet(
        "onafhankelijke cliëntondersteuner", "Het kost u niets", "Uiterlijk op dinsdag 7 april"
    )
    joke.druk("Vastleggen dat de brief is gegeven", hoe="mee")

    joke.ziet("Ontvangst bevestigd", "Persoonlijk plan genoemd", "Op papier meegegeven")
    assert joke.meld_aan().ga(bladen(vraag)).tekst.count("Op tijd gedaan") == 3


def test_van_wmo_melding_tot_beschikking_en_bezwaar(mensen: Mensen, vraag: Hulpvraag) -> None:
    joke = meld(mensen, vraag)
    joke.ziet_niet("Aanvraag ontvangen")  # eerst het onderzoek (art. 2.3.2 lid 9)

    with op(20, 3):
        joke.meld_aan().ga(bladen(vraag)).druk("onderzoek klaar", hoe="mee")
        joke.druk("aanvraag ontvangen")
        # vrijdag 20 maart + 2 weken = Goede Vrijdag 3 april, dus dinsdag 7 april
        joke.ziet("Uiterlijk dinsdag 7 april", "vrijdag 3 april is Goede Vrijdag")
    with op(23, 3):
        joke.meld_aan().ga(bladen(vraag))
        joke.druk("staat stil", grond="aanvullen", tot_en_met="2026-03-30")
        # 24 t/m 30 maart is zeven dagen: vrijdag 10 april
        joke.ziet("Uiterlijk vrijdag 10 april", "Awb art. 4:15 lid 1")
    with op(24, 3):
        joke.meld_aan().ga(bladen(vraag)).ziet("Staat stil")
    with op(2, 4):
        joke.meld_aan().ga(bladen(vraag)).druk("beschikking gegeven", hoe="brief")
        # donderdag 2 april + 6 weken = Hemelvaart 14 mei; vrijdag is gelijkgesteld
        joke.ziet("Bezwaar maken", "De inwoner kan dit tot en met maandag 18 mei")
        joke.ziet("Hemelvaartsdag")


def test_mijn_dag_waarschuwt_op_tijd_en_de_leider_ziet_wat_voorbij_is(
    mensen: Mensen, vraag: Hulpvraag
) -> None:
    joke = meld(mensen, vraag)
    joke.klik("De bevestigingsbrief").druk("Vastleggen dat de brief is gegeven", hoe="brief")

    # Vijf werkdagen voor dinsdag 7 april is maandag 30 maart (Goede Vrijdag is een werkdag)
    with op(29, 3):
        Mens(mensen.teamlid).ga("/mijn-dag/").ziet_niet("Onderzoek afronden")
    with op(31, 3):
        Mens(mensen.teamlid).ga("/mijn-dag/").ziet(
            "Onderzoek afronden", "uiterlijk dinsdag 7 april"
        )
        Mens(mensen.teamleider).ga("/team/werk/").ziet_niet("termijn uit de wet is voorbij")

    # Is de dag voorbij, dan ziet de teamleider wat en wanneer, en niet wat er gevraagd is
    with op(8, 4):
        leider = Mens(mensen.teamleider).ga("/team/werk/")
        leider.ziet("Een termijn uit de wet is voorbij", "de laatste dag was dinsdag 7 april")
        leider.ziet("Joke Visser").ziet_niet("schoonhouden", "De Boer")

    # En ziet een collega van een ander team niets
    assert Mens(mensen.anderteam).ga(bladen(vraag)).status == 404


def test_wat_niet_klopt_gaat_weg_met_een_reden_en_begint_zo_nodig_opnieuw(
    mensen: Mensen, vraag: Hulpvraag
) -> None:
    joke = meld(mensen, vraag)
    joke.druk("Weghalen", reden="vergissing")

    joke.ziet("Weggehaald", "Dit is een Wmo-melding").ziet_niet("Uiterlijk dinsdag 7 april")
    joke.druk("Dit is een Wmo-melding", op="2026-02-20")
    # vrijdag 20 februari + 6 weken = Goede Vrijdag
    joke.ziet("vrijdag 3 april is Goede Vrijdag")


def test_een_vraag_gaat_niet_dicht_zolang_er_een_termijn_loopt(
    mensen: Mensen, vraag: Hulpvraag
) -> None:
    meld(mensen, vraag)
    joke = Mens(mensen.teamlid).ga(f"/vragen/{vraag.dossier_id}/").druk("Uitleg gegeven")

    joke.ziet("Er loopt nog een termijn uit de wet")
    joke.druk("trok het in")
    joke.ga(f"/vragen/{vraag.dossier_id}/").druk("Uitleg gegeven").ziet("De vraag is klaar")


def test_jeugdhulp_acht_weken_en_alleen_op_tijd_gezegd_wordt_het_later(
    mensen: Mensen, vraag: Hulpvraag
) -> None:
    joke = Mens(mensen.teamlid).ga(f"/vragen/{vraag.dossier_id}/")
    joke.druk("Dit is een aanvraag jeugdhulp").ziet("Uiterlijk maandag 20 april", "Awb art. 4:13")

    with op(13, 4):
        joke.meld_aan().ga(bladen(vraag))
        joke.druk("later wordt", tot_en_met="2026-05-01")
        joke.ziet("Uiterlijk vrijdag 1 mei", "We lieten weten dat het later wordt")


def test_de_termijnen_gaan_mee_naar_het_huishouden(mensen: Mensen, vraag: Hulpvraag) -> None:
    huis: UUID = maak_huishouden(mensen, mensen.teamlid)
    meld(mensen, vraag)
    joke = Mens(mensen.teamlid).ga(f"/vragen/{vraag.dossier_id}/huishouden/")
    joke.druk("Hierbij zetten", huishouden=str(huis))

    assert joke.adres == f"/huishoudens/{huis}/"
    joke.ziet("Wmo-melding", "Onderzoek, met de uitkomst op papier", "uiterlijk 7 apr")
    with schrijven(mensen.teamlid, huis):
        assert Hulpvraag.objects.get(pk=vraag.pk).wetstappen.first().op == date(2026, 2, 23)


def test_ook_bij_een_huishouden_waarschuwt_mijn_dag(mensen: Mensen, vraag: Hulpvraag) -> None:
    # Gegeven een Wmo-melding die bij een huishouden hoort
    meld(mensen, vraag)
    huis = maak_huishouden(mensen, mensen.teamlid)
    with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
        handelingen.zet_bij_huishouden(
            vraag=vraag,
            huishouden_id=huis,
            door=zicht.wie,
            in_huishouden=schrijven(mensen.teamlid, huis),
        )
    with op(31, 3):
        Mens(mensen.teamlid).ga("/mijn-dag/").ziet("Onderzoek afronden", "Bouhali")
        Mens(mensen.collega).ga("/mijn-dag/").ziet_niet("Onderzoek afronden", "Bouhali")


def test_wie_dienst_heeft_tikt_meteen_dat_het_een_wmo_melding_is(mensen: Mensen) -> None:
    # Gegeven een vraag die Karel aannam en die nog wacht
    vraag = maak_vraag(mensen, mensen.collega, VRAAG)
    joke = Mens(mensen.teamlid).ga(f"/vragen/{vraag.dossier_id}/")
    # Dan tikt Joke, die dienst heeft, een keer: de vraag is van haar en de termijnen lopen
    joke.druk("Dit is een Wmo-melding").ziet("De termijnen lopen.", "Onderzoek")
    joke.ga("/mijn-dag/").ziet("Mijn vragen", "schoonhouden")
    assert Mens(mensen.anderteam).ga(f"/vragen/{vraag.dossier_id}/").status == 404
