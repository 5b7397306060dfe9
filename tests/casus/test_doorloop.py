"""Waar de tijd blijft: van vraag naar gesprek, plan en eerste stap, ook voor wie nog wacht."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine

from nabij.kamers.bewoners.handelingen import NieuwLid, richt_huishouden_in
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort
from nabij.kamers.toegang import handelingen as toegang
from tests.mensen import Mensen, verzoek
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M36")]
MAANDAG = datetime(2026, 3, 2, 9, tzinfo=UTC)


def maart(dag: int) -> datetime:
    return datetime(2026, 3, dag, 9, tzinfo=UTC)


def huishouden(mensen: Mensen, gesprek: int | None, plan: int | None = None) -> UUID:
    """Gegeven: een vraag op maandag 2 maart, met een gesprek en een plan op een dag in maart."""
    door = mensen.wie(mensen.teamlid)
    with poort.nieuw(
        verzoek(mensen.teamlid),
        soort=DossierSoort.HUISHOUDEN,
        team_id=mensen.oost.pk,
        doel=Doel.HULP,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as zicht:
        pk = zicht.dossier.pk
        richt_huishouden_in(
            dossier_id=pk,
            leden=[NieuwLid(roepnaam="Samira", achternaam="Bouhali")],
            adres=None,
            door=door,
        )
        toegang.neem_vraag_aan(dossier_id=pk, tekst="Help.", door=door, op=MAANDAG)
        if gesprek:
            toegang.voer_gesprek(dossier_id=pk, door=door, verslag="Thee.", op=maart(gesprek))
        if plan:
            casus.stel_doel(dossier_id=pk, tekst="Rust", door=door, op=maart(plan))
    return pk


def regel(mens: Mens, begin: str) -> str:
    """De woorden van een rij van de tabel."""
    return mens.tekst.partition(begin)[2].partition("Van ")[0]


def test_wie_nog_wacht_telt_mee(mensen: Mensen) -> None:
    # Gegeven zes vragen: vijf gesprekken na 1, 2, 3, 4 en 5 werkdagen, en een die nog wacht
    with time_machine.travel(maart(30)):
        for dag in (3, 4, 5, 6, 9):
            huishouden(mensen, gesprek=dag)
        huishouden(mensen, gesprek=None)

        joke = Mens(mensen.teamlid).ga("/team/").klik("Waar de tijd blijft")

    # Dan is de helft er na drie werkdagen, en is negen van de tien nog niet te zeggen
    gevonden = regel(joke, "Van de vraag naar het eerste gesprek")
    assert gevonden.split() == "3 werkdagen nog niet te zeggen 6 1".split()
    # En staat er van het plan niets: niemand kwam zover
    assert "Te weinig om te tonen" in regel(joke, "Van het gesprek naar een plan")
    joke.ziet_niet("Bouhali", "Samira")


def test_onder_de_vijf_staat_er_niets_en_een_ander_team_ziet_het_niet(mensen: Mensen) -> None:
    with time_machine.travel(maart(30)):
        for dag in (3, 4, 5, 6):
            huishouden(mensen, gesprek=dag, plan=dag)
        joke = Mens(mensen.teamlid).ga(f"/team/tijd/?team={mensen.oost.pk}")
        femke = Mens(mensen.anderteam).ga(f"/team/tijd/?team={mensen.oost.pk}")
        beleid = Mens(mensen.beleid).ga("/team/tijd/")

    assert joke.tekst.count("Te weinig om te tonen") == 3
    femke.ziet_niet("Buurtteam Oost")
    assert beleid.status == 404
