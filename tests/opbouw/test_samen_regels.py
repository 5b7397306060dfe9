"""De regels van initiatief en bewonerskracht: puur, met de dag als argument."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.fundament.termijnen import is_werkdag
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.regels import Bezoek, Opkomst

DAGEN = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@given(ja=DAGEN)
def test_bellen_kan_op_een_werkdag_en_binnen_twee_weken(ja: date) -> None:
    uiterlijk = regels.bel_uiterlijk(ja)
    assert is_werkdag(uiterlijk)
    assert ja < uiterlijk <= ja + timedelta(days=14)


@pytest.mark.parametrize(
    ("ja", "uiterlijk"),
    [
        (date(2026, 3, 2), date(2026, 3, 16)),
        (date(2026, 3, 7), date(2026, 3, 20)),  # veertien dagen later is een zaterdag
        (date(2026, 4, 22), date(2026, 5, 6)),
        (date(2026, 4, 21), date(2026, 5, 4)),  # 5 mei is Bevrijdingsdag
    ],
)
def test_de_laatste_dag_om_te_bellen(ja: date, uiterlijk: date) -> None:
    assert regels.bel_uiterlijk(ja) == uiterlijk


def test_wie_gesproken_is_of_verlopen_hoeft_niet_gebeld() -> None:
    dag = date(2026, 3, 2)
    assert regels.moet_bellen(None, dag, vandaag=dag)
    assert not regels.moet_bellen(None, dag, vandaag=dag + timedelta(days=1))
    assert not regels.moet_bellen(dag, dag, vandaag=dag)
    assert not regels.verlopen(dag, vandaag=dag)
    assert regels.verlopen(dag, vandaag=dag + timedelta(days=1))


@pytest.mark.parametrize(
    ("na", "hoe", "vraag"), [(41, "", False), (42, "", True), (42, "ja", False)]
)
def test_na_zes_weken_een_vraag_en_een_keer(na: int, hoe: str, vraag: bool) -> None:
    ja = date(2026, 3, 2)
    dag = ja + timedelta(days=na)
    assert regels.vraag_hoe_het_was(ja, hoe, weken=6, vandaag=dag) is vraag
    assert not regels.vraag_hoe_het_was(None, hoe, weken=6, vandaag=dag)


def test_wie_voor_het_eerst_is_is_ook_een_bezoeker() -> None:
    assert Bezoek.EERSTE.kolommen == ("bezoekers", "eerste")
    assert Bezoek.BEZOEKER.kolommen == ("bezoekers",)
    assert Bezoek.GOED.kolommen == ("goed",)


def test_alle_keren_samen_zonder_die_waarop_niemand_kwam() -> None:
    keren = [Opkomst(1, 6, 4, 3, 1, 0), Opkomst(1), Opkomst(1, 2, 0, 0, 0, 1)]
    assert regels.samen(keren) == Opkomst(2, 8, 4, 3, 1, 1)
    assert regels.samen([]) == Opkomst()
