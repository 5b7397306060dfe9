"""Toeval met een vorm: momenten, aantallen en waar een vraag over gaat."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nabij.demo import teksten
from nabij.fundament.klok import AMSTERDAM

GELD_ERNSTIG = ("schulden", "huis_kwijt", "rondkomen")
GELD_ENIG = ("toeslagen", "uitkering", "energie", "kosten_kinderen")
KINDEREN = ("opvoeden", "school", "jong_ouderschap", "scheiding")
OUDEREN = ("vergeten", "mantelzorg", "rouw", "eenzaam", "gezond")
WMO = ("hulp_in_huis", "hulpmiddel", "vervoer")
ZWAAR = ("somber", "middelen", "onveilig")
# Grenzen van een normale verdeling: bij 20% veel geldzorgen, bij 28% enige.
_VEEL, _ENIGE = 0.8416, 0.0502
_GELDVRAAG = {0: (0.01, 0.06), 1: (0.02, 0.66), 2: (0.77, 0.10)}
_LAAT = 0.12  # deel van wat later pas wordt opgeschreven


@dataclass(frozen=True)
class Aard:
    """Wat er in een huishouden speelt zonder dat iemand het zo ziet. `geld` is 0, 1 of 2.

    Een Wmo-melding doe je met je naam; wie die niet geeft (`naamloos`), vraagt iets anders.
    """

    druk: float
    ouder: bool
    kinderen: bool
    geld: int
    naamloos: bool = False


def geldzorgen(rnd: random.Random, druk_genormeerd: float) -> int:
    """0 geen, 1 enige of 2 veel geldzorgen; hangt samen met de verborgen factor (r = 0,6)."""
    hoogte = 0.6 * druk_genormeerd + 0.8 * rnd.gauss(0, 1)
    return 2 if hoogte > _VEEL else 1 if hoogte > _ENIGE else 0


def moment(rnd: random.Random, dag: date) -> datetime:
    return datetime(
        dag.year, dag.month, dag.day, rnd.randrange(9, 17), rnd.randrange(60), tzinfo=AMSTERDAM
    )


def later_geschreven(rnd: random.Random, op: datetime) -> datetime | None:
    """Meestal staat het er meteen; soms pas na een paar dagen (hoogstens twee weken)."""
    if rnd.random() >= _LAAT:
        return None
    return op + timedelta(days=min(14, 1 + int(rnd.expovariate(0.5))), minutes=rnd.randrange(60))


def poisson(rnd: random.Random, verwacht: float) -> int:
    """Poisson, door optellen; voor kleine verwachtingen."""
    grens, product, aantal = math.exp(-verwacht), 1.0, -1
    while product > grens:
        product *= rnd.random()
        aantal += 1
    return aantal


def aantal(rnd: random.Random, gemiddeld: float, vorm: float = 1.3) -> int:
    """Poisson met een gamma-verdeeld gemiddelde (negatief binomiaal), hoogstens 12."""
    return min(12, poisson(rnd, rnd.gammavariate(vorm, gemiddeld / vorm)))


def kies_thema(rnd: random.Random, aard: Aard) -> str:
    """Eerst of het over geld gaat, dan waarover: dat hangt af van wie er wonen."""
    ernstig, enig = _GELDVRAAG[aard.geld]
    worp = rnd.random()
    if worp < ernstig:
        return rnd.choice(GELD_ERNSTIG)
    if worp < ernstig + enig:
        return rnd.choice(GELD_ENIG if aard.kinderen else GELD_ENIG[:-1])
    kansen = _kansen(aard)
    return rnd.choices(list(kansen), weights=list(kansen.values()))[0]


def _kansen(aard: Aard) -> dict[str, float]:
    kansen = dict.fromkeys(teksten.VRAGEN, 1.0)
    for thema in (*GELD_ERNSTIG, *GELD_ENIG):
        kansen[thema] = 0.0
    for thema in KINDEREN:
        kansen[thema] = 2.2 * math.exp(0.3 * aard.druk) if aard.kinderen else 0.0
    for thema in OUDEREN:
        kansen[thema] = 3.0 if aard.ouder else 0.3
    for thema in WMO:
        kansen[thema] = 0.0 if aard.naamloos else 8.0 if aard.ouder else 0.8
    for thema in ZWAAR:
        kansen[thema] = 0.5 * math.exp(0.5 * aard.druk)
    return kansen
