"""De sociale kaart voor iedereen: zonder account, zonder cookie en zonder JavaScript."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nabij.deuren.portaal.views import openbaar
from nabij.huisstijl.tonen import toon
from nabij.kamers.kaart import overzichten
from nabij.kamers.kaart.forms import ZoekFormulier
from nabij.kamers.kaart.views.zoeken import bladzijde, zonder_bladzijde

BEWAREN = "public, max-age=300"
"""Deze pagina's zijn voor iedereen gelijk; vijf minuten oud is vers genoeg."""


def _toon(request: HttpRequest, sjabloon: str, inhoud: dict[str, Any]) -> HttpResponse:
    antwoord = toon(request, sjabloon, openbaar(**inhoud))
    antwoord["Cache-Control"] = BEWAREN
    return antwoord


@login_not_required
@require_safe
def kaart(request: HttpRequest) -> HttpResponse:
    """Zoeken in alles wat er is."""
    form = ZoekFormulier(request.GET or None, u=True)
    inhoud = {
        "form": form,
        "uitkomst": overzichten.zoek(form.vraag, pagina=bladzijde(request)),
        "gezocht": form.vraag,
        "verder": zonder_bladzijde(request),
    }
    return _toon(request, "portaal/kaart.html", inhoud)


@login_not_required
@require_safe
def aanbod(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een vermelding: voor wie, hoe u binnenkomt, en of het nog klopt."""
    blad = overzichten.blad(pk, openbaar=True)
    if blad is None:
        raise Http404
    return _toon(request, "portaal/aanbod.html", {"blad": blad})
