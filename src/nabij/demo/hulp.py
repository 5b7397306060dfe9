"""Welke hulp mensen toegewezen kregen: de waarheid waaraan latere cijfers zich laten toetsen.

Dit staat niet in de database; `nabij synthese` schrijft het als bestand naast de gegevens.
Aantallen volgen docs/synthese.md: clienten per 1.000, voorzieningen per client, soorten
jeugdhulp, wetten naast elkaar, en wachten (gamma, per aanbieder, met een stijgende lijn).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nabij.demo.gebeurtenissen import Mens

if TYPE_CHECKING:
    from nabij.demo.verloop.huishouden import VerzonnenHuishouden
    from nabij.demo.verloop.wereld import Wereld

WMO_PER_CLIENT = {1: 61, 2: 27, 3: 7, 4: 3, 5: 1, 6: 1}
WMO_PRODUCTEN = {"hulp in huis": 46, "begeleiding": 24, "hulpmiddel": 16, "vervoer": 10, "dag": 4}
JEUGDSOORTEN = {"wijkteam": 11, "ambulant": 61, "netwerk": 17, "dag": 5, "verblijf": 6}
# Naam, gemiddeld aantal weken wachten aan het begin, en hoeveel weken erbij in drie jaar.
AANBIEDERS = (("Het Anker", 5.0, 2.0), ("De Vlonder", 6.5, 3.0), ("Zorg aan Huis", 8.0, 1.0),
              ("Jeugd Nabij", 7.5, 3.5))  # fmt: skip
WMO_KANS, WMO_KANS_OUDER = 0.027, 0.235
JEUGD_KANS, BIJSTAND_KANS = 0.077, 0.08
WMO, JEUGDWET = "wmo", "jeugdwet"
STERKTE = 0.9  # hoe sterk de verborgen factor meespeelt
SAMEN = 2.3  # hoeveel vaker een tweede wet voorkomt waar er al een is
NOOIT_BEGONNEN = 0.07
MAAND = 30


@dataclass(frozen=True)
class Hulp:
    """Een toegewezen voorziening. Zonder `begint` begint zij nooit.

    `begint` en `stopt` kunnen na de laatste dag van de wereld liggen: dat weet dan nog niemand.
    `benut` is het gedeclareerde deel van wat is toegewezen, `vertraging` het aantal dagen
    tussen leveren en declareren.
    """

    persoon: int
    wet: str
    product: str
    aanbieder: str
    toegewezen: date
    begint: date | None
    stopt: date | None
    benut: float
    vertraging: int


def hulp_van(wereld: Wereld, huis: VerzonnenHuishouden, telling: Counter[str]) -> list[Hulp]:
    """De hulp van een huishouden, en in `telling` wat voor de ijking nodig is."""
    rnd = random.Random(f"{wereld.zaad}-hulp-{huis.nummer}")
    vaker = wereld.vaker(huis.aard.druk, sterkte=STERKTE)
    wetten = set()
    if not huis.aard.ouder and rnd.random() < BIJSTAND_KANS * vaker:
        wetten.add("participatiewet")
    hulp: list[Hulp] = []
    for mens in huis.mensen:
        samen = SAMEN if wetten else 1
        hulp += _van_mens(rnd, wereld, mens, vaker * samen)
        wetten |= {een.wet for een in hulp}
    _tel(telling, wereld, huis, hulp, wetten)
    return hulp


def _tel(
    telling: Counter[str],
    wereld: Wereld,
    huis: VerzonnenHuishouden,
    hulp: Sequence[Hulp],
    wetten: set[str],
) -> None:
    telling[f"mensen {huis.buurt.code}"] += len(huis.mensen)
    telling["jeugd"] += sum(_jaren(wereld, mens) < 18 for mens in huis.mensen)
    per_mens = Counter((een.persoon, een.wet) for een in hulp)
    for (_mens, wet), aantal in per_mens.items():
        telling[f"{wet} {aantal}"] += 1
        if wet == WMO:
            telling[f"wmo {huis.buurt.code}"] += 1
    for een in hulp:
        telling[f"product {een.wet} {een.product}"] += 1
        if een.begint:
            jaar = (een.toegewezen - wereld.begin).days // 365
            telling[f"begint {jaar}"] += 1
            telling[f"wachtdagen {jaar}"] += (een.begint - een.toegewezen).days
    if wetten:
        telling[f"wetten {len(wetten)}"] += 1


def _jaren(wereld: Wereld, mens: Mens) -> int:
    return (wereld.tot - mens.geboren).days // 365


def _van_mens(rnd: random.Random, wereld: Wereld, mens: Mens, vaker: float) -> list[Hulp]:
    jaren = _jaren(wereld, mens)
    if jaren < 18:
        return _jeugd(rnd, wereld, mens, vaker)
    return _wmo(rnd, wereld, mens, (WMO_KANS if jaren < 65 else WMO_KANS_OUDER) * vaker)


def _jeugd(rnd: random.Random, wereld: Wereld, mens: Mens, vaker: float) -> list[Hulp]:
    if rnd.random() >= JEUGD_KANS * vaker:
        return []
    soort = rnd.choices(list(JEUGDSOORTEN), weights=list(JEUGDSOORTEN.values()))[0]
    return [_toegewezen(rnd, wereld, mens, JEUGDWET, soort)]


def _wmo(rnd: random.Random, wereld: Wereld, mens: Mens, kans: float) -> list[Hulp]:
    if rnd.random() >= kans:
        return []
    hoeveel = rnd.choices(list(WMO_PER_CLIENT), weights=list(WMO_PER_CLIENT.values()))[0]
    producten = rnd.choices(list(WMO_PRODUCTEN), weights=list(WMO_PRODUCTEN.values()), k=hoeveel)
    return [_toegewezen(rnd, wereld, mens, WMO, product) for product in producten]


def _toegewezen(rnd: random.Random, wereld: Wereld, mens: Mens, wet: str, product: str) -> Hulp:
    """Toegewezen op een werkdag; wachten tot het begint, of het begint nooit."""
    toegewezen = wereld.dag(rnd)
    deel = (toegewezen - wereld.begin).days / (wereld.tot - wereld.begin).days
    aanbieder, weken, trend = rnd.choice(AANBIEDERS)
    wacht = rnd.gammavariate(2.0, (weken + trend * deel) / 2.0)
    begint = stopt = None
    benut = 0.0
    if rnd.random() >= NOOIT_BEGONNEN:
        begint = toegewezen + timedelta(days=round(7 * wacht))
        stopt = begint + timedelta(days=max(MAAND, round(rnd.weibullvariate(400, 1.1))))
        benut = round(min(1.15, rnd.betavariate(5, 1.4) * 1.08), 2)
    vertraging = round(rnd.gammavariate(3.0, 14.0))
    return Hulp(mens.nummer, wet, product, aanbieder, toegewezen, begint, stopt, benut, vertraging)
