"""Elke meegeleverde regel: wanneer de vraag komt, en wanneer juist niet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nabij.kamers.afspraken import aanmelding, meegeleverd
from nabij.kamers.consult.regels.overwegen import (
    TOESTANDEN,
    Feiten,
    Mens,
    achttien,
    geldt,
)

DAG = date(2026, 3, 2)
GISTEREN = DAG - timedelta(days=1)
KIND = Mens(kind=True, oud=(8, 8), geboren=date(2018, 1, 5))
ALLEEN = Mens(oud=(80, 80))


def _na(dagen: int) -> date:
    return DAG + timedelta(days=dagen)


# (regel, feiten waarbij de vraag komt, sinds wanneer, feiten die er een ding anders aan hebben)
GEVALLEN: list[tuple[str, Feiten, date, dict[str, Any]]] = [
    ("acuut", Feiten(nu_gevaar=DAG), DAG, {"nu_gevaar": None}),
    (
        "vermoeden_onveilig",
        Feiten(onveilig_zonder_stap=GISTEREN), GISTEREN, {"onveilig_zonder_stap": None},
    ),
    (
        "kinderen_thuis",
        Feiten(mensen=[KIND], standen={"hoofd": ("moeilijk", GISTEREN)}), GISTEREN,
        {"opgemerkt": {"kinderen_gesproken": DAG}},
    ),
    (
        "huis_of_stroom_kwijt",
        Feiten(opgemerkt={"huis_of_stroom": GISTEREN}, dreigt_op=_na(28)), GISTEREN,
        {"dreigt_op": _na(29)},
    ),
    (
        "afspraken_anders_begrepen",
        Feiten(opgemerkt={"anders_begrepen": _na(-182)}), _na(-182),
        {"opgemerkt": {"anders_begrepen": _na(-183)}},
    ),
    (
        "hoofd_loopt_vast",
        Feiten(standen={"hoofd": ("loopt_vast", GISTEREN)}), GISTEREN,
        {"standen": {"hoofd": ("moeilijk", GISTEREN)}},
    ),
    (
        "middelen",
        Feiten(standen={"gewoontes": ("moeilijk", GISTEREN)}, doelen=[_na(-100)]), GISTEREN,
        {"doelen": [_na(-90)]},
    ),
    ("staat_stil", Feiten(doelen=[DAG, _na(-91)]), DAG, {"doelen": [_na(-90)]}),
    (
        "veel_helpers",
        Feiten(organisaties={naam: _na(-n) for n, naam in enumerate("abcde")}), DAG,
        {"organisaties": dict.fromkeys("abcd", DAG)},
    ),
    (
        "nergens_welkom",
        Feiten(weigeringen=[("werk", _na(-9)), ("werk", GISTEREN)]), GISTEREN,
        {"weigeringen": [("werk", GISTEREN), ("middelen", GISTEREN)]},
    ),
    (
        "zorgt_en_houdt_het_niet_vol",
        Feiten(niet_te_dragen=[GISTEREN]), GISTEREN, {"niet_te_dragen": []},
    ),
    (
        "buiten_mandaat", Feiten(geen_antwoord=GISTEREN), DAG, {"geen_antwoord": DAG},
    ),
    (
        "vergeet_en_verdwaalt",
        Feiten(mensen=[ALLEEN], themas=[("vergeten", GISTEREN)]), GISTEREN,
        {"mensen": [ALLEEN, ALLEEN]},
    ),
    (
        "oudere_vraagt_niets",
        Feiten(mensen=[Mens(oud=(67, 67))], zorgen={"geld": GISTEREN}), GISTEREN,
        {"mensen": [Mens(oud=(66, 67))]},
    ),
    (
        "bijna_achttien",
        Feiten(mensen=[replace(KIND, geboren=date(2009, 1, 5))], hulp_sinds=_na(-400)),
        date(2026, 1, 5), {"hulp_sinds": None},
    ),
    (
        "wens_van_inwoner",
        Feiten(opgemerkt={"wens": GISTEREN}), GISTEREN, {"erbij": [DAG]},
    ),
    (
        "derde_keer",
        Feiten(themas=[("post", _na(-300)), ("post", _na(-20)), ("post", GISTEREN)]), GISTEREN,
        {"themas": [("post", _na(-365)), ("post", _na(-20)), ("post", GISTEREN)]},
    ),
]  # fmt: skip


@pytest.mark.rij("M18")
@pytest.mark.parametrize(
    ("regel", "feiten", "sinds", "anders"), GEVALLEN, ids=lambda w: str(w)[:30]
)
def test_de_vraag_komt_en_met_een_ding_anders_niet(
    regel: str, feiten: Feiten, sinds: date, anders: dict[str, Any]
) -> None:
    assert geldt(regel, feiten, DAG) == sinds
    assert geldt(regel, replace(feiten, **anders), DAG) is None
    assert geldt(regel, Feiten(), DAG) is None


@pytest.mark.rij("M18")
def test_elke_meegeleverde_regel_heeft_een_geval_of_een_reden_waarom_nog_niet() -> None:
    inhoud = meegeleverd.lees("erbij_halen")
    codes = {rij["id"] for rij in (*inhoud["regels"], *inhoud["wegwijzers"])}
    getoetst = {geval[0] for geval in GEVALLEN}

    assert getoetst == set(TOESTANDEN)
    assert codes == getoetst
    assert not {code for code in codes if aanmelding.ziet_nog_niet(code)}


@pytest.mark.rij("M18")
def test_weggetikt_blijft_weg_tot_het_opnieuw_begint() -> None:
    feiten = Feiten(opgemerkt={"anders_begrepen": GISTEREN})

    assert geldt("afspraken_anders_begrepen", feiten, DAG, weggetikt=[GISTEREN]) is None
    assert geldt("afspraken_anders_begrepen", feiten, _na(90), weggetikt=[DAG]) is None
    opnieuw = Feiten(opgemerkt={"anders_begrepen": _na(5)})
    assert geldt("afspraken_anders_begrepen", opnieuw, _na(5), weggetikt=[DAG]) == _na(5)


@pytest.mark.rij("M18")
def test_altijd_komt_de_volgende_dag_terug_zolang_het_zo_is() -> None:
    feiten = Feiten(standen={"hoofd": ("loopt_vast", GISTEREN)})

    assert geldt("hoofd_loopt_vast", feiten, DAG, altijd=True, weggetikt=[DAG]) is None
    assert geldt("hoofd_loopt_vast", feiten, _na(1), altijd=True, weggetikt=[DAG]) == GISTEREN
    beter = Feiten(standen={"hoofd": ("wisselend", DAG)})
    assert geldt("hoofd_loopt_vast", beter, _na(1), altijd=True) is None


def test_een_dag_die_voorbij_is_dreigt_niet_meer() -> None:
    feiten = Feiten(opgemerkt={"huis_of_stroom": _na(-30)}, dreigt_op=GISTEREN)
    assert geldt("huis_of_stroom_kwijt", feiten, DAG) is None


def test_een_schrikkelkind_wordt_achttien_op_een_maart() -> None:
    assert achttien(date(2008, 2, 29)) == date(2026, 3, 1)
    assert achttien(date(2008, 2, 28)) == date(2026, 2, 28)


@pytest.mark.parametrize(("geboren", "komt"), [
    (DAG.replace(year=2009), True), (date(2009, 3, 3), False), (date(2008, 8, 31), True),
    (date(2008, 8, 30), False),
])  # fmt: skip
def test_bijna_achttien_is_zes_tot_twaalf_maanden_ervoor(geboren: date, komt: bool) -> None:
    feiten = Feiten(mensen=[replace(KIND, geboren=geboren)], hulp_sinds=_na(-400))
    assert bool(geldt("bijna_achttien", feiten, DAG)) is komt


def test_zorg_om_iemands_leven_vraagt_ook_zonder_stand() -> None:
    assert geldt("hoofd_loopt_vast", Feiten(opgemerkt={"zorg_om_leven": DAG}), DAG) == DAG
