"""Labels van de kamer bewoners: `{% load bewoners %}`."""

from __future__ import annotations

from uuid import UUID

from django import template

from nabij.kamers.bewoners import adressen

register = template.Library()


@register.simple_tag
def huishouden_url(dossier_id: UUID | str) -> str:
    """Het pad van de pagina van dit huishouden; die pagina staat in de werkplek."""
    return adressen.huishouden(dossier_id)
