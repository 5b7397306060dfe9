"""De bladzijden van een team: wie ziet ze, wie verandert er wat."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.team import handelingen, overzichten
from nabij.kamers.team.models import Opdracht, Wijkteam
from tests.mensen import Mensen, maak_account

pytestmark = pytest.mark.django_db


def pad(naam: str, team: Wijkteam, *verder: Any) -> str:
    return reverse(f"team:{naam}", args=[team.pk, *verder])


def met_sleutel(**velden: Any) -> dict[str, Any]:
    return {"sleutel": nieuw_token(), **velden}


@pytest.mark.rij("M02", "M11")
def test_wie_er_is_met_wat_die_kan_en_bellen_in_een_tik(als: Any, mensen: Mensen) -> None:
    handelingen.leg_kennis_vast(
        medewerker=mensen.teamlid.medewerker.pk, deskundigheden=[], anders="Schulden"
    )
    html = als(mensen.collega).get(pad("leden", mensen.oost)).content.decode()
    assert "Wie is er vandaag" in html
    assert "Weet van: Schulden" in html
    assert 'href="tel:0100000000"' in html
    assert "Even overleggen" in html
    for naam in ("Joke Visser", "Karel Dam", "Sanne Vos"):
        assert naam in html
    # Een teamlid verandert alleen wat het zelf kan
    assert "Uit het team" not in html
    assert "Rooster" not in html
    assert pad("kennis", mensen.oost, mensen.collega.medewerker.pk) in html
    assert pad("kennis", mensen.oost, mensen.teamlid.medewerker.pk) not in html


def test_zonder_rooster_staat_er_wie_dan_te_bellen_is(als: Any, mensen: Mensen) -> None:
    html = als(mensen.jeugdteam).get(pad("leden", mensen.jeugd)).content.decode()
    assert "Vandaag staat er niemand in het rooster" in html
    assert "010 123 45 67" in html


def test_wie_niet_aangemeld_is_ziet_geen_team(client: Client, mensen: Mensen) -> None:
    for naam in ("leden", "rooster", "opdracht", "instellen"):
        assert client.get(pad(naam, mensen.oost)).status_code == 302


def test_een_ander_team_verandert_niets(als: Any, mensen: Mensen) -> None:
    joke = mensen.teamlid.medewerker.pk
    ander = maak_account("leider2", "Piet Raaf", "teamleider", team=mensen.west)
    for account in (mensen.teamlid, mensen.anderteam, ander, mensen.fg):
        client = als(account)
        for naam in ("rooster", "lid_erbij", "opdracht_nieuw", "instellen"):
            assert client.get(pad(naam, mensen.oost)).status_code == 403, (account, naam)
            assert client.post(pad(naam, mensen.oost), met_sleutel()).status_code == 403
        assert client.post(pad("lid_weg", mensen.oost, joke), met_sleutel()).status_code == 403
        assert client.get(reverse("team:nieuw")).status_code == 403
        if account != mensen.teamlid:
            assert client.get(pad("kennis", mensen.oost, joke)).status_code == 403
    assert "Joke Visser" in {lid.naam for lid in overzichten.teamleden(mensen.oost.pk)}


def test_de_teamleider_zet_het_rooster_voor_vier_weken(als: Any, mensen: Mensen) -> None:
    # Gegeven de week na deze
    maandag = klok.vandaag() + timedelta(days=7 - klok.vandaag().weekday())
    client, karel = als(mensen.teamleider), mensen.collega.medewerker.pk
    adres = f"{pad('rooster', mensen.oost)}?week={maandag.isoformat()}"
    assert "Karel Dam" in client.get(adres).content.decode()
    # Als Sanne Karel op maandag zet, vier weken lang
    velden = met_sleutel(dienst=[f"{maandag.isoformat()}_{karel}"], weken="4")
    na = client.post(adres, velden, follow=True).content.decode()
    # Dan staat hij er, ook over drie weken
    assert "Het rooster is bewaard." in na
    assert "checked" in na
    for week in range(4):
        dag = maandag + timedelta(weeks=week)
        assert [lid.naam for lid in overzichten.wie_heeft_dienst(mensen.oost.pk, dag)] == [
            "Karel Dam"
        ]
    assert overzichten.wie_heeft_dienst(mensen.oost.pk, maandag + timedelta(weeks=4)) == []


def test_een_dag_die_voorbij_is_verandert_niet(als: Any, mensen: Mensen) -> None:
    vorige = klok.vandaag() - timedelta(days=klok.vandaag().weekday() + 7)
    handelingen.zet_dienst(team=mensen.oost, dag=vorige, medewerkers=[mensen.teamlid.medewerker.pk])
    adres = f"{pad('rooster', mensen.oost)}?week={vorige.isoformat()}"
    als(mensen.teamleider).post(adres, met_sleutel(weken="1"))
    assert len(overzichten.wie_heeft_dienst(mensen.oost.pk, vorige)) == 1


@pytest.mark.parametrize("week", ["", "morgen", "9999-99-99", "1900-01-01", "2999-12-31"])
def test_een_vreemde_week_is_gewoon_deze_week(als: Any, mensen: Mensen, week: str) -> None:
    antwoord = als(mensen.teamleider).get(pad("rooster", mensen.oost), {"week": week})
    assert antwoord.status_code == 200


def test_een_vreemde_dienst_wordt_geweigerd(als: Any, mensen: Mensen) -> None:
    vreemd = f"{klok.vandaag().isoformat()}_{mensen.anderteam.medewerker.pk}"
    velden = met_sleutel(dienst=[vreemd], weken="1")
    assert als(mensen.teamleider).post(pad("rooster", mensen.oost), velden).status_code == 200
    assert [lid.naam for lid in overzichten.wie_heeft_dienst(mensen.oost.pk)] == ["Joke Visser"]


def test_iemand_schrijft_zelf_op_wat_die_kan(als: Any, mensen: Mensen) -> None:
    adres = pad("kennis", mensen.oost, mensen.teamlid.medewerker.pk)
    velden = met_sleutel(anders="Dementie")
    assert als(mensen.teamlid).post(adres, velden).status_code == 302
    [lid] = overzichten.wie_heeft_dienst(mensen.oost.pk)
    assert lid.kennis == ("Dementie",)


@pytest.mark.rij("M44")
def test_een_nieuwe_opdracht_begint_met_wat_er_stond(als: Any, mensen: Mensen) -> None:
    client = als(mensen.teamleider)
    velden = {
        "voor_wie": "Ouders met jonge kinderen in Molenkwartier.",
        "verwacht": "250",
        "leeftijd_van": "18",
        "hoe_te_tellen": "Huishoudens met kinderen onder de vier, CBS.",
        "gedekt_door": "Wethouder",
        "van": klok.vandaag().isoformat(),
        "gebieden": [str(mensen.buurt.ouder_id)],
    }
    assert client.post(pad("opdracht_nieuw", mensen.oost), met_sleutel(**velden)).status_code == 302
    html = client.get(pad("opdracht", mensen.oost)).content.decode()
    for tekst in ("Ouders met jonge kinderen", "Naar verwachting 250 huishoudens", "Molenkwartier"):
        assert tekst in html
    assert "vanaf 18 jaar" in html
    # De volgende begint met dezelfde woorden en de vorige blijft te lezen
    assert (
        "Ouders met jonge kinderen"
        in client.get(pad("opdracht_nieuw", mensen.oost)).content.decode()
    )
    client.post(
        pad("opdracht_nieuw", mensen.oost), met_sleutel(**{**velden, "voor_wie": "Iedereen."})
    )
    html = client.get(pad("opdracht", mensen.oost)).content.decode()
    assert "Iedereen." in html
    assert "Ouders met jonge kinderen" in html
    # Een collega leest de opdracht, en kan er geen maken
    assert (
        "Nieuwe opdracht"
        not in als(mensen.teamlid).get(pad("opdracht", mensen.oost)).content.decode()
    )


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"voor_wie": ""}, "Schrijf op voor wie het team er is."),
        ({"gedekt_door": ""}, "Schrijf op wie hierachter staat."),
        ({"hoe_te_tellen": ""}, "Schrijf op hoe je het telt."),
        ({"leeftijd_van": "18", "leeftijd_tot": "4"}, "Dit is niet hoger dan de leeftijd van."),
        ({"laatste_dag": "2001-01-01"}, "Deze dag ligt voor de dag dat het begint."),
        ({"van": "ooit"}, "Schrijf een dag"),
        ({"verwacht": "veel"}, "Schrijf een getal"),
    ],
)
def test_een_fout_in_de_opdracht_is_een_zin_en_wat_er_stond_blijft(
    als: Any, mensen: Mensen, fout: dict[str, str], zin: str
) -> None:
    velden = {
        "voor_wie": "Iedereen hier",
        "hoe_te_tellen": "Tellen",
        "gedekt_door": "Wethouder Kramer",
        "van": klok.vandaag().isoformat(),
    }
    antwoord = als(mensen.beleid).post(
        pad("opdracht_nieuw", mensen.oost), met_sleutel(**{**velden, **fout})
    )
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert zin in html
    if "gedekt_door" not in fout:
        assert "Wethouder Kramer" in html
    assert not Opdracht.objects.exists()


def instelling(**velden: Any) -> dict[str, Any]:
    return met_sleutel(
        **{
            "naam": "Team Molenkwartier",
            "soort": "gebiedsteam",
            "voor_wie": "iedereen in Molenkwartier",
            "organisatievorm": "gemeentelijk",
            "versie": "1",
            "stap_gesprek": "Kennismaken",
            "woord_plan": "samenplan",
            **velden,
        }
    )


@pytest.mark.rij("M67")
def test_een_team_kiest_zijn_eigen_naam_woorden_en_stappen(als: Any, mensen: Mensen) -> None:
    client = als(mensen.teamleider)
    assert "Buurtteam Oost" in client.get(pad("instellen", mensen.oost)).content.decode()
    gebieden = [str(mensen.buurt.ouder_id)]
    na = client.post(pad("instellen", mensen.oost), instelling(gebieden=gebieden), follow=True)
    assert "Team Molenkwartier" in na.content.decode()
    assert "gebiedsteam" in na.content.decode()
    assert overzichten.stapnaam(mensen.oost.pk, "gesprek", "x") == "Kennismaken"
    assert overzichten.woord(mensen.oost.pk, "plan", "x") == "samenplan"
    assert overzichten.gebieden_van(mensen.oost.pk) == {mensen.buurt.ouder_id}
    html = client.get(pad("instellen", mensen.oost)).content.decode()
    assert "samenplan" in html
    assert "Kennismaken" in html


def test_twee_teams_met_dezelfde_naam_kan_niet(als: Any, mensen: Mensen) -> None:
    velden = instelling(naam="Buurtteam West")
    antwoord = als(mensen.teamleider).post(pad("instellen", mensen.oost), velden)
    assert "Er is al een team dat zo heet." in antwoord.content.decode()


def test_een_ander_bewaarde_intussen(als: Any, mensen: Mensen) -> None:
    handelingen.wijzig_team(team=mensen.oost, versie=1, uren="elke dag")
    antwoord = als(mensen.teamleider).post(pad("instellen", mensen.oost), instelling())
    assert antwoord.status_code == 409
    assert "Team Molenkwartier" in antwoord.content.decode()
    assert Wijkteam.objects.get(pk=mensen.oost.pk).naam == "Buurtteam Oost"


def test_beheer_maakt_een_team_en_voegt_iemand_toe(als: Any, mensen: Mensen) -> None:
    client = als(mensen.beheer)
    assert client.get(reverse("team:nieuw")).status_code == 200
    client.post(reverse("team:nieuw"), instelling(naam="Buurtteam Zuid"))
    team = Wijkteam.objects.get(naam="Buurtteam Zuid")
    velden = met_sleutel(account=str(mensen.collega.pk), functie="opbouwwerker", telefoon="06")
    assert client.post(pad("lid_erbij", team), velden).status_code == 302
    assert [lid.naam for lid in overzichten.teamleden(team.pk)] == ["Karel Dam"]
    # Wie er al in zit, is niet nog eens te kiezen
    assert "Karel Dam" not in client.get(pad("lid_erbij", team)).content.decode()
    weg = pad("lid_weg", team, mensen.collega.medewerker.pk)
    gisteren = klok.vandaag() - timedelta(days=1)
    fout = client.post(weg, met_sleutel(laatste_dag=gisteren.isoformat())).content.decode()
    assert "Deze dag is al voorbij." in fout
    assert client.post(weg, met_sleutel(laatste_dag=klok.vandaag().isoformat())).status_code == 302
    assert len(overzichten.teamleden(team.pk)) == 1
    assert overzichten.teamleden(team.pk, klok.vandaag() + timedelta(days=1)) == []


def test_een_team_dat_er_niet_is(als: Any, mensen: Mensen) -> None:
    client = als(mensen.beheer)
    for naam in ("leden", "rooster", "opdracht", "instellen", "lid_erbij"):
        assert client.get(reverse(f"team:{naam}", args=[mensen.buurt.pk])).status_code == 404, naam
    assert client.get(pad("kennis", mensen.oost, mensen.buurt.pk)).status_code == 404


@pytest.mark.rij("M05")
def test_wat_ons_tegenhield_hoort_bij_het_team_en_noemt_niemand(als: Any, mensen: Mensen) -> None:
    # Gegeven Joke, die na een afloop opschrijft wat het team tegenhield
    hier = pad("hindernissen", mensen.oost)
    zin = "Wij mochten zelf geen fiets betalen; het duurde zes weken."
    als(mensen.teamlid).post(
        hier, met_sleutel(tekst=zin, thema="schulden", eigenaar=str(mensen.teamleider.pk))
    )
    als(mensen.teamlid).post(hier, met_sleutel(tekst="Er was geen tolk.", thema="", eigenaar=""))

    # Dan staat het bij het team, met wie er iets mee doet, en niet wie het opschreef
    html = als(mensen.beleid).get(hier).content.decode()
    assert zin in html
    assert "Sanne Vos doet er iets mee" in html
    assert "nog niemand doet er iets mee" in html
    assert "Joke Visser" not in html

    # En een ander team schrijft er niets bij, en niets is ook niet goed
    assert als(mensen.anderteam).post(hier, met_sleutel(tekst="Ook iets.")).status_code == 403
    leeg = als(mensen.teamlid).post(hier, met_sleutel(tekst="")).content.decode()
    assert "Schrijf in een zin wat ons tegenhield." in leeg
    assert len(overzichten.hindernissen(mensen.oost.pk)) == 2
