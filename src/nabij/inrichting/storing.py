"""Als er iets misgaat: een Nederlandse pagina die het zonder database doet, met wat je typte.

Kan de database of het logboek niet mee, dan is het 503: er is niets verwerkt en niets getoond.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from nabij.huisstijl.tonen import toon
from nabij.kamers.account.teruggave import in_sjabloon, velden
from nabij.kamers.poort.logboek.schrijven import LogboekDicht

DICHT = (OperationalError, InterfaceError, LogboekDicht)
_log = logging.getLogger("nabij.storing")


class Storing:
    """Een database die niet meedoet, is geen fout van de pagina maar een storing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DICHT):
            return None
        _log.error("storing", exc_info=exception)
        return _zonder_database(request, "503.html", 503)


def fout(request: HttpRequest) -> HttpResponse:
    """handler500. Een storing buiten de view (bij het lezen van de sessie) komt ook hier."""
    storing = isinstance(sys.exc_info()[1], DICHT)
    return _zonder_database(request, *(("503.html", 503) if storing else ("500.html", 500)))


def verkeerd_verzoek(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400."""
    return _zonder_database(request, "400.html", 400)


def niet_toegestaan(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    return toon(request, "403.html", status=403)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404."""
    return toon(request, "404.html", status=404)


def _zonder_database(request: HttpRequest, sjabloon: str, status: int) -> HttpResponse:
    """Zonder `request` in het sjabloon: geen sessie, geen account, geen vraag aan de database."""
    inhoud: dict[str, Any] = {}
    ingevuld = velden(request) if request.method == "POST" else {}
    if ingevuld:
        opnieuw = request.path if status == 503 else ""
        inhoud = in_sjabloon(ingevuld, opnieuw_naar=opnieuw, csrf=get_token(request))
    return HttpResponse(render_to_string(sjabloon, inhoud), status=status)
