"""Het plan en de regie: wat er gebeurt, en wie er niets van ziet."""

from __future__ import annotations

from typing import Any

import pytest

from nabij.kamers.casus import handelingen
from nabij.kamers.casus.models import Actie, Doel, Gebeurtenis, Regie
from nabij.kamers.poort.begrippen import Betrokkenrol
from nabij.kamers.poort.models import Betrokkenheid
from nabij.kamers.poort.wachter import GeenToegang
from tests.casus.maak import maak_verhaal, met_plan
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db


def eerste(verhaal: Any) -> Betrokkenheid:
    return Betrokkenheid.objects.get(
        dossier=verhaal.dossier, tot__isnull=True, rol__in=["regisseur", "aanspreekpunt"]
    )


@pytest.mark.rij("M23")
def test_voor_er_een_plan_is_er_alleen_een_aanspreekpunt(mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)

    assert (eerste(verhaal).account, eerste(verhaal).rol) == (mensen.teamlid, "aanspreekpunt")
    with verhaal.open(mensen.teamlid):
        assert not Regie.objects.exists()


@pytest.mark.rij("M23", "M13")
def test_met_het_eerste_doel_is_er_precies_een_regisseur(mensen: Mensen) -> None:
    verhaal, doel, actie = met_plan(mensen)

    with verhaal.open(mensen.teamlid):
        assert [regie.account for regie in Regie.objects.all()] == [mensen.teamlid]
        plan = Gebeurtenis.objects.get(soort="plan")
        assert plan.volgende_op is not None
        assert Doel.objects.get() == doel
        assert Actie.objects.get() == actie
    assert eerste(verhaal).rol == Betrokkenrol.REGISSEUR


@pytest.mark.rij("M23")
def test_een_vreemde_ziet_niets_van_het_plan(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)

    for vreemde in (mensen.anderteam, mensen.collega, mensen.jeugdteam, mensen.beleid):
        with pytest.raises(GeenToegang), verhaal.open(vreemde):
            pytest.fail("de poort ging open")


@pytest.mark.rij("M23")
def test_alleen_wie_regie_voert_wijst_een_ander_aan(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)
    with verhaal.regie(mensen.teamlid) as zicht:
        handelingen.wijs_regisseur_aan(
            dossier_id=verhaal.pk,
            account_id=mensen.collega.pk,
            wens="Samira wil graag Karel",
            door=zicht.wie,
        )

    assert eerste(verhaal).account == mensen.collega
    with verhaal.regie(mensen.collega):
        historie = Regie.objects.order_by("van")
        assert [regie.account for regie in historie] == [mensen.teamlid, mensen.collega]
        assert historie[0].tot == historie[1].van
    with pytest.raises(GeenToegang), verhaal.regie(mensen.teamlid):
        pytest.fail("wie geen regie meer voert, mag dit niet")
    with verhaal.open(mensen.teamlid):
        assert Doel.objects.exists()
