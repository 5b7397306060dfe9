"""Toeval met een vorm: momenten, aantallen en waar een vraag over gaat."""

from __future__ import annotations

import math
import random
from datetime import date, datetime

from nabij.demo import teksten
from nabij.fundament.klok import AMSTERDAM

GELD = ("rondkomen", "schulden", "toeslagen", "uitkering", "energie", "post", "huis_kwijt")
KINDEREN = ("opvoeden", "school", "kosten_kinderen", "jong_ouderschap", "scheiding")
OUDEREN = ("hulp_in_huis", "hulpmiddel", "vervoer", "vergeten", "mantelzorg", "rouw", "eenzaam")


def moment(rnd: random.Random, dag: date) -> datetime:
    return datetime(
        dag.year, dag.month, dag.day, rnd.randrange(9, 17), rnd.randrange(60), tzinfo=AMSTERDAM
    )


def aantal(rnd: random.Random, gemiddeld: float, vorm: float = 1.3) -> int:
    """Poisson met een gamma-verdeeld gemiddelde (negatief binomiaal), door optellen."""
    verwacht = rnd.gammavariate(vorm, gemiddeld / vorm)
    grens, product, aantal = math.exp(-verwacht), 1.0, -1
    while product > grens and aantal < 12:
        product *= rnd.random()
        aantal += 1
    return aantal


def kies_thema(rnd: random.Random, druk: float, kinderen: bool, ouder: bool) -> str:
    kansen = dict.fromkeys(teksten.VRAGEN, 1.0)
    for thema in GELD:
        kansen[thema] = 1.6 * math.exp(0.7 * druk)
    for thema in KINDEREN:
        kansen[thema] = 2.2 * math.exp(0.3 * druk) if kinderen else 0.05
    for thema in OUDEREN:
        kansen[thema] = 3.0 if ouder else 0.3
    for thema in ("somber", "middelen", "onveilig"):
        kansen[thema] = 0.5 * math.exp(0.5 * druk)
    return rnd.choices(list(kansen), weights=list(kansen.values()))[0]
