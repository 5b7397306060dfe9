"""Wie iets aanbiedt kijkt het na met een link: een tik, een verbetering, of een verlopen link."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from nabij.fundament import klok
from nabij.kamers.account import post
from nabij.kamers.account.models import Formuliersleutel, Post
from nabij.kamers.kaart import handelingen, overzichten
from nabij.kamers.kaart.models import Aanbod, Eigenaar, Wijziging
from nabij.kamers.poort.models import Toegangslink
from tests.kaart.maak import BRON, maak_aanbod
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24")]


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True
    settings.EMAIL_HOST = "post.example"
    settings.ADRES = "https://nabij.example"


@pytest.fixture
def eettafel(db: None) -> Aanbod:
    """Gegeven een eettafel die Ans bijhoudt, een jaar geleden voor het laatst bevestigd."""
    een = maak_aanbod()
    handelingen.wijs_eigenaar_aan(aanbod=een, email="ans@example.nl", naam="Ans")
    Aanbod.objects.filter(pk=een.pk).update(bevestigd_op=klok.vandaag() - timedelta(days=365))
    een.refresh_from_db()
    return een


def vraag(aanbod: Aanbod) -> str:
    """De link uit de mail die Ans krijgt, zonder het adres van de site."""
    handelingen.vraag_of_het_klopt(eigenaar=Eigenaar.objects.get(aanbod=aanbod))
    assert post.verstuur() == 1
    gevonden = re.search(r"https://nabij\.example(\S+)", mail.outbox[-1].body)
    assert gevonden
    return gevonden[1]


def bevestigd(aanbod: Aanbod) -> date | None:
    return Aanbod.objects.get(pk=aanbod.pk).bevestigd_op


def test_een_tik_en_het_is_weer_vers_zonder_account_en_zonder_sporen_van_de_link(
    eettafel: Aanbod,
) -> None:
    pad = vraag(eettafel)
    token = pad.rstrip("/").rpartition("/")[2]
    Mens(None).ga(pad).ziet("Klopt dit nog: Eettafel De Wilg?").druk("Ja, alles klopt")
    assert bevestigd(eettafel) == klok.vandaag()
    assert Eigenaar.objects.get(aanbod=eettafel).keer_gevraagd == 0
    assert Wijziging.objects.filter(via="eigenaar", wat="bevestigd", door=None).count() == 1
    assert not any(
        token in rij for rij in Formuliersleutel.objects.values_list("antwoord", flat=True)
    )
    assert not Toegangslink.objects.filter(merk=token).exists()
    assert not Post.objects.filter(verzonden_op=None).exists()


def test_wie_het_aanbiedt_verbetert_en_het_team_ziet_wat_er_veranderde(
    eettafel: Aanbod, mensen: Mensen
) -> None:
    Mens(None).ga(vraag(eettafel)).druk("Verbeteren", kosten="4 euro", aanmeldstop="on")
    joke = Mens(mensen.teamlid).ga(f"/kaart/{eettafel.pk}/")
    joke.ziet("4 euro", "aanmeldstop sinds", "Wie het aanbiedt", "Veranderd: wat kost het")


def test_gestopt_is_van_de_kaart_en_soort_en_thema_blijven_van_het_team(eettafel: Aanbod) -> None:
    ans = Mens(None).ga(vraag(eettafel))
    form, _velden = ans.formulier("Verbeteren")
    assert not {"soort", "kring", "themas", "organisatie"} & set(form.velden)
    ans.druk("Verbeteren", gestopt="on")
    assert overzichten.blad(eettafel.pk, openbaar=True) is None


def test_wat_niet_klopt_wordt_gezegd_en_er_verandert_niets(eettafel: Aanbod) -> None:
    ans = Mens(None).ga(vraag(eettafel)).druk("Verbeteren", tijden="als de zon schijnt")
    ans.ziet("Dit begrijpen we niet: als de zon schijnt")
    assert bevestigd(eettafel) != klok.vandaag()


def test_een_medewerker_was_net_voor_en_de_eigenaar_hoort_dat(eettafel: Aanbod) -> None:
    ans = Mens(None).ga(vraag(eettafel))
    handelingen.meld_aanmeldstop(aanbod=eettafel, door=BRON)
    ans.druk("Verbeteren", kosten="4 euro").ziet("Iemand anders heeft dit net verbeterd")
    assert ans.status == 409
    ans.druk("Verbeteren", kosten="4 euro").ziet("Dank u wel")
    assert Aanbod.objects.get(pk=eettafel.pk).kosten == "4 euro"


def test_een_verlopen_link_zegt_het_en_stuurt_op_verzoek_een_nieuwe(eettafel: Aanbod) -> None:
    pad = vraag(eettafel)
    with time_machine.travel(klok.nu() + timedelta(days=31)):
        ans = Mens(None).ga(pad).ziet("Deze link werkt niet meer")
        assert ans.status == 410
        ans.ziet_niet("Eettafel").druk("Stuur mij een nieuwe link").ziet("onderweg")
        assert post.verstuur() == 1
    assert mail.outbox[-1].to == ["ans@example.nl"]
    assert bevestigd(eettafel) != klok.vandaag()


def test_een_verzonnen_link_zegt_wie_te_bellen_en_stuurt_niets(eettafel: Aanbod) -> None:
    niemand = Mens(None).ga("/sociale-kaart/bijhouden/verzonnen/").ziet("werkt niet meer")
    niemand.ziet_niet("Stuur mij")
    assert not Post.objects.exists()


def test_een_nieuwe_mail_en_een_andere_eigenaar_maken_de_oude_link_stuk(eettafel: Aanbod) -> None:
    oud = vraag(eettafel)
    handelingen.wijs_eigenaar_aan(aanbod=eettafel, email="bob@example.nl")
    assert Mens(None).ga(oud).status == 410
    handelingen.haal_eigenaar_weg(aanbod=eettafel)
    assert not Toegangslink.objects.exists()


def test_oud_wordt_gevraagd_hooguit_drie_keer_en_dan_belt_een_mens(
    eettafel: Aanbod, mensen: Mensen
) -> None:
    maak_aanbod("Vers")
    begin = klok.nu()
    gevraagd = []
    for week in range(10):
        with time_machine.travel(begin + timedelta(weeks=week)):
            gevraagd.append(handelingen.vraag_wat_oud_is())
            assert handelingen.vraag_wat_oud_is() == 0
    assert gevraagd == [1, 0, 1, 0, 1, 0, 0, 0, 0, 0]
    assert [een.pk for een in overzichten.na_te_kijken()] == [eettafel.pk]
    Mens(mensen.opbouwwerker).ga("/kaart/nakijken/").ziet("Eettafel De Wilg")
    assert Mens(mensen.teamlid).ga("/kaart/nakijken/").status == 404


def test_de_mail_zegt_weinig_en_gaat_niet_meer_als_het_gestopt_is(eettafel: Aanbod) -> None:
    vraag(eettafel)
    tekst = mail.outbox[-1].subject + mail.outbox[-1].body
    assert "Ans" not in tekst
    with time_machine.travel(klok.nu() + timedelta(days=1)):
        handelingen.vraag_of_het_klopt(eigenaar=Eigenaar.objects.get(aanbod=eettafel))
        handelingen.stop(aanbod=eettafel, door=BRON)
        assert post.verstuur() == 0
    assert len(mail.outbox) == 1


def test_alleen_wie_beheert_ziet_en_kiest_wie_het_bijhoudt(
    eettafel: Aanbod, mensen: Mensen
) -> None:
    pagina = f"/kaart/{eettafel.pk}/"
    Mens(mensen.teamlid).ga(pagina).ziet_niet("ans@example.nl")
    nadia = Mens(mensen.opbouwwerker).ga(pagina).ziet("ans@example.nl")
    nadia.klik("Veranderen of weer vragen").druk("Vraag of het klopt", email="bob@example.nl")
    nadia.ziet("Er gaat een mail met een link.", "bob@example.nl").ziet_niet("ans@example.nl")
    nadia.druk("Houdt het niet meer bij").ziet_niet("bob@example.nl")
