"""Een pagina of een deel ervan laten zien, en na een handeling zeggen wat er gebeurde."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

ONGEDAAN = "ongedaan:"
"""Begin van het label van een boodschap die terug te draaien is; daarna volgt het pad."""


def toon(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Een pagina die nergens bewaard blijft: niet in de browser en niet onderweg."""
    antwoord = HttpResponse(render_to_string(template, context or {}, request), status=status)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def toon_fragment(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    pagina: str,
    status: int = 200,
) -> HttpResponse:
    """Alleen `template` als htmx erom vraagt, anders de hele `pagina` die het insluit."""
    deel = request.headers.get("HX-Request") == "true"
    antwoord = toon(request, template if deel else pagina, context, status)
    antwoord["Vary"] = "HX-Request"
    return antwoord


def meld(
    request: HttpRequest, tekst: str, *, soort: int = messages.SUCCESS, ongedaan: str = ""
) -> None:
    """Zeg op de volgende pagina wat er gebeurde; `ongedaan` is het pad dat het terugdraait.

    Dat pad krijgt een POST met een sleutel. Of het nog mag (tien minuten) beslist die view.
    """
    if ongedaan and not (ongedaan.startswith("/") and not ongedaan.startswith("//")):
        raise ValueError("Ongedaan maken kan alleen op een pad van deze site.")
    messages.add_message(request, soort, tekst, extra_tags=ONGEDAAN + ongedaan if ongedaan else "")
