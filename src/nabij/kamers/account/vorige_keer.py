"""Wanneer iemand zich de keer hiervoor aanmeldde, zodat te zien is wat sindsdien nieuw is.

Het staat in de sessie en nergens anders: het kost geen statement en niemand anders ziet het.
"""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

SLEUTEL = "vorige_keer"


def onthoud(request: HttpRequest, vorige: datetime | None) -> None:
    """Na het aanmelden. Wie er voor het eerst is, heeft geen vorige keer."""
    request.session[SLEUTEL] = vorige.isoformat() if vorige else ""


def vorige_keer(request: HttpRequest) -> datetime | None:
    session = getattr(request, "session", None)
    return parse_datetime(session.get(SLEUTEL) or "") if session is not None else None
