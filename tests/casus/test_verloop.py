"""Terugkijken, bewust rustig, afsluiten en heropenen: niets gaat verloren, een tik kan terug."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Tijdlijn
from nabij.kamers.casus import handelingen, overzichten
from nabij.kamers.casus.handelingen import Oordeel
from nabij.kamers.casus.models import Actie, Doel, Doeloordeel, Evaluatie, Planwijziging
from nabij.kamers.casus.regels import Fase, KanNiet, maanden_later
from nabij.kamers.poort.begrippen import Recht
from nabij.kamers.poort.models import Betrokkenheid
from nabij.kamers.poort.wachter import GeenToegang
from nabij.opslag.versie import Botsing
from tests.casus.maak import Verhaal, maak_verhaal, met_plan, op_dag
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db


def fase_van(verhaal: Verhaal) -> Fase:
    with verhaal.open(verhaal.mensen.teamlid, Recht.LEZEN) as zicht:
        return overzichten.verloop(zicht).fase


def help_mee(verhaal: Verhaal, account: Any) -> None:
    with verhaal.open(verhaal.mensen.teamlid) as zicht:
        handelingen.betrek_collega(dossier_id=verhaal.pk, account_id=account.pk, door=zicht.wie)


@pytest.mark.rij("M57", "M47")
def test_samen_terugkijken_zet_de_volgende_keer(mensen: Mensen) -> None:
    verhaal, doel, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        handelingen.kijk_terug(
            dossier_id=verhaal.pk,
            door=zicht.wie,
            oordelen=[Oordeel(doel.pk, inwoner="bereikt", werker="beetje")],
            lichter="ja",
            woorden="Ik slaap weer",
        )
        oordeel = Doeloordeel.objects.get()
        assert (oordeel.inwoner, oordeel.werker) == ("bereikt", "beetje")
        over_drie_maanden = maanden_later(klok.vandaag(), 3)
        assert overzichten.verloop(zicht).terugkijken_op == over_drie_maanden
    assert fase_van(verhaal) == Fase.IN_UITVOERING


@pytest.mark.rij("M13")
def test_terugkijken_zonder_iets_in_te_vullen_mag(mensen: Mensen) -> None:
    verhaal, doel, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        handelingen.kijk_terug(dossier_id=verhaal.pk, door=zicht.wie, oordelen=[Oordeel(doel.pk)])
        assert Evaluatie.objects.count() == 1
        assert not Doeloordeel.objects.exists()


def test_het_doel_van_een_ander_huishouden_telt_niet_mee(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    _ander, vreemd, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        handelingen.kijk_terug(
            dossier_id=verhaal.pk, door=zicht.wie, oordelen=[Oordeel(vreemd.pk, inwoner="meer")]
        )
        assert not Doeloordeel.objects.exists()


@pytest.mark.rij("M57")
def test_op_de_afgesproken_dag_is_het_tijd_om_terug_te_kijken(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        handelingen.zet_evaluatiemoment(dossier_id=verhaal.pk, dag=klok.vandaag(), door=zicht.wie)
        with pytest.raises(KanNiet, match="een dag die nog komt"):
            handelingen.zet_evaluatiemoment(
                dossier_id=verhaal.pk, dag=klok.vandaag() - timedelta(days=1), door=zicht.wie
            )
    assert fase_van(verhaal) == Fase.TERUGKIJKEN


def test_de_volgende_keer_ligt_na_deze(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht, pytest.raises(KanNiet, match="na deze keer"):
        handelingen.kijk_terug(dossier_id=verhaal.pk, door=zicht.wie, volgende_op=klok.vandaag())


@pytest.mark.rij("M57")
def test_afsluiten_heropenen_en_alles_staat_er_nog(mensen: Mensen) -> None:
    verhaal, doel, _actie = met_plan(mensen)
    help_mee(verhaal, mensen.collega)
    with verhaal.regie(mensen.teamlid) as zicht:
        handelingen.sluit_af(dossier_id=verhaal.pk, afloop="zelf", door=zicht.wie)

    assert fase_van(verhaal) == Fase.AFGESLOTEN
    with pytest.raises(GeenToegang), verhaal.open(mensen.collega, Recht.LEZEN):
        pytest.fail("wie meehielp leest nog mee")
    with verhaal.regie(mensen.teamlid) as zicht:
        with pytest.raises(KanNiet, match="al afgesloten"):
            handelingen.sluit_af(dossier_id=verhaal.pk, afloop="zelf", door=zicht.wie)
        handelingen.heropen(dossier_id=verhaal.pk, door=zicht.wie)
        assert Doel.objects.get() == doel
        with pytest.raises(KanNiet, match="niet afgesloten"):
            handelingen.heropen(dossier_id=verhaal.pk, door=zicht.wie)
    assert fase_van(verhaal) == Fase.IN_UITVOERING


@pytest.mark.rij("M57")
def test_afsluiten_kan_tien_minuten_terug_met_iedereen_erbij(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    help_mee(verhaal, mensen.collega)
    with verhaal.regie(mensen.teamlid) as zicht:
        tik = handelingen.sluit_af(dossier_id=verhaal.pk, afloop="zelf", door=zicht.wie)
    assert tik.ongedaan_tot == tik.vastgelegd_op + timedelta(minutes=10)
    with (
        time_machine.travel(tik.ongedaan_tot, tick=False),
        verhaal.regie(mensen.teamlid) as zicht,
        pytest.raises(KanNiet, match="kan niet meer"),
    ):
        handelingen.maak_ongedaan(gebeurtenis=tik, door=zicht.wie)
    with verhaal.regie(mensen.teamlid) as zicht:
        for _dubbel in range(2):
            handelingen.maak_ongedaan(gebeurtenis=tik, door=zicht.wie)
        assert not Tijdlijn.objects.filter(woord="afgesloten", ingetrokken_op__isnull=True).exists()

    assert fase_van(verhaal) == Fase.IN_UITVOERING
    with verhaal.open(mensen.collega, Recht.LEZEN) as zicht:
        assert zicht["plan"]
    open_ = Betrokkenheid.objects.filter(dossier=verhaal.dossier, tot__isnull=True)
    assert open_.count() == 2


def test_heropenen_kan_ook_terug(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with verhaal.regie(mensen.teamlid) as zicht:
        handelingen.sluit_af(dossier_id=verhaal.pk, afloop="zelf", door=zicht.wie)
        tik = handelingen.heropen(dossier_id=verhaal.pk, door=zicht.wie)
        handelingen.maak_ongedaan(gebeurtenis=tik, door=zicht.wie)

    assert fase_van(verhaal) == Fase.AFGESLOTEN
    verhaal.dossier.refresh_from_db()
    assert verhaal.dossier.gesloten_op is not None


@pytest.mark.rij("M13")
def test_wie_iets_anders_opschrijft_gooit_niets_weg(mensen: Mensen) -> None:
    verhaal, doel, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        handelingen.wijzig_doel(
            doel=doel, versie=1, door=zicht.wie, tekst="Ik open elke week mijn post"
        )
        handelingen.wijzig_doel(
            doel=doel, versie=2, door=zicht.wie, tekst="Ik open elke week mijn post"
        )
        oud = Planwijziging.objects.get()
        assert (oud.versie, oud.velden["tekst"]) == (1, "Ik durf mijn post weer open te maken")
        with pytest.raises(Botsing) as botsing:
            handelingen.wijzig_doel(doel=doel, versie=1, door=zicht.wie, tekst="Nog anders")
        assert botsing.value.ander.tekst == "Ik open elke week mijn post"  # type: ignore[attr-defined]
        assert botsing.value.eigen["tekst"] == "Nog anders"


@pytest.mark.rij("M37")
def test_een_vervallen_doel_neemt_zijn_open_acties_mee_en_terug(mensen: Mensen) -> None:
    verhaal, doel, actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        handelingen.laat_doel_vervallen(doel=doel, reden="het hoeft niet meer", door=zicht.wie)
        assert Actie.objects.get(pk=actie.pk).vervallen_op
        handelingen.heropen_doel(doel=doel)
        assert Actie.objects.get(pk=actie.pk).vervallen_op is None
        assert Doel.objects.get().vervallen_reden == ""


def test_een_tweede_tik_verandert_niets(mensen: Mensen) -> None:
    verhaal, _doel, actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        eerst = handelingen.rond_actie_af(actie=actie, door=zicht.wie).klaar_op
        handelingen.laat_actie_vervallen(actie=actie, door=zicht.wie, te_zwaar=True)
        nog_eens = handelingen.rond_actie_af(actie=actie, door=zicht.wie)
        assert (nog_eens.klaar_op, nog_eens.vervallen_op) == (eerst, None)
        assert Tijdlijn.objects.filter(woord="actie_klaar").count() == 1


@pytest.mark.rij("M37")
def test_te_dragen_vraag_je_alleen_aan_een_naaste_of_buur(mensen: Mensen) -> None:
    verhaal, doel, actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        handelingen.vraag_of_het_te_dragen_is(actie=actie, te_dragen=False)
        assert Actie.objects.get(pk=actie.pk).te_dragen is False
        van_ons = handelingen.spreek_actie_af(
            dossier_id=verhaal.pk, tekst="bellen", wie="team", doel=doel, door=zicht.wie
        )
        with pytest.raises(KanNiet, match="naasten en buren"):
            handelingen.vraag_of_het_te_dragen_is(actie=van_ons, te_dragen=True)


@pytest.mark.rij("M47")
def test_ieder_zegt_zelf_of_die_het_eens_is_en_nee_mag(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        ilyas = verhaal.persoon(1)
        for antwoord, reden in (("eens", ""), ("oneens", "niet ook op zondag")):
            handelingen.leg_akkoord_vast(
                dossier_id=verhaal.pk,
                persoon_id=ilyas,
                naam="Ilyas Bouhali",
                antwoord=antwoord,
                reden=reden,
                door=zicht.wie,
            )
        from nabij.kamers.bewoners.overzichten import mensen as thuis

        per_persoon = {r.naam: r for r in overzichten.akkoorden(verhaal.pk, thuis(verhaal.pk))}
    assert per_persoon["Ilyas Bouhali"].badge[0] == "Niet eens"
    assert per_persoon["Samira Bouhali"].badge[0] == "Nog niet gesproken"


def test_achteraf_vastleggen_houdt_de_volgorde(mensen: Mensen) -> None:
    """Wat vorig jaar gebeurde, mag vandaag worden opgeschreven."""
    verhaal = maak_verhaal(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        doel = handelingen.stel_doel(
            dossier_id=verhaal.pk, tekst="Wij eten samen", door=zicht.wie, op=op_dag(2025, 3, 1)
        )
        assert doel.op == op_dag(2025, 3, 1)
        assert overzichten.verloop(zicht).fase == Fase.TERUGKIJKEN
