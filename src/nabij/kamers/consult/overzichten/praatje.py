"""Waar een team dit kwartaal vaker over overlegde: iets voor een praatje. Zonder mensen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.consult.models import Consulttelling
from nabij.kamers.consult.regels.praatje import GENOEG, begin_van_kwartaal
from nabij.kamers.team.overzichten import teamnamen


@dataclass(frozen=True)
class Praatje:
    """Zo vaak vroeg dit team dit kwartaal iets over dit thema."""

    thema: str
    team: str
    aantal: int


def praatjes(team_ids: Collection[UUID]) -> list[Praatje]:
    """Van deze teams, het vaakst vooraan. Onder de vijf staat er niets. Een statement."""
    rijen = Consulttelling.objects.filter(
        team__in=list(team_ids),
        kwartaal=begin_van_kwartaal(klok.vandaag()),
        aantal__gte=GENOEG,
    )
    namen = teamnamen()
    gevonden = []
    for rij in rijen.order_by("-aantal", "thema"):
        thema = afspraken.thema(rij.thema)
        gevonden.append(
            Praatje(thema.naam if thema else rij.thema, namen.get(rij.team_id, ""), rij.aantal)
        )
    return gevonden


def telbare_themas() -> list[tuple[str, str]]:
    """Gevoelige thema's niet: die wijzen te snel iemand aan."""
    return [(een.code, een.naam) for een in afspraken.themas() if not een.gevoelig]
