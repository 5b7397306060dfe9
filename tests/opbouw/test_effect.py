"""Meten of een initiatief hielp: een keer, na 26 weken, en nooit te vroeg een oordeel."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.opbouw import overzichten
from nabij.kamers.opbouw.handelingen import plan
from nabij.kamers.opbouw.handelingen.effectmeten import meet
from nabij.kamers.opbouw.models import (
    Effectmeting,
    Initiatief,
    Initiatiefgebied,
    Initiatiefthema,
    Keer,
    Plek,
    Weektelling,
)
from nabij.kamers.opbouw.regels import Uitkomst, eerste_week, te_meten_vanaf
from nabij.kamers.wijk.models import Gebied
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M32")]
BEGIN = date(2026, 3, 3)
WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


def maak_initiatief(mensen: Mensen, *gebieden: Gebied, thema: str = "toeslagen") -> Initiatief:
    een: Initiatief = Initiatief.objects.create(
        team=mensen.oost,
        naam="Inloop huurtoeslag",
        doel="Minder losse vragen over huurtoeslag",
        vorm="inloop",
        waar="De Wilgen",
        wanneer="elke eerste dinsdag",
        uitnodiging="Neem uw brief mee.",
        trekker=mensen.opbouwwerker.medewerker,
        begonnen_op=BEGIN,
    )
    Initiatiefthema.objects.create(initiatief=een, thema=thema)
    for gebied in gebieden:
        Initiatiefgebied.objects.create(initiatief=een, gebied=gebied)
    return een


def tel_weken(gebied: Gebied, van: int, tot: int, aantal: int, thema: str = "toeslagen") -> None:
    """`aantal` vragen per week; week 0 is de eerste hele week na het begin."""
    Weektelling.objects.bulk_create(
        Weektelling(
            week=eerste_week(BEGIN) + nr * WEEK,
            gebied=gebied,
            thema=thema,
            kanaal="balie",
            huishoudens=aantal - 1,
            naamloos=1,
        )
        for nr in range(van, tot)
    )


def test_na_26_weken_staat_er_hoeveel_vragen_minder_en_met_welke_marge(
    mensen: Mensen, time_machine: Any
) -> None:
    # Gegeven vier vragen per week, een piek, een inloop, en daarna twee; elders bleef het tien
    een = maak_initiatief(mensen, mensen.buurt)
    tel_weken(mensen.buurt, -65, -13, 4)
    tel_weken(mensen.buurt, -13, 0, 12)
    tel_weken(mensen.buurt, 0, 26, 2)
    tel_weken(mensen.andere_buurt, -65, 26, 10)
    # Wat over iets anders ging, of waarvan de buurt onbekend is, doet niet mee
    tel_weken(mensen.buurt, 0, 26, 50, thema="post")
    tel_weken(mensen.gemeente, 0, 26, 50)
    time_machine.move_to(te_meten_vanaf(BEGIN) - timedelta(days=1), tick=False)
    assert meet() == 0
    time_machine.move_to(te_meten_vanaf(BEGIN), tick=False)
    # Als de werker meet, twee keer
    assert (meet(), meet()) == (1, 0)
    # Dan kwam de helft: 52 van de 104
    meting = Effectmeting.objects.get()
    assert (meting.hier, meting.hier_verwacht) == (52, 104)
    assert (meting.elders, meting.elders_verwacht) == (260, 260)
    assert meting.verhouding == pytest.approx(0.5)
    nadia = Mens(mensen.opbouwwerker).ga(f"/samen/initiatieven/{een.pk}/")
    nadia.ziet("52 losse vragen minder dan elders verwacht (tussen", "Hier 52 vragen")
    nadia.ziet("Marge: 95%").ziet_niet("mislukt")


def test_in_de_eerste_maand_heet_meer_vragen_geen_mislukking(
    mensen: Mensen, time_machine: Any
) -> None:
    """De valkuil van V02."""
    een = maak_initiatief(mensen, mensen.buurt)
    tel_weken(mensen.buurt, -65, 0, 4)
    tel_weken(mensen.buurt, 0, 4, 20)
    tel_weken(mensen.andere_buurt, -65, 4, 10)
    time_machine.move_to(BEGIN + timedelta(days=30), tick=False)
    assert meet() == 0
    nadia = Mens(mensen.opbouwwerker).ga(f"/samen/initiatieven/{een.pk}/")
    nadia.ziet("Dat weten we nog niet", "vaak juist meer vragen: mensen vinden de weg")
    nadia.ziet_niet("mislukt", "20", "meer losse vragen dan elders")


def test_te_weinig_of_niets_om_mee_te_vergelijken_is_ook_een_antwoord(
    mensen: Mensen, time_machine: Any
) -> None:
    zonder_gebied = maak_initiatief(mensen)
    klein = maak_initiatief(mensen, mensen.andere_buurt, thema="energie")
    tel_weken(mensen.buurt, -65, 26, 4)
    tel_weken(mensen.andere_buurt, -20, -19, 2, thema="energie")
    tel_weken(mensen.buurt, -65, 26, 4, thema="energie")
    time_machine.move_to(te_meten_vanaf(BEGIN), tick=False)
    assert meet() == 2
    for een in (zonder_gebied, klein):
        beeld = overzichten.effectbeeld(
            een, overzichten.initiatief(een.pk, [mensen.oost.pk], None).opkomst
        )  # type: ignore[union-attr]
        assert beeld.uitkomst == Uitkomst.TE_WEINIG
        assert beeld.verschil is None
    nadia = Mens(mensen.opbouwwerker).ga(f"/samen/initiatieven/{klein.pk}/")
    nadia.ziet("Over losse vragen is niets te zeggen").ziet_niet("Hier 0 vragen")


def test_een_verschil_dat_toeval_kan_zijn_heet_niet_te_zeggen(
    mensen: Mensen, time_machine: Any
) -> None:
    een = maak_initiatief(mensen, mensen.buurt)
    tel_weken(mensen.buurt, -65, -13, 2)
    tel_weken(mensen.buurt, 0, 22, 2)
    tel_weken(mensen.andere_buurt, -65, 26, 10)
    time_machine.move_to(te_meten_vanaf(BEGIN), tick=False)
    meet()
    nadia = Mens(mensen.opbouwwerker).ga(f"/samen/initiatieven/{een.pk}/")
    nadia.ziet("niet te zeggen: het verschil kan toeval zijn").ziet_niet("minder dan elders")


def test_wie_voor_het_eerst_kwam_en_wat_bezoekers_vonden_staat_ernaast(
    mensen: Mensen, time_machine: Any
) -> None:
    time_machine.move_to(BEGIN, tick=False)
    een = maak_initiatief(mensen, mensen.buurt)
    moment = plan(
        team_id=mensen.oost.pk,
        medewerker_id=mensen.opbouwwerker.medewerker.pk,
        plek=Plek.BUURTHUIS,
        waar="De Wilgen",
        dag=klok.vandaag(),
        van=time(10),
        tot=time(12),
    )
    Keer.objects.create(
        initiatief=een, aanwezigheid=moment, bezoekers=50, eerste=40, goed=20, gaat=3, niet=2
    )
    nadia = Mens(mensen.opbouwwerker).ga(f"/samen/initiatieven/{een.pk}/")
    nadia.ziet("nooit eerder kwamen 40 van 50", "vonden het fijn 20 van 25")


def test_een_ander_team_ziet_het_niet(mensen: Mensen) -> None:
    een = maak_initiatief(mensen, mensen.buurt)
    antwoord = Mens(mensen.anderteam).client.get(f"/samen/initiatieven/{een.pk}/")
    assert antwoord.status_code == 404
