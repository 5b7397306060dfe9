"""Het slot op raden: vijf keer fout per inlognaam en adres, dan een kwartier wachten.

Het antwoord is voor een bestaande en een verzonnen inlognaam hetzelfde.
"""

from __future__ import annotations

from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest, HttpResponse

from nabij.huisstijl.tonen import toon


def inlognaam(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """De inlognaam van deze poging, zo geschreven als wij haar bewaren."""
    gegeven = credentials or {}
    naam = gegeven.get("username") or gegeven.get("inlognaam") or request.POST.get("login", "")
    return str(naam).strip().lower()[:150]


def adres(request: HttpRequest) -> str | None:
    """Het adres van de bezoeker; achter een proxy alleen als `NABIJ_PROXIES` gezet is."""
    gevonden: str | None = get_client_ip(request)
    return gevonden


def te_vaak(request: HttpRequest, *_: Any) -> HttpResponse:
    """Het antwoord als het slot dicht is."""
    return toon(request, "account/te_vaak.html", status=429)
