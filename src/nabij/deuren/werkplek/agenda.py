"""De eigen agenda als bestand, voor wie de link heeft: plaats en tijd, geen mensen."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from nabij.kamers.opbouw.models import Aanwezigheid
from nabij.kamers.opbouw.overzichten import momenten_bij_link
from nabij.koppelingen.agenda.formaat import Afspraak, schrijf

NAAM = "Nabij"


@login_not_required
@never_cache
@require_safe
def agenda(request: HttpRequest, token: str) -> HttpResponse:
    """Een agenda vraagt dit vanzelf telkens opnieuw; daar is niemand bij aangemeld."""
    momenten = momenten_bij_link(token)
    if momenten is None:
        raise Http404
    bestand = schrijf(map(_afspraak, momenten), naam=NAAM)
    return HttpResponse(bestand, content_type="text/calendar; charset=utf-8")


def _afspraak(moment: Aanwezigheid) -> Afspraak:
    return Afspraak(
        sleutel=str(moment.pk),
        waar=moment.waar,
        dag=moment.dag,
        van=moment.van,
        tot=moment.tot,
        gewijzigd=moment.vastgelegd_op,
    )
