"""Zelf opgepakt staat altijd naast wie binnen een jaar terugkwam (M05 M57)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from nabij.kamers.afspraken.overzichten import aflopen
from nabij.kamers.bewoners.handelingen import NieuwLid, richt_huishouden_in
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort
from nabij.kamers.toegang import handelingen as toegang
from tests.mensen import Mensen, verzoek
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M05", "M57")]
NU = datetime(2026, 3, 30, 9, tzinfo=UTC)


def afloop(*, zelf: bool) -> str:
    return next(een.code for een in aflopen() if een.afgevangen is zelf)


def vraag(mensen: Mensen, *, dagen: int, zelf: bool = True, terug_na: int | None = None) -> None:
    """Gegeven: een huishouden met een vraag die `dagen` geleden afliep, en soms weer een vraag."""
    door = mensen.wie(mensen.teamlid)
    klaar = NU - timedelta(days=dagen)
    with poort.nieuw(
        verzoek(mensen.teamlid),
        soort=DossierSoort.HUISHOUDEN,
        team_id=mensen.oost.pk,
        doel=Doel.HULP,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as zicht:
        pk = zicht.dossier.pk
        lid = NieuwLid(roepnaam="Samira", achternaam="Bouhali")
        richt_huishouden_in(dossier_id=pk, leden=[lid], adres=None, door=door)
        eerste = toegang.neem_vraag_aan(
            dossier_id=pk, tekst="Een brief.", door=door, op=klaar, themas=[("geld", "")]
        )
        toegang.rond_af(vraag=eerste, afloop=afloop(zelf=zelf), door=door, op=klaar)
        if terug_na is not None:
            weer = klaar + timedelta(days=terug_na)
            toegang.neem_vraag_aan(dossier_id=pk, tekst="Weer.", door=door, op=weer)


def rij(mens: Mens) -> str:
    return mens.tekst.partition("Alle vragen")[2].partition("Bij minder dan")[0]


def test_het_deel_zelf_staat_naast_wie_terugkwam(mensen: Mensen) -> None:
    with time_machine.travel(NU):
        # Gegeven acht vragen die afliepen: zes zelf opgepakt, waarvan een na 100 dagen terug is
        for dagen in (400, 400, 400, 400, 30):
            vraag(mensen, dagen=dagen)
        vraag(mensen, dagen=400, terug_na=100)
        vraag(mensen, dagen=400, zelf=False)
        vraag(mensen, dagen=400, zelf=False)

        joke = Mens(mensen.teamlid).ga("/team/").klik("Zelf opgepakt, en wie terugkwam")

    # Dan is het 6 van 8 (Wilson: 41 tot 93), en kwam 20 procent terug: na 100 dagen was een van
    # de vijf die toen nog gevolgd werden er weer; wie pas 30 dagen klaar is telde tot dag 30
    assert rij(joke).split()[:11] == "75% (41 tot 93%) 6 van 8 20% 6".split()[:11]
    joke.ziet_niet("Bouhali", "Samira", mensen.teamlid.naam + " pakte")


def test_terug_na_meer_dan_een_jaar_telt_niet_als_terug(mensen: Mensen) -> None:
    with time_machine.travel(NU):
        for _nummer in range(5):
            vraag(mensen, dagen=500, terug_na=366)
        joke = Mens(mensen.teamlid).ga("/team/zelf-opgepakt/")
    assert "0% 5" in rij(joke)


def test_onder_de_vijf_staat_er_niets(mensen: Mensen) -> None:
    with time_machine.travel(NU):
        for _nummer in range(4):
            vraag(mensen, dagen=10)
        joke = Mens(mensen.teamlid).ga("/team/zelf-opgepakt/")
    assert "Te weinig om te tonen" in rij(joke)
    joke.ziet_niet("4 van 4")


def test_een_ander_team_ziet_ons_niet_en_beleid_komt_hier_niet(mensen: Mensen) -> None:
    with time_machine.travel(NU):
        for _nummer in range(6):
            vraag(mensen, dagen=10)
        femke = Mens(mensen.anderteam).ga(f"/team/zelf-opgepakt/?team={mensen.oost.pk}")
        beleid = Mens(mensen.beleid).ga("/team/zelf-opgepakt/")
    femke.ziet("Nog geen vraag afgelopen").ziet_niet("6 van 6")
    assert beleid.status == 404
