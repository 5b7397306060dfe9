"""V02 in een keer: losse vragen, een gesprekspunt, een inloop met De Vliet, en wat het deed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from nabij.kamers.opbouw import handelingen
from nabij.kamers.opbouw.handelingen.effectmeten import meet
from nabij.kamers.opbouw.models import Balietelling, Initiatief, Keer
from nabij.kamers.opbouw.regels import Bezoek, te_meten_vanaf
from nabij.kamers.wijk.models import Gebied
from tests.mensen import Mensen
from tests.opbouw.wereld import (
    MAANDAG,
    gewoon_jaar,
    het_punt,
    huurtoeslag,
    kijk,
    maak_buurten,
    week,
)
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M30", "M31", "M32", "M57")]


@pytest.fixture(autouse=True)
def _oefenen(settings: Any, time_machine: Any) -> None:
    settings.DEMO = True
    time_machine.move_to(MAANDAG, tick=False)


def _het_half_jaar_erna(mensen: Mensen, buurten: list[Gebied]) -> None:
    """In de drie buurten nog een enkele vraag, in de andere blijft het gewoon."""
    Balietelling.objects.bulk_create(
        Balietelling(team=mensen.oost, gebied=buurt, dag=week(geleden), thema="toeslagen", aantal=1)
        for plek, buurt in enumerate(buurten)
        for geleden in range(27)
        if (geleden + plek) % (3 if plek >= 3 else 13) == 0
    )


def test_van_31_losse_vragen_naar_een_inloop_en_na_een_half_jaar_wat_het_deed(
    mensen: Mensen, time_machine: Any
) -> None:
    # Gegeven 31 vragen in drie buurten waar er negen verwacht waren
    buurten = maak_buurten(mensen)
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()

    # Als het team er samen iets mee doet, dan staan thema en buurten al ingevuld
    nadia = Mens(mensen.opbouwwerker).ga("/samen/")
    nadia.ziet("31 vragen, waarvan 19 van bekende huishoudens").druk("We doen iets samen")
    nadia.ziet("Wat wordt het?")
    nadia.druk(
        "Beginnen",
        naam="Inloop huurtoeslag",
        doel="Samen uitrekenen of huurtoeslag kan",
        vorm="inloop",
        partners="woningcorporatie De Vliet",
        plek="buurthuis",
        waar="De Wilgen",
        dag="2026-04-07",
        van="10:00",
        tot="12:00",
        herhaal="maand",
        tot_en_met="2026-12-31",
        op_vrije_dag="later",
        uitnodiging="Kom langs met uw huurbrief. We rekenen het samen uit.",
    )
    inloop = Initiatief.objects.get()
    assert inloop.patroon == het_punt().pk
    assert [een.thema for een in inloop.themas.all()] == ["toeslagen"]
    assert {een.gebied for een in inloop.gebieden.all()} == set(buurten[:3])

    # En na een maand is er nog niets te zeggen, ook niet dat het mislukte
    nadia.ziet("Dat weten we nog niet", "mensen vinden de weg").ziet_niet("mislukt")

    # En bezoekers worden geteld, niet genoteerd: veertig kwamen nooit eerder
    keer = Keer.objects.order_by("aanwezigheid__dag").first()
    assert keer is not None
    handelingen.tel_bezoek(keer=keer, bezoek=Bezoek.EERSTE, aantal=40)

    # Als er 26 weken voorbij zijn
    time_machine.move_to(f"{te_meten_vanaf(inloop.begonnen_op) + timedelta(days=2)} 09:00+02:00")
    _het_half_jaar_erna(mensen, buurten)
    kijk()
    assert meet() == 1

    # Dan staan er drie uitkomsten naast elkaar: minder losse vragen met een marge, en wie er kwam
    nadia = Mens(mensen.opbouwwerker).ga(f"/samen/initiatieven/{inloop.pk}/")
    nadia.ziet("losse vragen minder dan elders verwacht (tussen", "Marge: 95%")
    nadia.ziet("nooit eerder kwamen 40 van 40")
    # En op Samen staat wat er van het vorige gesprekspunt werd
    nadia.ga("/samen/").ziet("Wat werd er van een eerder initiatief?", "Inloop huurtoeslag")


def test_een_teamlid_begint_geen_initiatief_maar_loopt_ook_niet_vast(mensen: Mensen) -> None:
    buurten = maak_buurten(mensen)
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()
    joke = Mens(mensen.teamlid).ga("/samen/").druk("We doen iets samen")
    joke.ziet("De opbouwwerker legt vast wat het wordt", "Waar we al iets mee doen")
