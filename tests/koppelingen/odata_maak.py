"""Kleine antwoorden in de vorm van StatLine: OData 3 en 4."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.koppelingen.cbs_maak import schrijf

# Sleutel zonder volgnummer: titel en eenheid, zoals DataProperties ze geeft.
ONDERWERPEN = {
    "AantalInwoners": ("Aantal inwoners", "aantal"),
    "k_65JaarOfOuder": ("65 jaar of ouder", "aantal"),
    "WmoClienten": ("Wmo-cliënten", "aantal"),
    "WmoClientenRelatief": ("Wmo-cliënten relatief", "per 1 000 inwoners"),
    "GemiddeldInkomenPerInwoner": ("Gemiddeld inkomen per inwoner ", "x 1 000 euro"),
}


def antwoord(rijen: Iterable[Mapping[str, Any]], wat: str = "", tabel: str = "") -> str:
    """De JSON van een antwoord; met `tabel` ook waar StatLine zegt van welke tabel het is."""
    adres = f"https://opendata.cbs.nl/ODataApi/OData/{tabel}/$metadata#{wat}"
    boven = {"odata.metadata": adres} if tabel else {}
    return json.dumps({**boven, "value": list(rijen)})


def eigenschappen(volgnummers: Mapping[str, int]) -> list[dict[str, Any]]:
    """DataProperties: de indeling, een groep, en van elk onderwerp de sleutel met volgnummer."""
    rijen: list[dict[str, Any]] = [
        {"ID": 0, "Type": "GeoDimension", "Key": "WijkenEnBuurten", "Title": "Wijken en buurten"},
        {"ID": 1, "Type": "TopicGroup", "Key": "", "Title": "Regioaanduiding"},
        {"ID": 2, "ParentID": 1, "Type": "Topic", "Key": "Gemeentenaam_1", "Title": "Gemeentenaam"},
        {"ID": 3, "ParentID": 1, "Type": "Topic", "Key": "SoortRegio_2", "Title": "Soort regio"},
        {"ID": 4, "ParentID": 1, "Type": "Topic", "Key": "Codering_3", "Title": "Codering"},
    ]
    for plek, (sleutel, nummer) in enumerate(volgnummers.items(), start=5):
        titel, eenheid = ONDERWERPEN[sleutel]
        rijen.append(
            {
                "ID": plek,
                "ParentID": None,
                "Type": "Topic",
                "Key": f"{sleutel}_{nummer}",
                "Title": titel,
                "Unit": eenheid,
            }
        )
    return rijen


def regel(code: str, gemeente: str = "", **cijfers: Any) -> dict[str, Any]:
    """Een regel van TypedDataSet: codes en namen aangevuld met spaties, zoals StatLine doet."""
    soort = {"GM": "Gemeente", "WK": "Wijk", "BU": "Buurt", "NL": "Land"}[code[:2]]
    return {
        "ID": 0,
        "WijkenEnBuurten": f"{code:<10}",
        "Gemeentenaam_1": f"{gemeente:<40}",
        "SoortRegio_2": f"{soort:<10}",
        "Codering_3": f"{code:<10}",
        **cijfers,
    }


def namen(**op_code: str) -> list[dict[str, Any]]:
    """WijkenEnBuurten: hoe elke code heet."""
    return [
        {"Key": f"{code:<10}", "Title": f"{naam:<40}", "Description": ""}
        for code, naam in op_code.items()
    ]


def waarneming(code: str, maat: str, waarde: Any, **rest: Any) -> dict[str, Any]:
    """Een regel van Observations (OData 4)."""
    kenmerk = "None" if waarde is not None else "Impossible"
    return {
        "Id": 0,
        "Measure": maat,
        "ValueAttribute": kenmerk,
        "Value": waarde,
        "StringValue": None,
        "WijkenEnBuurten": f"{code:<10}",
        **rest,
    }


def bewaar(map_: Path, naam: str, rijen: Iterable[Mapping[str, Any]], tabel: str = "") -> Path:
    return schrijf(map_, naam, antwoord(rijen, naam.removesuffix(".json"), tabel))
