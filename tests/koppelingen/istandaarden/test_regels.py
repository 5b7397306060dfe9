"""De bladzijde met regels klopt met de tests, en geen regel is vergeten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.koppelingen.istandaarden import regels

pytestmark = pytest.mark.rij("M08")


def test_de_bladzijde_met_regels_komt_uit_de_tests(normen: Path) -> None:
    assert regels.BLAD.read_text(encoding="utf-8") == regels.bladzijde(normen), (
        "werk bij met: NABIJ_NORMEN=... .venv/bin/python -m tests.koppelingen.istandaarden.regels"
    )


def test_elke_regel_heeft_een_test_of_een_reden(normen: Path) -> None:
    alle, tests, zonder = set(regels.alle(normen)), set(regels.getest()), regels.zonder_test()
    reden = set(zonder["niet"]) | set(zonder["nog"])

    assert alle - tests - reden == set()
    assert reden & tests == set()
    assert reden - alle == set()
    assert not set(zonder["niet"]) & set(zonder["nog"])
    assert set(zonder["deels"]) <= tests


def test_er_zijn_364_regels(normen: Path) -> None:
    assert sum(map(len, regels.alle(normen).values())) == 364
