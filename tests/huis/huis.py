"""Hoe het huis in elkaar zit, gelezen uit de contracten in pyproject.toml.

De volgorde staat dus op een plaats: wie een kamer verplaatst, verandert het contract, en deze
tests volgen vanzelf.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NABIJ = ROOT / "src" / "nabij"


@cache
def volgorde(doos: str) -> dict[str, int]:
    """Naam -> hoogte binnen `doos` ("nabij", "nabij.kamers", "nabij.deuren"); hoog mag laag."""
    contracten = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    lagen = next(c["layers"] for c in contracten["contracts"] if c["containers"] == [doos])
    return {
        naam.strip(" ()"): hoogte
        for hoogte, laag in enumerate(reversed(lagen))
        for naam in laag.split("|")
    }


def mag(van: str, naar: str) -> bool:
    """Of de module `van` de module `naar` mag kennen; buiten `nabij` mag alles."""
    doos = "nabij"
    delen_van, delen_naar = van.split("."), naar.split(".")
    if delen_van[0] != "nabij" or delen_naar[0] != "nabij":
        return True
    for een, ander in zip(delen_van[1:], delen_naar[1:], strict=False):
        if een != ander:
            lagen = volgorde(doos)
            return lagen[een] > lagen[ander]
        if (doos := f"{doos}.{een}") not in {"nabij.kamers", "nabij.deuren"}:
            return True
    return True


def kamer_van(pad: Path) -> str:
    """De module waar een bestand in woont: kamers/casus/templates/... -> nabij.kamers.casus."""
    delen = pad.relative_to(NABIJ).parts
    diepte = 2 if delen[0] in {"kamers", "deuren"} else 1
    return ".".join(("nabij", *delen[:diepte]))


def sjablonen() -> list[Path]:
    """Onze eigen HTML-sjablonen."""
    return sorted(pad for pad in NABIJ.rglob("*.html") if "templates" in pad.parts)


def plek(pad: Path) -> str:
    return str(pad.relative_to(NABIJ))
