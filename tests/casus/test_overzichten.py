"""Lezen: het plan, hoe het ervoor staat, en de feiten voor een lijst."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.casus import handelingen, overzichten
from nabij.kamers.casus.regels import Aandacht, Fase
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, Onderdeel, Relatie
from tests.casus.maak import maak_verhaal, met_plan
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db
NU = [Onderdeel.NAAM, Onderdeel.PLAN]


def lijst_voor(mensen: Mensen, account: Any, relatie: Relatie = Relatie.BETROKKEN) -> Any:
    return poort.lijst(
        mensen.verzoek(account), doel=Doel.WERKLIJST, relaties=[relatie], onderdelen=NU
    )


@pytest.mark.rij("M15", "M37")
def test_het_plan_toont_wie_dichtbij_staat_eerst(mensen: Mensen, tel_statements: Any) -> None:
    verhaal, doel, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        for wie, naam in (("ander", "school"), ("team", ""), ("inwoner", "Samira")):
            handelingen.spreek_actie_af(
                dossier_id=verhaal.pk, tekst=f"iets van {wie}", wie=wie, naam=naam,
                doel=doel, door=zicht.wie,
            )  # fmt: skip
        with tel_statements() as telling:
            plan = overzichten.plan(zicht)

        acties = plan.lopend[0].zichtbaar
        assert [a.actie.wie for a in acties] == ["inwoner", "buur", "team", "ander"]
        assert [a.wie for a in acties] == ["Samira", "Ton", "het team", "school"]
        assert plan.verloop.fase == Fase.IN_UITVOERING
        assert plan.verloop.terugkijken_op
    assert telling.aantal == 3, str(telling)


@pytest.mark.rij("M25")
def test_de_lijst_kost_hoogstens_vier_statements(mensen: Mensen, tel_statements: Any) -> None:
    for _keer in range(4):
        met_plan(mensen)
    maak_verhaal(mensen)
    with lijst_voor(mensen, mensen.teamlid) as lijst, tel_statements() as telling:
        feiten = overzichten.huishoudfeiten(lijst.ids)

    assert len(feiten) == 5
    assert telling.aantal <= 4, str(telling)


def test_de_feiten_van_een_huishouden_met_plan(mensen: Mensen) -> None:
    verhaal, _doel, actie = met_plan(mensen)
    with lijst_voor(mensen, mensen.teamlid) as lijst:
        feit = overzichten.huishoudfeiten(lijst.ids)[verhaal.pk]

    assert (feit.regisseur, feit.eerste_naam) == ("Joke Visser", "Joke Visser")
    assert feit.volgende == actie
    assert feit.volgende_tekst.startswith("Ton helpt donderdag met de enveloppen (")
    assert feit.fase == Fase.IN_UITVOERING
    assert feit.feiten.helpers == 1
    assert overzichten.aandacht_voor_werker(feit) == []


@pytest.mark.rij("M25")
def test_de_teamleider_ziet_fase_en_data_maar_niet_de_acties(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with lijst_voor(mensen, mensen.teamleider, Relatie.LEIDER) as lijst:
        feit = overzichten.huishoudfeiten(lijst.ids)[verhaal.pk]

    assert feit.volgende is None
    assert feit.fase == Fase.IN_UITVOERING


@pytest.mark.rij("M25")
def test_de_medewerker_ziet_stilte_een_week_eerder_en_kan_zelf_antwoorden(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    vijf_weken_later = klok.vandaag() + timedelta(weeks=5)
    with lijst_voor(mensen, mensen.teamlid) as lijst:
        feit = overzichten.huishoudfeiten(lijst.ids, vandaag=vijf_weken_later)[verhaal.pk]
    assert [
        (punt.soort, punt.doe_url, punt.anders_url)
        for punt in overzichten.aandacht_voor_werker(feit, vandaag=vijf_weken_later)
    ] == [(Aandacht.GEEN_CONTACT, "bewoners:contact", "casus:rustig")]
    assert overzichten.aandacht_voor_leider(feit, vandaag=vijf_weken_later) == []

    with verhaal.regie(mensen.teamlid) as zicht:
        handelingen.bewust_rustig(
            dossier_id=verhaal.pk, tot=klok.vandaag() + timedelta(weeks=9), door=zicht.wie
        )

    with lijst_voor(mensen, mensen.teamlid) as lijst:
        zeven = klok.vandaag() + timedelta(weeks=7)
        feit = overzichten.huishoudfeiten(lijst.ids, vandaag=zeven)[verhaal.pk]
        assert overzichten.aandacht_voor_werker(feit, vandaag=zeven) == []
        assert overzichten.aandacht_voor_leider(feit, vandaag=zeven) == []


def test_een_vreemde_heeft_een_lege_lijst(mensen: Mensen) -> None:
    met_plan(mensen)
    with lijst_voor(mensen, mensen.anderteam) as lijst:
        assert overzichten.huishoudfeiten(lijst.ids) == {}
