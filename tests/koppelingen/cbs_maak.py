"""Kleine eigen bestanden in de vorm van CBS en PDOK, gemaakt in de map van de test."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Rij = Mapping[str, Any]


def csv_tekst(rijen: Iterable[Rij], teken: str = ";") -> str:
    """Een CSV met de sleutels van de eerste rij als kop."""
    lijst = list(rijen)
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=teken, lineterminator="\n")
    schrijver.writerow(lijst[0])
    schrijver.writerows(rij.values() for rij in lijst)
    return uit.getvalue()


def vierkant(lengte: float = 4.8, breedte: float = 52.4, zijde: float = 0.01) -> dict[str, Any]:
    """Een vierkante grens met zijn linkeronderhoek op (lengte, breedte)."""
    rechts, boven = lengte + zijde, breedte + zijde
    ring = [[lengte, breedte], [rechts, breedte], [rechts, boven], [lengte, boven]]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def verzameling(rijen: Iterable[Rij], **boven: Any) -> dict[str, Any]:
    """Een FeatureCollection. De sleutel `grens` van een rij is de geometrie."""
    gebieden = [
        {
            "type": "Feature",
            "properties": {sleutel: cel for sleutel, cel in rij.items() if sleutel != "grens"},
            "geometry": rij.get("grens"),
        }
        for rij in rijen
    ]
    return {"type": "FeatureCollection", **boven, "features": gebieden}


def json_tekst(rijen: Iterable[Rij], **boven: Any) -> str:
    return json.dumps(verzameling(rijen, **boven))


def schrijf(map_: Path, naam: str, tekst: str | bytes) -> Path:
    pad = map_ / naam
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    return pad
