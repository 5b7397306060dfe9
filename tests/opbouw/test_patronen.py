"""Tellen, kijken en Samen: wat er bewaard wordt, wat er te zien is, en voor wie."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from nabij.fundament import klok
from nabij.kamers.opbouw import handelingen, overzichten
from nabij.kamers.opbouw.handelingen import KanNiet, patroonrun
from nabij.kamers.opbouw.models import (
    Balietelling,
    Keuze,
    Patroon,
    Patroonrun,
    Puntantwoord,
    Weektelling,
)
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.wijk.models import Gebied
from tests.mensen import Mensen
from tests.opbouw.wereld import (
    MAANDAG,
    aan_de_balie,
    gewoon_jaar,
    het_punt,
    huurtoeslag,
    kijk,
    maak_buurten,
    vraagt,
    week,
)
from tests.toegang.maak import maak_huishouden
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _oefenen(settings: Any, time_machine: Any) -> None:
    settings.DEMO = True
    time_machine.move_to(MAANDAG, tick=False)


@pytest.fixture
def buurten(mensen: Mensen) -> list[Gebied]:
    return maak_buurten(mensen)


def _samen(thema: str) -> tuple[int, int]:
    rijen = Weektelling.objects.filter(thema=thema)
    return sum(r.huishoudens for r in rijen), sum(r.naamloos for r in rijen)


@pytest.mark.rij("M30", "M51")
def test_een_gevoelig_thema_ligt_nooit_onder_de_gemeente(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    for nummer in range(6):
        huis = maak_huishouden(mensen, mensen.teamlid, f"Van {nummer}")
        vraagt(mensen, huis, buurten[0], week(0), "onveilig", "bedreigd")
    kijk()
    assert {rij.gebied_id for rij in Weektelling.objects.all()} == {mensen.gemeente.pk}
    assert not Patroon.objects.exists()
    pagina = Mens(mensen.opbouwwerker).ga("/samen/?thema=onveilig")
    pagina.ziet_niet("Onveilig thuis")
    assert "onveilig" not in [een.code for een in overzichten.telbare_themas()]


@pytest.mark.rij("M30")
def test_te_laat_opgeschreven_telt_in_de_week_van_de_vraag(
    mensen: Mensen, buurten: list[Gebied], time_machine: Any
) -> None:
    huis = maak_huishouden(mensen, mensen.teamlid)
    vraagt(mensen, huis, buurten[0], week(0), "post", "brief")
    kijk()
    assert _samen("post") == (1, 0)
    ander = maak_huishouden(mensen, mensen.teamlid, "Later")
    vraagt(mensen, ander, buurten[0], week(1), "post", "brief")
    time_machine.shift(timedelta(weeks=1))
    kijk()
    assert _samen("post") == (2, 0)
    assert Weektelling.objects.filter(week=week(2)).count() == 1


def test_een_dag_die_nog_moet_komen_en_een_buurt_die_niemand_weet_staan_erbij(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    huis = maak_huishouden(mensen, mensen.teamlid)
    vraagt(mensen, huis, buurten[0], klok.vandaag() + timedelta(days=40), "post", "brief")
    vraagt(mensen, maak_huishouden(mensen, mensen.teamlid), None, week(0), "post", "brief")
    oud = mensen.buurt.ouder
    vraagt(mensen, maak_huishouden(mensen, mensen.teamlid), oud, week(0), "post", "brief")
    kijk()
    zinnen = overzichten.samen(frozenset({mensen.oost.pk}), "", "").opmerkingen
    assert any("nog moet komen" in zin for zin in zinnen)
    assert any("Zonder buurt" in zin for zin in zinnen)
    assert any("oude indeling" in zin for zin in zinnen)
    assert {rij.gebied_id for rij in Weektelling.objects.all()} == {mensen.gemeente.pk}


def test_zonder_bevolking_en_zonder_grens_gaat_het_door_en_staat_het_erbij(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    buurten[4].cijfers.all().delete()
    Gebied.objects.filter(pk=buurten[5].pk).update(vorm=None)
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()
    zinnen = " ".join(overzichten.samen(frozenset({mensen.oost.pk}), "", "").opmerkingen)
    assert f"Van {buurten[4].naam} weten we niet hoeveel mensen" in zinnen
    assert f"Van {buurten[5].naam} weten we de grens niet" in zinnen
    assert het_punt()


@pytest.mark.rij("M30")
def test_een_keer_kijken_is_na_te_rekenen_en_gebeurt_een_keer_per_week(
    mensen: Mensen, buurten: list[Gebied], time_machine: Any
) -> None:
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    eerste = kijk()
    assert patroonrun.draai() == 0
    punt = het_punt()
    # Ook als de tellingen later veranderen: de invoer is bewaard.
    Weektelling.objects.all().delete()
    assert patroonrun.reken_na(punt)
    punt.invoer = punt.invoer[:-1]
    punt.run.zaad += 1
    assert not patroonrun.reken_na(punt)
    time_machine.shift(timedelta(weeks=1))
    tweede = kijk()
    assert (eerste.invoer_hash, eerste.zaad) != (tweede.invoer_hash, tweede.zaad)
    assert het_punt().punt_id == punt.punt_id, "een week later is het hetzelfde punt"


def test_wat_niet_afkwam_telt_niet_en_de_pagina_zegt_dat_er_gekeken_wordt(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    Patroonrun.objects.create(
        tot_week=week(0), weken=52, zaad=1, replicaties=9, vensters=8, gedaan=3, totaal=28
    )
    pagina = Mens(mensen.opbouwwerker).ga("/samen/")
    pagina.ziet("3 van 28 thema's gedaan", "Hier komen gesprekspunten")
    kijk()
    assert Patroonrun.objects.count() == 1


def test_tellen_laat_een_regel_in_het_logboek_na(mensen: Mensen, buurten: list[Gebied]) -> None:
    kijk()
    assert Inzage.objects.filter(actie="systeem", objectsoort="vragen tellen").count() == 1


@pytest.mark.rij("M30", "M51")
def test_wie_buiten_het_team_kijkt_ziet_pas_vanaf_tien(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    gewoon_jaar(mensen, buurten, "energie")
    for geleden in range(7):
        aan_de_balie(mensen, buurten[0], week(geleden) + timedelta(days=2), "vervoer")
    kijk()
    Mens(mensen.opbouwwerker).ga("/samen/?thema=vervoer").ziet("Molenhoek: 5")
    Mens(mensen.beleid).ga("/samen/?thema=vervoer").ziet_niet("Molenhoek: 5")


@pytest.mark.rij("M30")
def test_een_team_antwoordt_voor_zichzelf_en_beleid_antwoordt_niet(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()
    punt = het_punt()
    Mens(mensen.opbouwwerker).ga("/samen/").druk("We doen iets samen")
    Mens(mensen.anderteam).ga("/samen/").ziet("We doen iets samen", "Eerst navragen")
    beleid = Mens(mensen.beleid).ga("/samen/").ziet_niet("Eerst navragen")
    beleid.ziet("Vragen over: Huurtoeslag", "31 vragen").ziet_niet("Kwam binnen via")
    for deel in ("doen", "navragen", "weten"):
        adres = reverse(f"opbouw:{deel}", args=[punt.pk])
        assert beleid.client.post(adres, {"sleutel": "s" * 22}).status_code == 404
    for wie in (mensen.fg, mensen.beheer):
        assert Mens(wie).client.get("/samen/").status_code == 404
    assert Puntantwoord.objects.count() == 1


def test_een_antwoord_van_een_ander_team_draai_je_niet_terug(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()
    antwoord = handelingen.beantwoord_punt(
        patroon=het_punt(), team_id=mensen.oost.pk, keuze=Keuze.SAMEN, door_id=mensen.teamlid.pk
    )
    with pytest.raises(KanNiet):
        handelingen.draai_antwoord_terug(
            antwoord_id=antwoord.pk, team_ids=frozenset({mensen.west.pk})
        )


def test_de_database_weigert_een_antwoord_zonder_reden_of_zonder_wie(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    gewoon_jaar(mensen, buurten)
    huurtoeslag(mensen, buurten)
    kijk()
    for keuze in (Keuze.WETEN, Keuze.NAVRAGEN):
        with pytest.raises(IntegrityError), transaction.atomic():
            handelingen.beantwoord_punt(
                patroon=het_punt(), team_id=mensen.oost.pk, keuze=keuze, door_id=mensen.teamlid.pk
            )


@pytest.mark.rij("M30")
def test_aan_de_balie_is_een_vraag_een_tik_en_gaat_hij_er_weer_af(
    mensen: Mensen, buurten: list[Gebied]
) -> None:
    joke = (
        Mens(mensen.teamlid).ga("/samen/").klik("Aan de balie tellen").ziet("Kies eerst de buurt")
    )
    joke.ga(f"/balie/?buurt={mensen.buurt.pk}").ziet("in Molenhoek")
    joke.ga("/balie/").druk("Rondkomen").ziet("Geteld: Rondkomen", "Vandaag hier geteld: 1 vraag")
    joke.druk("Ongedaan maken").ziet("Er weer af").ziet_niet("Vandaag hier geteld")
    assert Balietelling.objects.get().aantal == 0
    joke.ga("/balie/").ziet_niet("Onveilig thuis")
    post = {"sleutel": "s" * 22, "buurt": str(mensen.buurt.pk), "wat": "onveilig"}
    joke.client.post("/balie/tel/", post)
    assert Balietelling.objects.count() == 1
