"""Vlakken van een kaart: projectie, uitdunnen en een plek voor de naam. Puur, zonder bibliotheek.

Een vlak is een lijst ringen (de eerste is de buitenrand, de rest zijn gaten) van punten, zoals
in GeoJSON (RFC 7946). Voor een gemeente is een platte kaart met cos(breedte) nauwkeurig genoeg.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, radians
from typing import Any

Punt = tuple[float, float]
Ring = list[Punt]
Vlak = list[Ring]


def vlakken(geometrie: dict[str, Any] | None) -> list[Vlak]:
    """De vlakken van een Polygon of MultiPolygon; niets als er geen vorm is."""
    if not geometrie:
        return []
    soort, delen = geometrie.get("type"), geometrie.get("coordinates") or []
    if soort == "Polygon":
        delen = [delen]
    elif soort != "MultiPolygon":
        raise ValueError(f"Een gebied is een Polygon of MultiPolygon, geen {soort}.")
    return [
        [[(float(punt[0]), float(punt[1])) for punt in ring] for ring in vlak]
        for vlak in delen
        if vlak
    ]


def projectie(alle: Iterable[Vlak], breedte: float, rand: float) -> tuple[Any, float]:
    """Een functie van lengte en breedte naar het papier, en de hoogte van dat papier."""
    punten = [punt for vlak in alle for ring in vlak for punt in ring]
    if not punten:
        return (lambda punt: punt), 2 * rand
    west, oost = min(x for x, _ in punten), max(x for x, _ in punten)
    zuid, noord = min(y for _, y in punten), max(y for _, y in punten)
    krimp = cos(radians((zuid + noord) / 2))
    schaal = (breedte - 2 * rand) / max((oost - west) * krimp, (noord - zuid) * 0.6, 1e-9)
    links = (breedte - (oost - west) * krimp * schaal) / 2

    def op_papier(punt: Punt) -> Punt:
        x, y = punt
        return (links + (x - west) * krimp * schaal, rand + (noord - y) * schaal)

    return op_papier, (noord - zuid) * schaal + 2 * rand


def dun_uit(ring: Sequence[Punt], stap: float = 0.6) -> Ring:
    """De ring zonder punten die dichter dan `stap` bij de vorige liggen; begin en eind blijven."""
    uit = [ring[0]]
    for x, y in ring[1:-1]:
        if abs(x - uit[-1][0]) + abs(y - uit[-1][1]) >= stap:
            uit.append((x, y))
    return uit


def oppervlak(ring: Sequence[Punt]) -> float:
    """Oppervlak van een ring, met de veterformule van Gauss."""
    paren = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in paren)) / 2


def breedste_plek(vlak: Vlak, half_hoog: float, lijnen: int = 24) -> tuple[Punt, float]:
    """Waar tekst van tweemaal `half_hoog` het ruimst staat, en hoe breed het daar overal is."""
    ys = [y for _, y in vlak[0]]
    laag, hoog = min(ys), max(ys)
    beste, ruimte, waarde = vlak[0][0], 0.0, 0.0
    for nummer in range(1, lijnen):
        y = laag + (hoog - laag) * nummer / lijnen
        for begin, eind in _stroken(vlak, y, half_hoog):
            # Breed telt, en het midden van de hoogte leest prettiger dan een hoek.
            gewicht = (eind - begin) * (1 - abs(nummer / lijnen - 0.5))
            if gewicht > waarde:
                beste, ruimte, waarde = ((begin + eind) / 2, y), eind - begin, gewicht
    return beste, ruimte


def _stroken(vlak: Vlak, y: float, half_hoog: float) -> list[tuple[float, float]]:
    """De stukken die op de hele hoogte van de tekst binnen het vlak liggen."""
    over = list(_doorsneden(vlak, y - half_hoog))
    for lijn in (y - half_hoog / 2, y, y + half_hoog / 2, y + half_hoog):
        stukken = list(_doorsneden(vlak, lijn))
        over = [
            (max(a0, b0), min(a1, b1))
            for a0, a1 in over
            for b0, b1 in stukken
            if min(a1, b1) > max(a0, b0)
        ]
    return over


def _doorsneden(vlak: Vlak, y: float) -> Iterable[tuple[float, float]]:
    """De stukken van een horizontale lijn die binnen het vlak liggen (even-oneven)."""
    snijpunten = sorted(
        x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for ring in vlak
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (y0 <= y) != (y1 <= y)
    )
    return zip(snijpunten[::2], snijpunten[1::2], strict=False)


def als_pad(vlak: Vlak) -> str:
    """Het vlak als pad voor SVG, op een tiende nauwkeurig."""
    return "".join(
        "M" + "L".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in ring) + "Z"
        for ring in vlak
        if len(ring) > 2
    )
