"""De codelijsten: welke codes er zijn, wat ze betekenen, en van wanneer tot wanneer ze gelden."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

_BESTAND: Final = "codes.csv"
GEMEENTEN: Final = "CBS"


@dataclass(frozen=True)
class Code:
    """Een code met haar betekenis. `tot` is de laatste dag waarop zij geldt."""

    code: str
    betekenis: str
    van: date | None = None
    tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        return (self.van is None or self.van <= dag) and (self.tot is None or dag <= self.tot)


@cache
def codelijsten() -> dict[str, dict[str, Code]]:
    """Per lijst de codes, in de volgorde van het bestand."""
    lijsten: dict[str, dict[str, Code]] = {}
    tekst = files(__package__).joinpath(_BESTAND).read_text(encoding="utf-8")
    for rij in csv.DictReader(tekst.splitlines(), delimiter=";"):
        lijst = lijsten.setdefault(rij["lijst"], {})
        lijst[rij["code"]] = Code(rij["code"], rij["betekenis"], _dag(rij["van"]), _dag(rij["tot"]))
    return lijsten


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def betekenis(lijst: str, code: str) -> str:
    """Wat een code betekent; de code zelf als we het niet weten."""
    gevonden = codelijsten().get(lijst, {}).get(code)
    return gevonden.betekenis if gevonden and gevonden.betekenis else code
