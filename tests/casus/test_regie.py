"""Regie, overdragen en verdelen: er is er altijd precies een, en het verhaal blijft heel."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners.models import Tijdlijn
from nabij.kamers.casus import handelingen, overzichten
from nabij.kamers.casus.models import Actie, Overdracht, Regie, Verdeling
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel, Recht
from nabij.kamers.poort.models import Betrokkenheid, Seintje
from nabij.kamers.poort.wachter import GeenToegang
from tests.casus.maak import Verhaal, maak_verhaal, met_plan
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db


def rollen(verhaal: Verhaal) -> dict[str, str]:
    rijen = Betrokkenheid.objects.filter(dossier=verhaal.dossier, tot__isnull=True)
    return {rij.account.inlognaam: rij.rol for rij in rijen.select_related("account")}


def seintjes(account: Account) -> list[str]:
    rijen = Seintje.objects.filter(voor=account).order_by("vastgelegd_op")
    return list(rijen.values_list("soort", flat=True))


def actie_van(verhaal: Verhaal, account: Account, tekst: str = "huurtoeslag nakijken") -> Actie:
    """Gegeven: een open actie op naam van `account`."""
    with verhaal.open(verhaal.mensen.teamlid) as zicht:
        return handelingen.spreek_actie_af(
            dossier_id=verhaal.pk, tekst=tekst, wie="team", account_id=account.pk, door=zicht.wie
        )


def bied_aan(verhaal: Verhaal, **anders: Any) -> Overdracht:
    with verhaal.regie(verhaal.mensen.teamlid) as zicht:
        return handelingen.bied_over_aan(
            **{
                "dossier_id": verhaal.pk,
                "naar": verhaal.mensen.collega.pk,
                "verhaal": "Samira wil haar post weer open durven maken.",
                "gehoord_op": klok.vandaag(),
                "door": zicht.wie,
                **anders,
            }
        )


# ---------------------------------------------------------------- een regisseur


@pytest.mark.rij("M23")
def test_een_tweede_helper_vraagt_een_regisseur(mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        handelingen.betrek_collega(
            dossier_id=verhaal.pk, account_id=mensen.collega.pk, door=zicht.wie
        )

    assert rollen(verhaal) == {"teamlid": "regisseur", "collega": "teamlid"}


@pytest.mark.rij("M23", "M51")
def test_een_collega_met_een_actie_leest_alleen_wat_daarvoor_nodig_is(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    actie_van(verhaal, mensen.collega)

    assert seintjes(mensen.collega) == ["actie"]
    with verhaal.open(mensen.collega, Recht.LEZEN) as zicht:
        assert zicht["plan"]
        assert not zicht["gesprek"]
    with (
        pytest.raises(GeenToegang),
        verhaal.open(mensen.collega, Recht.LEZEN, Onderdeel.GESPREK),
    ):
        pytest.fail("de gesprekken gingen open")


@pytest.mark.rij("M23")
def test_iemand_uit_het_huishouden_is_regisseur_en_joke_blijft_het_aanspreekpunt(
    mensen: Mensen,
) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with verhaal.regie(mensen.teamlid) as zicht:
        handelingen.wijs_regisseur_aan(
            dossier_id=verhaal.pk, naam="Samira Bouhali", wens="ik doe het zelf", door=zicht.wie
        )
        zicht_op = overzichten.verloop(zicht)
        assert zicht_op.regisseur_thuis == "Samira Bouhali"

    assert rollen(verhaal) == {"teamlid": "aanspreekpunt"}
    with verhaal.regie(mensen.teamlid):
        assert Regie.objects.filter(tot__isnull=True).count() == 1


@pytest.mark.rij("M23")
def test_wie_een_plan_zonder_iemand_oppakt_wordt_de_regisseur(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    actie_van(verhaal, mensen.collega)
    Betrokkenheid.objects.filter(account=mensen.teamlid).update(tot=klok.nu())
    with verhaal.open(mensen.collega, Recht.SCHRIJVEN, Onderdeel.PLAN) as zicht:
        handelingen.word_aanspreekpunt(dossier_id=verhaal.pk, door=zicht.wie)

    assert rollen(verhaal) == {"collega": "regisseur"}
    with verhaal.regie(mensen.collega):
        assert Regie.objects.get(tot__isnull=True).account == mensen.collega


def test_een_collega_of_een_naam_niet_allebei_en_niet_geen(mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)
    with verhaal.regie(mensen.teamlid) as zicht:
        for keuze in ({}, {"naam": "Oma", "account_id": mensen.collega.pk}):
            with pytest.raises(KanNiet, match="Kies een collega"):
                handelingen.wijs_regisseur_aan(dossier_id=verhaal.pk, door=zicht.wie, **keuze)


@pytest.mark.rij("M23")
def test_de_database_weigert_een_tweede_regisseur(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with (
        verhaal.regie(mensen.teamlid),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        Regie.objects.create(
            dossier=verhaal.dossier,
            soort="regisseur",
            account=mensen.collega,
            door=mensen.teamlid,
        )


@pytest.mark.rij("M23")
def test_wie_tegelijk_kiest_krijgt_een_zin(mensen: Mensen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een ander was net eerder: de eigen transactie ziet dat niet, de database wel."""
    verhaal, _doel, _actie = met_plan(mensen)
    from nabij.kamers.poort import handelingen as poort

    monkeypatch.setattr(poort, "eindig", lambda **_velden: 0)
    with verhaal.regie(mensen.teamlid) as zicht:
        with pytest.raises(KanNiet, match="Een collega wees net een regisseur aan"):
            handelingen.wijs_regisseur_aan(
                dossier_id=verhaal.pk, account_id=mensen.collega.pk, door=zicht.wie
            )
        assert Regie.objects.get(tot__isnull=True).account == mensen.teamlid
    assert rollen(verhaal) == {"teamlid": "regisseur"}


