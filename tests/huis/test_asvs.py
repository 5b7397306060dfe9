"""De lijst in docs/asvs.md is volledig, en elke test die zij noemt bestaat."""

from __future__ import annotations

import csv
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_RIJ = re.compile(r"^\| (V[\d.]+) \| (.+?) \| (\S+) \|$", re.MULTILINE)


def lijst() -> list[tuple[str, str, str]]:
    return _RIJ.findall((ROOT / "docs" / "asvs.md").read_text())


def test_elke_genoemde_test_bestaat() -> None:
    bestaand = {
        naam
        for map_ in ("huis", "account")
        for bestand in (ROOT / "tests" / map_).glob("test_*.py")
        for naam in re.findall(r"def (test_\w+)", bestand.read_text())
    }

    ontbreekt = {test for _eis, _hoe, test in lijst() if test != "-"} - bestaand
    assert not ontbreekt


def test_zonder_test_staat_er_waarom() -> None:
    for eis, hoe, test in lijst():
        assert test != "-" or re.match("niet van toepassing|nog niet|hierboven", hoe), eis


def test_geen_eis_staat_er_twee_keer() -> None:
    eisen = [eis for eis, _hoe, _test in lijst()]
    assert len(eisen) == len(set(eisen)) > 50


def test_alle_eisen_van_aanmelden_en_sessies_staan_erin(normen: Path) -> None:
    with (normen / "asvs5.csv").open() as bestand:
        nodig = {
            rij["req_id"]
            for rij in csv.DictReader(bestand)
            if rij["chapter_id"] in {"V6", "V7"} and rij["L"] in {"1", "2"}
        }

    assert nodig <= {eis for eis, _hoe, _test in lijst()}
