"""Wat er speelt: de kern, wat goed gaat, wat zorgen geeft, en wat aan wat hangt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.poort.begrippen import Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang import handelingen, overzichten
from nabij.kamers.toegang.forms import SamenhangFormulier, WaarnemingFormulier
from nabij.kamers.toegang.models import Samenhang, Waarneming
from nabij.kamers.toegang.views.gesprek import open_gesprek, pagina


def speelt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Alles wat is opgeschreven, om te lezen, aan te vullen en weg te halen."""
    with open_gesprek(request, pk, Recht.LEZEN) as zicht:
        return toon(request, "toegang/speelt.html", _pagina(zicht))


def _pagina(zicht: Zicht, **formulieren: Any) -> dict[str, Any]:
    pk = zicht.dossier.pk
    nu = overzichten.wat_speelt_er(pk, [Onderdeel.GESPREK])
    return pagina(
        zicht,
        speelt=nu,
        samenhangen=overzichten.samenhangen(pk),
        gesprekken=overzichten.gesprekken(pk),
        **{
            "erbij": WaarnemingFormulier(),
            "hangt": SamenhangFormulier(regels=nu.regels),
            **formulieren,
        },
    )


def _doe(
    request: HttpRequest, pk: UUID, handeling: Callable[[], object], tekst: str, terug: str = ""
) -> HttpResponse:
    def werk() -> str:
        handeling()
        meld(request, tekst, ongedaan=terug)
        return reverse("toegang:speelt", args=[pk])

    return eenmalig(request, werk)


@require_POST
def waarneming(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Schrijf er iets bij."""
    with open_gesprek(request, pk) as zicht:
        form = WaarnemingFormulier(request.POST)
        if not form.is_valid():
            return toon(request, "toegang/speelt.html", _pagina(zicht, erbij=form))
        return _doe(
            request,
            pk,
            lambda: handelingen.leg_waarneming_vast(
                dossier_id=pk, door=zicht.wie, **form.cleaned_data
            ),
            _("Opgeschreven."),
        )


@require_POST
def samenhang(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Dit hangt aan dat."""
    with open_gesprek(request, pk) as zicht:
        nu = overzichten.wat_speelt_er(pk, [Onderdeel.GESPREK])
        form = SamenhangFormulier(request.POST, regels=nu.regels)
        if not form.is_valid():
            return toon(request, "toegang/speelt.html", _pagina(zicht, hangt=form))
        oorzaak = _waarneming(pk, form.cleaned_data["oorzaak"])
        gevolg = _waarneming(pk, form.cleaned_data["gevolg"])
        return _doe(
            request,
            pk,
            lambda: handelingen.leg_samenhang_vast(oorzaak=oorzaak, gevolg=gevolg, door=zicht.wie),
            _("Opgeschreven wat aan wat hangt."),
        )


def _waarneming(pk: UUID, sleutel: UUID | str) -> Waarneming:
    een: Waarneming | None = Waarneming.objects.filter(dossier=pk, pk=sleutel).first()
    if een is None:
        raise Http404
    return een


def _samenhang(pk: UUID, sleutel: UUID) -> Samenhang:
    een: Samenhang | None = Samenhang.objects.filter(dossier=pk, pk=sleutel).first()
    if een is None:
        raise Http404
    return een


@require_POST
def waarneming_weg(request: HttpRequest, pk: UUID, waarneming_id: UUID) -> HttpResponse:
    """Dit klopt niet meer: van het scherm, met tien minuten om het terug te zetten."""
    with open_gesprek(request, pk):
        een = _waarneming(pk, waarneming_id)
        terug = reverse("toegang:waarneming_terug", args=[pk, een.pk])
        return _doe(
            request,
            pk,
            lambda: handelingen.trek_waarneming_in(waarneming=een),
            _("Weggehaald."),
            terug,
        )


@require_POST
def samenhang_weg(request: HttpRequest, pk: UUID, samenhang_id: UUID) -> HttpResponse:
    with open_gesprek(request, pk):
        een = _samenhang(pk, samenhang_id)
        terug = reverse("toegang:samenhang_terug", args=[pk, een.pk])
        return _doe(
            request,
            pk,
            lambda: handelingen.trek_samenhang_in(samenhang=een),
            _("Weggehaald."),
            terug,
        )


@require_POST
def waarneming_terug(request: HttpRequest, pk: UUID, waarneming_id: UUID) -> HttpResponse:
    with open_gesprek(request, pk):
        een = _waarneming(pk, waarneming_id)
        return _zet_terug(request, pk, lambda: handelingen.zet_waarneming_terug(waarneming=een))


@require_POST
def samenhang_terug(request: HttpRequest, pk: UUID, samenhang_id: UUID) -> HttpResponse:
    with open_gesprek(request, pk):
        een = _samenhang(pk, samenhang_id)
        return _zet_terug(request, pk, lambda: handelingen.zet_samenhang_terug(samenhang=een))


def _zet_terug(request: HttpRequest, pk: UUID, handeling: Callable[[], None]) -> HttpResponse:
    try:
        return _doe(request, pk, handeling, _("Teruggezet."))
    except handelingen.TeLaat:
        meld(
            request,
            _("Dit kan niet meer terug. Schrijf het opnieuw op als het nog klopt."),
            soort=messages.WARNING,
        )
        return HttpResponseRedirect(reverse("toegang:speelt", args=[pk]))
