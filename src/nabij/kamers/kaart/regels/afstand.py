"""Hoe ver iets is, hemelsbreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

AARDSTRAAL_KM = 6371.0088
"""Gemiddelde straal van de aarde (IUGG)."""


@dataclass(frozen=True)
class Punt:
    """Lengte en breedte in WGS84."""

    lengte: float
    breedte: float


@dataclass(frozen=True)
class Vak:
    """Een rechthoek om een punt; alles binnen de afstand ligt erin, en een beetje meer."""

    west: float
    oost: float
    zuid: float
    noord: float


def afstand_km(van: Punt, naar: Punt) -> float:
    """Hemelsbreed in kilometer, met de haversine-formule."""
    d_breedte = radians(naar.breedte - van.breedte)
    d_lengte = radians(naar.lengte - van.lengte)
    a = (
        sin(d_breedte / 2) ** 2
        + cos(radians(van.breedte)) * cos(radians(naar.breedte)) * sin(d_lengte / 2) ** 2
    )
    return 2 * AARDSTRAAL_KM * asin(min(1.0, sqrt(a)))


def vak_om(punt: Punt, km: float) -> Vak:
    """Waarbinnen we in de database zoeken voor we precies meten."""
    breed = degrees(km / AARDSTRAAL_KM)
    krimp = max(cos(radians(min(89.0, abs(punt.breedte) + breed))), 1e-6)
    lang = breed / krimp
    return Vak(punt.lengte - lang, punt.lengte + lang, punt.breedte - breed, punt.breedte + breed)


def midden(punten: Iterable[tuple[float, float]]) -> Punt | None:
    """Het midden van de omtrek van een gebied, of None als er geen omtrek is."""
    alle = list(punten)
    if not alle:
        return None
    lengtes, breedtes = [x for x, _ in alle], [y for _, y in alle]
    return Punt((min(lengtes) + max(lengtes)) / 2, (min(breedtes) + max(breedtes)) / 2)
