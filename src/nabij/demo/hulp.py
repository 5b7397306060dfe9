"""Welke hulp mensen toegewezen kregen: de waarheid waaraan latere cijfers zich laten toetsen.

`nabij synthese` schrijft het als bestand naast de gegevens; `toewijzen.verloop` maakt er
gebeurtenissen van.
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
from nabij.demo.toewijzen.aanbieders import (
    AANBIEDERS,
    JEUGDWET,
    NIET_BEGONNEN,
    PER_SOORT,
    WMO,
    product_van,
)
from nabij.fundament.klok import dag_van

if TYPE_CHECKING:
    from nabij.demo.verloop.huishouden import VerzonnenHuishouden
    from nabij.demo.verloop.wereld import Wereld

WMO_PER_CLIENT = {1: 61, 2: 27, 3: 7, 4: 3, 5: 1, 6: 1}
WMO_PRODUCTEN = {"hulp in huis": 46, "begeleiding": 24, "hulpmiddel": 16, "vervoer": 10, "dag": 4}
JEUGDSOORTEN = {"wijkteam": 11, "ambulant": 61, "netwerk": 17, "dag": 5, "verblijf": 6}
# Wie jeugdhulp toewijst die het wijkteam niet zelf geeft.
TOEWIJZERS = {"gemeente": 52, "huisarts": 36, "gi": 9, "rechter": 3}
WMO_KANS, WMO_KANS_OUDER = 0.027, 0.235
JEUGD_KANS, BIJSTAND_KANS = 0.077, 0.08
STERKTE = 0.9  # hoe sterk de verborgen factor meespeelt
SAMEN = 2.3  # hoeveel vaker een tweede wet voorkomt waar er al een is
MAAND = 30
RUIM_BOVEN = 0.06  # deel dat duidelijk meer gebruikt dan is toegewezen


@dataclass(frozen=True)
class Hulp:
    """Een toegewezen voorziening. Zonder `begint` begint zij nooit; `ingetrokken` als dat bleek.

    Elke dag kan na de laatste dag van de wereld liggen: dat weet dan nog niemand. `benut` is het
    gedeclareerde deel van wat is toegewezen, `vertraging` het aantal dagen tussen leveren en
    declareren. Zonder `toewijzer` helpt het wijkteam zelf, zonder toewijzing.
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
    toewijzer: str
    ingetrokken: date | None


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
        hulp += _van_mens(rnd, wereld, mens, vaker * samen, dag_van(huis.begin))
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
        soort = "dag" if een.product == PER_SOORT["dag"] else een.product
        telling[f"product {een.wet} {soort}"] += 1
        if een.begint:
            jaar = (een.toegewezen - wereld.begin).days // 365
            telling[f"begint {jaar}"] += 1
            telling[f"wachtdagen {jaar}"] += (een.begint - een.toegewezen).days
    if wetten:
        telling[f"wetten {len(wetten)}"] += 1


def _jaren(wereld: Wereld, mens: Mens) -> int:
    return (wereld.tot - mens.geboren).days // 365


def _van_mens(
    rnd: random.Random, wereld: Wereld, mens: Mens, vaker: float, bekend: date
) -> list[Hulp]:
    jaren = _jaren(wereld, mens)
    if jaren < 18:
        return _jeugd(rnd, wereld, mens, vaker, bekend)
    kans = (WMO_KANS if jaren < 65 else WMO_KANS_OUDER) * vaker
    return _wmo(rnd, wereld, mens, kans, bekend)


def _jeugd(
    rnd: random.Random, wereld: Wereld, mens: Mens, vaker: float, bekend: date
) -> list[Hulp]:
    if rnd.random() >= JEUGD_KANS * vaker:
        return []
    soort = rnd.choices(list(JEUGDSOORTEN), weights=list(JEUGDSOORTEN.values()))[0]
    return [_toegewezen(rnd, wereld, mens, JEUGDWET, soort, bekend)]


def _wmo(rnd: random.Random, wereld: Wereld, mens: Mens, kans: float, bekend: date) -> list[Hulp]:
    if rnd.random() >= kans:
        return []
    hoeveel = rnd.choices(list(WMO_PER_CLIENT), weights=list(WMO_PER_CLIENT.values()))[0]
    producten = rnd.choices(list(WMO_PRODUCTEN), weights=list(WMO_PRODUCTEN.values()), k=hoeveel)
    return [_toegewezen(rnd, wereld, mens, WMO, product, bekend) for product in producten]


def _toegewezen(
    rnd: random.Random, wereld: Wereld, mens: Mens, wet: str, soort: str, bekend: date
) -> Hulp:
    """Toegewezen op een werkdag; wachten tot het begint, of het begint nooit."""
    toegewezen = _dag(rnd, wereld, bekend)
    deel = (toegewezen - wereld.begin).days / (wereld.tot - wereld.begin).days
    product = product_van(wet, soort)
    wie = product.wie if product else ("Jeugdteam",)
    aanbieder = rnd.choice(wie)
    gemiddeld = AANBIEDERS[aanbieder].gemiddeld(deel) if product else 4.0
    wacht = round(7 * rnd.gammavariate(2.0, gemiddeld / 2.0))
    begint = stopt = ingetrokken = None
    benut = 0.0
    if rnd.random() >= NIET_BEGONNEN:
        begint = toegewezen + timedelta(days=wacht)
        stopt = begint + timedelta(days=max(MAAND, round(rnd.weibullvariate(400, 1.1))))
        benut = _benut(rnd)
    elif rnd.random() < 0.5:
        ingetrokken = toegewezen + timedelta(days=7 + wacht)
    vertraging = round(rnd.gammavariate(3.0, 14.0))
    toewijzer = "gemeente" if product else ""
    if product and wet == JEUGDWET:
        toewijzer = rnd.choices(list(TOEWIJZERS), weights=list(TOEWIJZERS.values()))[0]
    return Hulp(
        mens.nummer, wet, product.soort if product else soort, aanbieder, toegewezen, begint,
        stopt, benut, vertraging, toewijzer, ingetrokken,
    )  # fmt: skip


def _dag(rnd: random.Random, wereld: Wereld, bekend: date) -> date:
    """Een werkdag nadat het huishouden bekend werd: zomaar een dag, of kort na de eerste vraag."""
    dag = wereld.dag(rnd)
    if dag <= bekend:
        dag = bekend + timedelta(days=1 + round(rnd.gammavariate(2.0, 14.0)))
    return dag + timedelta(days=max(0, 7 - dag.weekday()) if dag.weekday() > 4 else 0)


def _benut(rnd: random.Random) -> float:
    """Meestal iets minder dan is toegewezen; soms veel minder, en soms ruim meer."""
    if rnd.random() < RUIM_BOVEN:
        return round(rnd.uniform(1.3, 1.7), 2)
    return round(min(1.15, rnd.betavariate(5, 1.4) * 1.08), 2)
