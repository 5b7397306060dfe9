"""De standaarden zelf, als gegeven: naam, versie, berichtcodes en de lijsten die verschillen.

Komt er een versie bij, dan komt hier een `Standaard` bij; de rest van de bibliotheek leest ze.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NUMMERS: Final = (
    "301", "302", "305", "306", "307", "308", "315",
    "316", "317", "318", "319", "320", "323", "325",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Standaard:
    """Een standaard in een versie: wat tussen Wmo en Jeugdwet verschilt."""

    naam: str
    kort: str
    wet: str
    versie: str
    xsd_versie: str
    berichtcodes: dict[str, str]
    lijsten: dict[str, str]
    kent_woonplaatsbeginsel: bool = False

    @property
    def hoofdversie(self) -> int:
        return int(self.versie.split(".")[0])

    @property
    def subversie(self) -> int:
        return int(self.versie.split(".")[1])

    def namespace(self, deel: str) -> str:
        """De naamruimte van een deel: `basisschema`, of een bericht zoals `wmo301`."""
        versie = self.versie.replace(".", "_")
        return f"http://www.istandaarden.nl/{self.naam}/{versie}/{deel}/schema"

    @property
    def basis(self) -> str:
        return self.namespace("basisschema")

    def lijst(self, naam: str) -> str:
        """De codelijst die in deze standaard achter een naam schuilt."""
        return self.lijsten.get(naam, naam)


def _codes(codes: str) -> dict[str, str]:
    return dict(zip(NUMMERS, codes.split(), strict=True))


IWMO_3_2: Final = Standaard(
    naam="iwmo",
    kort="wmo",
    wet="Wmo",
    versie="3.2",
    xsd_versie="1.0.0",
    berichtcodes=_codes("414 415 418 419 420 421 444 445 480 481 482 483 484 485"),
    lijsten={
        "productcategorie": "WMO020",
        "reden beeindiging": "WMO588",
        "reden wijziging": "WMO002",
    },
)
IJW_3_2: Final = Standaard(
    naam="ijw",
    kort="jw",
    wet="Jeugdwet",
    versie="3.2",
    xsd_versie="1.0.0",
    berichtcodes=_codes("436 437 438 439 440 441 446 447 486 487 488 489 490 491"),
    lijsten={
        "productcategorie": "JZ020",
        "reden beeindiging": "JZ588",
        "reden wijziging": "JZ002",
    },
    kent_woonplaatsbeginsel=True,
)
STANDAARDEN: Final = (IWMO_3_2, IJW_3_2)
