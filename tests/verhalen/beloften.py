"""Bij elke belofte de verhalen die haar laten zien: `docs/verhalen.md`, gemaakt uit de tests.

.venv/bin/python -m tests.verhalen.beloften
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
BLAD = ROOT / "docs" / "verhalen.md"
_KOP = """# Beloften en verhalen

*English summary: every requirement has a number, one sentence, and the stories (running tests) that
show a part of it. A row without a story is not there yet. This page is made from the tests by
`python -m tests.verhalen.beloften`.*

Een vinkje in een tabel zegt niets. Daarom wijst hier elke eis naar een verhaal dat bij elke
`./check` echt gedraaid wordt, met gegeven, als en dan. Een verhaal laat een deel van de belofte
zien, niet altijd alles; staat er *nog niet*, dan is er nog niets van. Deze bladzijde komt uit de
tests zelf (`python -m tests.verhalen.beloften`); een test bewaakt dat zij klopt.

| | wat je mag verwachten | verhalen |
|---|---|---|
"""


def beloften() -> dict[str, str]:
    with Path(__file__).with_name("beloften.yaml").open(encoding="utf-8") as bestand:
        gelezen: dict[str, str] = yaml.safe_load(bestand)
    return gelezen


def verhalen() -> dict[str, list[str]]:
    """Nummer naar de bestanden met een verhaal dat dat nummer draagt, ook die in een browser."""
    gevonden: dict[str, set[str]] = defaultdict(set)
    for map_ in ("verhalen", "browser"):
        for pad in sorted((ROOT / "tests" / map_).glob("test_*.py")):
            for nummer in _nummers(ast.parse(pad.read_text(encoding="utf-8"))):
                gevonden[nummer].add(pad.relative_to(ROOT / "tests").as_posix())
    return {nummer: sorted(paden, reverse=True) for nummer, paden in gevonden.items()}


def _nummers(boom: ast.Module) -> Iterable[str]:
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call) and ast.unparse(knoop.func).endswith("mark.rij"):
            yield from (ast.literal_eval(nummer) for nummer in knoop.args)


def bladzijde() -> str:
    gevonden = verhalen()
    regels = []
    for nummer, zin in beloften().items():
        waar = ", ".join(f"[{_naam(pad)}](../tests/{pad})" for pad in gevonden.get(nummer, [])[:4])
        regels.append(f"| {nummer} | {zin} | {waar or 'nog niet'} |")
    return _KOP + "\n".join(regels) + "\n"


def _naam(pad: str) -> str:
    return Path(pad).stem.removeprefix("test_").replace("_", " ")


if __name__ == "__main__":
    BLAD.write_text(bladzijde(), encoding="utf-8")
    sys.exit(0)
