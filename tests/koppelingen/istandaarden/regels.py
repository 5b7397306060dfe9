"""Bij elke regel van iWmo en iJw de test die haar nagaat: `docs/berichtregels.md`, uit de tests.

    NABIJ_NORMEN=../shared/normen .venv/bin/python -m tests.koppelingen.istandaarden.regels

Een regel zonder test staat in `regels_zonder_test.yaml`, met de reden.
"""

from __future__ import annotations

import ast
import csv
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[3]
BLAD = ROOT / "docs" / "berichtregels.md"
ZONDER = Path(__file__).with_name("regels_zonder_test.yaml")
_GEVALLEN = {"Geval", "Weg"}
_WETTEN = {"iwmo-3.2": "Wmo", "ijw-3.2": "Jw"}
_SOORTEN = (
    ("TR", "Technische regels"),
    ("OP", "Bedrijfsregels"),
    ("IV", "Invulinstructies"),
    ("", "Uitgangspunten"),
)
_KOP = """# Regels van iWmo en iJw 3.2

*English summary: every rule of the standards, and the running test that checks it. A rule without a
test says why: it cannot be seen in a message, or it is not there yet. This page is made from the
tests by `python -m tests.koppelingen.istandaarden.regels`, and a test keeps it so.*

Van elke regel van de standaard staat hier welke test haar nagaat. *Niet in een bericht* is een
regel over afspraken of werkwijze: daar is aan een bericht niets van te zien. *Nog niet* is wat wel
kan en er nog niet is; vaak zijn er eerdere berichten voor nodig. *Deels* is wat uit het bericht
alleen te zien is van een regel die verder gaat. De voorwaarden per element (CD, CS en RS) staan
niet in deze lijst; die zitten in het schema en in `controle/`, hun tests in `test_inhoud.py`.
"""


def getest() -> dict[str, list[str]]:
    """Regel naar de tests die haar noemen: `bestand::test`."""
    gevonden: dict[str, set[str]] = defaultdict(set)
    for pad in sorted(Path(__file__).parent.glob("test_*.py")):
        for code, test in _genoemd(ast.parse(pad.read_text(encoding="utf-8"))):
            gevonden[code].add(f"{pad.name}::{test}")
    return {code: sorted(tests) for code, tests in gevonden.items()}


def _genoemd(boom: ast.Module) -> Iterator[tuple[str, str]]:
    """Wat een test met `mark.regel` noemt, en wat in een tabel met gevallen staat."""
    per_tabel: dict[str, list[str]] = {}
    for knoop in boom.body:
        if isinstance(knoop, ast.Assign) and isinstance(knoop.targets[0], ast.Name):
            per_tabel[knoop.targets[0].id] = [
                str(ast.literal_eval(deel.args[0]))
                for deel in ast.walk(knoop.value)
                if isinstance(deel, ast.Call) and ast.unparse(deel.func) in _GEVALLEN
            ]
        if isinstance(knoop, ast.FunctionDef):
            for versiering in knoop.decorator_list:
                tekst = ast.unparse(versiering)
                if isinstance(versiering, ast.Call) and "mark.regel" in tekst:
                    yield from ((str(ast.literal_eval(a)), knoop.name) for a in versiering.args)
                for tabel, codes in per_tabel.items():
                    if tabel in tekst and "parametrize" in tekst:
                        yield from ((code, knoop.name) for code in codes)


def alle(normen: Path) -> dict[str, list[str]]:
    """Elke regel van de standaard, met de wetten waar zij bij hoort."""
    regels: dict[str, list[str]] = defaultdict(list)
    with (normen / "istandaarden/regels_index.csv").open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            regels[rij["code"]].append(_WETTEN[rij["standaard"]])
    return dict(regels)


def zonder_test() -> dict[str, dict[str, str]]:
    with ZONDER.open(encoding="utf-8") as bestand:
        gelezen: dict[str, dict[str, str]] = yaml.safe_load(bestand)
    return gelezen


def bladzijde(normen: Path) -> str:
    regels, tests, zonder = alle(normen), getest(), zonder_test()
    rest = set(regels)
    delen = [_KOP, _telling(regels, tests, zonder)]
    for begin, titel in _SOORTEN:
        codes = sorted(code for code in rest if code.startswith(begin))
        rest -= set(codes)
        delen.append(f"\n## {titel}\n\n| regel | wet | nagegaan door |\n|---|---|---|")
        delen += [f"| {c} | {' '.join(regels[c])} | {_waar(c, tests, zonder)} |" for c in codes]
    return "\n".join(delen) + "\n"


def _telling(
    regels: dict[str, list[str]], tests: dict[str, list[str]], zonder: dict[str, dict[str, str]]
) -> str:
    rijen = sum(len(wetten) for wetten in regels.values())
    met = sum(code in tests for code in regels)
    niet, nog = (len(set(zonder[soort]) & set(regels)) for soort in ("niet", "nog"))
    return (
        f"{rijen} regels, waarvan veel in beide standaarden: {len(regels)} verschillende. Daarvan"
        f"\nhebben er {met} een test, zijn er {niet} niet in een bericht te zien, en zijn er {nog}"
        " nog niet."
    )


def _waar(code: str, tests: dict[str, list[str]], zonder: dict[str, dict[str, str]]) -> str:
    if code in tests:
        namen = ", ".join(
            f"[{test.partition('::')[2].removeprefix('test_').replace('_', ' ')}]"
            f"(../tests/koppelingen/istandaarden/{test.partition('::')[0]})"
            for test in tests[code][:2]
        )
        deels = zonder["deels"].get(code)
        return f"{namen} (deels: {deels})" if deels else namen
    if code in zonder["niet"]:
        return f"niet in een bericht: {zonder['niet'][code]}"
    return f"nog niet: {zonder['nog'][code]}"


if __name__ == "__main__":
    BLAD.write_text(bladzijde((ROOT / os.environ["NABIJ_NORMEN"]).resolve()), encoding="utf-8")
    sys.exit(0)
