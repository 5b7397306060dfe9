"""Wie hier wat mag. Dicht, tenzij een regel opent."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol
from uuid import UUID

from nabij.kamers.account.models import Rolnaam


class Wie(Protocol):
    """Wat deze kamer wil weten van wie kijkt; de poort vult het."""

    @property
    def account_id(self) -> UUID | None: ...
    @property
    def rollen(self) -> frozenset[str]: ...
    @property
    def teams(self) -> frozenset[UUID]: ...


class Wat(StrEnum):
    ZIEN = "zien"
    VRAGEN = "vragen"
    VASTSTELLEN = "vaststellen"


RECHTEN: dict[Wat, frozenset[str]] = {
    Wat.ZIEN: frozenset(Rolnaam.values),
    Wat.VRAGEN: frozenset({Rolnaam.BEHEER, Rolnaam.BELEID, Rolnaam.TEAMLEIDER}),
    # Wat de gemeente zelf vaststelt: regels, regelingen en lijsten.
    Wat.VASTSTELLEN: frozenset({Rolnaam.BEHEER, Rolnaam.BELEID}),
}
VOOR_ELK_TEAM = frozenset({Rolnaam.BEHEER, Rolnaam.BELEID})


def mag(wie: Wie | None, wat: Wat) -> bool:
    """Of iemand met deze rollen de afspraken mag zien, of iets extra's mag vragen."""
    return wie is not None and not wie.rollen.isdisjoint(RECHTEN[wat])


def mag_vereiste(wie: Wie | None, team_id: UUID | None) -> bool:
    """Beheer en beleid mogen elke vereiste zetten, een teamleider die van het eigen team."""
    if wie is None or not mag(wie, Wat.VRAGEN):
        return False
    return not wie.rollen.isdisjoint(VOOR_ELK_TEAM) or team_id in wie.teams
