"""De API vragen zoals een vreemde dat doet."""

from __future__ import annotations

from typing import Any

from django.test import Client

WORTEL = "/api/hsds/v3"
THEMA = "schulden"
LIJSTEN = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")


def vraag(adres: str, **velden: Any) -> Any:
    return Client().get(f"{WORTEL}{adres}", velden)


def lees(adres: str, **velden: Any) -> dict[str, Any]:
    antwoord = vraag(adres, **velden)
    assert antwoord.status_code == 200, antwoord.content
    gelezen: dict[str, Any] = antwoord.json()
    return gelezen


def namen(adres: str = "/services", **velden: Any) -> list[str]:
    return sorted(een["name"] for een in lees(adres, **velden)["contents"])
