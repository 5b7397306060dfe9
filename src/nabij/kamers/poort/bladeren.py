"""Verder bladeren in een lijst, de nieuwste eerst: zonder te tellen en zonder iets over te slaan.

De plek in het adres is soort, moment en sleutel van de laatste rij. Wat er ondertussen bij komt
verschuift niets.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.poort import Lijst


def ouder(verzoek: HttpRequest, *, per_soort: bool = False) -> Q:
    """Wat er na de plek in het adres komt; zonder plek, of als die niet klopt, alles.

    `per_soort` is voor een lijst die eerst op soort staat.
    """
    plek = _lees(verzoek.GET.get("na", ""))
    if plek is None:
        return Q()
    soort, op, pk = plek
    later = Q(gemaakt_op__lt=op) | Q(gemaakt_op=op, pk__gt=pk)
    return Q(soort__gt=soort) | Q(later, soort=soort) if per_soort else later


def _lees(waarde: str) -> tuple[str, datetime, UUID] | None:
    soort, _, rest = waarde.partition("_")
    moment, _, sleutel = rest.partition("_")
    try:
        op, pk = parse_datetime(moment), UUID(sleutel)
    except ValueError:
        return None
    return (soort, op, pk) if op and op.tzinfo and soort in DossierSoort.values else None


def volgende(lijst: Lijst) -> str:
    """De plek waar de rest begint, of leeg als dit alles is."""
    if not lijst.meer:
        return ""
    laatste = lijst.dossiers[-1]
    moment = laatste.gemaakt_op.isoformat().replace("+00:00", "Z")
    return f"{laatste.soort}_{moment}_{laatste.pk}"
