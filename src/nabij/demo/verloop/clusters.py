"""Geplante opeenhopingen: een thema dat een paar weken vaker speelt, met het goede antwoord erbij.

Elke gewone vraag die erin valt, krijgt gemiddeld `verhouding - 1` vragen erbij van anderen, in
dezelfde buurt en week. Zo is de verhouding precies bekend, hoe groot de gemeente ook is.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nabij.demo import teksten
from nabij.demo.gebeurtenissen import Gebeurtenis, VraagAfgelopen, VraagGesteld
from nabij.demo.gemeente import Plek
from nabij.demo.kansen import moment, poisson
from nabij.fundament.klok import dag_van

if TYPE_CHECKING:
    from nabij.demo.verloop.wereld import Wereld

BUURTEN_PER_CLUSTER = 3
# Thema, hoeveel keer zo vaak, hoeveel weken, en hoeveel weken voor het einde het begon.
_PLANTEN = (
    ("toeslagen", 4.0, 8, 8),
    ("energie", 3.0, 6, 6),
    ("eenzaam", 2.0, 12, 12),
    ("huis_kwijt", 5.0, 4, 4),
    ("digitaal", 3.0, 3, 3),
    ("hulp_in_huis", 2.5, 8, 30),
    ("school", 4.0, 5, 40),
    ("schulden", 3.0, 8, 60),
    ("toeslagen", 6.0, 4, 80),
    ("woning", 2.0, 10, 100),
    ("taal", 4.0, 6, 120),
    ("vervoer", 3.0, 8, 140),
)


@dataclass(frozen=True)
class Cluster:
    """Wat er geplant is. `van` en `tot_en_met` zijn een maandag en een zondag."""

    thema: str
    buurten: tuple[str, ...]
    van: date
    tot_en_met: date
    weken: int
    verhouding: float

    def bevat(self, thema: str, buurt: str, dag: date) -> bool:
        return thema == self.thema and buurt in self.buurten and self.van <= dag <= self.tot_en_met


def plant(zaad: int, buurten: Sequence[Plek], begin: date, tot: date) -> list[Cluster]:
    """De clusters van deze gemeente; twee keer hetzelfde thema ligt nooit in dezelfde weken."""
    rnd = random.Random(f"{zaad}-clusters")
    maandag = tot - timedelta(days=tot.weekday())
    gevonden = []
    for thema, verhouding, weken, geleden in _PLANTEN:
        van = maandag - timedelta(weeks=geleden)
        if van < begin:
            continue
        eerste = rnd.randrange(len(buurten))
        naast = tuple(
            buurten[(eerste + opzij) % len(buurten)].code
            for opzij in range(min(BUURTEN_PER_CLUSTER, len(buurten)))
        )
        eind = van + timedelta(weeks=weken, days=-1)
        gevonden.append(Cluster(thema, naast, van, eind, weken, verhouding))
    return gevonden


def met_clusters(
    wereld: Wereld, nummer: int, rij: list[Gebeurtenis], telling: Counter[str]
) -> None:
    """Zet bij elke vraag die in een cluster valt de vragen van anderen erbij, en tel ze."""
    rnd = random.Random(f"{wereld.zaad}-erbij-{nummer}")
    volgende = nummer * 1000 + 900
    for vraag in [een for een in rij if isinstance(een, VraagGesteld)]:
        for plek, cluster in enumerate(wereld.clusters):
            if not cluster.bevat(vraag.themas[0][0], vraag.buurt, dag_van(vraag.op)):
                continue
            erbij = min(poisson(rnd, cluster.verhouding - 1), 30)
            telling[f"cluster {plek} gewoon"] += 1
            telling[f"cluster {plek} geplant"] += erbij
            for _ in range(erbij):
                rij += _van_een_ander(rnd, wereld, vraag, volgende)
                volgende += 1


def _van_een_ander(
    rnd: random.Random, wereld: Wereld, vraag: VraagGesteld, nummer: int
) -> list[Gebeurtenis]:
    """Dezelfde soort vraag, zonder naam, op een werkdag in dezelfde week, meteen beantwoord."""
    dag = dag_van(vraag.op)
    op = moment(rnd, dag + timedelta(days=rnd.randrange(5) - min(4, dag.weekday())))
    thema, _woord = vraag.themas[0]
    werker = rnd.choice(wereld.team(vraag.buurt, jeugd=False).werkers)
    ander = replace(
        vraag, op=op, door=werker, vraag=nummer, tekst=rnd.choice(teksten.VRAGEN[thema]),
        kanaal=rnd.choice(("balie", "telefoon", "straat")), vrager="", naam="", terugbellen="",
        van_mens=None, geschreven=None,
    )  # fmt: skip
    return [ander, VraagAfgelopen(op + timedelta(minutes=6), werker, nummer, "beantwoord")]
