"""De teamleider: wat blijft liggen, wie waarneemt, wie wat krijgt, en warm overdragen."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.casus.models import Actie
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.mark.rij("M25")
def test_stilte_ziet_joke_eerst_en_zij_mag_zeggen_dat_het_goed_is(mensen: Mensen) -> None:
    # Gegeven een huishouden met een plan waar het lang stil is
    verhaal, _doel, _actie = met_plan(mensen)
    joke, leider = Mens(mensen.teamlid), Mens(mensen.teamleider)
    stil = _eerste_dag_met(joke, "/mijn-dag/", "contact")

    with time_machine.travel(stil):
        # Dan vraagt mijn dag er Joke naar, en ziet de teamleider nog niets
        joke.meld_aan().ga("/mijn-dag/").ziet("Bouhali")
        leider.meld_aan().ga("/team/werk/")
        punten = re.findall(r'id="punt\d+"', leider.html)
        assert not punten

        # Als Joke antwoordt dat het bewust rustig is
        joke.ga(verhaal.adres("rustig/")).druk("2 weken")
        joke.ziet("Bewust rustig tot")

    # Dan vraagt ook een week later niemand waarom het stil is
    with time_machine.travel(stil + timedelta(days=8)):
        leider.meld_aan().ga("/team/werk/").ziet_niet("contact met")
        assert not re.findall(r'id="punt\d+"', leider.html)


def _eerste_dag_met(mens: Mens, adres: str, woord: str) -> object:
    """De eerste dag vanaf nu waarop deze pagina om aandacht vraagt."""
    begin = klok.nu()
    for dagen in range(7, 120, 3):
        dag = begin + timedelta(days=dagen)
        with time_machine.travel(dag):
            mens.meld_aan().ga(adres)
            if 'class="nabij-rij nabij-rij--termijn"' in mens.html and woord in mens.tekst:
                return dag
    raise AssertionError("het bleef stil zonder dat iemand het vroeg")


@pytest.mark.rij("M25", "M51")
def test_joke_is_ziek_en_karel_neemt_waar(mensen: Mensen) -> None:
    # Gegeven Samira, die bij Joke hoort; Karel kent haar niet
    verhaal = met_plan(mensen)[0]
    karel = Mens(mensen.collega)
    assert karel.ga(verhaal.adres()).status == 404

    # Als de teamleider Karel laat waarnemen tot en met volgende week
    leider = Mens(mensen.teamleider).ga("/team/").klik("Iemand laten waarnemen")
    tot = klok.vandaag() + timedelta(days=7)
    leider.druk(
        "Laten waarnemen", voor=str(mensen.teamlid.pk), door=str(mensen.collega.pk),
        tot_en_met=tot.isoformat(),
    )  # fmt: skip
    leider.ziet("Karel Dam neemt waar voor Joke Visser").ziet_niet("ziek")

    # Dan ziet Karel haar op mijn dag en kan hij haar helpen, en ziet Samira zijn naam
    karel.ga("/mijn-dag/").ziet("Bouhali", "Je neemt waar.")
    karel.ga(verhaal.adres()).ziet("Ik durf mijn post weer open te maken")
    karel.ga(verhaal.adres("kaart/")).ziet("Joke Visser", "Karel Dam")

    # En eindigt het vanzelf
    with time_machine.travel(klok.nu() + timedelta(days=9)):
        assert karel.meld_aan().ga(verhaal.adres()).status == 404
        karel.ga("/mijn-dag/").ziet_niet("Bouhali")


@pytest.mark.rij("M25")
def test_de_teamleider_verdeelt_met_de_open_acties_en_kan_terug(mensen: Mensen) -> None:
    # Gegeven een plan met een actie van Joke, en een teamleider die namen ziet en geen inhoud
    verhaal = met_plan(mensen)[0]
    _actie_van_joke(verhaal)
    leider = Mens(mensen.teamleider).ga("/team/werk/").ziet("Bouhali", "Joke Visser")
    leider.ziet_niet("post", "Ilyas")
    leider.ga(verhaal.adres()).ziet("Bouhali").ziet_niet("mijn post", "Ilyas", "enveloppen")
    assert leider.ga(verhaal.adres("plan/")).status == 404

    # Als zij het aan Karel geeft
    leider.ga("/team/werk/").klik("Aan een ander geven")
    leider.druk("Zo verdelen", **{f"naar-{verhaal.pk}": str(mensen.collega.pk)})
    terug = leider.formulier("Ongedaan maken")

    # Dan is Karel de regisseur, staat de actie op zijn naam, en moet Samira het nog horen
    karel = Mens(mensen.collega).ga("/mijn-dag/").ziet("Bouhali", "Sanne Vos")
    karel.ga(verhaal.adres()).ziet("Karel Dam", "Vertel wie er nu is", "Toeslag nakijken")
    with verhaal.open(mensen.collega):
        assert Actie.objects.get(tekst="Toeslag nakijken").account == mensen.collega

    # En tien minuten lang kan het terug
    leider.verstuur(*terug).ziet("Teruggezet zoals het was.")
    Mens(mensen.teamlid).ga(verhaal.adres()).ziet_niet("Vertel wie er nu is")


def _actie_van_joke(verhaal: Verhaal) -> None:
    with verhaal.open(verhaal.mensen.teamlid) as zicht:
        casus.spreek_actie_af(
            dossier_id=verhaal.pk, tekst="Toeslag nakijken", wie="team", door=zicht.wie,
            account_id=verhaal.mensen.teamlid.pk,
        )  # fmt: skip


@pytest.mark.rij("M23", "M25", "M04")
def test_warm_overdragen_het_huishouden_hoort_het_eerst(mensen: Mensen) -> None:
    # Gegeven Joke, die weggaat en Samira aan Karel wil geven
    verhaal = met_plan(mensen)[0]
    joke = Mens(mensen.teamlid).ga(verhaal.adres("overdragen/"))
    inhoud = {
        "naar": str(mensen.collega.pk),
        "verhaal": "Samira wil rust. Begin met de post.",
        "beloften": "We bellen elke dinsdag.",
    }

    # Als het huishouden het nog niet hoorde, gaat het niet door, en blijft alles staan
    joke.druk("Klaarzetten", gehoord_op="", **inhoud)
    joke.ziet("Samira wil rust. Begin met de post.").ziet_niet("Je houdt alles")

    # Als zij het gehoord heeft, leest Karel een bladzijde
    joke.druk("Klaarzetten", gehoord_op=klok.vandaag().isoformat(), **inhoud)
    joke.ziet("Je houdt alles tot die is aangenomen.")
    karel = Mens(mensen.collega).ga("/mijn-dag/").ziet("Een overdracht wacht op jou")
    karel.ga(verhaal.adres("overdragen/"))
    karel.ziet("Begin met de post.", "We bellen elke dinsdag.", "Ik durf mijn post weer open")

    # En neemt hij het aan: nu is het van hem, en weet Joke het
    karel.druk("Ja, ik neem het over").ziet("Uw regisseur", "Karel Dam")
    Mens(mensen.teamlid).ga("/mijn-dag/").ziet("Je overdracht is aangenomen")

    # En een vreemde komt er niet bij
    assert Mens(mensen.anderteam).ga(verhaal.adres("overdragen/")).status == 404


@pytest.mark.rij("M23")
def test_teruggeven_met_een_reden_en_niets_is_kwijt(mensen: Mensen) -> None:
    verhaal = met_plan(mensen)[0]
    joke = Mens(mensen.teamlid).ga(verhaal.adres("overdragen/"))
    joke.druk(
        "Klaarzetten", gehoord_op=klok.vandaag().isoformat(), naar=str(mensen.collega.pk),
        verhaal="Begin met de post.",
    )  # fmt: skip
    karel = Mens(mensen.collega).ga(verhaal.adres("overdragen/"))

    karel.druk("Teruggeven", reden="").ziet("Schrijf op waarom je het teruggeeft.")
    karel.druk("Teruggeven", reden="Ik ken de familie.").ziet("Teruggegeven.")

    joke.ga(verhaal.adres()).ziet("Regisseur sinds", "Joke Visser").ziet_niet("Overdracht wacht")
    assert karel.ga(verhaal.adres()).status == 404
