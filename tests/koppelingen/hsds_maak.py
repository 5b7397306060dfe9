"""Stukken HSDS voor de tests; iedereen is verzonnen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from nabij.koppelingen.hsds.inlezen import Verslag, lees_in


def nummer(naam: str) -> str:
    return str(uuid5(NAMESPACE_URL, naam))


def organisatie(**anders: Any) -> dict[str, Any]:
    vast = {
        "id": nummer("organisatie"),
        "name": "Stichting Het Trefpunt",
        "description": "Een huis waar iedereen kan binnenlopen.",
    }
    return {**vast, **anders}


def dienst(**anders: Any) -> dict[str, Any]:
    vast = {
        "id": nummer("dienst"),
        "name": "Soep op vrijdag",
        "description": "Samen eten.",
        "status": "active",
        "organization": organisatie(),
    }
    return {**vast, **anders}


def plek(**anders: Any) -> dict[str, Any]:
    vast = {
        "id": nummer("plek"),
        "location_type": "physical",
        "name": "Het Trefpunt",
        "addresses": [
            {
                "id": nummer("adres"),
                "address_1": "Kaardestraat 12a",
                "city": "Verzonnen",
                "state_province": "Groningen",
                "postal_code": "9901 AB",
                "country": "NL",
                "address_type": "physical",
            }
        ],
    }
    return {**vast, **anders}


def in_bestand(map_: Path, *stukken: Any, naam: str = "kaart.json") -> Path:
    pad = map_ / naam
    pad.write_text(json.dumps(list(stukken)), encoding="utf-8")
    return pad


def laad(map_: Path, *stukken: Any, **keuzes: Any) -> Verslag:
    return lees_in([in_bestand(map_, *stukken)], **keuzes)


def zinnen(bevindingen: list[Any]) -> str:
    return "\n".join(str(een) for een in bevindingen)
