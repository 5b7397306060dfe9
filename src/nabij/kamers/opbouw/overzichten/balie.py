"""Aan de balie: de themaknoppen, en wat er vandaag geteld is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.opbouw.models import Balietelling
from nabij.kamers.opbouw.overzichten.aanwezig import KWARTAAL, VOORAAN, telbare_themas


@dataclass(frozen=True)
class Balie:
    """De knoppen aan de balie, en wat er vandaag al geteld is."""

    vaak: list[tuple[str, str, int]]
    rest: list[tuple[str, str, int]]
    vandaag: int


def balie(team_id: UUID, gebied_id: UUID | None) -> Balie:
    """Thema's (code, naam, vandaag), wat het team dit kwartaal het meest telde eerst."""
    vandaag, kwartaal = klok.vandaag(), klok.vandaag() - KWARTAAL
    vaak: Counter[str] = Counter()
    nu: dict[str, int] = defaultdict(int)
    for thema, dag, gebied, aantal in Balietelling.objects.filter(
        team=team_id, dag__gte=kwartaal
    ).values_list("thema", "dag", "gebied_id", "aantal"):
        vaak[thema] += aantal
        if dag == vandaag and gebied == gebied_id:
            nu[thema] += aantal
    knoppen = [(een.code, een.naam, nu[een.code]) for een in telbare_themas()]
    knoppen.sort(key=lambda knop: -vaak[knop[0]])
    return Balie(knoppen[:VOORAAN], knoppen[VOORAAN:], sum(nu.values()))
