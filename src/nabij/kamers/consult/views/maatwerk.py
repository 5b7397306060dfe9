"""Doen wat nodig is buiten de eigen taak: een zin waarom, en boven het mandaat een vraag."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.consult import handelingen, overzichten
from nabij.kamers.consult.forms import MaatwerkFormulier
from nabij.kamers.consult.models import Hoe
from nabij.kamers.consult.views.erbij import open_huishouden, pagina
from nabij.kamers.consult.views.overleg import eigen, stel_in_eigen_dossier
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.team import overzichten as teams


def maatwerk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat er al buiten de gewone weg gebeurde, en iets erbij."""
    with open_huishouden(request, pk) as zicht:
        team_id, wie = zicht.dossier.team_id, zicht.wie
        form = MaatwerkFormulier(
            request.POST or None,
            groepen=overzichten.groepen([team_id], zonder=[eigen(wie)]),
            bekend=overzichten.bekend(zicht),
            initial=concept_voor(request),
        )
        if request.method == "POST" and form.is_valid():
            return eenmalig(request, lambda: _lever(request, zicht, form))
        inhoud = pagina(
            zicht,
            form=form,
            regels=overzichten.maatwerk(pk),
            opdracht=teams.opdracht_nu(team_id),
            mandaten=teams.mandaten(wie.medewerker_id) if wie.medewerker_id else [],
        )
        return toon(request, "consult/maatwerk.html", inhoud)


def _lever(request: HttpRequest, zicht: Zicht, form: MaatwerkFormulier) -> str:
    pk, schoon = zicht.dossier.pk, form.cleaned_data
    geleverd = handelingen.lever_maatwerk(
        huishouden_id=pk,
        team_id=zicht.dossier.team_id,
        wat=schoon["wat"],
        waarom=schoon["waarom"],
        door=zicht.wie,
    )
    if schoon["aan"]:
        vraag = stel_in_eigen_dossier(
            request,
            hoe=Hoe.ANONIEM,
            tekst=schoon["vraag"],
            aan=schoon["aan"],
            team_id=zicht.dossier.team_id,
        )
        handelingen.vraag_boven_mandaat(
            maatwerk=geleverd,
            overleg_id=vraag.dossier_id,
            aan=schoon["aan"],
            uiterlijk=schoon["uiterlijk"],
        )
        meld(request, _("Opgeschreven en gevraagd. Je hoort het antwoord in mijn dag."))
    else:
        meld(request, _("Opgeschreven, met wie erachter staat."))
    return reverse("consult:maatwerk", args=[pk])


@require_POST
def weg(request: HttpRequest, pk: UUID, maatwerk_id: UUID) -> HttpResponse:
    """Dit deden we toch niet, in een tik."""
    with open_huishouden(request, pk):

        def werk() -> str:
            handelingen.trek_maatwerk_in(huishouden_id=pk, maatwerk_id=maatwerk_id)
            meld(request, _("Weggehaald. Wat er stond blijft bewaard."))
            return reverse("consult:maatwerk", args=[pk])

        return eenmalig(request, werk)
