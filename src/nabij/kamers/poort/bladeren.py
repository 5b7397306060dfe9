"""Verder bladeren in een lijst, de nieuwste eerst: zonder te tellen en zonder iets over te slaan.

De plek in het adres is het moment en de sleutel van de laatste rij. Wat er ondertussen bij komt
verschuift niets.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

from nabij.kamers.poort.poort import Lijst


def ouder(verzoek: HttpRequest) -> Q:
    """Wat er na de plek in het adres komt; zonder plek, of als die niet klopt, alles."""
    moment, _streep, sleutel = verzoek.GET.get("na", "").partition("_")
    plek = _lees(moment, sleutel)
    if plek is None:
        return Q()
    op, pk = plek
    return Q(gemaakt_op__lt=op) | Q(gemaakt_op=op, pk__gt=pk)


def _lees(moment: str, sleutel: str) -> tuple[datetime, UUID] | None:
    try:
        op, pk = parse_datetime(moment), UUID(sleutel)
    except ValueError:
        return None
    return (op, pk) if op and op.tzinfo else None


def volgende(lijst: Lijst) -> str:
    """De plek waar de rest begint, of leeg als dit alles is."""
    if not lijst.meer:
        return ""
    laatste = lijst.dossiers[-1]
    return f"{laatste.gemaakt_op.isoformat().replace('+00:00', 'Z')}_{laatste.pk}"
