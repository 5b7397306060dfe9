"""De beschrijving van de API in OpenAPI 3.1. De schema's volgen uit de velden van de keuring."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings

from nabij.deuren.api.antwoord import VERSIE
from nabij.deuren.api.vraag import MEESTE_PER_BLAD, PER_BLAD, VERSTE_METER
from nabij.kamers.wijk.overzichten import eigen_gemeenten
from nabij.koppelingen.hsds.soorten import SOORTEN, Soort, Veld, Vorm

_Deel = dict[str, Any]
_JSON_SCHEMA: Final = "https://json-schema.org/draft/2020-12/schema"
_VORMEN: Final = {Vorm.UUID, Vorm.EMAIL, Vorm.URI, Vorm.TIJDSTIP, Vorm.DATUM}

# naam -> (soort, uitleg)
_VRAGEN: Final[dict[str, tuple[_Deel, str]]] = {
    "search": ({"type": "string"}, "Zoek op woorden; ook woorden die hetzelfde betekenen passen."),
    "page": ({"type": "integer", "minimum": 1, "default": 1}, "Welke bladzijde."),
    "per_page": (
        {"type": "integer", "minimum": 1, "maximum": MEESTE_PER_BLAD, "default": PER_BLAD},
        "Hoeveel per bladzijde.",
    ),
    "format": ({"type": "string", "enum": ["json"]}, "Alleen json."),
    "taxonomy_term_id": ({"type": "string"}, "Aanbod met deze term."),
    "taxonomy_id": ({"type": "string"}, "Met een term uit deze indeling."),
    "organization_id": ({"type": "string"}, "Aanbod van deze organisatie."),
    "modified_after": (
        {"type": "string"},
        "Hier veranderd of binnengekomen op of na deze dag of dit tijdstip.",
    ),
    "minimal": ({"type": "boolean"}, "Alleen id en modified_date, hoogstens 10.000 per bladzijde."),
    "full": ({"type": "boolean"}, "Met alles erin."),
    "full_service": ({"type": "boolean"}, "Met het aanbod helemaal uitgeschreven."),
    "postcode": ({"type": "string"}, "Aanbod voor de wijk of buurt van deze postcode."),
    "proximity": (
        {"type": "integer", "minimum": 1, "maximum": VERSTE_METER},
        "Op een plek binnen zoveel meter van het midden van de buurt van de postcode.",
    ),
    "top_only": ({"type": "boolean"}, "Alleen termen zonder ouder."),
    "parent_id": ({"type": "string"}, "Termen onder deze term."),
}
_BLADEN: Final = ("search", "page", "per_page", "format")
_AANBOD: Final = (
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "full",
    "postcode",
    "proximity",
)
# adres -> (soort, wat het geeft, filters van de lijst, filters van een enkele)
_ADRESSEN: Final = {
    "services": ("service", "aanbod", (*_BLADEN, *_AANBOD, "minimal"), ()),
    "organizations": (
        "organization",
        "organisaties",
        (*_BLADEN, "full", "full_service"),
        ("full_service",),
    ),
    "service_at_locations": ("service_at_location", "aanbod op een plek", _BLADEN + _AANBOD, ()),
    "taxonomies": ("taxonomy", "indelingen", _BLADEN, ()),
    "taxonomy_terms": (
        "taxonomy_term",
        "termen",
        (*_BLADEN, "taxonomy_id", "top_only", "parent_id"),
        (),
    ),
}


def beschrijf(adres: str) -> _Deel:
    """De hele beschrijving; `adres` is waar de API staat."""
    paden: _Deel = {
        "/": {"get": _lees("voorpagina", "Over deze API", {"$ref": _schema("Base")})},
        "/openapi.json": {"get": _lees("beschrijving", "Deze beschrijving", {"type": "object"})},
    }
    for naam, (soort, wat, lijst, een) in _ADRESSEN.items():
        paden[f"/{naam}"] = {"get": _lijst(naam, soort, wat, lijst)}
        paden[f"/{naam}/{{id}}"] = {"get": _een(naam, soort, wat, een)}
    gemeenten = ", ".join(gemeente.naam for gemeente in eigen_gemeenten()[:3])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Sociale kaart {gemeenten}".strip(),
            "version": VERSIE,
            "summary": "De sociale kaart, om te lezen, in HSDS 3.0.",
            "description": "Velden die met x_ beginnen kent HSDS niet; docs/hsds.md legt ze uit.",
            "contact": {
                "name": gemeenten or "Sociale kaart",
                "url": settings.ADRES,
                "email": settings.DEFAULT_FROM_EMAIL,
            },
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "jsonSchemaDialect": _JSON_SCHEMA,
        "servers": [{"url": adres}],
        "paths": paden,
        "components": {
            "schemas": {
                **{_naam(een.naam): _als_schema(een) for een in SOORTEN.values()},
                "Base": _BASIS,
                "Page": _BLAD,
                "Problem": _PROBLEEM,
            },
            "parameters": {naam: _parameter(naam) for naam in _VRAGEN},
            "headers": _KOPREGELS,
        },
    }


def _schema(naam: str) -> str:
    return f"#/components/schemas/{naam}"


def _naam(soort: str) -> str:
    return "".join(deel.capitalize() for deel in soort.split("_"))


def _als_schema(soort: Soort) -> _Deel:
    return {
        "type": "object",
        "description": soort.woord,
        "required": list(soort.verplicht),
        "properties": {naam: _als_veld(veld) for naam, veld in soort.velden.items()},
    }


def _als_veld(veld: Veld) -> _Deel:
    if veld.deel:
        verwijzing = {"$ref": _schema(_naam(veld.deel))}
        return {"type": "array", "items": verwijzing} if veld.lijst else verwijzing
    if veld.getal:
        return {"type": "number"}
    vorm = {"format": veld.vorm.value} if veld.vorm in _VORMEN and veld.vorm else {}
    return {"type": "string", **vorm, **({"enum": list(veld.keuzes)} if veld.keuzes else {})}


def _parameter(naam: str) -> _Deel:
    schema, uitleg = _VRAGEN[naam]
    return {"name": naam, "in": "query", "required": False, "description": uitleg, "schema": schema}


def _lijst(naam: str, soort: str, wat: str, filters: tuple[str, ...]) -> _Deel:
    inhoud = {"type": "array", "items": {"$ref": _schema(_naam(soort))}}
    blad = {
        "allOf": [
            {"$ref": _schema("Page")},
            {"type": "object", "properties": {"contents": inhoud}},
        ]
    }
    return _lees(f"{naam}_lijst", f"Een bladzijde met {wat}", blad, filters)


def _een(naam: str, soort: str, wat: str, filters: tuple[str, ...]) -> _Deel:
    gelezen = _lees(
        f"{naam}_een", f"Uit {wat}: een, met alles erin", {"$ref": _schema(_naam(soort))}, filters
    )
    sleutel = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    gelezen["parameters"] = [sleutel, *gelezen.get("parameters", [])]
    gelezen["responses"] |= {"400": _mis("De vraag klopt niet"), "404": _mis("Dit is er niet")}
    return gelezen


def _lees(naam: str, wat: str, schema: _Deel, filters: tuple[str, ...] = ()) -> _Deel:
    kopregels = ("API-Version", "ETag", "access-control-allow-origin")
    goed = {
        "description": wat,
        "headers": {een: {"$ref": f"#/components/headers/{een}"} for een in kopregels},
        "content": {"application/json": {"schema": schema}},
    }
    gelezen: _Deel = {
        "operationId": naam,
        "summary": wat,
        "responses": {"200": goed, "429": _mis("Te veel vragen in een minuut")},
    }
    if filters:
        gelezen["parameters"] = [{"$ref": f"#/components/parameters/{een}"} for een in filters]
        gelezen["responses"]["400"] = _mis("De vraag klopt niet")
    return gelezen


def _mis(wat: str) -> _Deel:
    problem = {"schema": {"$ref": _schema("Problem")}}
    return {"description": wat, "content": {"application/problem+json": problem}}


_BASIS: Final[_Deel] = {
    "type": "object",
    "properties": {
        "version": {"type": "string", "description": "De versie van HSDS."},
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
    },
}
_BLAD: Final[_Deel] = {
    "type": "object",
    "properties": {
        **{een: {"type": "integer"} for een in ("total_items", "total_pages")},
        **{een: {"type": "integer"} for een in ("page_number", "size")},
        **{een: {"type": "boolean"} for een in ("first_page", "last_page", "empty")},
    },
}
_PROBLEEM: Final[_Deel] = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}
_KOPREGELS: Final[_Deel] = {
    "API-Version": {"description": "De versie van deze API.", "schema": {"type": "string"}},
    "ETag": {"description": "Stuur hem terug met If-None-Match.", "schema": {"type": "string"}},
    "access-control-allow-origin": {
        "description": "Lezen mag vanaf elke website.",
        "schema": {"type": "string", "enum": ["*"]},
    },
}
