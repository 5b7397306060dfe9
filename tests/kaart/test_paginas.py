"""De sociale kaart voor medewerkers: zoeken, opschrijven, verbeteren, en wat er mist."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.models import Aanbod, Contactpersoon, Gemis, Wachtsoort, Wijziging
from tests.kaart.maak import maak_aanbod
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db
KAART, NIEUW = "/kaart/", "/kaart/nieuw/"


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


@pytest.mark.rij("M24")
def test_een_medewerker_zoekt_in_gewone_woorden_en_leest_hoe_je_binnenkomt(mensen: Mensen) -> None:
    maak_aanbod(
        hoe_binnenkomen="Loop binnen op maandag.",
        niet_voor="Kinderen onder de 12.",
        telefoon="020-1234567",
    )
    joke = Mens(mensen.teamlid).ga("/mijn-dag/").klik("Sociale kaart")
    joke.ga(f"{KAART}?q=alleen+thuis").ziet("Ook gezocht op: Alleen zijn en contact")
    joke.ziet("Niet voor: Kinderen onder de 12.").klik("Eettafel De Wilg")
    joke.ziet("Loop binnen op maandag.", "Het kan meteen beginnen.")
    assert 'href="tel:+31201234567"' in joke.html


@pytest.mark.rij("M24")
def test_een_vermelding_erbij_staat_meteen_op_de_kaart_met_een_spoor(mensen: Mensen) -> None:
    joke = Mens(mensen.teamlid).ga(KAART).klik("Iets erbij zetten")
    joke.druk(
        "Op de kaart zetten",
        naam="Repaircafe",
        organisatie="Bewoners Haven",
        soort="bewoners",
        tijden="za 10.00-13.00",
        themas=["dag"],
    )
    joke.ziet("Repaircafe staat op de kaart", "zaterdag 10.00-13.00", "Kwam op de kaart")
    joke.ziet("Joke Visser").ga(f"{KAART}?q=kapot").ziet("Repaircafe")


@pytest.mark.rij("M24")
def test_wat_niet_klopt_wordt_gezegd_en_niets_getypts_gaat_weg(mensen: Mensen) -> None:
    joke = Mens(mensen.teamlid).ga(NIEUW)
    joke.druk(
        "Op de kaart zetten",
        naam="Repaircafe",
        telefoon="06-123",
        tijden="za 10.00-13.00\nals de zon schijnt",
        postcode="12AB",
        leeftijd_van="20",
        leeftijd_tot="10",
        website="geen adres",
    )
    joke.ziet(
        "Schrijf op van wie het is.",
        "Kies wie het doet.",
        "Dit nummer kennen we niet",
        "Dit begrijpen we niet: als de zon schijnt",
        "Schrijf de postcode zo",
        "Dit is lager dan de leeftijd",
        "Dit is geen adres van een website.",
    )
    assert "als de zon schijnt" in joke.html
    assert not Aanbod.objects.exists()


@pytest.mark.rij("M24")
def test_verbeteren_laat_zien_wat_er_stond_en_wie_het_deed(mensen: Mensen) -> None:
    een = maak_aanbod(kosten="5 euro")
    karel = Mens(mensen.collega).ga(f"{KAART}{een.pk}/").klik("Verbeteren")
    karel.druk("Bewaren", kosten="6 euro").ziet("Verbeterd.")
    karel.ziet("Veranderd: wat kost het", "5 euro", "6 euro", "Karel Dam")
    spoor = Wijziging.objects.filter(wat="veranderd")
    assert [(rij.veld, rij.was, rij.werd) for rij in spoor] == [("kosten", "5 euro", "6 euro")]


@pytest.mark.rij("M24")
def test_twee_mensen_een_vermelding_de_tweede_ziet_beide_teksten(mensen: Mensen) -> None:
    een = maak_aanbod(kosten="5 euro")
    joke = Mens(mensen.teamlid).ga(f"{KAART}{een.pk}/verbeteren/")
    karel = Mens(mensen.collega).ga(f"{KAART}{een.pk}/verbeteren/")
    karel.druk("Bewaren", kosten="6 euro")
    joke.druk("Bewaren", kosten="gratis")
    assert joke.status == 409
    joke.ziet("gratis")
    een.refresh_from_db()
    assert een.kosten == "6 euro"


@pytest.mark.rij("M24")
def test_een_tik_bevestigt_dat_het_klopt_en_twee_keer_tikken_telt_een_keer(mensen: Mensen) -> None:
    een = maak_aanbod()
    Aanbod.objects.filter(pk=een.pk).update(bevestigd_op=klok.vandaag() - timedelta(days=400))
    joke = Mens(mensen.teamlid).ga(f"{KAART}{een.pk}/").ziet("niet bevestigd sinds")
    knop = joke.formulier("Ja, het klopt")
    joke.verstuur(*knop).ziet("Bevestigd.").ziet_niet("niet bevestigd sinds")
    joke.verstuur(*knop)
    assert Wijziging.objects.filter(wat="bevestigd").count() == 1


@pytest.mark.rij("M24")
def test_een_aanmeldstop_staat_erbij_en_kan_weer_weg(mensen: Mensen) -> None:
    een = maak_aanbod()
    joke = Mens(mensen.teamlid).ga(f"{KAART}{een.pk}/")
    joke.druk("Er kan niemand bij").ziet("aanmeldstop sinds")
    joke.ga(KAART).ziet("aanmeldstop sinds")
    joke.ga(f"{KAART}{een.pk}/").druk("Er kan weer iemand bij").ziet_niet("aanmeldstop sinds")


@pytest.mark.rij("M07")
def test_gemeten_en_opgegeven_wachttijd_staan_naast_elkaar_met_bron_en_dag(mensen: Mensen) -> None:
    een = maak_aanbod()
    peildatum = date(2026, 1, 5)
    for soort, weken, n in ((Wachtsoort.OPGEGEVEN, "4", None), (Wachtsoort.GEMETEN, "7.5", 24)):
        handelingen.leg_wachttijd_vast(
            aanbod_id=een.pk,
            soort=soort,
            weken=Decimal(weken),
            n=n,
            peildatum=peildatum,
            bron="proef",
        )
    joke = Mens(mensen.teamlid).ga(f"{KAART}{een.pk}/")
    joke.ziet("7,5 weken", "gemeten, 24 starts", "4 weken", "opgave van de aanbieder")


@pytest.mark.rij("M24")
def test_niet_gevonden_is_een_tik_en_bewaart_geen_mens(mensen: Mensen) -> None:
    joke = Mens(mensen.teamlid).ga(f"{KAART}?q=skeelerclub+voor+Ahmed+0612345678")
    joke.ziet("Niets gevonden").druk("Niet gevonden").ziet("Opgeschreven als iets wat hier mist")
    gemist = Gemis.objects.get()
    assert (gemist.woorden, gemist.team) == ("skeelerclub voor", mensen.oost)
    assert gemist.dag == klok.vandaag()


@pytest.mark.rij("M24")
def test_een_gevoelig_gemis_telt_niet_per_buurt(mensen: Mensen) -> None:
    gemist = handelingen.meld_gemis(
        vraag="groep tegen gokken", gebied_id=mensen.buurt.pk, team_id=mensen.oost.pk
    )
    assert gemist
    assert (gemist.thema, gemist.gebied_id, gemist.team_id, gemist.woorden) == (
        "middelen", None, None, "",
    )  # fmt: skip


@pytest.mark.rij("M24")
def test_zonder_woorden_is_er_niets_te_missen(mensen: Mensen) -> None:
    assert handelingen.meld_gemis(vraag="0612345678") is None


@pytest.mark.rij("M24")
def test_van_de_kaart_halen_is_van_wie_haar_beheert(mensen: Mensen) -> None:
    een = maak_aanbod()
    stop = f"{KAART}{een.pk}/stoppen/"
    joke = Mens(mensen.teamlid).ga(f"{KAART}{een.pk}/").ziet_niet("Het is er niet meer")
    assert joke.client.post(stop, {"sleutel": nieuw_token()}).status_code == 404
    nadia = Mens(mensen.opbouwwerker).ga(f"{KAART}{een.pk}/").druk("Het is er niet meer")
    nadia.ziet("Dit is er niet meer").ga(KAART).ziet_niet("Eettafel De Wilg")
    nadia.ga(f"{KAART}{een.pk}/").druk("Weer op de kaart").ga(KAART).ziet("Eettafel De Wilg")


@pytest.mark.rij("M24")
def test_beleid_leest_en_verandert_niets_en_wie_niet_is_aangemeld_komt_er_niet(
    mensen: Mensen,
) -> None:
    een = maak_aanbod()
    Contactpersoon.objects.create(aanbod=een, naam="Ans Vrijwilliger")
    ingrid = Mens(mensen.beleid).ga(f"{KAART}{een.pk}/").ziet("Ans Vrijwilliger")
    ingrid.ziet_niet("Verbeteren", "Ja, het klopt")
    for pad in (NIEUW, f"{KAART}{een.pk}/verbeteren/"):
        assert ingrid.client.get(pad).status_code == 404
    Mens(None).ga(f"{KAART}{een.pk}/").ziet_niet("Ans Vrijwilliger")


@pytest.mark.rij("M24")
def test_een_onzinvraag_geeft_een_pagina_en_geen_fout(mensen: Mensen) -> None:
    joke = Mens(mensen.teamlid)
    joke.ga(f"{KAART}?q=%00%27&leeftijd=oud&vanaf=x&gebied=weg&pagina=-1&km=9")
    assert joke.status == 200
    joke.ziet("Vul een leeftijd in als getal.", "Schrijf de postcode zo: 1234 AB.")
