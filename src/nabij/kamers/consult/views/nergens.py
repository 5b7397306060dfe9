"""Nergens welkom: een weigering opschrijven, en zeggen wie een huishouden op zich neemt."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.datums import kort
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.account.models import Rolnaam
from nabij.kamers.consult import handelingen, overzichten
from nabij.kamers.consult.forms import BesluitFormulier, WeigeringFormulier
from nabij.kamers.consult.models import Opschaling, Weigering
from nabij.kamers.consult.views.erbij import open_huishouden, pagina
from nabij.kamers.consult.views.tikken import tik
from nabij.kamers.poort import poort

MAG_ZIEN = (Rolnaam.TEAMLEIDER, Rolnaam.BELEID, Rolnaam.OPBOUWWERKER)


def geweigerd(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een regel per weigering; bij de tweede voor hetzelfde krijgt een mens met naam de vraag."""
    with open_huishouden(request, pk) as zicht:
        form = WeigeringFormulier(request.POST or None)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                opschaling = handelingen.leg_weigering_vast(
                    huishouden_id=pk,
                    team_id=zicht.dossier.team_id,
                    door=zicht.wie,
                    **form.cleaned_data,
                )
                meld(request, _wat_nu(opschaling))
                return reverse("consult:geweigerd", args=[pk])

            return eenmalig(request, werk)
        inhoud = pagina(
            zicht, form=form, besluit=BesluitFormulier(), nergens=overzichten.geweigerd(pk)
        )
        return toon(request, "consult/geweigerd.html", inhoud)


def _wat_nu(opschaling: Opschaling | None) -> str:
    if opschaling is None:
        return _("Opgeschreven.")
    dag = {"dag": kort(opschaling.uiterlijk, vandaag=klok.vandaag())}
    if opschaling.naar is None:
        return _("Twee keer geweigerd. Er is nog geen procesregisseur: bel je teamleider.")
    return _("Twee keer geweigerd. De procesregisseur antwoordt uiterlijk %(dag)s.") % dag


@require_POST
def weg(request: HttpRequest, pk: UUID, weigering_id: UUID) -> HttpResponse:
    """Dit klopte niet."""
    with open_huishouden(request, pk):
        rij = get_object_or_404(
            Weigering, dossier_id=pk, pk=weigering_id, ingetrokken_op__isnull=True
        )

        def werk() -> str:
            handelingen.trek_weigering_in(weigering=rij)
            return reverse("consult:geweigerd", args=[pk])

        return eenmalig(request, werk)


def besluit(request: HttpRequest, pk: UUID, opschaling_id: UUID) -> HttpResponse:
    """Wie dit huishouden op zich neemt, in een zin."""
    with open_huishouden(request, pk) as zicht:
        rij = get_object_or_404(Opschaling, dossier_id=pk, pk=opschaling_id)
        form = BesluitFormulier(request.POST or None)
        terug = reverse("consult:geweigerd", args=[pk])
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.neem_op_zich(opschaling=rij, door=zicht.wie, **form.cleaned_data)
                meld(request, _("Opgeschreven. Het team ziet wie dit op zich neemt."))
                return terug

            return tik(request, werk, terug=terug)
        return toon(request, "consult/besluit.html", pagina(zicht, form=form))


@require_safe
def niemand_neemt(request: HttpRequest) -> HttpResponse:
    """Welke combinaties niemand aannam. Soorten, geen mensen."""
    if not poort.wie(request).heeft_rol(*MAG_ZIEN):
        raise PermissionDenied
    inhoud = {"combinaties": overzichten.niemand_neemt()}
    return toon(request, "consult/niemand_neemt.html", inhoud)
