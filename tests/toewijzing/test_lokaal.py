"""Het lokale beeld: eerlijk over wie wacht, en nooit een paar mensen te herkennen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toegang.models import Hulpvraag, Vraagthema
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.models import Dagcijfer
from nabij.kamers.toewijzing.regels.lokaal import Cijfer, Huis, afgerond, cijfers, verberg
from tests.mensen import Mensen
from tests.toewijzing.maak import postbode
from tests.verhalen.mens import Mens

MAART = date(2026, 3, 2)


def huis(**anders: Any) -> Huis:
    return Huis(**{"vraag": MAART, "tot": MAART + timedelta(days=28), **anders})


@pytest.mark.rij("M51", "M54")
@pytest.mark.parametrize(
    ("aantallen", "veilig"),
    [
        ({"a": 12, "b": 7}, {"a": 12, "b": 7}),
        # Een klein getal alleen is af te trekken van het geheel: dan gaat er een mee.
        ({"a": 12, "b": 7, "c": 2}, {"a": 12, "b": None, "c": None}),
        ({"a": 12, "b": 4, "c": 3}, {"a": 12, "b": None, "c": None}),
        # Samen nog te klein: dan nog een.
        ({"a": 12, "b": 1, "c": 2}, {"a": None, "b": None, "c": None}),
        ({"a": 3}, {"a": None}),
        ({"a": 9, "b": 0}, {"a": 9}),
        ({}, {}),
    ],
)
def test_wat_klein_is_gaat_weg_en_is_ook_niet_af_te_trekken(
    aantallen: dict[str, int], veilig: dict[str, int | None]
) -> None:
    assert verberg(aantallen, 5) == veilig


@pytest.mark.rij("M51", "M54")
def test_uit_het_totaal_en_wat_er_staat_volgt_nooit_een_klein_aantal() -> None:
    for a in range(12):
        for b in range(12):
            for c in range(12):
                rijen = verberg({"a": a, "b": b, "c": c}, 5)
                verborgen = a + b + c - sum(n or 0 for n in rijen.values())
                dicht = [naam for naam, aantal in rijen.items() if aantal is None]
                alles_dicht = len(dicht) == len(rijen)
                assert not dicht or alles_dicht or (verborgen >= 5 and len(dicht) > 1)
                assert all(n is None or n >= 5 for n in rijen.values())


def van(soort: str, uit: list[Cijfer]) -> dict[tuple[str, str], Cijfer]:
    return {(een.onderwerp, een.deel): een for een in uit if een.soort == soort}


@pytest.mark.rij("M36", "M54")
def test_wie_nog_wacht_telt_mee_in_hoe_lang_het_duurt() -> None:
    # Gegeven vijf die na een week een gesprek hadden en tien die nog wachten
    na_een_week = [huis(gesprek=MAART + timedelta(days=7)) for _ in range(5)]
    wachten = [huis() for _ in range(10)]
    alleen = van("stap", cijfers(na_een_week, {}, onder=5))["gesprek", ""]
    samen = van("stap", cijfers([*na_een_week, *wachten], {}, onder=5))["gesprek", ""]
    assert (alleen.mediaan, alleen.lopend) == (5, None)
    assert (samen.mediaan, samen.aantal, samen.lopend) == (None, 5, 10)


@pytest.mark.rij("M36")
def test_van_kiezen_naar_toewijzen_telt_alleen_wie_iets_koos_met_een_besluit() -> None:
    zonder = [huis(plan=MAART) for _ in range(20)]
    koos = [
        huis(gekozen=MAART, toegewezen=MAART + timedelta(days=2), niet_meer=MAART) for _ in range(6)
    ]
    stappen = van("stap", cijfers([*zonder, *koos], {}, onder=5))
    assert (stappen["toewijzing", ""].mediaan, stappen["toewijzing", ""].aantal) == (2, 5)
    # Toegewezen en vervallen is geen begin: zes keer bekend, nul keer begonnen.
    assert stappen["begin", ""].aantal is None


@pytest.mark.rij("M54")
def test_per_thema_welke_hulp_en_een_klein_thema_zegt_niets() -> None:
    post = [huis(themas=frozenset({"post"}), hulp=frozenset({"buurt"})) for _ in range(8)]
    geen = [huis(themas=frozenset({"post"})) for _ in range(6)]
    geld = [huis(themas=frozenset({"geld"}), hulp=frozenset({"toegekend"})) for _ in range(2)]
    uit = cijfers([*post, *geen, *geld], {"Begeleiding": 2}, onder=5)
    assert van("hulp", uit) == {}
    uit = cijfers([*post, *geen], {"Begeleiding": 2}, onder=5)
    assert {deel: een.aantal for (_t, deel), een in van("hulp", uit).items()} == {
        "buurt": 8,
        "niets": 6,
    }
    assert van("loopt", uit)["Begeleiding", ""].aantal is None


@pytest.mark.rij("M51", "M54")
def test_buiten_het_team_pas_vanaf_tien_en_op_vijftallen() -> None:
    assert [afgerond(n) for n in (10, 12, 13, 17, 18)] == [10, 10, 15, 15, 20]
    groep = [huis(themas=frozenset({"post"})) for _ in range(12)]
    assert van("vraag", cijfers(groep, {}, onder=10))["post", ""].aantal == 10
    assert van("vraag", cijfers(groep[:9], {}, onder=10))["post", ""].aantal is None


def vraag(mensen: Mensen, thema: str = "post", **anders: Any) -> None:
    dossier = Dossier.objects.create(soort="huishouden", team=mensen.oost)
    rij = Hulpvraag.objects.create(dossier=dossier, tekst="Help", buurt=mensen.buurt, **anders)
    Vraagthema.objects.create(dossier=dossier, vraag=rij, thema=thema)


@pytest.mark.django_db
@pytest.mark.rij("M54")
def test_een_pagina_per_team_en_wijk_zonder_mensen_en_zonder_dossiers_te_lezen(
    mensen: Mensen,
) -> None:
    with postbode():
        for _ in range(7):
            vraag(mensen)
    Mens(mensen.teamleider).ga("/team/hulp/").ziet("Nog niets geteld")
    assert handelingen.tel_lokaal() > 0
    assert handelingen.tel_lokaal() == Dagcijfer.objects.count()

    # Het eigen team ziet zeven, met periode en bron
    sanne = Mens(mensen.teamleider).ga("/team/").klik("Welke hulp er is")
    sanne.ziet("Post", "7", "vannacht geteld", "Nog geen hulp gekozen: 7")
    # Beleid en een ander team zien dat het te weinig is
    for wie in (mensen.beleid, mensen.anderteam):
        ander = Mens(wie).ga(f"/team/hulp/?team={mensen.oost.pk}")
        ander.ziet("te weinig om te tonen", "Minder dan tien").ziet_niet("gekozen: 7")
    # En wie er niets te zoeken heeft vindt de pagina niet
    for wie in (mensen.fg, mensen.beheer):
        assert Mens(wie).ga("/team/hulp/").status == 404
    assert Mens(mensen.beleid).ga("/team/hulp/?wijk=BU0000").status == 404


@pytest.mark.django_db
@pytest.mark.rij("M30", "M54")
def test_een_gevoelig_thema_staat_niet_bij_een_team_of_wijk(mensen: Mensen) -> None:
    with postbode():
        for _ in range(12):
            vraag(mensen, thema="somber")
            vraag(mensen)
    handelingen.tel_lokaal()
    assert set(Dagcijfer.objects.filter(soort="vraag").values_list("onderwerp", flat=True)) == {
        "post"
    }
    Mens(mensen.teamleider).ga("/team/hulp/").ziet("Post").ziet_niet("Somber")


@pytest.mark.django_db
@pytest.mark.rij("M51", "M54")
def test_de_tabel_zelf_weigert_een_klein_aantal(mensen: Mensen) -> None:
    dag = klok.vandaag()
    for waar, aantal in (({"team": mensen.oost}, 4), ({"gebied": mensen.buurt}, 9)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dagcijfer.objects.create(**waar, soort="vraag", aantal=aantal, van=dag, tot=dag)


@pytest.mark.django_db
@pytest.mark.rij("M54")
def test_het_deel_dichtbij_staat_er_niet_als_er_iets_verborgen_is(mensen: Mensen) -> None:
    dag = klok.vandaag()
    for kring, aantal in (("buurt", 12), ("team", 8)):
        Dagcijfer.objects.create(
            team=mensen.oost, soort="dichtbij", onderwerp=kring, aantal=aantal, van=dag, tot=dag
        )
    deel = overzichten.lokaal(team_id=mensen.oost.pk, eigen=True).deel_dichtbij
    assert deel is not None
    assert deel.procent == 60
    assert overzichten.lokaal(team_id=mensen.oost.pk, eigen=False).deel_dichtbij is None
