"""Loopt er veel naast elkaar, dan vragen we of het lichter kan. Een vraag, nooit een score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

NIEUW = timedelta(days=14)
"""Zo lang staat het ook op mijn dag; daarna alleen nog bij het huishouden zelf."""


@dataclass(frozen=True)
class Lopend:
    """Hulp die nu loopt: van wie, uit welke wet, en sinds wanneer ze toegewezen is."""

    aanbieder: str
    wet: str
    sinds: date


@dataclass(frozen=True)
class Samenloop:
    """Van hoeveel aanbieders en uit hoeveel wetten er hulp loopt, en sinds wanneer dat veel is."""

    aanbieders: int
    wetten: int
    sinds: date

    def is_nieuw(self, vandaag: date) -> bool:
        return self.sinds <= vandaag < self.sinds + NIEUW


def samenloop(hulp: Iterable[Lopend], *, veel: int) -> Samenloop | None:
    """Vanaf `veel` aanbieders, of twee wetten tegelijk. None als er niets te vragen is."""
    rijen = sorted(hulp, key=lambda een: een.sinds)
    sinds = None
    aanbieders: set[str] = set()
    wetten: set[str] = set()
    for een in rijen:
        aanbieders.add(een.aanbieder)
        wetten.add(een.wet)
        if sinds is None and (len(aanbieders) >= veel or len(wetten) > 1):
            sinds = een.sinds
    return Samenloop(len(aanbieders), len(wetten), sinds) if sinds else None
