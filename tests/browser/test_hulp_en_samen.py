"""Toegewezen hulp en Samen, met alleen het toetsenbord, op het bureau en de telefoon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page

from nabij.fundament import klok
from nabij.kamers.opbouw.handelingen.effectmeten import meet
from nabij.kamers.opbouw.models import Initiatief, Weektelling
from nabij.kamers.opbouw.regels import WEEK, eerste_week
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.poort.handelingen import scherm_af
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Toewijzing, VerzoekSoort
from nabij.kamers.toewijzing.regels import Omvang
from tests.browser.conftest import BUREAU, TELEFOON
from tests.browser.test_wijk import meld_aan
from tests.browser.toetsen import Toetsen
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import Mensen
from tests.opbouw.wereld import gewoon_jaar, huurtoeslag, kijk, maak_buurten
from tests.toewijzing.maak import Gemeente, geef_mandaat, maak_gemeente, postbode, wijs_toe

Aan = Callable[..., Toetsen]
MATEN = pytest.mark.parametrize("maat", [BUREAU, TELEFOON], ids=["bureau", "telefoon"])


@pytest.fixture
def aan(transactional_db: None, live_server: Any, open_scherm: Callable[..., Page]) -> Aan:
    def doe(account: Any, maat: dict[str, int] = BUREAU) -> Toetsen:
        scherm = open_scherm(maat)
        meld_aan(scherm, account, live_server.url)
        return Toetsen(scherm)

    return doe


@pytest.fixture
def gemeente(transactional_db: None, mensen: Mensen) -> Gemeente:
    return maak_gemeente()


def met_hulp(mensen: Mensen, gemeente: Gemeente, geleden: timedelta) -> tuple[Verhaal, Toewijzing]:
    """Samira met hulp die zo lang geleden is toegewezen."""
    with time_machine.travel(klok.nu() - geleden, tick=True):
        verhaal = met_plan(mensen)[0]
        return verhaal, wijs_toe(verhaal, gemeente)


@pytest.mark.rij("M08", "M09", "M59")
@MATEN
def test_een_aanbieder_vraagt_meer_en_krijgt_antwoord(
    aan: Aan, mensen: Mensen, gemeente: Gemeente, maat: dict[str, int], toegankelijk: Any
) -> None:
    verhaal, hulp = met_hulp(mensen, gemeente, timedelta(weeks=8))
    with postbode():
        handelingen.leg_start_vast(toewijzing=hulp, op=hulp.ingang, bericht="305-1")
        handelingen.ontvang_verzoek(
            dossier_id=verhaal.pk,
            soort=VerzoekSoort.WIJZIGING,
            aanbieder=gemeente.thuisgoed,
            persoon_id=hulp.persoon_id,
            naam=hulp.naam,
            product=gemeente.begeleiding,
            omvang=Omvang(6, "04", "2"),
            ingang=klok.vandaag() + timedelta(days=14),
            referentie="VOW1",
            toewijzing=hulp,
            toelichting="Haar man viel weg als mantelzorger.",
        )
    joke = aan(mensen.teamlid, maat).open("/mijn-dag/")
    joke.druk("Antwoorden").ziet("Haar man viel weg")
    toegankelijk(joke.scherm)
    joke.druk("Zo toewijzen").ziet("Toegewezen. Het bericht")
    toegankelijk(joke.scherm)


@pytest.mark.rij("M08", "M06")
def test_hulp_die_niet_begint_vindt_een_andere_weg(
    aan: Aan, mensen: Mensen, gemeente: Gemeente, toegankelijk: Any
) -> None:
    met_hulp(mensen, gemeente, timedelta(days=31))
    joke = aan(mensen.teamlid, TELEFOON).open("/mijn-dag/")
    joke.ziet("Niet begonnen").druk("Bekijken")
    joke.ziet("Bel Thuisgoed")
    toegankelijk(joke.scherm)
    joke.druk("Kijk wat eerder kan")
    joke.ziet("Wat helpt hierbij?")


@pytest.mark.rij("M30", "M31", "M32")
def test_van_gesprekspunt_naar_inloop_en_wat_het_deed(
    aan: Aan, mensen: Mensen, toegankelijk: Any
) -> None:
    """V02 in een keer; voor het effect ligt het begin daarna dertig weken terug."""
    buurten = maak_buurten(mensen)
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()
    nadia = aan(mensen.opbouwwerker).open("/samen/")
    nadia.ziet("31 vragen, waarvan 19 van bekende huishoudens")
    toegankelijk(nadia.scherm)
    nadia.druk("We doen iets samen").ziet("Wat wordt het?")
    nadia.typ("Hoe heet het?", "Inloop huurtoeslag")
    nadia.typ("Waarvoor is het?", "Samen uitrekenen of huurtoeslag kan")
    nadia.antwoord("Wat wordt het?", "inloop")
    nadia.antwoord("Wat voor plek?", "buurthuis")
    nadia.typ("Waar?", "De Wilgen")
    nadia.scherm.get_by_label("Van", exact=True).fill("10:00")
    nadia.scherm.get_by_label("Tot", exact=True).fill("12:00")
    nadia.typ("De uitnodiging", "Kom langs met uw huurbrief.")
    toegankelijk(nadia.scherm)
    nadia.druk("Beginnen").ziet("Het staat op de agenda en op de sociale kaart", "Dat weten we nog")

    # Gegeven dertig weken later: hier nog de helft, elders gelijk
    inloop = Initiatief.objects.get()
    inloop.begonnen_op = klok.vandaag() - timedelta(weeks=30)
    inloop.save()
    begin = eerste_week(inloop.begonnen_op)
    Weektelling.objects.all().delete()
    Weektelling.objects.bulk_create(
        Weektelling(
            week=begin + nr * WEEK, gebied=buurt, thema="toeslagen", kanaal="balie",
            naamloos=1 if buurt in buurten[:3] and nr >= 0 else 4,
        )
        for buurt in buurten
        for nr in range(-65, 26)
    )  # fmt: skip
    assert meet() == 1
    nadia.open(f"/samen/initiatieven/{inloop.pk}/")
    nadia.ziet("losse vragen minder dan elders verwacht", "Marge: 95%")
    toegankelijk(nadia.scherm)


@pytest.mark.rij("M06", "M07")
def test_een_doel_wordt_toegewezen_hulp(
    aan: Aan, mensen: Mensen, gemeente: Gemeente, toegankelijk: Any
) -> None:
    geef_mandaat(mensen.teamlid)
    verhaal = met_plan(mensen)[0]
    joke = aan(mensen.teamlid).open(verhaal.adres("plan/"))
    joke.druk("Wat helpt hierbij?").ziet("Begeleiding thuis")
    toegankelijk(joke.scherm)
    joke.druk("Kies", "Begeleiding thuis").open(verhaal.adres()).druk("Toewijzen")
    joke.kies("Voor wie?", "Samira").kies("Welke hulp?", "Begeleiding")
    joke.kies("Bij wie?", "Thuisgoed").typ("Hoeveel?", "4")
    joke.dag("Tot en met welke dag?", klok.vandaag() + timedelta(weeks=12))
    joke.typ("Waarom deze hulp?", "Zij wil haar post weer openen.")
    toegankelijk(joke.scherm)
    joke.druk("Toewijzen").ziet("Het bericht aan de aanbieder ligt klaar")


@pytest.mark.rij("M08", "M51")
def test_een_bericht_over_wie_afgeschermd_is_blijft_binnen(
    aan: Aan, mensen: Mensen, gemeente: Gemeente, toegankelijk: Any
) -> None:
    verhaal, hulp = met_hulp(mensen, gemeente, timedelta(days=1))
    with verhaal.open(mensen.teamlid) as zicht:
        scherm_af(
            dossier_id=verhaal.pk,
            persoon_id=hulp.persoon_id,
            niveau=Afscherming.ADRES_GEHEIM,
            door=zicht.wie,
        )
    with postbode():
        assert handelingen.te_verzenden() == []
    wim = aan(mensen.beheer).open("/berichten/")
    wim.ziet("Blijft nog binnen", "Thuisgoed")
    assert "Samira" not in wim.scherm.inner_text("main")
    toegankelijk(wim.scherm)
