"""Het team kijkt waar zijn werk heen gaat, en wat bewoners zelf doen. Niemand houdt uren bij."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.opbouw import handelingen as opbouw
from nabij.kamers.opbouw.models import Plek
from nabij.kamers.opbouw.regels import Tik
from nabij.kamers.team import handelingen as team
from nabij.kamers.team.models import Deskundigheid
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


def _contacten(verhaal: Verhaal, keer: int) -> None:
    with verhaal.open(verhaal.mensen.teamlid) as zicht:
        for _nummer in range(keer):
            bewoners.leg_contact_vast(dossier_id=verhaal.pk, soort="gebeld", door=zicht.wie)


def _stap(verhaal: Verhaal, wie: str, keer: int) -> Any:
    with verhaal.open(verhaal.mensen.teamlid) as zicht:
        for _nummer in range(keer):
            laatste = casus.spreek_actie_af(
                dossier_id=verhaal.pk, tekst="Samen naar de markt", wie=wie, door=zicht.wie
            )
    return laatste


@pytest.mark.rij("M22", "M20", "M50", "M35")
def test_werk_voor_een_en_werk_voor_velen_staan_naast_elkaar(
    mensen: Mensen, time_machine: Any
) -> None:
    # Gegeven zes contacten met een huishouden, en Nadia die twee uur in het buurthuis was
    verhaal, _doel, _actie = met_plan(mensen)
    _contacten(verhaal, 6)
    moment = opbouw.plan(
        team_id=mensen.oost.pk,
        medewerker_id=mensen.opbouwwerker.medewerker.pk,
        plek=Plek.BUURTHUIS,
        waar="De Wilgen",
        dag=klok.vandaag(),
        van=time(10),
        tot=time(12),
    )
    opbouw.tel(aanwezigheid_id=moment.pk, tik=Tik(gesprek=True), keer=9)
    # Als Joke kijkt, dan staan ze naast elkaar, en over uren zegt niemand iets wat niet geschat is
    joke = Mens(mensen.teamlid).ga("/team/").klik("Voor een en voor velen")
    joke.ziet("Contacten met huishoudens 0 0 0 6", "Keer in de buurt 0 0 0 1")
    joke.ziet("Gesprekken daar 0 0 0 9", "Uren daar, volgens de agenda 0 0 0 2", "Nog niet geschat")
    # En schat het team samen twintig minuten, dan heten de uren geschat
    leider = Mens(mensen.teamleider).ga("/team/balans/")
    leider.druk("Vastleggen", minuten="2").ziet("schrijf 5 minuten of meer")
    leider.druk("Vastleggen", minuten="20").ziet(
        "Uren daaraan, geschat 0 0 0 2", "20 minuten per contact"
    )
    # En na een half jaar vraagt de bladzijde of dat nog klopt
    leider.ziet_niet("Klopt het nog?")
    time_machine.move_to(klok.nu() + timedelta(weeks=27), tick=False)
    Mens(mensen.teamleider).ga("/team/balans/").ziet("Klopt het nog?")


@pytest.mark.rij("M20")
def test_iemand_kan_in_twee_kringen_staan_en_een_lege_kring_staat_er(mensen: Mensen) -> None:
    # Gegeven Joke die helpt en zorgt, en Nadia die opbouwwerker is
    for code, naam in (("schulden", "Schulden"), ("wondzorg", "Wondzorg")):
        Deskundigheid.objects.get_or_create(code=code, defaults={"naam": naam})
    team.leg_kennis_vast(
        medewerker=mensen.teamlid.medewerker.pk, deskundigheden=["schulden", "wondzorg"]
    )
    leider = Mens(mensen.teamleider).ga("/team/balans/")
    leider.ziet("Mensen samenbrengen Nadia Kok", "Helpen Nog niemand in het team")
    # Als de leider zegt waar het hoort
    leider.druk("Helpen : Schulden").druk("Zorgen : Wondzorg")
    # Dan staat zij in twee kringen, en telt niets op tot honderd
    leider.ziet("Helpen Joke Visser", "Zorgen Joke Visser", "Ook in een andere kring: Joke Visser")
    leider.ziet_niet("%")
    # En een teamlid verandert dat niet
    with pytest.raises(AssertionError, match="geen knop"):
        Mens(mensen.collega).ga("/team/balans/").druk("Helpen : Schulden")


@pytest.mark.rij("M50")
def test_wat_bewoners_zelf_doen_is_een_getal_zonder_doel(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    joke = Mens(mensen.teamlid).ga("/team/balans/")
    # Een stap is te weinig om te tonen
    joke.ziet("Zodra er vijf stappen in plannen staan")
    _stap(verhaal, "inwoner", 3)
    te_veel = _stap(verhaal, "netwerk", 2)
    with verhaal.open(mensen.teamlid) as zicht:
        casus.laat_actie_vervallen(
            actie=te_veel, reden="het werd te veel", te_zwaar=True, door=zicht.wie
        )
    joke.ga("/team/balans/").ziet("Het huishouden zelf 3", "Familie of vrienden 2")
    joke.ziet("Buurt of vrijwilliger 1", "Een stap stopte omdat het te zwaar werd")
    joke.ziet("geen streefgetal")


def test_een_ander_team_ziet_deze_getallen_niet(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    _contacten(verhaal, 6)
    femke = Mens(mensen.anderteam).ga(f"/team/balans/?team={mensen.oost.pk}")
    femke.ziet("Buurtteam West", "Contacten met huishoudens 0 0 0 0")


@pytest.mark.rij("M22")
def test_wat_langer_dan_een_jaar_geleden_was_telt_niet_mee(
    mensen: Mensen, time_machine: Any
) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    _contacten(verhaal, 6)
    time_machine.move_to(klok.nu() + timedelta(weeks=53), tick=False)
    Mens(mensen.teamlid).ga("/team/balans/").ziet("Contacten met huishoudens 0 0 0 0")
