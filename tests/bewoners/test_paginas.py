"""De pagina's van bewoners, zoals een mens ze gebruikt."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners import handelingen, overzichten
from nabij.kamers.bewoners.handelingen import NieuwLid
from nabij.kamers.bewoners.models import Contact
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Afscherming, Betrokkenrol
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Betrokkenheid, Dossier, Seintje
from nabij.kamers.team.handelingen import zet_eigen_adres
from nabij.kamers.wijk.handelingen import ReeksInvoer, leg_postcode_vast, leg_postcodes_vast
from nabij.opslag.kluis import adres_merk
from tests.bewoners.maak import huishouden, lezend, schrijvend
from tests.mensen import Mensen

SOORTEN = ("gebeld", "gesproken", "bezoek", "bericht", "niet_thuis")


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    """De mensen van de tests zijn oefenaccounts: zonder tweede factor."""
    settings.DEMO = True


def als(client: Client, account: Account) -> Client:
    client.force_login(account, backend="nabij.kamers.poort.wie.Backend")
    return client


def post(client: Client, pad: str, **velden: Any) -> Any:
    return client.post(pad, {"sleutel": nieuw_token(), **velden})


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def bewaard(antwoord: Any, naar: str) -> None:
    assert antwoord.status_code == 302, tekst(antwoord)
    assert antwoord.url == naar


def eerste(mensen: Mensen, pk: UUID, plek: int = 0) -> overzichten.Mens:
    with lezend(mensen, pk):
        return overzichten.mensen(pk)[plek]


# ------------------------------------------------------------------ een nieuw huishouden


@pytest.mark.rij("M03")
def test_een_huishouden_met_alleen_een_naam(client: Client, mensen: Mensen) -> None:
    als(client, mensen.teamlid)
    assert client.get("/huishoudens/nieuw/").status_code == 200
    antwoord = post(client, "/huishoudens/nieuw/", roepnaam="Mira", team=str(mensen.oost.pk))
    pk = Dossier.objects.get().pk
    bewaard(antwoord, f"/huishoudens/{pk}/")
    rij = Betrokkenheid.objects.get(dossier=pk)
    assert (rij.account, rij.rol) == (mensen.teamlid, Betrokkenrol.AANSPREEKPUNT)
    als(client, mensen.anderteam)
    assert client.get(f"/huishoudens/{pk}/").status_code == 404


def test_zonder_naam_blijft_staan_wat_er_getypt_was(client: Client, mensen: Mensen) -> None:
    als(client, mensen.teamlid)
    antwoord = post(
        client, "/huishoudens/nieuw/", straat="Kaardebolstraat", telefoon="061234567",
        team=str(mensen.oost.pk),
    )  # fmt: skip
    assert antwoord.status_code == 200
    assert "Vul een naam in om deze persoon te noemen." in tekst(antwoord)
    assert "Dit nummer heeft 9 cijfers, een telefoonnummer heeft er 10." in tekst(antwoord)
    assert "Kaardebolstraat" in tekst(antwoord)
    assert not Dossier.objects.exists()


@pytest.mark.rij("M02")
def test_wie_al_bekend_is_geeft_eerst_een_kaartje(client: Client, mensen: Mensen) -> None:
    huishouden(mensen)
    als(client, mensen.anderteam)
    velden = {
        "roepnaam": "Mira",
        "achternaam": "Moerbei",
        "geboortedatum": "12-3-1988",
        "team": str(mensen.west.pk),
    }
    antwoord = post(client, "/huishoudens/nieuw/", **velden)
    assert "Dit huishouden is bekend bij Buurtteam Oost." in tekst(antwoord)
    assert "Kaardebol" not in tekst(antwoord)
    assert Dossier.objects.count() == 1
    assert post(client, "/huishoudens/nieuw/", **velden, toch="1").status_code == 302
    assert Dossier.objects.count() == 2


def test_wie_niet_met_inwoners_werkt_kan_hier_niet_bij(client: Client, mensen: Mensen) -> None:
    for account in (mensen.beleid, mensen.fg, mensen.beheer):
        als(client, account)
        for pad in ("/huishoudens/nieuw/", "/zoeken/kaartje/"):
            assert client.get(pad).status_code == 404


@pytest.mark.rij("M15")
def test_de_buurt_volgt_uit_een_postcode_die_we_kennen(client: Client, mensen: Mensen) -> None:
    leg_postcode_vast(postcode="1234AB", gebied=mensen.buurt)
    als(client, mensen.teamlid)
    post(
        client, "/huishoudens/nieuw/", roepnaam="Mira", postcode="1234 ab", huisnummer="12",
        team=str(mensen.oost.pk),
    )  # fmt: skip
    with lezend(mensen, Dossier.objects.get().pk) as zicht:
        plek = overzichten.kop(zicht).woonplek
    assert plek is not None
    assert plek.buurt == "Molenhoek"


# ------------------------------------------------------------------ de mensen


@pytest.mark.rij("M03")
def test_iemand_erbij_wijzigen_en_weg(client: Client, mensen: Mensen) -> None:
    pk = huishouden(mensen)
    als(client, mensen.teamlid)
    basis = f"/huishoudens/{pk}"
    bewaard(post(client, f"{basis}/mensen/nieuw/", roepnaam="Juno", rol="kind"), f"{basis}/")
    mira = eerste(mensen, pk)
    pad = f"{basis}/mensen/{mira.id}/"
    assert "12-3-1988" in tekst(client.get(pad))
    velden = {
        "roepnaam": "Mira",
        "achternaam": "Moerbei",
        "voorkeur": "Belt liever dan appt.",
        "geboortedatum": "1988",
        "rol": "ouder",
        "versie": "1",
        "bsn": "999900006",
    }
    bewaard(post(client, pad, **velden), f"{basis}/")
    assert (
        str(eerste(mensen, pk).leeftijd)
        == f"{klok.vandaag().year - 1989}–{klok.vandaag().year - 1988}"
    )
    assert "999900006" in tekst(client.get(pad))
    bewaard(post(client, f"{pad}weg/", op=klok.vandaag().isoformat()), f"{basis}/")
    lid = eerste(mensen, pk, 2).lid
    assert not eerste(mensen, pk, 2).hier
    bewaard(post(client, f"{basis}/mensen/terug/{lid.pk}/"), f"{basis}/")
    assert eerste(mensen, pk).naamdrager
    assert post(client, f"{pad}weer/").status_code == 404
    bewaard(post(client, f"{pad}weg/", op=klok.vandaag().isoformat()), f"{basis}/")
    assert "Woont hier weer" in tekst(client.get(f"{basis}/"))
    bewaard(post(client, f"{pad}weer/"), f"{basis}/")
    with lezend(mensen, pk):
        assert [m.hier for m in overzichten.mensen(pk) if m.id == mira.id] == [True, False]
    als(client, mensen.anderteam)
    assert client.get(pad).status_code == 404
    assert post(client, f"{pad}weer/").status_code == 404
    assert post(client, f"{pad}weg/").status_code == 404


def test_twee_tabbladen_geven_een_botsing_zonder_bsn_of_merk(
    client: Client, mensen: Mensen
) -> None:
    pk = huishouden(mensen, NieuwLid(roepnaam="Mira", bsn="999900006"))
    mira = eerste(mensen, pk)
    als(client, mensen.teamlid)
    pad = f"/huishoudens/{pk}/mensen/{mira.id}/"
    velden = {"roepnaam": "Mira", "versie": "1", "bsn": "999900006"}
    assert post(client, pad, **velden, taal="Turks").status_code == 302
    antwoord = post(client, pad, **velden, taal="Fries")
    assert antwoord.status_code == 409
    assert "Turks" in tekst(antwoord)
    assert "Fries" in tekst(antwoord)
    assert "bsn_merk" not in tekst(antwoord)
    assert "bsn_kluis" not in tekst(antwoord)


def test_een_bekend_bsn_verraadt_niets(client: Client, mensen: Mensen) -> None:
    huishouden(mensen, NieuwLid(roepnaam="Ander", bsn="999900006"), door=mensen.anderteam)
    pk = huishouden(mensen, NieuwLid(roepnaam="Mira"))
    als(client, mensen.teamlid)
    mira = eerste(mensen, pk)
    antwoord = post(
        client, f"/huishoudens/{pk}/mensen/{mira.id}/", roepnaam="Mira", versie="1",
        bsn="999900006", taal="Fries",
    )  # fmt: skip
    assert antwoord.status_code == 200
    assert "Dit nummer kan hier niet bewaard worden." in tekst(antwoord)
    assert "Fries" in tekst(antwoord)
    assert "Ander" not in tekst(antwoord)


@pytest.mark.rij("M03", "M51")
def test_een_kind_dat_ook_bij_de_andere_ouder_woont(client: Client, mensen: Mensen) -> None:
    bij_moeder = huishouden(mensen)
    bij_vader = huishouden(mensen, NieuwLid(roepnaam="Teun", achternaam="Wilg"))
    vreemd = huishouden(
        mensen, NieuwLid(roepnaam="Vreemd", achternaam="Vos"), door=mensen.anderteam
    )
    pip = eerste(mensen, bij_moeder, 1)
    als(client, mensen.teamlid)
    keuze = tekst(client.get(f"/huishoudens/{bij_vader}/mensen/ook-hier/"))
    assert "Moerbei" in keuze
    assert "Vos" not in keuze
    pad = f"/huishoudens/{bij_vader}/mensen/ook-hier/{bij_moeder}/"
    assert "Pip" in tekst(client.get(pad))
    bewaard(
        post(client, pad, persoon=str(pip.id), rol="kind", deels="on"), f"/huishoudens/{bij_vader}/"
    )
    with lezend(mensen, bij_vader):
        assert {m.roepnaam for m in overzichten.mensen(bij_vader)} == {"Teun", "Pip"}
    assert client.get(f"/huishoudens/{bij_vader}/mensen/ook-hier/{vreemd}/").status_code == 404
    als(client, mensen.anderteam)
    assert client.get(f"/huishoudens/{vreemd}/mensen/ook-hier/{bij_moeder}/").status_code == 404


@pytest.mark.rij("M03")
def test_gezag_en_afschermen(client: Client, mensen: Mensen) -> None:
    pk = huishouden(mensen)
    mira, pip = eerste(mensen, pk), eerste(mensen, pk, 1)
    als(client, mensen.teamlid)
    gezag = f"/huishoudens/{pk}/mensen/{pip.id}/gezag/"
    assert client.get(gezag).status_code == 200
    leeg = post(client, gezag, soort="samen")
    assert "Kies wie het gezag heeft, of vul een naam in." in tekst(leeg)
    bewaard(
        post(client, gezag, soort="samen", personen=str(mira.id), naam="Teun Wilg"),
        f"/huishoudens/{pk}/",
    )
    assert "Teun Wilg" in tekst(client.get(gezag))
    schild = f"/huishoudens/{pk}/mensen/{pip.id}/afschermen/"
    assert client.get(schild).status_code == 200
    bewaard(post(client, schild, niveau="2"), f"/huishoudens/{pk}/")
    assert Dossier.objects.get(pk=pk).afscherming == Afscherming.ADRES_GEHEIM


# ------------------------------------------------------------------ adres


def test_verhuizen_en_een_adres_geheim_maken(client: Client, mensen: Mensen) -> None:
    pk = huishouden(mensen)
    als(client, mensen.teamlid)
    pad = f"/huishoudens/{pk}/adres/"
    assert "Kaardebolstraat" in tekst(client.get(pad))
    fout = post(client, pad, straat="Dijk", postcode="12", op=klok.vandaag().isoformat())
    assert "Een postcode heeft vier cijfers en twee letters" in tekst(fout)
    assert "Kies of ze verhuisd zijn" in tekst(fout)
    bewaard(
        post(client, pad, wat="verhuisd", straat="Vluchtweg", postcode="9876 ZX", geheim="on"),
        f"/huishoudens/{pk}/",
    )
    assert Dossier.objects.get(pk=pk).afscherming == Afscherming.ADRES_GEHEIM
    assert "Vluchtweg" in tekst(client.get(pad))
    als(client, mensen.teamleider)
    assert client.get(pad).status_code == 404


@pytest.mark.rij("M56")
def test_wie_verhuist_krijgt_de_buurt_van_het_nieuwe_adres(client: Client, mensen: Mensen) -> None:
    leg_postcodes_vast(
        [
            ReeksInvoer("9876ZX", 1, 20, mensen.buurt.code),
            ReeksInvoer("9876ZX", 21, 60, mensen.andere_buurt.code),
        ]
    )
    als(client, mensen.teamlid)
    pk = huishouden(mensen)
    pad = f"/huishoudens/{pk}/adres/"
    oost, west = str(mensen.buurt.pk), str(mensen.andere_buurt.pk)
    adres = {"straat": "Dijk", "postcode": "9876 ZX"}

    def nu() -> str:
        with lezend(mensen, pk) as zicht:
            plek = overzichten.kop(zicht).woonplek
        return plek.buurt if plek else ""

    post(client, pad, wat="verhuisd", **adres, huisnummer="4", buurt_id="")
    assert nu() == mensen.buurt.naam
    # De buurt van het vorige adres staat nog in het formulier; alleen het nummer verandert.
    post(client, pad, wat="verhuisd", **adres, huisnummer="40", buurt_id=oost)
    assert nu() == mensen.andere_buurt.naam
    # Wie zelf een buurt kiest, houdt die; ook als er verder niets verandert.
    post(client, pad, wat="verhuisd", **adres, huisnummer="40", buurt_id=oost)
    assert nu() == mensen.buurt.naam
    post(client, pad, wat="verhuisd", **adres, huisnummer="40", buurt_id=oost)
    assert nu() == mensen.buurt.naam
    post(client, pad, wat="verhuisd", **adres, huisnummer="4", buurt_id=west)
    assert nu() == mensen.andere_buurt.naam


def test_twee_mensen_verbeteren_een_geheim_adres(client: Client, mensen: Mensen) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        handelingen.scherm_persoon_af(
            dossier_id=pk,
            persoon_id=overzichten.mensen(pk)[0].id,
            niveau=Afscherming.ADRES_GEHEIM,
            door=zicht.wie,
        )
    als(client, mensen.teamlid)
    pad = f"/huishoudens/{pk}/adres/"
    velden = {"wat": "verbeterd", "versie": "1"}
    assert post(client, pad, **velden, straat="Vluchtweg").status_code == 302
    antwoord = post(client, pad, **velden, straat="Schuilpad")
    assert antwoord.status_code == 409
    assert "Vluchtweg" in tekst(antwoord)
    assert "Schuilpad" in tekst(antwoord)


# ------------------------------------------------------------------ netwerk


@pytest.mark.rij("M03")
def test_het_netwerk_bijhouden(client: Client, mensen: Mensen) -> None:
    pk = huishouden(mensen)
    als(client, mensen.teamlid)
    pad = f"/huishoudens/{pk}/netwerk/"
    assert "Nog geen netwerk" in tekst(client.get(pad))
    bewaard(
        post(
            client, pad, roepnaam="Riet", relatie="oma", kring="naaste", band="sterk", draagt="nee"
        ),
        pad,
    )
    pagina = tekst(client.get(pad))
    assert "Riet" in pagina
    assert "Wordt te zwaar" in pagina
    assert "<svg" in pagina
    with lezend(mensen, pk):
        riet = overzichten.netwerk(pk)[0]
    bewerk = f"{pad}{riet.pk}/"
    assert client.get(bewerk).status_code == 200
    velden = {"roepnaam": "Riet", "kring": "naaste", "band": "dun"}
    bewaard(post(client, bewerk, **velden, versie="1"), pad)
    assert post(client, bewerk, **velden, relatie="x", versie="1").status_code == 409
    bewaard(post(client, f"{bewerk}weg/"), pad)
    assert "Wie er eerder was" in tekst(client.get(pad))
    bewaard(post(client, f"{bewerk}terug/"), pad)
    assert "Wie er eerder was" not in tekst(client.get(pad))
    als(client, mensen.anderteam)
    assert client.get(pad).status_code == 404
    assert post(client, f"{bewerk}weg/").status_code == 404


# ------------------------------------------------------------------ contact en tijdlijn


@pytest.mark.rij("M04", "M28")
@pytest.mark.parametrize("soort", SOORTEN)
def test_contact_in_twee_tikken(client: Client, mensen: Mensen, soort: str) -> None:
    pk = huishouden(mensen)
    als(client, mensen.teamlid)
    pad = f"/huishoudens/{pk}/contact/"
    assert f'value="{soort}"' in tekst(client.get(pad))
    bewaard(post(client, pad, soort=soort), f"/huishoudens/{pk}/")
    lijn = f"/huishoudens/{pk}/tijdlijn/"
    assert "Het contact is vastgelegd." in tekst(client.get(lijn))
    with lezend(mensen, pk):
        contact = Contact.objects.get()
    assert (contact.soort, contact.door) == (soort, mensen.teamlid)
    bewaard(post(client, f"{pad}{contact.pk}/ongedaan/"), f"/huishoudens/{pk}/")
    assert f"{pad}{contact.pk}/intrekken/" not in tekst(client.get(lijn))
    als(client, mensen.anderteam)
    assert client.get(pad).status_code == 404
    assert post(client, pad, soort=soort).status_code == 404


def test_dezelfde_knop_twee_keer_geeft_een_contact(client: Client, mensen: Mensen) -> None:
    pk = huishouden(mensen)
    als(client, mensen.teamlid)
    velden = {"sleutel": nieuw_token(), "soort": "gebeld", "notitie": "Ze belt terug."}
    for _keer in range(2):
        bewaard(client.post(f"/huishoudens/{pk}/contact/?terug=mijn-dag", velden), "/mijn-dag/")
    with lezend(mensen, pk):
        assert Contact.objects.count() == 1


def test_contact_met_alles_erbij_en_intrekken(client: Client, mensen: Mensen) -> None:
    pk = huishouden(mensen)
    als(client, mensen.teamlid)
    pad = f"/huishoudens/{pk}/contact/"
    straks = klok.nu() + timedelta(days=2)
    fout = post(client, pad, soort="bezoek", notitie="koffie", op=f"{straks:%Y-%m-%dT%H:%M}")
    assert "Dit moment moet nog komen." in tekst(fout)
    assert "koffie" in tekst(fout)
    zonder = post(client, pad, notitie="koffie", soort="")
    assert "Tik op een van de knoppen" in tekst(zonder)
    bewaard(
        post(
            client, pad, soort="bezoek", notitie="koffie", met="Mira", op="2024-02-03T10:00",
            samen_met=str(mensen.collega.pk),
        ),
        f"/huishoudens/{pk}/",
    )  # fmt: skip
    lijn = tekst(client.get(f"/huishoudens/{pk}/tijdlijn/"))
    assert "Op bezoek geweest, met Mira" in lijn
    assert "met Karel Dam" in lijn
    assert "3 feb 2024" in lijn
    with lezend(mensen, pk):
        contact = Contact.objects.get()
    weg = f"{pad}{contact.pk}/intrekken/"
    assert "koffie" in tekst(client.get(weg))
    assert "wat er niet klopt" in tekst(post(client, weg))
    bewaard(post(client, weg, reden="verkeerd huishouden"), f"/huishoudens/{pk}/")
    assert "koffie" not in tekst(client.get(f"/huishoudens/{pk}/tijdlijn/"))
    assert client.get(weg).status_code == 404


def test_eerder_werkt_met_en_zonder_script(client: Client, mensen: Mensen) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        for nummer in range(25):
            handelingen.leg_contact_vast(
                dossier_id=pk, soort="gebeld", door=zicht.wie, met=f"nummer {nummer}."
            )
    als(client, mensen.teamlid)
    pad = f"/huishoudens/{pk}/tijdlijn/"
    heel = client.get(f"{pad}?alleen=contact")
    deel = client.get(f"{pad}?alleen=contact", headers={"HX-Request": "true"})
    assert tekst(deel).strip() in tekst(heel)
    assert tekst(heel).count("nabij-tijdlijn__stap") == 20
    eerder = tekst(deel).split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    rest = tekst(client.get(eerder))
    assert rest.count("nabij-tijdlijn__stap") == 5
    assert "tijdlijn-eerder" not in rest
    assert client.get(f"{pad}?voor=onzin").status_code == 200
    als(client, mensen.anderteam)
    assert client.get(pad).status_code == 404


# ------------------------------------------------------------------ kaartje en noodknop


@pytest.mark.rij("M02", "M51")
def test_een_collega_krijgt_met_twee_gegevens_een_kaartje(client: Client, mensen: Mensen) -> None:
    huishouden(mensen)
    als(client, mensen.anderteam)
    pad = "/zoeken/kaartje/"
    assert client.get(pad).status_code == 200
    een = tekst(post(client, pad, achternaam="Moerbei"))
    assert "Vul twee gegevens in" in een
    half = tekst(post(client, pad, achternaam="Moerbei", postcode="1234AB"))
    assert "Vul postcode en huisnummer allebei in." in half
    jaar = tekst(post(client, pad, achternaam="Moerbei", geboortedatum="1988"))
    assert "Hier is de hele datum nodig" in jaar
    niets = tekst(post(client, pad, achternaam="Vos", geboortedatum="12-3-1988"))
    assert "Niets gevonden" in niets
    gevonden = tekst(post(client, pad, achternaam="Moerbei", geboortedatum="12-3-1988"))
    assert "Dit huishouden is bekend bij Buurtteam Oost." in gevonden
    assert "Mira" not in gevonden
    assert "Kaardebol" not in gevonden
    als(client, mensen.teamlid)
    eigen = tekst(post(client, pad, achternaam="Moerbei", geboortedatum="12-3-1988"))
    assert "Huishouden Moerbei" in eigen


@pytest.mark.rij("M51")
def test_de_noodknop_opent_wordt_gemeld_en_eindigt(
    client: Client, mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    pk = huishouden(mensen)
    als(client, mensen.anderteam)
    pad = f"/huishoudens/{pk}/noodknop/"
    assert client.get(pad).status_code == 200
    assert "Kies wat er aan de hand is." in tekst(post(client, pad))
    assert client.get(f"/huishoudens/{pk}/").status_code == 404
    bewaard(
        post(client, pad, reden="gevaar", toelichting="Geluid bij de buren"), f"/huishoudens/{pk}/"
    )
    assert "Het team leerde" in tekst(client.get(f"/huishoudens/{pk}/tijdlijn/"))
    assert post(client, f"/huishoudens/{pk}/contact/", soort="gebeld").status_code == 404
    seintjes = Seintje.objects.filter(dossier=pk, soort=Seintje.Soort.NOODKNOP)
    assert set(seintjes.values_list("voor__inlognaam", flat=True)) == {
        "teamlid",
        "teamleider",
        "fg",
    }
    assert Inzage.objects.filter(dossier_id=pk, noodknop="gevaar").exists()
    morgen = klok.nu() + timedelta(hours=24, seconds=1)
    monkeypatch.setattr(klok, "nu", lambda: morgen)
    with pytest.raises(poort.GeenToegang), lezend(mensen, pk, mensen.anderteam):
        pass


@pytest.mark.rij("M51")
def test_de_noodknop_bestaat_niet_voor_een_verborgen_huishouden(
    client: Client, mensen: Mensen
) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        handelingen.scherm_persoon_af(
            dossier_id=pk,
            persoon_id=overzichten.mensen(pk)[0].id,
            niveau=Afscherming.BESTAAN_VERBORGEN,
            door=zicht.wie,
        )
    als(client, mensen.anderteam)
    assert client.get(f"/huishoudens/{pk}/noodknop/").status_code == 404
    antwoord = post(client, f"/huishoudens/{pk}/noodknop/", reden="gevaar", toelichting="x")
    assert antwoord.status_code == 404
    gezocht = post(client, "/zoeken/kaartje/", achternaam="Moerbei", geboortedatum="12-3-1988")
    onbekend = post(client, "/zoeken/kaartje/", achternaam="Vos", geboortedatum="1-1-1990")
    assert "Niets gevonden" in tekst(gezocht)
    assert "Niets gevonden" in tekst(onbekend)
    als(client, mensen.beleid)
    assert client.get(f"/huishoudens/{pk}/noodknop/").status_code == 404


@pytest.mark.rij("M51")
def test_wie_een_geheim_adres_ziet_op_de_pagina_van_het_huishouden(
    client: Client, mensen: Mensen
) -> None:
    """De kanarie: wie betrokken is leest het, de noodknop en de teamleider niet."""
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        handelingen.scherm_persoon_af(
            dossier_id=pk,
            persoon_id=overzichten.mensen(pk)[0].id,
            niveau=Afscherming.ADRES_GEHEIM,
            door=zicht.wie,
        )
    huis = f"/huishoudens/{pk}/"
    als(client, mensen.teamlid)
    pagina = tekst(client.get(huis))
    assert "Kaardebolstraat 12" in pagina
    assert "Adres geheim" in pagina
    als(client, mensen.anderteam)
    post(client, f"{huis}noodknop/", reden="gevaar", toelichting="Geluid bij de buren")
    pagina = tekst(client.get(huis))
    assert "Mira Moerbei" in pagina
    assert "Kaardebol" not in pagina
    assert "1234" not in pagina
    als(client, mensen.teamleider)
    assert "Kaardebol" not in tekst(client.get(huis))


@pytest.mark.rij("M51")
def test_de_noodknop_is_er_niet_voor_het_eigen_huis_en_niet_voor_de_opbouwwerker(
    client: Client, mensen: Mensen
) -> None:
    pk = huishouden(mensen)
    zet_eigen_adres(medewerker=mensen.anderteam.medewerker, merk=adres_merk("1234AB", 12))
    for account in (mensen.anderteam, mensen.opbouwwerker, mensen.fg, mensen.beheer):
        als(client, account)
        assert client.get(f"/huishoudens/{pk}/noodknop/").status_code == 404
        antwoord = post(client, f"/huishoudens/{pk}/noodknop/", reden="gevaar", toelichting="x")
        assert antwoord.status_code == 404
    assert not Seintje.objects.exists()
    als(client, mensen.opbouwwerker)
    gezocht = {"achternaam": "Moerbei", "geboortedatum": "12-3-1988"}
    kaartje = tekst(post(client, "/zoeken/kaartje/", **gezocht))
    assert "bekend bij Buurtteam Oost" in kaartje
    assert "noodknop" not in kaartje
