"""De pagina's van de voordeur, zoals een mens ze gebruikt."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from django.contrib.messages import get_messages
from django.urls import reverse

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Account
from nabij.kamers.afspraken.models import Vereiste
from nabij.kamers.poort.models import Dossier, Seintje
from nabij.kamers.team.models import Dienst
from nabij.kamers.toegang.regels import Staat
from nabij.kamers.wijk.handelingen import ReeksInvoer, leg_postcode_vast, leg_postcodes_vast
from tests.account.maak import meld_aan
from tests.bewoners.maak import huishouden as maak_moerbei
from tests.mensen import Mensen
from tests.toegang.maak import VRAAG, lees, maak_huishouden, maak_vraag, post, schrijven

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])
NIEUW = "/vragen/nieuw/"
VREEMDEN = (
    "anderteam", "jeugdteam", "opbouwwerker", "specialist", "beleid", "fg", "beheer",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    """De mensen van de tests zijn oefenaccounts: zonder tweede factor."""
    settings.DEMO = True


def als(client: Any, account: Account) -> Any:
    return meld_aan(client, account)


def bewaar(client: Any, tekst: str = VRAAG, doe: str = "bewaar", **velden: Any) -> Any:
    return post(client, NIEUW, tekst=tekst, doe=doe, **velden)


def dossier_van(antwoord: Any) -> UUID:
    assert antwoord.status_code == 302, antwoord.content.decode()
    return UUID(antwoord.url.strip("/").split("/")[-1])


def tekst_van(antwoord: Any) -> str:
    return str(antwoord.content.decode())


@pytest.mark.rij("M01", "M13")
def test_alleen_de_vraag_is_nodig(client: Any, mensen: Mensen) -> None:
    als(client, mensen.collega)
    pagina = client.get(NIEUW)
    assert "autofocus" in tekst_van(pagina)

    pk = dossier_van(bewaar(client))

    assert lees(mensen.teamlid, pk).staat is Staat.WACHT
    assert lees(mensen.teamlid, pk).vraag.naam == ""
    assert not Dossier.objects.filter(soort="huishouden").exists()
    assert VRAAG in tekst_van(client.get(f"/vragen/{pk}/"))


@pytest.mark.rij("M13")
def test_zonder_vraag_een_gewone_zin_en_wat_er_stond_blijft(client: Any, mensen: Mensen) -> None:
    als(client, mensen.collega)

    antwoord = bewaar(client, "  ", naam="Dennis", terugbellen="06 000 111 2", vrager="zelf")

    inhoud = tekst_van(antwoord)
    assert antwoord.status_code == 200
    assert "Schrijf op wat er gevraagd wordt" in inhoud
    assert "Dit nummer heeft 9 cijfers, een telefoonnummer heeft er 10." in inhoud
    assert 'value="Dennis"' in inhoud
    assert 'value="06 000 111 2"' in inhoud
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("bereikbaar", ["06 12345678", "+31 6 12345678", "via de buurvrouw", ""])
def test_bereikbaar_mag_op_veel_manieren(client: Any, mensen: Mensen, bereikbaar: str) -> None:
    als(client, mensen.collega)

    pk = dossier_van(bewaar(client, terugbellen=bereikbaar))

    assert lees(mensen.collega, pk).vraag.terugbellen == bereikbaar


@pytest.mark.rij("M01", "M51")
def test_een_vreemde_krijgt_404_en_wie_dienst_heeft_de_vraag(client: Any, mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.collega)
    adres = reverse("toegang:vraag", args=[vraag.dossier_id])

    for vreemde in VREEMDEN:
        als(client, getattr(mensen, vreemde))
        assert client.get(adres).status_code == 404, vreemde
        for doe in ("oppakken", "afronden", "themas", "team", "huishouden"):
            for velden in ({}, {"afloop": "zelf", "team": str(mensen.west.pk)}):
                antwoord = post(client, f"{adres}{doe}/", **velden)
                assert antwoord.status_code == 404, f"{vreemde} {doe}"

    als(client, mensen.teamlid)
    assert "Ik pak het op" in tekst_van(client.get(adres))
    als(client, mensen.teamleider)
    assert client.get(adres).status_code == 200


@pytest.mark.rij("M51")
@pytest.mark.parametrize("wie", ["beleid", "fg", "beheer"])
def test_wie_niet_in_een_team_werkt_neemt_geen_vragen_aan(
    client: Any, mensen: Mensen, wie: str
) -> None:
    als(client, getattr(mensen, wie))

    for adres in (NIEUW, "/vragen/themas/", "/vragen/buurt/"):
        assert post(client, adres, tekst=VRAAG, doe="bewaar").status_code == 404
    assert client.get(NIEUW).status_code == 404


@pytest.mark.rij("M57")
@pytest.mark.parametrize("afloop", ["beantwoord", "hoort_erbij", "netwerk"])
def test_meteen_klaar_is_een_tik_en_kan_nog_terug(client: Any, mensen: Mensen, afloop: str) -> None:
    als(client, mensen.teamlid)

    antwoord = bewaar(client, doe=f"afloop:{afloop}")

    pk = dossier_van(antwoord)
    assert lees(mensen.teamlid, pk).staat is Staat.AFGELOPEN
    pagina = tekst_van(client.get(antwoord.url))
    terug = pagina.split('action="/vragen/')[1].split('"')[0]
    assert terug.startswith(str(pk))
    assert "ongedaan" in terug
    assert post(client, f"/vragen/{terug}").status_code == 302
    assert lees(mensen.teamlid, pk).staat is Staat.WACHT
    assert not Dossier.objects.filter(soort="huishouden").exists()


def test_een_verzonnen_afloop_telt_niet(client: Any, mensen: Mensen) -> None:
    als(client, mensen.teamlid)

    pk = dossier_van(bewaar(client, doe="afloop:weggestuurd"))

    assert lees(mensen.teamlid, pk).staat is Staat.WACHT


@pytest.mark.rij("M23")
def test_ik_pak_het_op_bij_het_bewaren_en_later(client: Any, mensen: Mensen) -> None:
    als(client, mensen.teamlid)
    meteen = dossier_van(bewaar(client, doe="oppakken"))
    assert lees(mensen.teamlid, meteen).staat is Staat.OPGEPAKT

    vraag = maak_vraag(mensen, mensen.collega)
    post(client, f"/vragen/{vraag.dossier_id}/oppakken/")
    assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.OPGEPAKT
    pagina = tekst_van(client.get(f"/vragen/{vraag.dossier_id}/"))
    assert "aanspreekpunt" in pagina
    assert "Joke Visser" in pagina


def test_twee_met_dienst_en_een_is_net_te_laat(client: Any, mensen: Mensen) -> None:
    Dienst.objects.create(
        team=mensen.oost, medewerker=mensen.collega.medewerker, dag=klok.vandaag()
    )
    vraag = maak_vraag(mensen, mensen.specialist)
    adres = f"/vragen/{vraag.dossier_id}/oppakken/"
    als(client, mensen.teamlid)
    post(client, adres)

    als(client, mensen.collega)
    antwoord = post(client, adres)

    assert antwoord.url == "/mijn-dag/"
    assert "Een collega was je net voor." in [str(m) for m in get_messages(antwoord.wsgi_request)]
    assert client.get(f"/vragen/{vraag.dossier_id}/").status_code == 404
    with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
        assert zicht.eerste is not None
        assert zicht.eerste.account_id == mensen.teamlid.pk


def test_dubbel_klikken_geeft_een_vraag(client: Any, mensen: Mensen) -> None:
    als(client, mensen.teamlid)
    velden = {"tekst": VRAAG, "doe": "bewaar", "sleutel": nieuw_token()}

    eerste, tweede = client.post(NIEUW, velden), client.post(NIEUW, velden)

    assert eerste.url == tweede.url
    assert Dossier.objects.count() == 1


def _proefvragen() -> dict[str, str]:
    pad = Path(__file__).parents[1] / "afspraken" / "proefvragen.yaml"
    return dict(yaml.safe_load(pad.read_text())["proefvragen"])


@pytest.mark.rij("M30")
@pytest.mark.parametrize(("thema", "vraag"), _proefvragen().items())
def test_themas_komen_uit_de_woorden_en_zeggen_welk_woord(
    client: Any, mensen: Mensen, thema: str, vraag: str
) -> None:
    als(client, mensen.collega)

    deel = tekst_van(post(client, "/vragen/themas/", tekst=vraag))
    zonder_script = tekst_van(bewaar(client, vraag, "themas"))

    assert f'value="{thema}"' in deel.split("<select")[0]
    assert "<mark>" in deel
    assert "checked" not in deel
    assert deel.split("<legend")[1].split("</fieldset>")[0] in zonder_script
    assert not Dossier.objects.exists()

    pk = dossier_van(bewaar(client, vraag, themas=[thema]))
    [gekozen] = lees(mensen.collega, pk).themas
    assert gekozen.code == thema
    assert gekozen.woord.casefold() in vraag.casefold()


@pytest.mark.rij("M30")
def test_een_mens_kiest_hoogstens_drie(client: Any, mensen: Mensen) -> None:
    als(client, mensen.collega)

    te_veel = bewaar(client, themas=["toeslagen", "schulden", "post"], ander_themas="werk")
    assert te_veel.status_code == 200
    assert "Kies hoogstens drie thema" in tekst_van(te_veel)

    pk = dossier_van(bewaar(client, themas=["toeslagen"], ander_themas="werk"))
    assert {thema.code for thema in lees(mensen.collega, pk).themas} == {"toeslagen", "werk"}


def test_themas_achteraf_verbeteren(client: Any, mensen: Mensen) -> None:
    als(client, mensen.collega)
    vraag = maak_vraag(mensen, mensen.collega)
    adres = f"/vragen/{vraag.dossier_id}/"
    assert "<mark>huursubsidie</mark>" in tekst_van(client.get(adres))

    post(client, f"{adres}themas/", themas=["toeslagen"])

    assert "door ‘huursubsidie’" in tekst_van(client.get(adres))
    post(client, f"{adres}themas/", themas=["a", "b"])
    assert [thema.code for thema in lees(mensen.collega, vraag.dossier_id).themas] == ["toeslagen"]


@pytest.mark.rij("M01")
def test_een_postcode_stelt_de_buurt_voor_en_wordt_niet_bewaard(
    client: Any, mensen: Mensen
) -> None:
    leg_postcode_vast(postcode="1234AB", gebied=mensen.buurt)
    als(client, mensen.collega)

    deel = tekst_van(post(client, "/vragen/buurt/", postcode="1234 ab"))
    assert f'value="{mensen.buurt.pk}" selected' in deel
    assert "Molenhoek" in deel

    pk = dossier_van(bewaar(client, postcode="1234 AB"))
    assert lees(mensen.collega, pk).vraag.buurt == mensen.buurt
    assert "1234" not in tekst_van(client.get(f"/vragen/{pk}/"))


def test_een_gekozen_buurt_gaat_voor(client: Any, mensen: Mensen) -> None:
    leg_postcode_vast(postcode="1234AB", gebied=mensen.buurt)
    als(client, mensen.collega)

    pk = dossier_van(bewaar(client, postcode="1234AB", buurt=str(mensen.andere_buurt.pk)))

    assert lees(mensen.collega, pk).vraag.buurt == mensen.andere_buurt


@pytest.fixture
def gedeelde_postcode(mensen: Mensen) -> Mensen:
    """De huisnummers tot 20 van 1234AB liggen in de ene buurt, de rest in de andere."""
    leg_postcodes_vast(
        [
            ReeksInvoer("1234AB", 1, 20, mensen.buurt.code),
            ReeksInvoer("1234AB", 21, 60, mensen.andere_buurt.code),
        ]
    )
    return mensen


@pytest.mark.rij("M56")
def test_het_huisnummer_beslist_in_welke_buurt(client: Any, gedeelde_postcode: Mensen) -> None:
    mensen = gedeelde_postcode
    als(client, mensen.collega)

    for nummer, verwacht in (("12", mensen.buurt), ("34", mensen.andere_buurt), ("", None)):
        pk = dossier_van(bewaar(client, postcode="1234AB", huisnummer=nummer))
        assert lees(mensen.collega, pk).vraag.buurt == verwacht


def test_een_buurt_die_wij_invulden_schuift_mee_met_het_adres(
    client: Any, gedeelde_postcode: Mensen
) -> None:
    mensen = gedeelde_postcode
    ons, ander = str(mensen.buurt.pk), str(mensen.andere_buurt.pk)
    als(client, mensen.collega)
    adres = {"postcode": "1234AB", "huisnummer": "34"}

    deel = tekst_van(post(client, "/vragen/buurt/", buurt=ons, voorstel=ons, **adres))
    assert f'value="{ander}" selected' in deel
    assert f'name="voorstel" value="{ander}"' in deel
    assert "Volgens de postcode is dit" in deel

    pk = dossier_van(bewaar(client, buurt=ons, voorstel=ons, **adres))
    assert lees(mensen.collega, pk).vraag.buurt == mensen.andere_buurt


def test_een_buurt_die_iemand_zelf_koos_blijft_staan(
    client: Any, gedeelde_postcode: Mensen
) -> None:
    mensen = gedeelde_postcode
    ons = str(mensen.buurt.pk)
    als(client, mensen.collega)
    adres = {"postcode": "1234AB", "huisnummer": "34"}

    deel = tekst_van(post(client, "/vragen/buurt/", buurt=ons, voorstel="", **adres))
    assert f'value="{ons}" selected' in deel
    assert "Volgens de postcode" not in deel

    pk = dossier_van(bewaar(client, buurt=ons, voorstel="", **adres))
    assert lees(mensen.collega, pk).vraag.buurt == mensen.buurt


@pytest.mark.parametrize("nummer", ["12a", "-1", "99999999999999999999", "²"])
def test_een_huisnummer_dat_geen_nummer_is_stelt_niets_voor(
    client: Any, gedeelde_postcode: Mensen, nummer: str
) -> None:
    als(client, gedeelde_postcode.collega)

    antwoord = post(client, "/vragen/buurt/", postcode="1234AB", huisnummer=nummer)

    assert antwoord.status_code == 200
    assert "Volgens de postcode" not in tekst_van(antwoord)


@pytest.mark.parametrize("buurt", ["weg", "00000000-0000-0000-0000-000000000000"])
def test_een_verzonnen_buurt_geeft_een_zin(client: Any, mensen: Mensen, buurt: str) -> None:
    als(client, mensen.collega)

    antwoord = bewaar(client, buurt=buurt)

    assert antwoord.status_code == 200
    assert "Kies een buurt uit de lijst." in tekst_van(antwoord)


@pytest.mark.rij("M58")
def test_een_vereiste_van_de_gemeente_zegt_wie_en_waarom(client: Any, mensen: Mensen) -> None:
    dag = klok.vandaag()
    Vereiste.objects.create(
        soort="verplicht_veld",
        wat="nieuwe_vraag.vrager",
        eigenaar="Afdeling Zorg",
        reden="We willen weten hoe mensen ons vinden.",
        tikken=1,
        van=dag,
        tot=dag.replace(year=dag.year + 1),
    )
    als(client, mensen.collega)

    assert "Afdeling Zorg" in tekst_van(client.get(NIEUW))
    antwoord = bewaar(client)
    assert antwoord.status_code == 200
    assert "We willen weten hoe mensen ons vinden." in tekst_van(antwoord)
    assert VRAAG in tekst_van(antwoord)
    assert bewaar(client, vrager="zelf").status_code == 302


@pytest.mark.rij("M04", "M51")
def test_een_bekend_huishouden_geeft_na_twee_gegevens_alleen_een_kaartje(
    client: Any, mensen: Mensen
) -> None:
    maak_moerbei(mensen)
    als(client, mensen.anderteam)

    een = tekst_van(bewaar(client, doe="kijk", achternaam="Moerbei"))
    assert "Nog niet genoeg om te kijken" in een
    assert not Seintje.objects.exists()

    twee = tekst_van(bewaar(client, doe="kijk", achternaam="Moerbei", geboortedatum="12-3-1988"))
    assert "Dit huishouden kennen we al" in twee
    assert "Buurtteam Oost" in twee
    assert VRAAG in twee
    for geheim in ("Mira", "Pip", "Kaardebol", "Joke"):
        assert geheim not in twee
    assert Seintje.objects.get().soort == "kaartje"
    assert not Dossier.objects.filter(soort="vraag").exists()

    merk = twee.split('value="geef:')[1].split('"')[0]
    antwoord = bewaar(client, doe=f"geef:{merk}")
    pk = dossier_van(antwoord)
    assert Dossier.objects.get(pk=pk).team == mensen.oost
    assert lees(mensen.teamlid, pk).staat is Staat.WACHT
    assert "Buurtteam Oost" in tekst_van(client.get(antwoord.url))


def test_een_kaartje_van_een_ander_werkt_niet_en_de_tekst_blijft(
    client: Any, mensen: Mensen
) -> None:
    maak_moerbei(mensen)
    als(client, mensen.anderteam)
    pagina = tekst_van(bewaar(client, doe="kijk", achternaam="Moerbei", geboortedatum="12-3-1988"))
    merk = pagina.split('value="geef:')[1].split('"')[0]
    als(client, mensen.jeugdteam)

    for waarde in (merk, "verzonnen"):
        antwoord = bewaar(client, doe=f"geef:{waarde}")
        assert antwoord.status_code == 200
        assert "te oud" in tekst_van(antwoord)
        assert VRAAG in tekst_van(antwoord)
    assert not Dossier.objects.filter(soort="vraag").exists()


def test_een_onbekend_huishouden_zegt_dat_het_niet_te_zien_is(client: Any, mensen: Mensen) -> None:
    als(client, mensen.collega)

    inhoud = tekst_van(bewaar(client, doe="kijk", achternaam="Niemand", geboortedatum="12-3-1988"))

    assert "Dit huishouden kennen we niet" in inhoud
    fout = tekst_van(bewaar(client, "", "kijk", achternaam="X", geboortedatum="32-13-1988"))
    assert "Deze datum bestaat niet." in fout
    assert "Schrijf op wat er gevraagd wordt" not in fout


@pytest.mark.rij("M51")
def test_alleen_een_jaar_is_geen_gegeven_en_de_naam_telt_als_achternaam(
    client: Any, mensen: Mensen
) -> None:
    maak_moerbei(mensen)
    als(client, mensen.anderteam)

    jaar = bewaar(client, doe="kijk", achternaam="Moerbei", geboortedatum="1988")
    assert "Nog niet genoeg om te kijken" in tekst_van(jaar)

    naam = bewaar(client, doe="kijk", naam="mevrouw Moerbei", geboortedatum="12-3-1988")
    assert "Dit huishouden kennen we al" in tekst_van(naam)


@pytest.mark.rij("M04")
def test_meteen_bij_een_huishouden_van_mij(client: Any, mensen: Mensen) -> None:
    huishouden = maak_moerbei(mensen)
    als(client, mensen.teamlid)
    pagina = tekst_van(bewaar(client, doe="kijk", achternaam="Moerbei", geboortedatum="12-3-1988"))
    assert f'value="bij:{huishouden}"' in pagina

    antwoord = bewaar(client, doe=f"bij:{huishouden}")

    assert antwoord.url == f"/huishoudens/{huishouden}/"
    assert lees(mensen.teamlid, huishouden).staat is Staat.BIJ_HUISHOUDEN


def test_bij_een_huishouden_van_een_ander_wordt_niets_bewaard(client: Any, mensen: Mensen) -> None:
    huishouden = maak_moerbei(mensen)
    als(client, mensen.anderteam)

    for sleutel in (str(huishouden), "onzin"):
        antwoord = bewaar(client, doe=f"bij:{sleutel}")
        assert antwoord.status_code == 200
        assert "ben je niet betrokken" in tekst_van(antwoord)
    assert not Dossier.objects.filter(soort="vraag").exists()


@pytest.mark.rij("M01")
@pytest.mark.parametrize(
    ("doe", "velden"),
    [
        ("bewaar", {}),
        ("oppakken", {"themas": ["toeslagen"], "naam": "Samira"}),
        ("afloop:beantwoord", {"themas": ["toeslagen", "schulden"]}),
    ],
)
def test_een_vraag_bewaren_kost_hoogstens_twaalf_statements(
    client: Any, mensen: Mensen, tel_statements: Any, doe: str, velden: dict[str, Any]
) -> None:
    als(client, mensen.teamlid)
    client.get(NIEUW)
    volledig = {
        "tekst": VRAAG,
        "doe": doe,
        "concept": "1",
        "sleutel": nieuw_token(),
        "buurt": str(mensen.buurt.pk),
        **velden,
    }

    with tel_statements() as telling:
        antwoord = client.post(NIEUW, volledig)

    assert antwoord.status_code == 302
    assert telling.aantal <= 12, str(telling)


@pytest.mark.rij("M01")
def test_aan_een_ander_team_geven_en_weer_terug(client: Any, mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid)
    als(client, mensen.teamlid)
    adres = f"/vragen/{vraag.dossier_id}/"

    post(client, f"{adres}team/", team="")
    assert "Kies een team." in tekst_van(client.get(adres))
    post(client, f"{adres}team/", team=str(mensen.oost.pk))
    assert Dossier.objects.get(pk=vraag.dossier_id).team == mensen.oost
    post(client, f"{adres}team/", team=str(mensen.west.pk))

    assert lees(mensen.anderteam, vraag.dossier_id).staat is Staat.WACHT
    pagina = tekst_van(client.get(adres))
    terug = next(
        deel.split('"')[0] for deel in pagina.split('action="') if "ongedaan" in deel.split('"')[0]
    )
    post(client, terug)
    assert Dossier.objects.get(pk=vraag.dossier_id).team == mensen.oost


@pytest.mark.rij("M01", "M23")
def test_van_vraag_naar_een_nieuw_huishouden(client: Any, mensen: Mensen) -> None:
    vraag = maak_vraag(
        mensen,
        mensen.teamlid,
        "De deurwaarder komt en ik slaap niet",
        naam="Samira Bouhali",
        terugbellen="0612345678",
        buurt_id=mensen.buurt.pk,
        opgepakt=True,
    )
    als(client, mensen.teamlid)
    adres = f"/vragen/{vraag.dossier_id}/huishouden/"
    pagina = tekst_van(client.get(adres))
    for voorzet in ("Samira", "Bouhali", "0612345678", f'{mensen.buurt.pk}" selected'):
        assert voorzet in pagina

    leeg = tekst_van(post(client, adres, doe="nieuw", roepnaam="", telefoon="12"))
    assert "Vul een voornaam of een achternaam in." in leeg
    assert 'value="12"' in leeg

    antwoord = post(
        client, adres, doe="nieuw", roepnaam="Samira", achternaam="Bouhali",
        telefoon="0612345678", buurt=str(mensen.buurt.pk),
    )  # fmt: skip

    huishouden = dossier_van(antwoord)
    assert antwoord.url == f"/huishoudens/{huishouden}/"
    assert Dossier.objects.get(pk=vraag.dossier_id).opgegaan_in_id == huishouden
    with schrijven(mensen.teamlid, huishouden) as zicht:
        assert zicht.eerste is not None
        assert (zicht.eerste.account_id, zicht.eerste.rol) == (mensen.teamlid.pk, "aanspreekpunt")
    naar = client.get(f"/vragen/{vraag.dossier_id}/")
    assert naar.url == antwoord.url
    als(client, mensen.anderteam)
    assert client.get(f"/vragen/{vraag.dossier_id}/").status_code == 404


@pytest.mark.rij("M01")
def test_van_vraag_naar_een_bekend_huishouden_van_mij(client: Any, mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    ander = maak_huishouden(mensen, mensen.anderteam, "Tamarinde")
    vraag = maak_vraag(mensen, mensen.teamlid)
    als(client, mensen.teamlid)
    adres = f"/vragen/{vraag.dossier_id}/huishouden/"
    pagina = tekst_van(client.get(adres))
    assert "Bouhali" in pagina
    assert "Tamarinde" not in pagina

    geweigerd = post(client, adres, doe="kies", huishouden=str(ander))
    assert "Bij dit huishouden ben je niet betrokken." in tekst_van(geweigerd)

    assert post(client, adres, doe="kies", huishouden=str(huishouden)).status_code == 302
    assert lees(mensen.teamlid, huishouden).vraag.tekst == VRAAG


@pytest.mark.rij("M04", "M51")
def test_van_vraag_naar_het_team_dat_het_huishouden_kent(client: Any, mensen: Mensen) -> None:
    maak_moerbei(mensen)
    vraag = maak_vraag(mensen, mensen.collega)
    als(client, mensen.collega)
    adres = f"/vragen/{vraag.dossier_id}/huishouden/"

    pagina = tekst_van(
        post(client, adres, doe="kijk", achternaam="Moerbei", geboortedatum="12 maart 1988")
    )
    assert "Mira" not in pagina
    merk = pagina.split('value="geef:')[1].split('"')[0]
    post(client, adres, doe=f"geef:{merk}")

    assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.WACHT
    assert Seintje.objects.filter(soort="vraag", voor=mensen.teamlid).exists()


def test_na_een_verlopen_sessie_gebeurt_er_niets_vanzelf(client: Any, mensen: Mensen) -> None:
    antwoord = bewaar(client, doe="afloop:zelf")

    assert antwoord.status_code == 302
    assert not Dossier.objects.exists()
    als(client, mensen.teamlid)
    assert VRAAG in tekst_van(client.get(NIEUW))
    assert not Dossier.objects.exists()
