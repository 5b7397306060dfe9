"""Stukken HSDS voor de tests; iedereen is verzonnen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from nabij.kamers.kaart.models import Indeling, Plek, Term
from nabij.koppelingen.hsds.inlezen import Verslag, lees_in
from nabij.koppelingen.hsds.rijen import vind
from nabij.koppelingen.hsds.termen import geef_indeling, geef_term
from nabij.koppelingen.hsds.uitgeven import (
    Uitgever,
    alle_aanbod,
    alle_organisaties,
    alle_plekken,
)


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


def uit(stuk: dict[str, Any]) -> dict[str, Any]:
    """Hetzelfde stuk zoals wij het weer uitgeven, met alles erbij."""
    uitgever = Uitgever(openbaar=False)
    if "location_type" in stuk:
        return uitgever.plek(Plek.objects.get(hsds_id=stuk["id"]))
    if "location" in stuk:
        rij = alle_plekken().get(hsds_id=stuk["id"])
        uitgever.haal_plekken([rij.aanbod.organisatie])
        return uitgever.aanbod_op_plek(rij, dienst=True)
    if rij_term := vind(Term, stuk["id"]):
        return geef_term(rij_term)
    if rij_indeling := vind(Indeling, stuk["id"]):
        return geef_indeling(rij_indeling)
    if "status" in stuk:
        aanbod = alle_aanbod().get(hsds_id=stuk["id"])
        uitgever.haal_plekken([aanbod.organisatie])
        return uitgever.dienst(aanbod)
    rij_ = alle_organisaties(met_aanbod=True).get(hsds_id=stuk["id"])
    uitgever.haal_plekken([rij_])
    diensten = [uitgever.dienst(een, organisatie=False) for een in rij_.aanbod.all()]
    return uitgever.organisatie(rij_, diensten=diensten)
