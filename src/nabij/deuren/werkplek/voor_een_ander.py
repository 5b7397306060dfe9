"""Wat zou u voor een ander willen doen? Een open vraag bij terugkijken en afsluiten.

Overslaan is de pagina niet openen: dat staat nergens. Met een ja komt het in een eigen dossier,
zonder iets van het huishouden, en het huishouden krijgt er niets bij.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nabij.huisstijl.tonen import toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, pagina
from nabij.kamers.opbouw.forms import WensFormulier
from nabij.kamers.opbouw.views.bewonerskracht import begin, schrijf_op
from nabij.kamers.poort.begrippen import Recht


def voor_een_ander(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie hier meewerkt schrijft op wat de bewoner zegt; daarna is het van de opbouwwerker."""
    with open_plan(request, pk, Recht.SCHRIJVEN, onderdelen=ALLEEN_PLAN) as zicht:
        team_id, sluit_af = zicht.dossier.team_id, request.GET.get("na") == "afsluiten"
        daarna = reverse("werkplek:afsluiten" if sluit_af else "werkplek:huishouden", args=[pk])
        form = WensFormulier(request.POST or None, teams=[team_id], initial=_begin(pk))
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                schrijf_op(request, form)
                return daarna

            return eenmalig(request, werk)
        context = pagina(zicht, form=form, daarna=daarna)
        return toon(request, "werkplek/voor_een_ander.html", context)


def _begin(pk: UUID) -> dict[str, Any]:
    """Met de woorden van het laatste terugkijken, als iemand daar al iets zei."""
    laatste = casus.terugblikken(pk)[:1]
    woorden = [keer.evaluatie.voor_ander for keer in laatste]
    return {**begin(), "wat": "".join(woorden)[:500]}
