"""Wat er in de oefenomgeving zonder naam aan de balie geteld is: een gewoon jaar, en twee pieken.

De eerste is die van het verhaal: vragen over huurtoeslag, acht weken lang, in drie buurten.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from nabij.demo.gemeente import Plek
from nabij.demo.kansen import poisson
from nabij.demo.medewerkers import OOST
from nabij.fundament import klok
from nabij.kamers.opbouw.models import Balietelling
from nabij.kamers.team import overzichten as teams
from nabij.kamers.team.models import Wijkteam
from nabij.kamers.wijk.models import Gebied

_WEKEN = 54
_GEWOON = (
    ("toeslagen", 0.10), ("rondkomen", 0.10), ("post", 0.14), ("digitaal", 0.08),
    ("energie", 0.06), ("huis_vinden", 0.05), ("uitkering", 0.05), ("vervoer", 0.03),
)  # fmt: skip
"""Thema, en hoeveel vragen zonder naam er gewoon zijn per buurt en week."""
_PIEKEN = (("toeslagen", 8, (0, 3), 0.9), ("digitaal", 5, (5, 8), 1.1))
"""Thema, hoeveel weken, welke buurten, en hoeveel er per week bij komen."""


def zet_neer(buurten: Sequence[Plek], *, zaad: int) -> None:
    """Een jaar tellingen van het buurtteam, in zijn eigen buurten."""
    team = Wijkteam.objects.get(naam=OOST)
    eigen = teams.gebieden_van(team.pk)
    gebieden = Gebied.objects.filter(code__in=[buurt.code for buurt in buurten])
    sleutels = [
        gebied.pk for gebied in gebieden.order_by("code") if not eigen or gebied.pk in eigen
    ]
    maandag = klok.vandaag() - timedelta(days=klok.vandaag().weekday())
    rnd = random.Random(f"{zaad}-balie")
    geteld: Counter[tuple[date, str, UUID]] = Counter()
    for week in range(1, _WEKEN + 1):
        for plek, sleutel in enumerate(sleutels):
            for thema, gewoon in _GEWOON:
                erbij = sum(
                    meer
                    for wat, weken, (van, tot), meer in _PIEKEN
                    if wat == thema and week <= weken and van <= plek < tot
                )
                for _vraag in range(poisson(rnd, gewoon + erbij)):
                    dag = maandag - timedelta(weeks=week) + timedelta(days=rnd.randrange(5))
                    geteld[dag, thema, sleutel] += 1
    Balietelling.objects.bulk_create(
        (
            Balietelling(team=team, gebied_id=sleutel, thema=thema, dag=dag, aantal=aantal)
            for (dag, thema, sleutel), aantal in geteld.items()
        ),
        batch_size=1_000,
    )
