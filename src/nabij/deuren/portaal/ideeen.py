"""Wat bewoners bedachten, voor iedereen te lezen. Alleen met hun ja, en nooit van wie het is."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nabij.deuren.portaal.views import openbaar
from nabij.huisstijl.tonen import toon
from nabij.kamers.opbouw import overzichten


@login_not_required
@require_safe
def ideeen(request: HttpRequest) -> HttpResponse:
    """Nergens bewaard: trekt een bewoner het idee terug, dan is het hier meteen weg."""
    inhoud = openbaar(ideeen=overzichten.openbare_ideeen())
    return toon(request, "portaal/ideeen.html", inhoud)
