"""Hoeveel er binnen een toewijzing gedeclareerd mag worden: weken, zondagen, maanden, totalen.

Weken zijn die van ISO 8601. Inspanning telt elke kalenderweek die de periode raakt, output telt de
zondagen, en voor een laatste week die niet op zondag eindigt de week erbij (IV076, IV077, IV078).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from nabij.koppelingen.istandaarden.formaat.gegevens import Omvang

_ZONDAG: Final = 6
_OUTPUT: Final = frozenset({"82", "83"})
_PER_DAG, _PER_WEEK, _PER_MAAND, _TOTAAL = "1", "2", "4", "6"


@dataclass(frozen=True)
class Periode:
    """Van en tot en met."""

    van: date
    tot: date

    def binnen(self, ander: Periode) -> Periode | None:
        van, tot = max(self.van, ander.van), min(self.tot, ander.tot)
        return Periode(van, tot) if van <= tot else None

    @property
    def dagen(self) -> int:
        return (self.tot - self.van).days + 1


def aantal_weken(periode: Periode) -> int:
    """Hoeveel kalenderweken de periode raakt, ook als zij gebroken zijn."""
    return (_maandag(periode.tot) - _maandag(periode.van)).days // 7 + 1


def hele_weken(periode: Periode) -> int:
    """Hoeveel weken van maandag tot en met zondag er helemaal in liggen."""
    eerste = periode.van + timedelta(days=-periode.van.weekday() % 7)
    return max(0, ((periode.tot - eerste).days + 1) // 7)


def zondagen(periode: Periode) -> int:
    eerste = periode.van + timedelta(days=(_ZONDAG - periode.van.weekday()) % 7)
    return max(0, (periode.tot - eerste).days // 7 + 1)


def hoogste_volume(omvang: Omvang, toewijzing: Periode, productperiode: Periode) -> int:
    """Hoeveel er over een productperiode hooguit gedeclareerd mag worden (TR321)."""
    deel = productperiode.binnen(toewijzing)
    if deel is None:
        return 0
    if omvang.frequentie == _TOTAAL:
        return omvang.volume
    if omvang.frequentie == _PER_DAG:
        return omvang.volume * deel.dagen
    if omvang.frequentie == _PER_MAAND:
        return omvang.volume * _maanden(deel)
    if omvang.eenheid in _OUTPUT:
        return omvang.volume * _weken_output(deel, toewijzing)
    return omvang.volume * aantal_weken(deel)


def hoogste_totaal(omvang: Omvang, toewijzing: Periode) -> int:
    """Hoeveel er over de hele toewijzing hooguit gedeclareerd mag worden (TR322)."""
    return hoogste_volume(omvang, toewijzing, toewijzing)


def hele_uren(minuten: int) -> int:
    """Geleverde minuten als uren in een prestatie: afgerond over het geheel, minstens een uur."""
    return max(1, (minuten + 30) // 60)


def _weken_output(deel: Periode, toewijzing: Periode) -> int:
    gebroken = toewijzing.tot.weekday() != _ZONDAG
    laatste = toewijzing.tot - timedelta(days=(toewijzing.tot.weekday() - _ZONDAG) % 7)
    # Een toewijzing zonder zondag heeft alleen een gebroken week; die telt waar zij eindigt.
    plek = laatste if laatste >= toewijzing.van else toewijzing.tot
    return zondagen(deel) + (gebroken and deel.van <= plek <= deel.tot)


def _maanden(periode: Periode) -> int:
    """Een gebroken maand telt voor een hele: wat geleverd is, mag (IV078)."""
    van, tot = periode.van, periode.tot
    return (tot.year - van.year) * 12 + tot.month - van.month + 1


def _maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())
