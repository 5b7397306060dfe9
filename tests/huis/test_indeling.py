"""De plattegrond: elke kamer zegt waar ze voor is, en geen bestand wordt een rommella."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.huis.huis import NABIJ, plek

_ROMMELLA = {"utils", "helpers", "common", "services", "base", "misc", "tools"}
# Rond de 400 regels wordt een bestand een map; dit is waar het ophoudt.
_LANGSTE = 450

BESTANDEN = sorted(pad for pad in NABIJ.rglob("*.py") if not pad.parent.name.endswith("migrations"))
PAKKETTEN = sorted(
    pad
    for doos in ("", "kamers", "deuren")
    for pad in (NABIJ / doos).glob("*/__init__.py")
    if "vertalingen" not in pad.parts
)


@pytest.mark.parametrize("pad", PAKKETTEN, ids=plek)
def test_elke_kamer_zegt_waar_ze_voor_is(pad: Path) -> None:
    assert ast.get_docstring(ast.parse(pad.read_text()))


def test_geen_bestand_heet_naar_niets() -> None:
    assert not [plek(pad) for pad in BESTANDEN if pad.stem in _ROMMELLA]


def test_geen_bestand_is_te_lang() -> None:
    lang = {plek(pad): len(pad.read_text().splitlines()) for pad in BESTANDEN}

    assert not {naam: regels for naam, regels in lang.items() if regels > _LANGSTE}


def test_regels_kennen_geen_django() -> None:
    """De regels van een kamer zijn puur: geen Django, en de dag komt als argument binnen."""
    puur = [
        pad
        for pad in BESTANDEN
        if pad.stem == "regels" or pad.parent.name == "regels" or plek(pad).startswith("fundament")
    ]
    fouten = [
        f"{plek(pad)}: {naam}"
        for pad in puur
        for naam in _imports(pad)
        if naam.split(".")[0] == "django" or naam.endswith(".models")
    ]

    assert puur
    assert not fouten, "\n".join(fouten)


def _imports(pad: Path) -> list[str]:
    namen = []
    for knoop in ast.walk(ast.parse(pad.read_text())):
        if isinstance(knoop, ast.Import):
            namen += [alias.name for alias in knoop.names]
        elif isinstance(knoop, ast.ImportFrom):
            namen.append(knoop.module or "")
    return namen
