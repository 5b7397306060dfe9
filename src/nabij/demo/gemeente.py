"""De verzonnen gemeente Lindervaart: wijken, buurten met een vorm, en kerncijfers.

Elke buurt is van een soort; die bepaalt hoe oud de mensen zijn en welke vragen er leven. Op het
scherm heten buurten gewoon naar hun naam, nooit naar hun soort.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

GEMEENTE = "GM9001"
NAAM = "Lindervaart"
_LENGTE, _BREEDTE, _STAP = 5.30, 52.10, 0.008
# Hoeveel wijken naast elkaar liggen; een wijk is twee bij twee buurten.
_NAAST_ELKAAR = {12: 4, 36: 6}
WINDSTREKEN = ("", " Noord", " Zuid")

WIJKEN = (
    "Molenkwartier",
    "Oeverland",
    "Kasteelwijk",
    "Spoorzicht",
    "Zuiderpark",
    "Havenhoofd",
    "Vogelhoek",
    "Tuindorp",
    "Nieuwe Vaart",
    "Grasland",
    "Boschrand",
    "Morgenster",
)
BUURTEN = (
    "Molenhoek Weverij Lindehof Lakenhal Oeverpad Waterkant Rietveld Steiger Slotpark Burcht "
    "Kasteeltuin Ridderhof Stationsbuurt Seinhuis Rangeerhof Loods Parkzoom Vijverhof Zonneweide "
    "Zuidrand Kade Pakhuis Sluisje Werf Mezenhof Lijsterpad Reigersnest Zwaluwplein Appelgaard "
    "Kersentuin Perenhof Moestuin Vaartzicht Brugwachter Jaagpad Trekvaart Weideveld Hooiland "
    "Graspolder Koeweide Boszoom Dennenpad Eikenrode Heideveld Ochtendster Dageraad Zonsopgang "
    "Avondrood"
).split()


@dataclass(frozen=True)
class Buurtsoort:
    """Hoe mensen in zo'n buurt gemiddeld leven. Aandelen tussen 0 en 1.

    `druk` verschuift de verborgen factor waaruit vragen komen, in standaardafwijkingen.
    """

    code: str
    inwoners: int
    kinderen: float
    ouderen: float
    alleen: float
    druk: float
    huur: float


SOORTEN = {
    soort.code: soort
    for soort in (
        Buurtsoort("oude_stad", 1500, 0.16, 0.18, 0.48, 0.1, 0.55),
        Buurtsoort("krap", 2400, 0.24, 0.13, 0.42, 0.9, 0.80),
        Buurtsoort("jonge_gezinnen", 2800, 0.34, 0.05, 0.20, -0.4, 0.25),
        Buurtsoort("ouder_worden", 1200, 0.12, 0.34, 0.40, 0.0, 0.40),
        Buurtsoort("gemengd", 1800, 0.20, 0.19, 0.34, 0.0, 0.45),
    )
}
# Per wijk de soort van de meeste buurten; Zuiderpark heeft het krap, de Vaart is jong.
_WIJKSOORT = (
    "gemengd ouder_worden oude_stad oude_stad krap gemengd ouder_worden gemengd jonge_gezinnen "
    "gemengd gemengd gemengd"
).split()


@dataclass(frozen=True)
class Plek:
    """Een gebied zoals de kamer wijk het bewaart; cijfers als maatcode -> waarde."""

    code: str
    naam: str
    soort: str
    ouder: str | None
    vorm: dict[str, object]
    buurtsoort: str = ""
    inwoners: int = 0

    def met_inwoners(self, aantal: int) -> Plek:
        """Dezelfde plek met een ander aantal inwoners; alleen een buurt heeft er zelf."""
        return replace(self, inwoners=aantal) if self.buurtsoort else self


def _punten(rnd: random.Random, rijen: int, kolommen: int) -> list[list[tuple[float, float]]]:
    """Hoekpunten van een scheef rooster; buren delen hun hoeken, dus er zijn geen kieren."""
    return [
        [
            (
                _LENGTE + (kolom + rnd.uniform(-0.28, 0.28)) * _STAP * 1.6,
                _BREEDTE + (rij + rnd.uniform(-0.28, 0.28)) * _STAP,
            )
            for kolom in range(kolommen + 1)
        ]
        for rij in range(rijen + 1)
    ]


def plekken(zaad: int, *, stad: bool = False) -> list[Plek]:
    """De gemeente, haar wijken en buurten met gedeelde grenzen: 12 en 48, of als `stad` 36 en 144.

    Hoeveel mensen in een buurt wonen is log-normaal verdeeld rond wat bij haar soort hoort.
    """
    rnd = random.Random(f"plekken-{zaad}")
    namen = [naam + streek for streek in WINDSTREKEN[: 3 if stad else 1] for naam in WIJKEN]
    breed = _NAAST_ELKAAR[len(namen)]
    hoog = len(namen) // breed
    hoeken = _punten(rnd, 2 * hoog, 2 * breed)
    wijken: list[Plek] = []
    buurten: list[Plek] = []
    for nummer, naam in enumerate(namen):
        rij, kolom = divmod(nummer, breed)
        code = f"WK9001{nummer + 1:02d}"
        wijken.append(Plek(code, naam, "wijk", GEMEENTE, _omtrek(hoeken, 2 * rij, 2 * kolom, 2, 2)))
        buurten += _buurten(rnd, hoeken, nummer, rij, kolom)
    heel = Plek(GEMEENTE, NAAM, "gemeente", None, _omtrek(hoeken, 0, 0, 2 * hoog, 2 * breed))
    return [heel, *wijken, *buurten]


def _buurten(
    rnd: random.Random,
    hoeken: list[list[tuple[float, float]]],
    nummer: int,
    rij: int,
    kolom: int,
) -> Iterator[Plek]:
    """De vier buurten van een wijk; drie van de soort van de wijk, een gemengde."""
    streek, wijk = divmod(nummer, len(WIJKEN))
    for plek, (erbij, opzij) in enumerate(((0, 0), (0, 1), (1, 0), (1, 1))):
        r, k = 2 * rij + erbij, 2 * kolom + opzij
        soort = SOORTEN[_WIJKSOORT[wijk] if plek < 3 else "gemengd"]
        ring = [hoeken[r][k], hoeken[r][k + 1], hoeken[r + 1][k + 1], hoeken[r + 1][k]]
        yield Plek(
            f"BU9001{nummer + 1:02d}{plek + 1:02d}",
            BUURTEN[wijk * 4 + plek] + WINDSTREKEN[streek], "buurt", f"WK9001{nummer + 1:02d}",
            _veelhoek(ring), soort.code, int(soort.inwoners * rnd.lognormvariate(0, 0.25)),
        )  # fmt: skip


def _veelhoek(ring: list[tuple[float, float]]) -> dict[str, object]:
    punten = [[round(x, 6), round(y, 6)] for x, y in [*ring, ring[0]]]
    return {"type": "Polygon", "coordinates": [punten]}


def _omtrek(
    hoeken: list[list[tuple[float, float]]], rij: int, kolom: int, hoog: int, breed: int
) -> dict[str, object]:
    """De buitenrand van een blok cellen, tegen de klok in."""
    onder = [hoeken[rij][kolom + k] for k in range(breed)]
    rechts = [hoeken[rij + r][kolom + breed] for r in range(hoog)]
    boven = [hoeken[rij + hoog][kolom + breed - k] for k in range(breed)]
    links = [hoeken[rij + hoog - r][kolom] for r in range(hoog)]
    return _veelhoek([*onder, *rechts, *boven, *links])
