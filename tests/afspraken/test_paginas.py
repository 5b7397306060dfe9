"""De bladzijde met wat we afspraken: wie ziet haar, wie mag iets extra vragen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.afspraken import handelingen, overzichten
from nabij.kamers.afspraken.models import Vereiste, Vereistesoort
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db
LIJST = "/afspraken/"
NIEUW = "/afspraken/extra/nieuw/"


def norm(**velden: Any) -> Vereiste:
    gewoon: dict[str, Any] = {
        "soort": Vereistesoort.NORM,
        "wat": "weken_zonder_plan",
        "eigenaar": "Ingrid, beleid",
        "reden": "De raad wil weten of het lukt.",
        "tikken": 3,
        "door": None,
    }
    return handelingen.vraag_extra(**{**gewoon, **velden})


def invulling(**velden: Any) -> dict[str, Any]:
    return {
        "sleutel": nieuw_token(),
        "wat": "verslag:",
        "namelijk": "kwartaalverslag",
        "voor": "gemeente",
        "eigenaar": "Ingrid, beleid",
        "reden": "Voor het gesprek met de raad.",
        "tikken": "12",
        "laatste_dag": "",
        **velden,
    }


@pytest.mark.rij("M58")
def test_een_bladzijde_toont_alles_wat_extra_gevraagd_wordt(als: Any, mensen: Mensen) -> None:
    # Gegeven twee vereisten
    norm()
    norm(wat="dagen_oppakken", reden="Wie vraagt, hoort snel iets.", tikken=2)
    # Als een teamlid de bladzijde opent
    html = als(mensen.teamlid).get(LIJST).content.decode()
    # Dan staan eigenaar, reden, kosten en einde er, en wat alles samen kost
    for tekst in (
        "Een plan binnen",
        "De raad wil weten of het lukt.",
        "Gaat erover: Ingrid, beleid",
        "Kost 3 tikken",
        "Samen 5 tikken",
        "Tot en met",
        "de hele gemeente",
    ):
        assert tekst in html, tekst
    # En een teamlid kan lezen maar niet veranderen
    assert "Nog een jaar" not in html
    assert NIEUW not in html


def test_de_bladzijde_is_voor_wie_hier_werkt(client: Client, als: Any, mensen: Mensen) -> None:
    assert client.get(LIJST).status_code == 302
    assert als(mensen.anderteam).get(LIJST).status_code == 200


@pytest.mark.rij("M58")
def test_een_tik_verlengt_en_een_tik_laat_los_met_terugdraaien(als: Any, mensen: Mensen) -> None:
    vereiste = norm()
    client = als(mensen.beleid)
    html = client.get(LIJST).content.decode()
    assert "Nog een jaar" in html
    assert "Loslaten" in html

    los = reverse("afspraken:trek_in", args=[vereiste.pk])
    na = client.post(los, {"sleutel": nieuw_token()}, follow=True).content.decode()
    assert "Losgelaten" in na
    assert "Ongedaan maken" in na
    assert overzichten.vereisten() == []

    terug = reverse("afspraken:draai_terug", args=[vereiste.pk])
    na = client.post(terug, {"sleutel": nieuw_token()}, follow=True).content.decode()
    assert "Teruggedraaid" in na

    verleng = reverse("afspraken:verleng", args=[vereiste.pk])
    sleutel = nieuw_token()
    assert (
        "Verlengd tot en met"
        in client.post(verleng, {"sleutel": sleutel}, follow=True).content.decode()
    )
    # Een dubbelklik verlengt niet nog eens; een tweede tab hoort dat het al gebeurd is.
    client.post(verleng, {"sleutel": sleutel})
    tweede = client.post(verleng, {"sleutel": nieuw_token()}, follow=True).content.decode()
    assert "Dit was al veranderd" in tweede
    assert Vereiste.objects.filter(volgt_op=vereiste).count() == 1


def test_een_teamlid_en_een_ander_team_veranderen_niets(als: Any, mensen: Mensen) -> None:
    van_oost, van_iedereen = norm(team_id=mensen.oost.pk), norm(wat="dagen_oppakken")
    for account in (mensen.teamlid, mensen.anderteam, mensen.fg):
        client = als(account)
        assert client.get(NIEUW).status_code == 403
        for doe in ("verleng", "trek_in", "draai_terug"):
            pad = reverse(f"afspraken:{doe}", args=[van_oost.pk])
            assert client.post(pad, {"sleutel": nieuw_token()}).status_code == 403
    # Een teamleider gaat over het eigen team, niet over de gemeente.
    leider = als(mensen.teamleider)
    pad = reverse("afspraken:trek_in", args=[van_iedereen.pk])
    assert leider.post(pad, {"sleutel": nieuw_token()}).status_code == 403
    pad = reverse("afspraken:trek_in", args=[van_oost.pk])
    assert leider.post(pad, {"sleutel": nieuw_token()}).status_code == 302
    assert [een.pk for een in overzichten.vereisten(team_id=mensen.oost.pk)] == [van_iedereen.pk]


def test_iets_extra_vragen(als: Any, mensen: Mensen) -> None:
    client = als(mensen.beleid)
    html = client.get(NIEUW).content.decode()
    assert "Buurtteam Oost" in html
    assert "Jeugdteam" in html
    antwoord = client.post(NIEUW, invulling())
    assert (antwoord.status_code, antwoord["Location"]) == (302, LIJST)
    [vereiste] = overzichten.vereisten()
    assert (vereiste.wat, vereiste.tikken) == ("kwartaalverslag", 12)
    assert vereiste.door == mensen.beleid
    assert vereiste.einde - klok.vandaag() <= timedelta(days=366)


def test_een_teamleider_kiest_alleen_het_eigen_team(als: Any, mensen: Mensen) -> None:
    client = als(mensen.teamleider)
    html = client.get(NIEUW).content.decode()
    assert "Buurtteam Oost" in html
    assert "Buurtteam West" not in html
    assert client.post(NIEUW, invulling(voor=str(mensen.west.pk))).status_code == 200
    assert client.post(NIEUW, invulling(voor="gemeente")).status_code == 200
    assert overzichten.vereisten() == []
    assert client.post(NIEUW, invulling(voor=str(mensen.oost.pk))).status_code == 302


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"wat": ""}, "Kies wat je extra vraagt."),
        ({"namelijk": ""}, "Schrijf op welke handtekening of welk verslag."),
        ({"eigenaar": ""}, "Schrijf op wie erover gaat."),
        ({"reden": " "}, "Schrijf in een zin waarom je dit vraagt."),
        ({"tikken": "0"}, "Iets extra&#x27;s kost altijd minstens 1 tik."),
        ({"tikken": "veel"}, "Schrijf een getal, bijvoorbeeld 3."),
        ({"laatste_dag": "2020-01-01"}, "Deze dag is al voorbij."),
        ({"laatste_dag": "2199-01-01"}, "Dit is langer dan een jaar."),
        ({"laatste_dag": "ooit"}, "Schrijf een dag"),
        ({"voor": "overal"}, "Selecteer een geldige keuze"),
    ],
)
def test_een_fout_is_een_zin_en_wat_er_stond_blijft(
    als: Any, mensen: Mensen, fout: dict[str, str], zin: str
) -> None:
    antwoord = als(mensen.beleid).post(NIEUW, invulling(**fout))
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert zin in html
    if "reden" not in fout:
        assert "Voor het gesprek met de raad." in html
    assert overzichten.vereisten() == []


def test_twee_keer_hetzelfde_vragen_kan_niet(als: Any, mensen: Mensen) -> None:
    norm()
    html = als(mensen.beleid).post(NIEUW, invulling(wat="norm:weken_zonder_plan")).content.decode()
    assert "Dit wordt al gevraagd. Verleng het in de lijst." in html


def test_de_bladzijde_kost_weinig_statements_hoeveel_er_ook_staat(
    als: Any, mensen: Mensen, tel_statements: type[Any]
) -> None:
    client = als(mensen.beleid)
    client.get(LIJST)
    with tel_statements() as leeg:
        client.get(LIJST)
    for nummer in range(15):
        norm(wat=f"verslag {nummer}", soort=Vereistesoort.VERSLAG, team_id=mensen.oost.pk)
    client.get(LIJST)
    with tel_statements() as vol:
        client.get(LIJST)
    assert vol.aantal == leeg.aantal <= 6, str(vol)
