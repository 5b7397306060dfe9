"""Labels van de kamer bewoners: `{% load bewoners %}`."""

from __future__ import annotations

from uuid import UUID

from django import template

from nabij.kamers.bewoners import adressen, rechten
from nabij.kamers.poort.wie import Wie

register = template.Library()


@register.simple_tag
def huishouden_url(dossier_id: UUID | str) -> str:
    """Het pad van de pagina van dit huishouden; die pagina staat in de werkplek."""
    return adressen.huishouden(dossier_id)


@register.filter
def heeft_noodknop(wie: Wie) -> bool:
    """`{% if wie|heeft_noodknop %}`: toon de knop alleen aan wie haar kan gebruiken."""
    return rechten.heeft_noodknop(wie)
