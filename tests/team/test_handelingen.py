"""Een team, zijn mensen, zijn rooster, zijn opdracht: met van en tot, en niets raakt weg."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.kamers.team import handelingen, overzichten
from nabij.kamers.team.models import (
    Dienst,
    EigenAdres,
    Kennis,
    Lidmaatschap,
    Mandaat,
    Medewerker,
    Onveranderlijk,
    Opdracht,
    Organisatievorm,
    TeamGebied,
    Wijkteam,
)
from nabij.opslag.versie import Botsing
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.mark.rij("M67")
def test_twee_soorten_team_naast_elkaar_met_eigen_naam_woorden_en_stappen(mensen: Mensen) -> None:
    # Gegeven een buurtteam voor een wijk en een jeugdteam voor een leeftijd, elk met eigen woorden
    wijk = mensen.buurt.ouder
    assert wijk is not None
    handelingen.zet_gebieden(team=mensen.oost, gebieden=[wijk.pk], van=klok.vandaag())
    handelingen.wijzig_team(team=mensen.oost, versie=1, woorden={"plan": "samenplan"})
    handelingen.wijzig_team(team=mensen.jeugd, versie=1, stappen={"gesprek": "Kennismaken"})
    # Als iemand uit die buurt iets vraagt, dan gaat het naar het buurtteam, een kind naar jeugd
    assert overzichten.team_voor(mensen.buurt) == mensen.oost
    assert overzichten.team_voor(mensen.buurt, 9) == mensen.jeugd
    # En elk team houdt zijn eigen woorden en stappen
    assert overzichten.woord(mensen.oost.pk, "plan", "plan") == "samenplan"
    assert overzichten.woord(mensen.jeugd.pk, "plan", "plan") == "plan"
    assert overzichten.stapnaam(mensen.jeugd.pk, "gesprek", "Het gesprek") == "Kennismaken"
    assert overzichten.stapnaam(mensen.oost.pk, "gesprek", "Het gesprek") == "Het gesprek"


@pytest.mark.rij("M71")
def test_gebieden_verschuiven_met_een_datum_en_vroeger_blijft_leesbaar(mensen: Mensen) -> None:
    team, begin = mensen.oost, date(2024, 1, 1)
    handelingen.zet_gebieden(team=team, gebieden=[mensen.buurt.pk], van=begin)
    handelingen.zet_gebieden(team=team, gebieden=[mensen.andere_buurt.pk], van=date(2025, 1, 1))
    assert overzichten.gebieden_van(team.pk, date(2024, 6, 1)) == {mensen.buurt.pk}
    assert overzichten.gebieden_van(team.pk, date(2025, 6, 1)) == {mensen.andere_buurt.pk}
    # Dezelfde gebieden nog eens zetten maakt geen nieuwe rijen
    handelingen.zet_gebieden(team=team, gebieden=[mensen.andere_buurt.pk], van=date(2025, 2, 1))
    assert TeamGebied.objects.filter(team=team).count() == 2


def test_een_team_maken_en_een_ander_vangnet_kiezen(mensen: Mensen) -> None:
    team = handelingen.maak_team(
        naam="Buurtteam Zuid",
        soort="buurtteam",
        voor_wie="iedereen in Zuid",
        organisatievorm=Organisatievorm.GEMEENTELIJK,
        gebieden=[mensen.andere_buurt.pk],
        vangnet=True,
    )
    assert overzichten.gebieden_van(team.pk) == {mensen.andere_buurt.pk}
    assert [een.pk for een in Wijkteam.objects.filter(vangnet=True)] == [team.pk]
    with pytest.raises(IntegrityError), transaction.atomic():
        Wijkteam.objects.filter(pk=mensen.west.pk).update(vangnet=True)


def test_wie_als_tweede_bewaart_overschrijft_niet(mensen: Mensen) -> None:
    mijn, van_een_ander = Wijkteam.objects.get(pk=mensen.oost.pk), mensen.oost
    handelingen.wijzig_team(team=van_een_ander, versie=1, naam="Team Molenkwartier")
    with pytest.raises(Botsing):
        handelingen.wijzig_team(team=mijn, versie=1, naam="Team Oost")
    assert overzichten.teamnamen()[mensen.oost.pk] == "Team Molenkwartier"


@pytest.mark.rij("M71")
def test_een_lid_komt_en_gaat_met_een_datum(mensen: Mensen) -> None:
    team, joke = mensen.oost, mensen.teamlid.medewerker
    morgen = klok.vandaag() + timedelta(days=1)
    handelingen.zet_dienst(team=team, dag=morgen, medewerkers=[joke.pk])
    handelingen.haal_lid_weg(team=team, medewerker=joke.pk, tot=morgen)

    def namen(dag: date) -> set[str]:
        return {lid.naam for lid in overzichten.teamleden(team.pk, dag)}

    assert "Joke Visser" in namen(klok.vandaag())
    assert "Joke Visser" not in namen(morgen)
    # De dienst van morgen vervalt, die van vandaag blijft
    assert overzichten.wie_heeft_dienst(team.pk, morgen) == []
    assert Dienst.objects.filter(medewerker=joke, dag=klok.vandaag()).exists()
    # En terugkomen kan
    handelingen.laat_meewerken(team=team, account=mensen.teamlid.pk, functie="teamlid", van=morgen)
    assert "Joke Visser" in namen(morgen)
    assert Lidmaatschap.objects.filter(team=team, medewerker=joke).count() == 2
    assert Medewerker.objects.filter(account=mensen.teamlid).count() == 1


def test_iemand_kan_in_twee_teams_zitten(mensen: Mensen) -> None:
    handelingen.voeg_lid_toe(team=mensen.jeugd, medewerker=mensen.teamlid.medewerker)
    for team in (mensen.oost, mensen.jeugd):
        assert "Joke Visser" in {lid.naam for lid in overzichten.teamleden(team.pk)}
    assert "Joke Visser" not in {lid.naam for lid in overzichten.teamleden(mensen.west.pk)}
    with pytest.raises(IntegrityError), transaction.atomic():
        handelingen.voeg_lid_toe(team=mensen.jeugd, medewerker=mensen.teamlid.medewerker)


@pytest.mark.rij("M02")
def test_wie_dienst_heeft_met_ervaring_en_telefoon(mensen: Mensen) -> None:
    handelingen.leg_kennis_vast(
        medewerker=mensen.teamlid.medewerker.pk, deskundigheden=[], anders="Schulden"
    )
    [lid] = overzichten.wie_heeft_dienst(mensen.oost.pk)
    assert (lid.naam, lid.functie, lid.kennis) == ("Joke Visser", "teamlid", ("Schulden",))
    assert lid.bel == "0100000000"
    [ander] = overzichten.wie_heeft_dienst(mensen.west.pk)
    assert ander.naam == "Femke Bos"
    assert overzichten.wie_heeft_dienst(mensen.jeugd.pk) == []


def test_een_week_herhalen_vervangt_alleen_die_weken(mensen: Mensen) -> None:
    team = mensen.oost
    joke, karel = mensen.teamlid.medewerker.pk, mensen.collega.medewerker.pk
    maandag = klok.vandaag() + timedelta(days=7 - klok.vandaag().weekday())
    handelingen.zet_dienst(team=team, dag=maandag + 5 * WEEK, medewerkers=[joke])
    handelingen.zet_dienst(team=team, dag=maandag, medewerkers=[joke])
    handelingen.zet_weekrooster(
        team=team, van=maandag, weken=2, per_weekdag={0: [karel], 2: [joke, karel]}
    )
    woensdag = maandag + timedelta(days=2)
    dagen = [maandag, woensdag, maandag + WEEK, woensdag + WEEK, maandag + 5 * WEEK]
    assert overzichten.dienst_per_dag(team.pk, dagen) == {
        maandag: {karel},
        woensdag: {joke, karel},
        maandag + WEEK: {karel},
        woensdag + WEEK: {joke, karel},
        maandag + 5 * WEEK: {joke},
    }


def test_wie_niet_in_het_team_zit_kan_er_geen_dienst_hebben(mensen: Mensen) -> None:
    with pytest.raises(handelingen.GeenLid):
        handelingen.zet_dienst(
            team=mensen.oost,
            dag=klok.vandaag(),
            medewerkers=[mensen.anderteam.medewerker.pk],
        )
    assert [lid.naam for lid in overzichten.wie_heeft_dienst(mensen.oost.pk)] == ["Joke Visser"]


@pytest.mark.rij("M11")
def test_kennis_is_wat_iemand_kan_en_krijgt_een_einddag_als_het_weg_is(mensen: Mensen) -> None:
    joke = mensen.teamlid.medewerker
    handelingen.leg_kennis_vast(
        medewerker=joke.pk, deskundigheden=[], anders="Rouw bij kinderen", van=date(2024, 1, 1)
    )
    # Dezelfde woorden zijn dezelfde kennis; woorden die erop lijken niet
    assert handelingen.noem_deskundigheid(naam="rouw  bij kinderen").code == "rouw_bij_kinderen"
    assert handelingen.noem_deskundigheid(naam="Rouw bij kinderen!").code == "rouw_bij_kinderen_2"
    handelingen.leg_kennis_vast(
        medewerker=joke.pk, deskundigheden=["rouw_bij_kinderen_2"], van=date(2025, 1, 1)
    )

    def kan(dag: date) -> set[str]:
        return {een.deskundigheid_id for een in Kennis.objects.op(dag).filter(medewerker=joke)}

    assert kan(date(2024, 6, 1)) == {"rouw_bij_kinderen"}
    assert kan(date(2025, 6, 1)) == {"rouw_bij_kinderen_2"}


@pytest.mark.rij("M14")
def test_een_nieuw_mandaat_vervangt_het_vorige_en_vroeger_blijft_leesbaar(mensen: Mensen) -> None:
    joke = mensen.teamlid.medewerker
    gewoon: dict[str, Any] = {"medewerker": joke, "soort": "maatwerk", "door": mensen.teamleider.pk}
    handelingen.geef_mandaat(**gewoon, max_bedrag=50_000, max_weken=12, van=date(2024, 1, 1))
    handelingen.geef_mandaat(**gewoon, max_bedrag=150_050, van=date(2025, 1, 1))

    def woorden(dag: date) -> list[str]:
        return [een.in_woorden for een in overzichten.mandaten(joke.pk, dag)]

    assert woorden(date(2024, 6, 1)) == ["maatwerk, tot 500 euro, tot 12 weken"]
    assert woorden(date(2025, 6, 1)) == ["maatwerk, tot 1500,50 euro"]
    assert list(overzichten.mandaten_van_team(mensen.oost.pk)) == [joke.pk]
    assert overzichten.mandaten_van_team(mensen.west.pk) == {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandaat.objects.create(medewerker=joke, soort="maatwerk")


@pytest.mark.rij("M44", "M21")
def test_een_opdracht_is_te_tellen_en_verandert_niet_maar_krijgt_een_opvolger(
    mensen: Mensen,
) -> None:
    # Gegeven een opdracht van vorig jaar
    team = mensen.oost
    eerste = handelingen.stel_opdracht_vast(
        team=team,
        voor_wie="Huishoudens in Molenkwartier met geldzorgen.",
        hoe_te_tellen="Themas schulden en rondkomen, per jaar.",
        gedekt_door="Wethouder sociaal domein",
        gebieden=[mensen.buurt.pk],
        verwacht=400,
        van=date(2024, 1, 1),
        door=mensen.teamleider.pk,
    )
    # Als er een nieuwe komt
    tweede = handelingen.stel_opdracht_vast(
        team=team,
        voor_wie="Iedereen in Molenkwartier.",
        hoe_te_tellen="Alle vragen.",
        gedekt_door="Wethouder sociaal domein",
        van=date(2025, 1, 1),
        door=mensen.teamleider.pk,
    )
    # Dan gold de eerste tot die dag, staat er nog wat er stond, en volgt de een op de ander
    assert overzichten.opdracht_nu(team.pk, date(2024, 12, 31)) == eerste
    assert overzichten.opdracht_nu(team.pk) == tweede
    assert tweede.volgt_op == eerste
    toen = Opdracht.objects.get(pk=eerste.pk)
    assert (toen.verwacht, toen.plekken) == (400, "Molenhoek")
    # En niemand schrijft een opdracht bij
    toen.voor_wie = "Anderen"
    with pytest.raises(Onveranderlijk):
        toen.save()


@pytest.mark.parametrize("leeg", [{"voor_wie": ""}, {"gedekt_door": ""}, {"leeftijd_tot": 0}])
def test_een_onzinnige_opdracht_weigert_de_database(mensen: Mensen, leeg: dict[str, Any]) -> None:
    gewoon: dict[str, Any] = {
        "team": mensen.oost,
        "voor_wie": "a",
        "hoe_te_tellen": "b",
        "gedekt_door": "c",
        "leeftijd_van": 0,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        handelingen.stel_opdracht_vast(**{**gewoon, **leeg})


def test_een_eigen_adres_staat_er_als_merk_en_een_keer(mensen: Mensen) -> None:
    joke, merk = mensen.teamlid.medewerker, "ab" * 32
    for _keer in range(2):
        handelingen.zet_eigen_adres(medewerker=joke, merk=merk)
    assert EigenAdres.objects.filter(merk=merk).count() == 1
    handelingen.haal_eigen_adres_weg(medewerker=joke, merk=merk)
    assert not EigenAdres.objects.exists()


def test_de_teampagina_kost_evenveel_statements_hoe_groot_het_team_ook_is(
    mensen: Mensen, tel_statements: type[Any]
) -> None:
    overzichten.teams()
    with tel_statements() as klein:
        overzichten.teampagina(mensen.west.pk)
    for account in (mensen.teamlid, mensen.collega, mensen.specialist):
        handelingen.leg_kennis_vast(
            medewerker=account.medewerker.pk, deskundigheden=[], anders=f"Iets van {account.naam}"
        )
    overzichten.teams()
    with tel_statements() as groot:
        overzichten.teampagina(mensen.oost.pk)
    assert groot.aantal == klein.aantal <= 6, str(groot)
