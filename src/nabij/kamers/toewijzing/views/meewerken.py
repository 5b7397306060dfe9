"""De regisseur laat iemand van de aanbieder meewerken, geeft een link, en stopt het weer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, pagina, tik
from nabij.kamers.poort.begrippen import Recht
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.forms import MeewerkFormulier, MomentFormulier
from nabij.kamers.toewijzing.models import Meewerker, Toewijzing


def _adres(pk: UUID, toewijzing_id: UUID) -> str:
    return f"{reverse('toewijzing:toewijzing', args=[pk, toewijzing_id])}#meewerken"


def meewerken(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """Wie van de aanbieder meewerkt, welk doel die leest, en het ja van het huishouden."""
    with open_plan(request, pk, Recht.REGIE, onderdelen=ALLEEN_PLAN) as zicht:
        rijen = Toewijzing.objects.select_related(
            "toekenning__hulpkeuze__actie", "aanbieder__organisatie", "product"
        )
        rij: Toewijzing = get_object_or_404(rijen, dossier_id=pk, pk=toewijzing_id)
        doelen, bij = overzichten.doelen_om_te_delen(rij)
        begin = {"akkoord_van": rij.naam, "akkoord_op": klok.vandaag(), "doel": str(bij or "")}
        form = MeewerkFormulier(request.POST or None, doelen=doelen, initial=begin)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.laat_meewerken(toewijzing=rij, door=zicht.wie, **form.inhoud)
                meld(request, _("Bewaard. Maak nu een link."))
                return _adres(pk, toewijzing_id)

            return tik(request, werk, terug=_adres(pk, toewijzing_id))
        inhoud = pagina(
            zicht,
            form=form,
            toewijzing=rij,
            waarom_niet=handelingen.waarom_niet(rij),
            naar_hulp=_adres(pk, toewijzing_id),
        )
        return toon(request, "toewijzing/meewerken.html", inhoud)


def _doe(
    request: HttpRequest,
    pk: UUID,
    toewijzing_id: UUID,
    werk: Callable[[Meewerker, Any], HttpResponse],
) -> HttpResponse:
    """Alleen wie de regie heeft, en alleen als er iemand meewerkt."""
    with open_plan(request, pk, Recht.REGIE, onderdelen=ALLEEN_PLAN) as zicht:
        rijen = Meewerker.objects.select_related("toewijzing")
        rij: Meewerker = get_object_or_404(
            rijen, dossier_id=pk, toewijzing_id=toewijzing_id, gestopt_op__isnull=True
        )
        return werk(rij, zicht)


@require_POST
def link(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """Een nieuwe link. Alleen nu te zien: wij bewaren hem niet."""

    def geef(rij: Meewerker, zicht: Any) -> HttpResponse:
        try:
            token = handelingen.geef_link(meewerker=rij)
        except KanNiet as fout:
            meld(request, str(fout), soort=messages.WARNING)
            return HttpResponseRedirect(_adres(pk, toewijzing_id))
        # De deur naar buiten ligt boven deze kamer: het pad staat hier, de test houdt ze gelijk.
        adres = f"{settings.ADRES}/meewerken/{token}/"
        inhoud = pagina(zicht, link=adres, meewerker=rij, naar_hulp=_adres(pk, toewijzing_id))
        return toon(request, "toewijzing/meewerklink.html", inhoud)

    return _doe(request, pk, toewijzing_id, geef)


@require_POST
def stop(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """In een tik: de link is meteen dood."""

    def einde(rij: Meewerker, zicht: Any) -> HttpResponse:
        def werk() -> str:
            handelingen.stop_meewerken(meewerker=rij, door=zicht.wie)
            zin = _("%(naam)s werkt niet meer mee. De link doet het niet meer.")
            meld(request, zin % {"naam": rij.naam})
            return _adres(pk, toewijzing_id)

        return tik(request, werk, terug=_adres(pk, toewijzing_id))

    return _doe(request, pk, toewijzing_id, einde)


@require_POST
def moment(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """Een afspraak delen met wie van de aanbieder meewerkt."""
    form = MomentFormulier(request.POST)

    def deel(rij: Meewerker, zicht: Any) -> HttpResponse:
        if not form.is_valid():
            fout = next(iter(form.errors.values()))[0]
            meld(request, str(fout), soort=messages.ERROR)
            return HttpResponseRedirect(_adres(pk, toewijzing_id))

        def werk() -> str:
            handelingen.deel_moment(meewerker=rij, door=zicht.wie, **form.cleaned_data)
            meld(request, _("Gedeeld. De aanbieder ziet het met de link."))
            return _adres(pk, toewijzing_id)

        return tik(request, werk, terug=_adres(pk, toewijzing_id))

    return _doe(request, pk, toewijzing_id, deel)
