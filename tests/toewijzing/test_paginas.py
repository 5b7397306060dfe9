"""De pagina's van toewijzen: wat de regisseur ziet, en wat een ander niet ziet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toegang.handelingen import neem_vraag_aan
from nabij.kamers.toegang.models import Hulpvraag
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Aanbieder, Aanbiedercijfer, Product, Toewijzer
from nabij.kamers.toewijzing.regels.lokaal import verberg_delen
from nabij.kamers.toewijzing.regels.samenloop import Lopend, samenloop
from tests.casus.maak import Verhaal, maak_verhaal
from tests.kaart.maak import maak_aanbod
from tests.mensen import Mensen
from tests.toewijzing.maak import Gemeente, maak_gemeente, postbode, wijs_toe
from tests.toewijzing.test_meten import toegewezen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    return maak_verhaal(mensen)


def jeugdhulp() -> tuple[Aanbieder, Product]:
    aanbod = maak_aanbod("Jeugdhulp thuis", organisatie="De Brug", zonder_besluit=False)
    return (
        handelingen.voeg_aanbieder_toe(
            organisatie=aanbod.organisatie_id, agb="87654321", telefoon=""
        ),
        handelingen.voeg_product_toe(
            wet="jw", categorie="45", code="45A48", naam="Jeugdhulp", eenheid="04", tarief=7000
        ),
    )


@pytest.mark.rij("M15")
def test_veel_naast_elkaar_is_een_vraag_aan_de_regisseur_en_geen_lijst_voor_de_leider(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    wijs_toe(samira, gemeente)
    joke = Mens(mensen.teamlid).ga(samira.adres()).ziet_niet("Kan het lichter?")
    joke.ga("/mijn-dag/").ziet_niet("Kan het lichter?")
    brug, jeugd = jeugdhulp()
    with samira.open(mensen.teamlid) as zicht:
        handelingen.leg_hulp_van_ander_vast(
            dossier_id=samira.pk,
            persoon_id=samira.persoon(1),
            naam="Ilyas Bouhali",
            toewijzer=Toewijzer.HUISARTS,
            aanbieder=brug,
            product=jeugd,
            ingang=klok.vandaag(),
            door=zicht.wie,
        )
    joke.ga("/mijn-dag/").ziet("Kan het lichter?", "2 aanbieders")
    joke.ga(samira.adres()).ziet("van 2 aanbieders, uit 2 wetten. Kan het lichter?")
    for adres in ("/team/werk/", "/team/", "/mijn-dag/"):
        Mens(mensen.teamleider).ga(adres).ziet_niet("Kan het lichter?")
    # Na twee weken staat het niet meer op de dag, wel bij het huishouden
    with time_machine.travel(klok.nu() + timedelta(days=15), tick=True):
        joke.meld_aan().ga("/mijn-dag/").ziet_niet("Kan het lichter?")
        joke.ga(samira.adres()).ziet("Kan het lichter?")


@pytest.mark.rij("M15")
def test_twee_keer_dezelfde_aanbieder_is_een_en_de_dag_is_die_waarop_het_veel_werd() -> None:
    maart = date(2026, 3, 1)
    assert samenloop([Lopend("a", "wmo", maart)] * 5, veel=3) is None
    hulp = [Lopend(naam, "wmo", maart + timedelta(days=n)) for n, naam in enumerate("abcd")]
    veel = samenloop(reversed(hulp), veel=3)
    assert veel is not None
    assert (veel.aanbieders, veel.wetten, veel.sinds) == (4, 1, date(2026, 3, 3))
    assert veel.is_nieuw(date(2026, 3, 16))
    assert not veel.is_nieuw(date(2026, 3, 17))


@pytest.mark.rij("M62")
def test_elders_gestopt_is_een_tik_en_nooit_verplicht(mensen: Mensen) -> None:
    joke = Mens(mensen.teamlid).ga("/vragen/nieuw/")
    joke.ziet("Hulp ergens anders stopte of werd minder")
    joke.druk("Ik pak het op", tekst="Mijn begeleider kwam niet meer.", elders_gestopt="on")
    joke.ga("/vragen/nieuw/").druk("Ik pak het op", tekst="Waar kan ik koken?")
    with postbode():
        gezegd = dict(Hulpvraag.objects.values_list("tekst", "elders_gestopt"))
    assert gezegd == {"Mijn begeleider kwam niet meer.": True, "Waar kan ik koken?": False}


@pytest.mark.rij("M62")
def test_een_nieuwe_vraag_kort_na_het_stoppen_hoort_bij_elkaar_met_een_tik_naar_de_aanbieder(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    rij = wijs_toe(samira, gemeente)
    with postbode():
        handelingen.leg_start_vast(toewijzing=rij, op=klok.vandaag(), bericht="305-1")
        handelingen.leg_stop_vast(toewijzing=rij, op=klok.vandaag(), reden="36", bericht="307-1")
    joke = Mens(mensen.teamlid).ga(samira.adres()).ziet("Gestopt op").ziet_niet("een nieuwe vraag")
    with time_machine.travel(klok.nu() + timedelta(days=20), tick=True):
        with samira.open(mensen.teamlid) as zicht:
            neem_vraag_aan(dossier_id=samira.pk, tekst="Het loopt weer vast", door=zicht.wie)
        joke.meld_aan().ga(samira.adres()).ziet("Kort erna, op", "kwam er een nieuwe vraag")
        joke.druk("Vraag de aanbieder om een overdracht")
        joke.ziet("Bij toewijzing 1 stopte de hulp", "overdragen: wat werkte").ziet("geen naam in")
        tekst = joke.tekst[joke.tekst.index("Bij toewijzing 1") :]
        assert "Samira" not in tekst[:250]
        joke.ga(samira.adres()).ziet("Om een overdracht gevraagd")
        assert Mens(mensen.anderteam).ga(joke.adres).status == 404


@pytest.mark.rij("M62")
def test_een_vraag_lang_na_het_stoppen_hoort_er_niet_bij(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    rij = wijs_toe(samira, gemeente)
    with postbode():
        handelingen.leg_stop_vast(toewijzing=rij, op=klok.vandaag(), reden="36", bericht="307-1")
    # Op de dag zelf is het geen nieuwe vraag erna
    with samira.open(mensen.teamlid) as zicht:
        neem_vraag_aan(dossier_id=samira.pk, tekst="Zelfde dag", door=zicht.wie)
    with time_machine.travel(klok.nu() + timedelta(weeks=13, days=1), tick=True):
        with samira.open(mensen.teamlid) as zicht:
            neem_vraag_aan(dossier_id=samira.pk, tekst="Iets anders", door=zicht.wie)
        Mens(mensen.teamlid).ga(samira.adres()).ziet_niet("kwam er een nieuwe vraag")


@pytest.mark.rij("M60", "M62")
def test_een_jaar_met_een_aanbieder_van_beide_kanten_en_nooit_een_klein_aantal(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    with time_machine.travel("2026-08-10 03:00", tick=True):
        with postbode():
            for nummer in range(24):
                rij = toegewezen(mensen, gemeente, date(2026, 3, 2))
                if nummer < 12:
                    handelingen.leg_start_vast(
                        toewijzing=rij, op=date(2026, 3, 16), bericht="305-1"
                    )
                if nummer < 11:
                    handelingen.leg_stop_vast(
                        toewijzing=rij, op=date(2026, 4, 1), reden="36", bericht="307-1"
                    )
                if nummer < 3:
                    Hulpvraag.objects.create(
                        dossier=Dossier.objects.get(pk=rij.dossier_id),
                        tekst="Weer een vraag",
                        op=klok.begin_van(date(2026, 4, 20)),
                    )
        assert handelingen.kijk_terug() == 4
        assert dict(Aanbiedercijfer.objects.values_list("soort", "aantal")) == {
            "toegewezen": 24,
            "begonnen": 12,
            "gestopt": 11,
            "vraag_erna": None,
        }
        adres = f"/aanbieders/{gemeente.thuisgoed.pk}/terugblik/"
        sanne = Mens(mensen.teamleider).ga(adres)
        sanne.ziet("Een jaar met Thuisgoed", "24", "Te weinig om te tonen", "Geen oordeel")
        Mens(mensen.beheer).ga("/aanbieders/").klik("Thuisgoed").ziet("Een jaar met")
        for wie in (mensen.teamlid, mensen.fg, mensen.opbouwwerker):
            assert Mens(wie).ga(adres).status == 404


@pytest.mark.rij("M51")
def test_een_deel_staat_er_niet_als_de_rest_af_te_trekken_is() -> None:
    assert verberg_delen("g", 30, {"d": 12}, 10) == {"g": 30, "d": 12}
    assert verberg_delen("g", 30, {"d": 25}, 10) == {"g": 30, "d": None}
    assert verberg_delen("g", 30, {"d": 4}, 10) == {"g": 30, "d": None}
    assert verberg_delen("g", 30, {"d": 0, "e": 30}, 10) == {"g": 30, "d": 0, "e": 30}
    assert verberg_delen("g", 9, {"d": 0}, 10) == {"g": None, "d": None}
    assert verberg_delen("g", 0, {"d": 0}, 10) == {}
