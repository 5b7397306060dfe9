"""Elk pakket staat met reden en licentie in docs/dependencies.md, en in het slot."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.huis.huis import ROOT

# Wat past bij EUPL-1.2 (zie de bijlage van de EUPL en de lijst van de Europese Commissie).
_LICENTIES = re.compile(r"\b(MIT|BSD|Apache|MPL|Mozilla|LGPL|Lesser|PSF|ISC|0BSD)\b")
_NAAM = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def _gelijk(naam: str) -> str:
    return re.sub(r"[-_.]+", "-", naam).lower()


def _in_slot(bestand: str) -> set[str]:
    return {_gelijk(naam) for naam in _NAAM.findall((ROOT / bestand).read_text())}


def _project() -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    draait = [*project["dependencies"], *extras["bouw"]]
    return {"requirements.txt": draait, "requirements-test.txt": [*draait, *extras["test"]]}


@pytest.mark.parametrize("slot", ["requirements.txt", "requirements-test.txt"])
def test_elk_gekozen_pakket_staat_in_het_slot_en_in_de_uitleg(slot: str) -> None:
    gekozen = {_gelijk(re.split(r"[\[<>=~ ]", eis)[0]) for eis in _project()[slot]}
    uitleg = (ROOT / "docs" / "dependencies.md").read_text().lower()

    assert gekozen <= _in_slot(slot)
    assert not {naam for naam in gekozen if naam not in uitleg}


def test_wat_meekomt_staat_ook_in_de_uitleg() -> None:
    uitleg = (ROOT / "docs" / "dependencies.md").read_text().lower()
    alleen_windows = {"colorama", "tzdata"}

    assert not {
        naam for naam in _in_slot("requirements.txt") - alleen_windows if naam not in uitleg
    }


@pytest.mark.parametrize("naam", sorted(_in_slot("requirements.txt")))
def test_elke_licentie_past_bij_de_onze(naam: str) -> None:
    try:
        over = metadata(naam)
    except PackageNotFoundError:  # alleen voor een ander besturingssysteem
        return
    soorten = [over.get("License-Expression"), over.get("License")]
    soorten += [regel for regel in over.get_all("Classifier") or [] if regel.startswith("License")]

    assert _LICENTIES.search(" ".join(filter(None, soorten)))


@pytest.mark.parametrize("slot", ["requirements.txt", "requirements-test.txt"])
def test_een_slot_noemt_geen_plaats(slot: str) -> None:
    tekst = (ROOT / slot).read_text()

    assert "://" not in tekst
    assert not re.search(r"^\s*(#|-)(?!-hash=)", tekst, re.MULTILINE)
