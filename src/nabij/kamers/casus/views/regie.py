"""Regisseur, bewust rustig en heropenen."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.datums import kort
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.casus import adressen, handelingen, overzichten
from nabij.kamers.casus.forms import DagFormulier, RegisseurFormulier
from nabij.kamers.casus.models import Gebeurtenis
from nabij.kamers.casus.overzichten.keuzes import kring
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, pagina, tik, tik_met_terug
from nabij.kamers.poort.begrippen import Recht

RUSTWEKEN = (2, 4, 8)


def regisseur(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie het geheel bij elkaar houdt, wie het was, en een ander kiezen."""
    schrijft = request.method == "POST"
    with open_plan(request, pk, Recht.REGIE if schrijft else Recht.LEZEN) as zicht:
        form = RegisseurFormulier(request.POST or None, keuzes=kring(zicht).wie_houdt_het())
        if schrijft and form.is_valid():

            def werk() -> str:
                handelingen.wijs_regisseur_aan(dossier_id=pk, door=zicht.wie, **form.inhoud)
                meld(request, _("De regisseur staat erin. Geef het huishouden het nieuwe kaartje."))
                return reverse("casus:regisseur", args=[pk])

            return tik(request, werk, terug=reverse("casus:regisseur", args=[pk]))
        historie = overzichten.regie_historie(pk)
        lopend = historie[0] if historie and historie[0].tot is None else None
        context = pagina(
            zicht,
            form=form,
            historie=historie,
            bereikbaar=overzichten.wie_is_er(zicht, regie=lopend),
            moet_horen=overzichten.moet_horen(pk),
            verloop=overzichten.verloop(zicht),
        )
        return toon(request, "casus/regisseur.html", context)


@require_POST
def aanspreekpunt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ik word het aanspreekpunt; alleen als er nog niemand is."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN) as zicht:
        terug = reverse("casus:regisseur", args=[pk])
        if zicht.eerste is not None:
            meld(request, _("Er is al iemand. Kijk wie het is."), soort=messages.WARNING)
            return HttpResponseRedirect(terug)

        def werk() -> str:
            handelingen.word_aanspreekpunt(dossier_id=pk, door=zicht.wie)
            meld(request, _("Je bent het aanspreekpunt."))
            return terug

        return tik(request, werk, terug=terug)


@require_POST
def gehoord(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Het huishouden heeft gehoord wie er nu is."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN):

        def werk() -> str:
            handelingen.vertel_het_huishouden(dossier_id=pk)
            meld(request, _("Fijn. Geef ook het kaartje met de naam en het nummer."))
            return reverse("casus:kaart", args=[pk])

        return tik(request, werk, terug=adressen.huishouden(pk))


def rustig(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bewust rustig, tot een dag. Een tik voor een paar weken, of een eigen dag."""
    schrijft = request.method == "POST"
    with open_plan(
        request, pk, Recht.REGIE if schrijft else Recht.LEZEN, onderdelen=ALLEEN_PLAN
    ) as zicht:
        form = DagFormulier(request.POST or None)
        if schrijft and form.is_valid():
            return tik_met_terug(
                request,
                zicht,
                lambda: handelingen.bewust_rustig(
                    dossier_id=pk, tot=form.cleaned_data["dag"], door=zicht.wie
                ),
                _("Bewust rustig tot %(dag)s.")
                % {"dag": kort(form.cleaned_data["dag"], vandaag=klok.vandaag())},
                terug=reverse("casus:rustig", args=[pk]),
            )
        context = pagina(
            zicht,
            form=form,
            weken=[(aantal, _over_weken(aantal)) for aantal in RUSTWEKEN],
            verloop=overzichten.verloop(zicht),
        )
        return toon(request, "casus/rustig.html", context)


def _over_weken(aantal: int) -> date:
    return klok.vandaag() + timedelta(weeks=aantal)


@require_POST
def heropenen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Weer verder, met alles wat er stond."""
    with open_plan(request, pk, Recht.REGIE, onderdelen=ALLEEN_PLAN) as zicht:
        return tik_met_terug(
            request,
            zicht,
            lambda: handelingen.heropen(dossier_id=pk, door=zicht.wie),
            _("Weer open. Alles staat er nog."),
            terug=adressen.huishouden(pk),
        )


@require_POST
def ongedaan(request: HttpRequest, pk: UUID, gebeurtenis_id: UUID) -> HttpResponse:
    """Draai een tik terug, zolang dat nog kan."""
    with open_plan(request, pk, Recht.REGIE, onderdelen=ALLEEN_PLAN) as zicht:
        rij = get_object_or_404(Gebeurtenis, dossier_id=pk, pk=gebeurtenis_id)

        def werk() -> str:
            handelingen.maak_ongedaan(gebeurtenis=rij, door=zicht.wie)
            meld(request, _("Teruggedraaid."))
            return adressen.huishouden(pk)

        return tik(request, werk, terug=adressen.huishouden(pk))
