"""De grens van een gebied: een GeoJSON-geometrie (RFC 7946) nakijken en inkorten."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any, Final

# Vijf decimalen is ongeveer een meter; meer is voor een kaartje ballast.
_DECIMALEN: Final = 5
_KLEINSTE_RING: Final = 4

Vorm = dict[str, Any]


class Grensfout(ValueError):
    """Deze grens is niet te gebruiken; de tekst zegt waarom."""


def lees_vorm(geometrie: object) -> Vorm | None:
    """Polygon of MultiPolygon met [lengte, breedte] in graden, of None als er geen grens is."""
    if geometrie is None:
        return None
    if not isinstance(geometrie, dict):
        raise Grensfout("de grens is geen object")
    soort, delen = geometrie.get("type"), geometrie.get("coordinates")
    if soort == "Polygon":
        return {"type": soort, "coordinates": _vlak(delen)}
    if soort == "MultiPolygon":
        return {"type": soort, "coordinates": [_vlak(deel) for deel in _lijst(delen)]}
    raise Grensfout(f"een grens is een Polygon of een MultiPolygon, niet {soort!r}")


def _lijst(delen: object) -> list[Any]:
    if not isinstance(delen, list) or not delen:
        raise Grensfout("de grens heeft geen punten")
    return delen


def _vlak(ringen: object) -> list[list[list[float]]]:
    return [_ring(ring) for ring in _lijst(ringen)]


def _ring(punten: object) -> list[list[float]]:
    ring = [_punt(punt) for punt in _lijst(punten)]
    if len(ring) < _KLEINSTE_RING:
        raise Grensfout("een ring van de grens heeft minder dan vier punten")
    if ring[0] != ring[-1]:
        raise Grensfout("een ring van de grens is niet gesloten")
    return ring


def _punt(punt: object) -> list[float]:
    if not isinstance(punt, list) or len(punt) < 2:
        raise Grensfout("een punt van de grens heeft geen lengte en breedte")
    lengte, breedte = _graad(punt[0]), _graad(punt[1])
    if abs(lengte) > 180 or abs(breedte) > 90:
        raise Grensfout("de grens staat niet in graden (WGS84); zet rijksdriehoek eerst om")
    return [lengte, breedte]


def _graad(getal: object) -> float:
    if isinstance(getal, bool) or not isinstance(getal, int | float | Decimal):
        raise Grensfout("een punt van de grens is geen getal")
    waarde = float(getal)
    if not math.isfinite(waarde):
        raise Grensfout("een punt van de grens is geen getal")
    return round(waarde, _DECIMALEN)
