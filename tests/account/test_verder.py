"""Verder waar je was: afgemeld geraakt, een oude pagina, een ander aan hetzelfde scherm."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Post, Sessie
from nabij.kamers.account.verder import BEWAARD, GRENS
from tests.account.maak import account, geef_code, geef_wachtwoord, meld_aan
from tests.loper.strenge_client import StrengeClient

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.account.proef")]
TEKST = 'Mevrouw zei: "het <gaat> niet"\r\nen huilde.'


def velden(**anders: str) -> dict[str, str]:
    return {"tekst": TEKST, "soort": "twee", "sleutel": nieuw_token(), **anders}


def raak_afgemeld(client: Client) -> None:
    """De sessie loopt af terwijl de pagina open staat."""
    client.get("/formulier/")
    Sessie.objects.all().delete()


def test_wat_verstuurd_werd_na_het_einde_van_de_sessie_staat_er_na_aanmelden_weer(
    client: Client,
) -> None:
    account("noor")
    meld_aan(client, account("noor2"))
    raak_afgemeld(client)
    ingevuld = velden()

    naar_inloggen = client.post("/formulier/", ingevuld)
    assert naar_inloggen["Location"] == "/inloggen/?next=/formulier/"
    assert (
        "Wat je had ingevuld, is bewaard" in client.get(naar_inloggen["Location"]).content.decode()
    )
    geef_wachtwoord(client, "noor2", velden={"next": "/formulier/"})
    terug = geef_code(client)

    assert terug["Location"] == "/formulier/"
    pagina = client.get("/formulier/").content.decode()
    assert "het &lt;gaat&gt; niet&quot;\r\nen huilde." in pagina
    assert '<option value="twee" selected>' in pagina
    assert ingevuld["sleutel"] in pagina, "dezelfde sleutel: nog steeds maar een keer"
    assert not Post.objects.exists(), "er is niets gedaan voordat iemand het zelf verstuurt"


def test_verstuurd_en_daarna_is_het_op(client: Client) -> None:
    noor = account()
    meld_aan(client, noor)
    raak_afgemeld(client)
    ingevuld = velden()
    client.post("/formulier/", ingevuld)
    meld_aan(client, noor)

    assert TEKST.split('"')[0] in client.get("/formulier/").content.decode()
    assert client.post("/formulier/", ingevuld).status_code == 302
    assert Post.objects.count() == 1
    assert "Mevrouw" not in client.get("/formulier/").content.decode()


def test_een_ander_op_hetzelfde_scherm_ziet_het_niet(client: Client) -> None:
    meld_aan(client, account("noor"))
    raak_afgemeld(client)
    client.post("/formulier/", velden())

    account("karel")
    geef_wachtwoord(client, "karel")
    geef_code(client)

    assert "Mevrouw" not in client.get("/formulier/").content.decode()
    assert BEWAARD not in client.session


def test_in_de_database_staat_het_versleuteld(client: Client) -> None:
    meld_aan(client, account())
    raak_afgemeld(client)

    client.post("/formulier/", velden())

    inhoud = str(Sessie.objects.get().get_decoded())
    assert "Mevrouw" not in inhoud
    assert BEWAARD in inhoud


def test_een_knop_zonder_eigen_pagina_kan_alsnog(client: Client) -> None:
    noor = account()
    meld_aan(client, noor)
    raak_afgemeld(client)
    client.post("/alleen-post/", velden())
    meld_aan(client, noor)

    pagina = client.get("/alleen-post/")

    assert pagina.status_code == 200
    tekst = pagina.content.decode()
    assert "het &lt;gaat&gt; niet" in tekst
    assert 'action="/alleen-post/"' in tekst
    assert "Opnieuw versturen" in tekst
    assert not Post.objects.exists()


def test_terugzetten_doet_nooit_iets_ook_niet_bij_een_slordige_pagina(client: Client) -> None:
    noor = account()
    meld_aan(client, noor)
    raak_afgemeld(client)
    client.post("/slordig/", velden())
    meld_aan(client, noor)

    pagina = client.get("/slordig/")

    assert not Post.objects.exists()
    assert "het &lt;gaat&gt; niet" in pagina.content.decode()


def test_te_veel_om_te_bewaren_komt_meteen_terug(client: Client) -> None:
    meld_aan(client, account())
    raak_afgemeld(client)

    antwoord = client.post("/formulier/", velden(tekst="x" * (GRENS + 1)))

    assert antwoord.status_code == 403
    assert "x" * GRENS in antwoord.content.decode()


def test_een_wachtwoord_of_code_wordt_nooit_bewaard(client: Client) -> None:
    noor = account()
    meld_aan(client, noor)
    raak_afgemeld(client)
    client.post("/alleen-post/", velden(password="mijn geheim", code="123456"))
    meld_aan(client, noor)

    pagina = client.get("/alleen-post/").content.decode()

    assert "mijn geheim" not in pagina
    assert "123456" not in pagina


def test_met_htmx_gaat_de_hele_pagina_naar_aanmelden(client: Client) -> None:
    meld_aan(client, account())
    raak_afgemeld(client)

    antwoord = client.post("/formulier/", velden(), HTTP_HX_REQUEST="true")

    assert antwoord["HX-Redirect"] == "/inloggen/?next=/formulier/"


class TestEenOudePagina:
    """De csrf-sleutel klopt niet meer: na opnieuw aanmelden in een andere tab."""

    def client(self) -> Client:
        return meld_aan(StrengeClient(enforce_csrf_checks=True), account())

    def test_geeft_de_tekst_terug_met_een_knop(self) -> None:
        antwoord = self.client().post(
            "/formulier/", velden(), HTTP_REFERER="http://testserver/formulier/"
        )

        assert antwoord.status_code == 403
        tekst = antwoord.content.decode()
        assert "het &lt;gaat&gt; niet" in tekst
        assert "Opnieuw versturen" in tekst

    def test_die_knop_werkt_een_keer(self) -> None:
        client = self.client()
        ingevuld = velden()
        client.post("/formulier/", ingevuld, HTTP_REFERER="http://testserver/formulier/")
        token = client.cookies["nabij_csrf"].value

        for _ in range(2):
            antwoord = client.post("/formulier/", {**ingevuld, "csrfmiddlewaretoken": token})
            assert antwoord.status_code == 302

        assert Post.objects.count() == 1

    @pytest.mark.parametrize("kop", ["HTTP_ORIGIN", "HTTP_REFERER"])
    def test_van_een_vreemde_pagina_komt_er_geen_knop(self, kop: str) -> None:
        antwoord = self.client().post("/formulier/", velden(), **{kop: "http://kwaad.voorbeeld/"})

        assert antwoord.status_code == 403
        assert "Opnieuw versturen" not in antwoord.content.decode()
        assert not Post.objects.exists()

    def test_een_oude_aanmeldpagina_wordt_een_nieuwe(self) -> None:
        client = StrengeClient(enforce_csrf_checks=True)

        antwoord: Any = client.post(
            "/inloggen/",
            {"login": "noor", "password": "x"},
            HTTP_REFERER="http://testserver/inloggen/",
        )

        assert antwoord.status_code == 302


def test_na_dertig_minuten_stil_gaat_er_niets_verloren(client: Client, time_machine: Any) -> None:
    noor = account()
    meld_aan(client, noor)
    client.get("/formulier/")
    time_machine.move_to(klok.nu() + timedelta(minutes=31))

    assert client.post("/formulier/", velden()).status_code == 302
    meld_aan(client, noor)

    assert "Mevrouw zei" in client.get("/formulier/").content.decode()
