"""Verhaal: een moeder zit altijd alleen thuis, en er blijkt om de hoek iets te zijn.

Joke zoekt in de woorden van de moeder. Wat buren doen staat naast wat een instelling doet, met hoe
lang het duurt en of het bericht nog klopt. Wat er niet is, wordt in een tik een gemis van de wijk.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail

from nabij.fundament import klok
from nabij.kamers.account import post
from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.models import Aanbod, Gemis, Wachtsoort
from tests.kaart.maak import maak_aanbod
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"])]


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True
    settings.EMAIL_HOST = "post.example"


@pytest.fixture
def koffie(mensen: Mensen) -> Aanbod:
    """Gegeven koffie van buren, lang niet bevestigd, en een cursus van een instelling."""
    een = maak_aanbod("Koffie met buren", organisatie="Bewoners Haven", soort="bewoners")
    maak_aanbod("Cursus Vriendschap", organisatie="Instelling De Bocht", soort="formeel")
    Aanbod.objects.filter(pk=een.pk).update(bevestigd_op=klok.vandaag() - timedelta(days=300))
    return een


@pytest.mark.rij("M24", "M34")
def test_gewone_woorden_vinden_buren_naast_een_instelling(mensen: Mensen, koffie: Aanbod) -> None:
    joke = Mens(mensen.teamlid).ga("/kaart/?q=altijd+alleen+thuis")
    joke.ziet("Koffie met buren", "van bewoners zelf", "Cursus Vriendschap", "beroepskrachten")
    joke.ziet("niet bevestigd sinds")


@pytest.mark.rij("M07")
def test_een_gemeten_wachttijd_zegt_over_hoeveel_en_van_wanneer(
    mensen: Mensen, koffie: Aanbod
) -> None:
    cursus = Aanbod.objects.get(naam="Cursus Vriendschap")
    handelingen.leg_wachttijd_vast(
        aanbod_id=cursus.pk, soort=Wachtsoort.GEMETEN, weken=Decimal("9"), n=41,
        peildatum=klok.vandaag(), bron="gemeten",
    )  # fmt: skip
    Mens(mensen.teamlid).ga("/kaart/?q=vriendschap").ziet("9 weken", "gemeten, 41 starts")


@pytest.mark.rij("M24")
def test_de_buren_bevestigen_zelf_en_daarna_gaat_de_koffie_weer_voor(
    mensen: Mensen, koffie: Aanbod
) -> None:
    nadia = Mens(mensen.opbouwwerker).ga(f"/kaart/{koffie.pk}/").klik("Iemand vragen")
    nadia.druk("Vraag of het klopt", naam="Ans", email="ans@example.nl")
    post.verstuur()
    link = re.search(r"/sociale-kaart/bijhouden/\S+", mail.outbox[0].body)
    assert link
    Mens(None).ga(link[0]).druk("Ja, alles klopt").ziet("Dank u wel")
    Mens(mensen.teamlid).ga(f"/kaart/{koffie.pk}/").ziet_niet("niet bevestigd sinds")


@pytest.mark.rij("M24")
def test_wat_er_niet_is_mist_de_wijk_en_nooit_een_mens(mensen: Mensen, koffie: Aanbod) -> None:
    joke = Mens(mensen.teamlid).ga("/kaart/?q=schaatsclub+voor+Mira")
    joke.druk("Niet gevonden").ziet("Zonder naam, zonder huishouden.")
    assert Gemis.objects.get().woorden == "schaatsclub voor"
