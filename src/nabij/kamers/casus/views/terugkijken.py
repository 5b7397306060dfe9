"""Samen terugkijken: per doel twee tikken, kan het lichter, en de volgende keer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.casus import adressen, handelingen, overzichten
from nabij.kamers.casus.forms import DagFormulier, TerugkijkFormulier
from nabij.kamers.casus.handelingen.verloop import volgende_keer
from nabij.kamers.casus.models import EvaluatieLichter
from nabij.kamers.casus.overzichten import Plan
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, pagina, tik
from nabij.kamers.poort.begrippen import Recht


def terugkijken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie schrijft in het plan, kan ook met het huishouden terugkijken."""
    with open_plan(request, pk, Recht.SCHRIJVEN, onderdelen=ALLEEN_PLAN) as zicht:
        het_plan = overzichten.plan(zicht)
        form = _formulier(request, het_plan, zicht.dossier.team_id)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.kijk_terug(dossier_id=pk, door=zicht.wie, **form.inhoud)
                stopt = form.cleaned_data["lichter"] == EvaluatieLichter.STOPPEN
                if form.cleaned_data["voor_ander"].strip():
                    meld(request, _("Bewaard. Mag de opbouwwerker het weten? Vraag het."))
                    return adressen.voor_een_ander(pk, sluit_af=stopt)
                if stopt:
                    meld(request, _("Bewaard. Je kunt nu samen afsluiten."))
                    return adressen.afsluiten(pk)
                meld(request, _("Bewaard. De volgende keer staat in de agenda."))
                return adressen.plan(pk)

            return tik(request, werk, terug=reverse("casus:terugkijken", args=[pk]))
        gezien = overzichten.zienswijzen(pk)
        eerder = overzichten.terugblikken(pk, gezien)[:1]
        context = pagina(
            zicht,
            form=form,
            plan=het_plan,
            eerder=eerder,
            zienswijzen=[een for een in gezien if not eerder or een.op > eerder[0].evaluatie.op],
            dagform=DagFormulier(prefix="wanneer", label=_("Welke dag dan?")),
        )
        return toon(request, "casus/terugkijken.html", context)


def _formulier(request: HttpRequest, plan: Plan, team_id: UUID) -> TerugkijkFormulier:
    vandaag = klok.vandaag()
    begin: dict[str, Any] = {"volgende_op": volgende_keer(vandaag), **concept_voor(request)}
    return TerugkijkFormulier(
        request.POST or None,
        doelen=[regel.doel for regel in plan.lopend],
        wie={regel.doel.pk: regel.volgens for regel in plan.lopend},
        vandaag=vandaag,
        team_id=team_id,
        initial=begin,
    )


@require_POST
def wanneer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een andere dag afspreken om terug te kijken."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN) as zicht:
        form = DagFormulier(request.POST, prefix="wanneer")
        terug = reverse("casus:terugkijken", args=[pk])
        if not form.is_valid():
            meld(request, _("Kies een dag die nog komt."), soort=messages.ERROR)
            return HttpResponseRedirect(terug)

        def werk() -> str:
            handelingen.zet_evaluatiemoment(
                dossier_id=pk, dag=form.cleaned_data["dag"], door=zicht.wie
            )
            meld(request, _("De dag om terug te kijken is verzet."))
            return adressen.plan(pk)

        return tik(request, werk, terug=terug)
