"""De feestdagen van de Algemene termijnenwet (art. 3), voor elk jaar uitgerekend.

Vier jaarlijkse dagen hangen aan Pasen. Pasen volgt de gregoriaanse regel: de zondag na de eerste
volle maan op of na 21 maart, met de kerkelijke maan. De rekenwijze is die uit Nature 13 (1876)
p. 487, ook beschreven in J. Meeus, Astronomical Algorithms (1991), hoofdstuk 8.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

EERSTE_KONINGSDAG = 2014
"""Vanaf dit jaar viert Nederland op 27 april; daarvoor op 30 april (Koninginnedag)."""

_ZATERDAG, _ZONDAG = 5, 6


def paasdag(jaar: int) -> date:
    """Eerste paasdag in `jaar` (1583 of later, gregoriaanse kalender)."""
    maanjaar = jaar % 19
    eeuw, rest = divmod(jaar, 100)
    eeuwschrikkel, eeuwrest = divmod(eeuw, 4)
    maancorrectie = (eeuw - (eeuw + 8) // 25 + 1) // 3
    volle_maan = (19 * maanjaar + eeuw - eeuwschrikkel - maancorrectie + 15) % 30
    schrikkel, jaarrest = divmod(rest, 4)
    tot_zondag = (32 + 2 * eeuwrest + 2 * schrikkel - volle_maan - jaarrest) % 7
    terug = (maanjaar + 11 * volle_maan + 22 * tot_zondag) // 451
    maand, dag = divmod(volle_maan + tot_zondag - 7 * terug + 114, 31)
    return date(jaar, maand, dag + 1)


def _koningsdag(jaar: int) -> date:
    """Op zondag wordt het een dag eerder gevierd."""
    dag = date(jaar, 4, 27 if jaar >= EERSTE_KONINGSDAG else 30)
    return dag - timedelta(days=1) if dag.weekday() == _ZONDAG else dag


@cache
def erkende_feestdagen(jaar: int) -> Mapping[date, str]:
    """De algemeen erkende feestdagen (art. 3 lid 1): dag -> naam. Elk jaar ook 5 mei."""
    pasen = paasdag(jaar)
    return {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen + timedelta(days=1): "tweede paasdag",
        _koningsdag(jaar): "Koningsdag" if jaar >= EERSTE_KONINGSDAG else "Koninginnedag",
        date(jaar, 5, 5): "5 mei",
        pasen + timedelta(days=39): "Hemelvaartsdag",
        pasen + timedelta(days=50): "tweede pinksterdag",
        date(jaar, 12, 25): "eerste kerstdag",
        date(jaar, 12, 26): "tweede kerstdag",
    }


@cache
def feestdagen(jaar: int) -> Mapping[date, str]:
    """Wat voor de Algemene termijnenwet telt: de erkende dagen en Goede Vrijdag (art. 3 lid 2)."""
    return {**erkende_feestdagen(jaar), paasdag(jaar) - timedelta(days=2): "Goede Vrijdag"}


@dataclass(frozen=True)
class Kalender:
    """Op welke dagen een wettelijke termijn niet eindigt.

    `gelijkgesteld`: dagen die bij koninklijk besluit met een feestdag gelijk zijn (art. 3 lid 3).
    Die zijn niet te berekenen: ze komen als gegeven binnen.
    """

    gelijkgesteld: frozenset[date] = field(default_factory=frozenset)

    def vrij(self, dag: date) -> str:
        """Waarom een termijn op deze dag niet eindigt (zaterdag, een feestdag ...), of leeg."""
        feest = feestdagen(dag.year).get(dag, "")
        if feest:
            return feest
        if dag.weekday() in (_ZATERDAG, _ZONDAG):
            return "zaterdag" if dag.weekday() == _ZATERDAG else "zondag"
        return "gelijkgestelde dag" if dag in self.gelijkgesteld else ""


GEWOON = Kalender()
"""De kalender zonder gelijkgestelde dagen."""
