"""Waar een huishouden te vinden is. De pagina zelf staat in de werkplek, hoger in het huis."""

from __future__ import annotations

from uuid import UUID

HUISHOUDENS = "/huishoudens/"


def huishouden(dossier_id: UUID | str) -> str:
    """Het pad van de pagina van dit huishouden."""
    return f"{HUISHOUDENS}{dossier_id}/"
