"""Wie wat mag in een team. Dicht, tenzij een regel opent."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol
from uuid import UUID

from nabij.kamers.account.models import Rolnaam
from nabij.kamers.afspraken.rechten import Wie as Kijker


class Wie(Kijker, Protocol):
    """Wat deze kamer wil weten van wie kijkt; de poort vult het."""

    @property
    def medewerker_id(self) -> UUID | None: ...


class Wat(StrEnum):
    ZIEN = "zien"
    LEIDEN = "leiden"
    OPDRACHT = "opdracht"
    INSTELLEN = "instellen"


IN_EIGEN_TEAM: dict[Wat, frozenset[str]] = {
    Wat.ZIEN: frozenset(Rolnaam.values),
    Wat.LEIDEN: frozenset({Rolnaam.TEAMLEIDER}),
    Wat.OPDRACHT: frozenset({Rolnaam.TEAMLEIDER}),
    Wat.INSTELLEN: frozenset({Rolnaam.TEAMLEIDER}),
}
IN_ELK_TEAM: dict[Wat, frozenset[str]] = {
    Wat.ZIEN: frozenset(Rolnaam.values),
    Wat.LEIDEN: frozenset({Rolnaam.BEHEER}),
    Wat.OPDRACHT: frozenset({Rolnaam.BELEID}),
    Wat.INSTELLEN: frozenset({Rolnaam.BEHEER}),
}


def mag(wie: Wie | None, wat: Wat, team_id: UUID | None) -> bool:
    """Of iemand dit in dit team mag. Zonder team (een nieuw team): alleen wie het overal mag."""
    if wie is None:
        return False
    if not wie.rollen.isdisjoint(IN_ELK_TEAM[wat]):
        return True
    return team_id in wie.teams and not wie.rollen.isdisjoint(IN_EIGEN_TEAM[wat])


def mag_kennis(wie: Wie | None, team_id: UUID, medewerker_id: UUID) -> bool:
    """Wat iemand kan schrijft diegene zelf op, of de teamleider."""
    eigen = wie is not None and wie.medewerker_id is not None and wie.medewerker_id == medewerker_id
    return eigen or mag(wie, Wat.LEIDEN, team_id)