# ---------------------------------------------------------------- samen overdragen


@pytest.mark.rij("M02", "M23")
@pytest.mark.parametrize("dag", [None, 1, 30])
def test_het_huishouden_hoort_het_eerst(mensen: Mensen, dag: int | None) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    gehoord = None if dag is None else klok.vandaag() + timedelta(days=dag)

    with pytest.raises(KanNiet, match="Vertel het eerst aan het huishouden"):
        bied_aan(verhaal, gehoord_op=gehoord)
    assert rollen(verhaal) == {"teamlid": "regisseur"}


@pytest.mark.rij("M02", "M23")
def test_samen_overgedragen(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    mijn = actie_van(verhaal, mensen.teamlid)
    ander = actie_van(verhaal, mensen.teamlid, "de school bellen")
    overdracht = bied_aan(verhaal, acties={ander.pk: mensen.specialist.pk})

    # Karel leest het verhaal en het plan, en verder niets.
    assert seintjes(mensen.collega) == ["overdracht"]
    with verhaal.open(mensen.collega, Recht.LEZEN) as zicht:
        assert (zicht["plan"], zicht["mensen"], zicht["gesprek"]) == (True, False, False)
    with verhaal.open(mensen.collega) as zicht:
        handelingen.neem_over(overdracht=overdracht, door=zicht.wie)

    assert rollen(verhaal) == {"collega": "regisseur", "specialist": "teamlid"}
    assert seintjes(mensen.teamlid) == ["overgenomen"]
    with verhaal.regie(mensen.collega) as zicht:
        assert Actie.objects.get(pk=mijn.pk).account == mensen.collega
        assert Actie.objects.get(pk=ander.pk).account == mensen.specialist
        assert [r.account for r in overzichten.regie_historie(verhaal.pk)] == [
            mensen.collega,
            mensen.teamlid,
        ]
        assert Tijdlijn.objects.filter(woord="overgenomen").count() == 1
        assert overzichten.wie_is_er(zicht).naam == "Karel Dam"
    with pytest.raises(GeenToegang), verhaal.open(mensen.teamlid, Recht.LEZEN):
        pytest.fail("wie overdroeg leest nog mee")


@pytest.mark.rij("M02", "M28")
@pytest.mark.parametrize("antwoord", ["aannemen", "teruggeven", "intrekken"])
def test_na_het_antwoord_staat_de_overdracht_niet_meer_op_mijn_dag(
    mensen: Mensen, antwoord: str
) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    overdracht = bied_aan(verhaal)
    [seintje] = Seintje.objects.filter(voor=mensen.collega)
    assert seintje.gezien_op is None

    if antwoord == "intrekken":
        with verhaal.regie(mensen.teamlid):
            handelingen.trek_overdracht_in(overdracht=overdracht)
    else:
        doe = {"aannemen": handelingen.neem_over, "teruggeven": handelingen.geef_terug}[antwoord]
        with verhaal.open(mensen.collega) as zicht:
            doe(overdracht=overdracht, door=zicht.wie)

    seintje.refresh_from_db()
    assert seintje.gezien_op
    # Wat het antwoord zelf meldt, staat er nog wel.
    assert not Seintje.objects.filter(voor=mensen.teamlid, gezien_op__isnull=False).exists()


@pytest.mark.rij("M02")
def test_teruggeven_met_een_reden_en_dan_leest_de_ander_niet_meer(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    overdracht = bied_aan(verhaal)
    with verhaal.open(mensen.collega) as zicht:
        handelingen.geef_terug(overdracht=overdracht, door=zicht.wie, reden="mijn uren zijn vol")

    assert rollen(verhaal) == {"teamlid": "regisseur"}
    assert seintjes(mensen.teamlid) == ["terug"]
    with pytest.raises(GeenToegang), verhaal.open(mensen.collega, Recht.LEZEN):
        pytest.fail("de poort ging open")
    assert bied_aan(verhaal).pk != overdracht.pk


def test_wie_al_meehielp_blijft_meehelpen_na_teruggeven(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    actie_van(verhaal, mensen.collega)
    overdracht = bied_aan(verhaal)
    with verhaal.open(mensen.collega) as zicht:
        handelingen.geef_terug(overdracht=overdracht, door=zicht.wie, reden="nu niet")

    assert rollen(verhaal) == {"teamlid": "regisseur", "collega": "teamlid"}


def test_een_overdracht_tegelijk_en_alleen_de_ontvanger_antwoordt(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    overdracht = bied_aan(verhaal)
    with pytest.raises(KanNiet, match="Er wacht al een overdracht"):
        bied_aan(verhaal, naar=mensen.specialist.pk)
    with verhaal.regie(mensen.teamlid) as zicht:
        with pytest.raises(KanNiet, match="Alleen wie het krijgt"):
            handelingen.neem_over(overdracht=overdracht, door=zicht.wie)
        handelingen.trek_overdracht_in(overdracht=overdracht)
    assert rollen(verhaal) == {"teamlid": "regisseur"}


def test_aannemen_kan_niet_als_de_regie_intussen_elders_is(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    overdracht = bied_aan(verhaal)
    with verhaal.regie(mensen.teamlid) as zicht:
        handelingen.wijs_regisseur_aan(
            dossier_id=verhaal.pk, account_id=mensen.specialist.pk, door=zicht.wie
        )
    with verhaal.open(mensen.collega) as zicht, pytest.raises(KanNiet, match="intussen"):
        handelingen.neem_over(overdracht=overdracht, door=zicht.wie)


# ---------------------------------------------------------------- verdelen


@pytest.mark.rij("M25")
def test_verdelen_met_open_acties_en_het_huishouden_moet_het_horen(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    mijn = actie_van(verhaal, mensen.teamlid)
    with verhaal.leider() as zicht:
        handelingen.verdeel(dossier_id=verhaal.pk, naar_account=mensen.collega.pk, door=zicht.wie)

    assert rollen(verhaal) == {"collega": "regisseur"}
    assert seintjes(mensen.collega) == ["regisseur"]
    with verhaal.regie(mensen.collega) as zicht:
        assert Actie.objects.get(pk=mijn.pk).account == mensen.collega
        assert overzichten.verloop(zicht).moet_horen
        assert overzichten.moet_horen(verhaal.pk) is not None
        assert handelingen.vertel_het_huishouden(dossier_id=verhaal.pk) == 1
        assert not overzichten.verloop(zicht).moet_horen


@pytest.mark.rij("M25")
def test_verdelen_kan_tien_minuten_terug_en_daarna_niet_meer(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    mijn = actie_van(verhaal, mensen.teamlid)
    ook = actie_van(verhaal, mensen.specialist, "iets van Ruud")
    with verhaal.leider() as zicht:
        verdeling = handelingen.verdeel(
            dossier_id=verhaal.pk, naar_account=mensen.collega.pk, door=zicht.wie
        )
    with (
        time_machine.travel(verdeling.ongedaan_tot, tick=False),
        verhaal.leider() as zicht,
        pytest.raises(KanNiet, match="kan niet meer"),
    ):
        handelingen.maak_verdeling_ongedaan(verdeling=verdeling, door=zicht.wie)
    with verhaal.leider() as zicht:
        handelingen.maak_verdeling_ongedaan(verdeling=verdeling, door=zicht.wie)
        handelingen.maak_verdeling_ongedaan(verdeling=verdeling, door=zicht.wie)

    assert rollen(verhaal) == {"teamlid": "regisseur", "specialist": "teamlid"}
    with verhaal.regie(mensen.teamlid) as zicht:
        assert Actie.objects.get(pk=mijn.pk).account == mensen.teamlid
        assert Actie.objects.get(pk=ook.pk).account == mensen.specialist
        assert not overzichten.verloop(zicht).moet_horen


def test_een_huishouden_zonder_iemand_krijgt_iemand(mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)
    Betrokkenheid.objects.filter(dossier=verhaal.dossier).update(tot=klok.nu())
    with verhaal.leider() as zicht:
        verdeling = handelingen.verdeel(
            dossier_id=verhaal.pk, naar_account=mensen.collega.pk, door=zicht.wie
        )
    assert rollen(verhaal) == {"collega": "aanspreekpunt"}
    with verhaal.leider() as zicht:
        handelingen.maak_verdeling_ongedaan(verdeling=verdeling, door=zicht.wie)
    assert rollen(verhaal) == {}


def test_verdelen_haalt_een_wachtende_overdracht_van_tafel(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    bied_aan(verhaal)
    with verhaal.leider() as zicht:
        handelingen.verdeel(
            dossier_id=verhaal.pk, naar_account=mensen.specialist.pk, door=zicht.wie
        )
    assert rollen(verhaal) == {"specialist": "regisseur"}


def test_aan_wie_het_al_heeft_kan_niet(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with verhaal.leider() as zicht, pytest.raises(KanNiet, match="heeft dit huishouden al"):
        handelingen.verdeel(dossier_id=verhaal.pk, naar_account=mensen.teamlid.pk, door=zicht.wie)
    assert not Verdeling.objects.exists()


@pytest.mark.parametrize("vreemde", ["teamlid", "collega", "anderteam", "beleid", "beheer"])
def test_verdelen_is_alleen_voor_wie_het_team_leidt(mensen: Mensen, vreemde: str) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with (
        pytest.raises(GeenToegang),
        verhaal.open(getattr(mensen, vreemde), Recht.VERDELEN, Onderdeel.PLAN),
    ):
        pytest.fail("de poort ging open")


def test_alle_rollen_staan_ergens_bij(mensen: Mensen) -> None:
    """Een nieuwe rol in de poort vraagt een keuze: helpt die mee of niet?"""
    from nabij.kamers.casus.rechten import HELPERS

    assert {
        Betrokkenrol.AANSPREEKPUNT,
        Betrokkenrol.REGISSEUR,
        Betrokkenrol.TEAMLID,
        Betrokkenrol.SPECIALIST,
    } == HELPERS
