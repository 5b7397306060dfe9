"""De antwoorden van de API naast de schema's van de standaard, en naast onze eigen beschrijving."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from nabij.kamers.kaart.models import (
    Aanbod,
)
from nabij.koppelingen.hsds.inlezen import lees_in
from tests.api.vragen import LIJSTEN, lees

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24", "M07")]


# Naast de standaard gelegd.


def schemas(normen: Path) -> dict[str, Draft202012Validator]:
    map_ = normen / "hsds" / "hsds-3.0" / "schema"
    register: Registry[Any] = Registry()
    for pad in map_.glob("*.json"):
        bron = Resource.from_contents(
            json.loads(pad.read_text()), default_specification=DRAFT202012
        )
        register = register.with_resource(pad.name, bron)
    namen_ = ("service", "organization", "service_at_location", "taxonomy", "taxonomy_term")
    return {
        naam: Draft202012Validator(
            {"$ref": f"{naam}.json"},
            registry=register,
            format_checker=FormatChecker(["uuid", "email"]),
        )
        for naam in namen_
    }


SOORT = dict(
    zip(
        LIJSTEN,
        ("service", "organization", "service_at_location", "taxonomy", "taxonomy_term"),
        strict=True,
    )
)


def test_elk_antwoord_is_geldig_volgens_de_schemas(normen: Path, aanbod: Aanbod) -> None:
    lees_in([normen / "hsds" / "hsds-3.0" / "examples" / "organization_full.json"])
    schema = schemas(normen)
    for lijst, soort in SOORT.items():
        for keuzes in ({}, {"full": "true"}, {"full_service": "true"}):
            stukken = lees(f"/{lijst}", per_page=100, **keuzes)["contents"]
            assert len(stukken) >= 2
            for stuk in stukken:
                assert not [f.message for f in schema[soort].iter_errors(stuk)], lijst
        for stuk in stukken:
            een = lees(f"/{lijst}/{stuk['id']}")
            assert een["id"] == stuk["id"]
            assert not [f.message for f in schema[soort].iter_errors(een)], lijst


def test_de_bladwijzer_heeft_de_velden_van_de_standaard(normen: Path, aanbod: Aanbod) -> None:
    pad = normen / "hsds" / "hsds-3.0" / "schema" / "openapi.json"
    bladwijzer = json.loads(pad.read_text())["components"]["schemas"]["Page"]
    for lijst in LIJSTEN:
        stuk = lees(f"/{lijst}")
        assert set(stuk) == {*bladwijzer["properties"], "contents"}
        assert Draft202012Validator(bladwijzer).is_valid(stuk)


def test_elk_adres_en_elk_filter_van_de_standaard_is_er(normen: Path) -> None:
    pad = normen / "hsds" / "hsds-3.0" / "schema" / "openapi.json"
    standaard = json.loads(pad.read_text())
    ons = lees("/openapi.json")
    for adres, wat in standaard["paths"].items():
        assert adres in ons["paths"]
        genoemd = [
            een.get("name") or een["$ref"].rsplit("/", 1)[1]
            for een in wat["get"].get("parameters", [])
        ]
        onze = [
            een.get("name") or een["$ref"].rsplit("/", 1)[1]
            for een in ons["paths"][adres]["get"].get("parameters", [])
        ]
        assert set(genoemd) <= set(onze), adres


def test_de_beschrijving_houdt_zich_aan_de_regels_voor_apis_van_de_overheid() -> None:
    ons = lees("/openapi.json")

    assert ons["openapi"] == "3.1.0"
    assert ons["info"]["version"] == "1.0.0"
    assert set(ons["info"]["contact"]) == {"name", "url", "email"}
    assert ons["servers"][0]["url"].endswith("/v3")
    for adres, wat in ons["paths"].items():
        assert adres == "/" or not adres.endswith("/")
        assert list(wat) == ["get"]
        for code, uitkomst in wat["get"]["responses"].items():
            if code == "200":
                assert "API-Version" in uitkomst["headers"]
            else:
                assert "application/problem+json" in uitkomst["content"]
        if wat["get"].get("parameters"):
            assert "400" in wat["get"]["responses"]
    namen_ = [wat["get"]["operationId"] for wat in ons["paths"].values()]
    assert len(set(namen_)) == len(namen_)
    verwijzingen = set(_verwijzingen(ons))
    for verwijzing in verwijzingen:
        waar: Any = ons
        for deel in verwijzing.removeprefix("#/").split("/"):
            waar = waar[deel]


def _verwijzingen(waarde: Any) -> list[str]:
    if isinstance(waarde, dict):
        eigen = [waarde["$ref"]] if "$ref" in waarde else []
        return [*eigen, *(een for deel in waarde.values() for een in _verwijzingen(deel))]
    if isinstance(waarde, list):
        return [een for deel in waarde for een in _verwijzingen(deel)]
    return []


def test_onze_antwoorden_passen_bij_onze_eigen_beschrijving(aanbod: Aanbod) -> None:
    ons = lees("/openapi.json")
    bron = Resource.from_contents(ons, default_specification=DRAFT202012)
    register: Registry[Any] = Registry().with_resource("ons", bron)
    for lijst in LIJSTEN:
        schema = ons["paths"][f"/{lijst}"]["get"]["responses"]["200"]["content"]
        wijzer = schema["application/json"]["schema"]["allOf"][1]["properties"]["contents"]
        keuring = Draft202012Validator({"$ref": f"ons{wijzer['items']['$ref']}"}, registry=register)
        for stuk in lees(f"/{lijst}", full="true")["contents"]:
            keuring.validate(stuk)


def test_de_voorpagina_zegt_welke_versie() -> None:
    assert lees("/")["version"] == "3.0"
    assert lees("/")["openapi_url"].endswith("/api/hsds/v3/openapi.json")
