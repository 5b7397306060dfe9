"""Waar de meeste vragen over gaan: kort, afgerond, en zonder klein getal uit te rekenen."""

from __future__ import annotations

from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Thema
from nabij.kamers.opbouw import overzichten
from nabij.kamers.opbouw.handelingen import patroonrun
from nabij.kamers.opbouw.models import Lens, Patroon, Patroonrun, Weektelling
from nabij.kamers.wijk.models import Gebied
from tests.mensen import Mensen
from tests.opbouw.wereld import MAANDAG, maak_buurten, vraagt, week
from tests.toegang.maak import maak_huishouden
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M30", "M51"),
]
KOP = "Waar de meeste vragen over gaan"


@pytest.fixture(autouse=True)
def _oefenen(settings: Any, time_machine: Any) -> None:
    settings.DEMO = True
    time_machine.move_to(MAANDAG, tick=False)


@pytest.fixture
def buurten(mensen: Mensen) -> list[Gebied]:
    """Zes buurten; Oost werkt in de eerste drie."""
    buurten = maak_buurten(mensen, 6)
    mensen.oost.gebieden.all().delete()
    for buurt in buurten[:3]:
        mensen.oost.gebieden.create(gebied=buurt, van=klok.vandaag())
    return buurten


@pytest.fixture
def run() -> Patroonrun:
    run: Patroonrun = Patroonrun.objects.create(
        tot_week=week(0), weken=52, zaad=1, replicaties=9, vensters=8, invoer_hash="a" * 64,
        klaar_op=klok.nu(),
    )  # fmt: skip
    return run


def tel(buurt: Gebied, thema: str, aantal: int, geleden: int = 0) -> None:
    Weektelling.objects.create(
        week=week(geleden), gebied=buurt, thema=thema, kanaal="balie", naamloos=aantal
    )


def veel(run: Patroonrun, buurt: Gebied, thema: str, aantal: int) -> None:
    deel = {"code": buurt.code, "huishoudens": 0, "naamloos": aantal, "verwacht": 1.0,
            "bevolking": 2_000}  # fmt: skip
    Patroon.objects.create(
        run=run, lens=Lens.VEEL, thema=thema, van=week(12), tot_en_met=klok.vandaag(), weken=13,
        zone=[buurt.code], delen=[deel],
    )  # fmt: skip


def lijst(mensen: Mensen, *teams: Any) -> list[tuple[str, int, str]]:
    blad = overzichten.samen(frozenset(een.pk for een in teams), "", "")
    return [(een.code, een.rond, een.waar) for een in blad.meest]


def test_de_vijf_grootste_van_het_eigen_gebied(
    mensen: Mensen, buurten: list[Gebied], run: Patroonrun
) -> None:
    # Gegeven zes themas in de eigen buurten, en een groot thema elders
    for nummer, thema in enumerate(("post", "taal", "werk", "vervoer", "woning", "rouw")):
        tel(buurten[0], thema, 12 + 10 * nummer)
    tel(buurten[1], "rouw", 8, geleden=3)
    tel(buurten[5], "buren", 200)
    veel(run, buurten[0], "rouw", 62)
    veel(run, buurten[5], "buren", 200)
    # Dan staan de vijf grootste er, afgerond, met waar het meeste is
    assert lijst(mensen, mensen.oost) == [
        ("rouw", 70, buurten[0].naam),
        ("woning", 50, ""),
        ("vervoer", 40, ""),
        ("werk", 30, ""),
        ("taal", 20, ""),
    ]
    nadia = Mens(mensen.opbouwwerker).ga("/samen/").ziet(KOP, "ongeveer 70", "In jullie buurten")
    nadia.ziet(f"het meest in {buurten[0].naam}").ziet_niet("ongeveer 200")
    nadia.klik("Rouw en verlies")
    assert nadia.status == 200


def test_de_lens_van_de_wekelijkse_keer_zegt_waar(mensen: Mensen, buurten: list[Gebied]) -> None:
    huizen = [maak_huishouden(mensen, mensen.teamlid, f"Van {n}") for n in range(9)]
    for nummer, huis in enumerate(huizen):
        vraagt(mensen, huis, buurten[0 if nummer < 6 else 1], week(nummer % 4))
    patroonrun.draai()
    [(code, rond, waar)] = lijst(mensen, mensen.oost)
    assert (code, rond, waar) == ("toeslagen", 5, buurten[0].naam)
    # En de opbouwwerker ziet er geen huishouden achter
    nadia = Mens(mensen.opbouwwerker).ga("/samen/").ziet(KOP)
    for nummer, huis in enumerate(huizen):
        assert str(huis) not in nadia.html
        nadia.ziet_niet(f"Van {nummer}")


def test_valkuil_te_weinig_staat_er_niet(
    mensen: Mensen, buurten: list[Gebied], run: Patroonrun
) -> None:
    tel(buurten[0], "post", 4)
    assert lijst(mensen, mensen.oost) == []
    Mens(mensen.opbouwwerker).ga("/samen/").ziet_niet(KOP)
    # Buiten een team pas vanaf tien
    tel(buurten[0], "taal", 9)
    assert lijst(mensen, mensen.oost) == [("taal", 10, "")]
    assert lijst(mensen) == []


def test_valkuil_aftrekken_van_de_kaart_geeft_geen_klein_getal(
    mensen: Mensen, buurten: list[Gebied], run: Patroonrun
) -> None:
    # Gegeven een grote buurt op de kaart en een kleine die daar "te weinig" is
    tel(buurten[0], "post", 20)
    tel(buurten[1], "post", 3)
    # Dan telt de kleine niet mee: samen min kaart is nul, en geen drie
    assert lijst(mensen, mensen.oost) == [("post", 20, "")]
    # En zijn de kleine samen genoeg, dan tellen ze mee zonder dat een ervan te raden is
    tel(buurten[2], "post", 3)
    assert lijst(mensen, mensen.oost) == [("post", 25, "")]
    # Maar niet als allebei op het hoogste kleine getal zitten
    Weektelling.objects.filter(thema="post", naamloos=3).update(naamloos=4)
    assert lijst(mensen, mensen.oost) == [("post", 20, "")]


def test_valkuil_een_gevoelig_of_uitgezet_thema_staat_er_nooit(
    mensen: Mensen, buurten: list[Gebied], run: Patroonrun
) -> None:
    tel(buurten[0], "onveilig", 30)
    tel(buurten[0], "post", 30)
    Thema.objects.filter(code="post").update(tot=klok.vandaag())
    afspraken.vergeet()
    assert lijst(mensen, mensen.oost) == []


def test_ouder_dan_dertien_weken_telt_niet(
    mensen: Mensen, buurten: list[Gebied], run: Patroonrun
) -> None:
    tel(buurten[0], "post", 30, geleden=13)
    assert lijst(mensen, mensen.oost) == []
    tel(buurten[0], "post", 30, geleden=12)
    assert lijst(mensen, mensen.oost) == [("post", 30, "")]
