"""Het berichtenverkeer met aanbieders, voor wie dat werk doet. Zonder wie het betreft."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.casus.views.openen import tik
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.rechten import eis_stelt_in

TAAK = "berichten bekijken"


@require_safe
def berichten(request: HttpRequest) -> HttpResponse:
    """Wat kwam, wat ging, wat wacht, en wat niet kon en waarom."""
    eis_stelt_in(poort.wie(request))
    with poort.systeem(taak=TAAK, doel=Doel.BEHEER):
        verkeer = overzichten.berichtenverkeer()
        return toon(request, "toewijzing/berichten.html", {"verkeer": verkeer})


@require_POST
def lees_opnieuw(request: HttpRequest, postvak_id: UUID) -> HttpResponse:
    """Een bericht dat niet kon nog eens proberen."""
    return _doe(
        request,
        lambda: handelingen.lees_opnieuw(postvak_id=postvak_id),
        _("Dit bericht wordt bij de volgende keer weer gelezen."),
    )


@require_POST
def verstuur_opnieuw(request: HttpRequest, uitbak_id: UUID) -> HttpResponse:
    """Een bericht dat terugkwam nog eens sturen."""
    return _doe(
        request,
        lambda: handelingen.verstuur_opnieuw(uitbak_id=uitbak_id),
        _("Dit bericht gaat bij de volgende keer mee."),
    )


def _doe(request: HttpRequest, wat: Callable[[], None], gezegd: str) -> HttpResponse:
    eis_stelt_in(poort.wie(request))
    adres = reverse("toewijzing:berichten")

    def werk() -> str:
        with poort.systeem(taak=TAAK, doel=Doel.BEHEER):
            wat()
        meld(request, gezegd)
        return adres

    return tik(request, werk, terug=adres)
