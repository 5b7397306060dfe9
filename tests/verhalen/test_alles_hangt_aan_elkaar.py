"""V03: alles hangt aan elkaar. Van de post naar een plan met een kern, een begin en een regisseur.

Valkuil: nergens verschijnt een cijfer of kleur die zegt hoe zwaar dit gezin is.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Account
from nabij.kamers.casus.models import Doel
from nabij.kamers.toegang import handelingen as toegang
from nabij.kamers.toegang.handelingen import NieuweWaarneming
from tests.casus.maak import Verhaal, maak_verhaal
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db

HOE_ZWAAR = re.compile(
    r"\b(score|gewicht|zwaarte|risico\w*|ernst|multi\w*|complex\w*|probleem\w*|niveau)\b", re.I
)
KLEUR = re.compile(r'class="[^"]*(dringend|rood|oranje|zwaar)[^"]*"')
PAGINAS = ("", "plan/", "plan/papier/", "plan/eerder/", "terugkijken/", "regisseur/", "kaart/")


class Aan:
    """Iemand achter het scherm."""

    def __init__(self, client: Client, account: Account) -> None:
        self.client, self.account = client, account

    def _aangemeld(self) -> Client:
        self.client.force_login(self.account, backend="nabij.kamers.poort.wie.Backend")
        return self.client

    def leest(self, pad: str) -> str:
        antwoord = self._aangemeld().get(pad)
        assert antwoord.status_code == 200, pad
        return antwoord.content.decode()

    def ziet_niets(self, pad: str) -> bool:
        return self._aangemeld().get(pad).status_code == 404

    def tikt(self, pad: str, **velden: Any) -> None:
        antwoord = self._aangemeld().post(pad, {"sleutel": nieuw_token(), **velden})
        assert antwoord.status_code == 302, antwoord.content.decode()


def wat_samira_zei(verhaal: Verhaal, door: Account) -> None:
    """Als: Joke vraagt waar het begint, en Samira tekent de post."""
    with verhaal.open(door) as zicht:
        toegang.voer_gesprek(
            dossier_id=verhaal.pk,
            met="Samira",
            verslag="Aan de keukentafel.",
            door=zicht.wie,
            waarnemingen=[
                NieuweWaarneming(
                    soort="kern",
                    woorden="Zonder open post slaap ik",
                    leefgebied="",
                    van_wie="Samira",
                ),
                NieuweWaarneming(
                    soort="zorg", woorden="Een deurwaarder", leefgebied="geld", van_wie="Samira"
                ),
                NieuweWaarneming(
                    soort="zorg", woorden="Ik lig wakker", leefgebied="gezondheid", van_wie="Samira"
                ),
            ],
        )


@pytest.mark.rij("M03", "M13", "M15", "M21", "M23", "M37", "M57")
def test_alles_hangt_aan_elkaar(client: Client, mensen: Mensen, settings: Any) -> None:
    settings.DEMO = True
    joke, vreemde = Aan(client, mensen.teamlid), Aan(client, mensen.anderteam)
    karel = Aan(client, mensen.collega)
    verhaal = maak_verhaal(mensen)
    huis = verhaal.adres()

    # Gegeven: Samira zei waar het begint. Joke is nog alleen het aanspreekpunt.
    wat_samira_zei(verhaal, mensen.teamlid)
    assert "aanspreekpunt" in joke.leest(f"{huis}kaart/")

    # Als: een kern en een eerste stap, in twee keer opschrijven.
    joke.tikt(
        f"{huis}doel/",
        tekst="Ik durf mijn post weer open te maken",
        van_wie="Samira",
        leefgebied="post_en_regels",
    )
    with verhaal.open(mensen.teamlid):
        doel = Doel.objects.get()
    joke.tikt(
        f"{huis}actie/",
        doel=doel.pk,
        tekst="Donderdag samen de enveloppen open",
        wie="buur|",
        naam="Ton",
        uiterlijk=klok.vandaag() + timedelta(days=3),
    )

    # Dan: een plan met een kern, en Joke is de regisseur met een nummer op papier.
    plan = joke.leest(f"{huis}plan/")
    assert plan.count("nabij-woorden--groot") == 1
    assert "Zonder open post slaap ik" in plan
    assert "Donderdag samen de enveloppen open" in plan
    kaart = joke.leest(f"{huis}kaart/")
    assert "Uw regisseur" in kaart
    assert "010 000 00 00" in kaart

    # Week 6: school en een collega van de ggz doen elk hun stuk; vier helpers.
    joke.tikt(f"{huis}actie/", tekst="Ilyas elke ochtend welkom heten", wie="ander|", naam="School")
    joke.tikt(
        f"{huis}actie/",
        doel=doel.pk,
        tekst="Meekijken met het slapen",
        wie=f"team|{mensen.collega.pk}",
    )
    helpers = re.findall(r"<li>([^<]+)</li>", joke.leest(f"{huis}plan/").split('id="helpers"')[1])
    assert sorted(helpers[:4]) == ["Joke Visser", "Karel Dam", "School", "Ton"]
    assert "Meekijken met het slapen" in karel.leest(f"{huis}plan/")

    # Week 12: kan het lichter? Ja.
    with time_machine.travel(klok.nu() + timedelta(weeks=12), tick=True):
        joke.tikt(
            f"{huis}terugkijken/",
            **{f"inwoner-{doel.pk}": "bereikt", f"werker-{doel.pk}": "beetje"},
            lichter="ja",
            woorden="De stapel is weg.",
        )
        assert "Ja, het kan lichter." in joke.leest(f"{huis}plan/eerder/")

        # Valkuil: nergens een cijfer of kleur die zegt hoe zwaar dit gezin is.
        for pagina in PAGINAS:
            inhoud = joke.leest(f"{huis}{pagina}")
            assert not HOE_ZWAAR.search(_tekst(inhoud)), pagina
            assert not KLEUR.search(inhoud), pagina

    # En: een vreemde ziet geen enkele bladzijde.
    for pagina in PAGINAS:
        assert vreemde.ziet_niets(f"{huis}{pagina}"), pagina


def _tekst(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)
