"""Dezelfde kopregels op elk antwoord, ook op fouten en op bestanden; en het spoor."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nabij.fundament import spoor

KOPREGELS = {
    "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    # Wie niets zegt over bewaren, wil niet bewaard worden: bijna elke pagina is persoonlijk.
    "Cache-Control": "no-store",
}


class Kopregels:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with spoor.nieuw() as kenmerk:
            request.trace_id = kenmerk  # type: ignore[attr-defined]
            antwoord = self.get_response(request)
        for naam, waarde in KOPREGELS.items():
            antwoord.headers.setdefault(naam, waarde)
        return antwoord
