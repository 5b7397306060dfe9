"""De thema's: een eigen thema erbij, andere woorden, uitzetten en weer aanzetten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken import handelingen, overzichten
from nabij.kamers.afspraken.forms import ThemaForm, ThemastandForm
from nabij.kamers.afspraken.models import Thema
from nabij.kamers.afspraken.rechten import Wat
from nabij.kamers.afspraken.views.lijst import eis


def _thema(code: str) -> Thema:
    een: Thema | None = Thema.objects.filter(code=code).first()
    if een is None:
        raise Http404
    return een


def _bewaar(
    request: HttpRequest, form: forms.Form, doe: Callable[[], Any], zin: str
) -> HttpResponse | None:
    """Bewaar, of zet bij het veld waarom het zo niet kan (dan None)."""

    def werk() -> str:
        doe()
        meld(request, zin)
        return f"{reverse('afspraken:afspraken')}#themas"

    try:
        return eenmalig(request, werk)
    except handelingen.ThemaKanNiet as fout:
        form.add_error(fout.veld, str(fout))
        return None


def thema_nieuw(request: HttpRequest) -> HttpResponse:
    """Een eigen thema van de gemeente."""
    wie = eis(request, Wat.VASTSTELLEN)
    form = ThemaForm(request.POST or None, initial={"wie": getattr(wie, "naam", "")})
    if request.method == "POST" and form.is_valid():
        velden = {naam: waarde for naam, waarde in form.cleaned_data.items() if naam != "versie"}
        gedaan = _bewaar(
            request,
            form,
            lambda: handelingen.voeg_thema_toe(**velden),
            _("Het thema staat erbij en is meteen te kiezen."),
        )
        if gedaan:
            return gedaan
    return toon(request, "afspraken/thema.html", {"form": form, "kop": _("Een thema erbij")})


def thema(request: HttpRequest, code: str) -> HttpResponse:
    """Andere woorden bij een thema; wat er stond blijft te lezen."""
    wie, een = eis(request, Wat.VASTSTELLEN), _thema(code)
    form = ThemaForm(request.POST or None, thema=een, initial={"wie": getattr(wie, "naam", "")})
    if request.method == "POST" and form.is_valid():
        schoon = {**form.cleaned_data, "versie": form.cleaned_data["versie"] or 0}
        gedaan = _bewaar(
            request,
            form,
            lambda: handelingen.wijzig_thema(code=code, **schoon),
            _("Vastgesteld. Wat er stond blijft te lezen."),
        )
        if gedaan:
            return gedaan
    inhoud = {
        "form": form,
        "kop": een.naam,
        "thema": een,
        "vast": form.vast,
        "eerder": overzichten.themaversies(code),
    }
    return toon(request, "afspraken/thema.html", inhoud)


def thema_stand(request: HttpRequest, code: str) -> HttpResponse:
    """Een thema uitzetten, of weer aanzetten als het uit staat."""
    wie, een = eis(request, Wat.VASTSTELLEN), _thema(code)
    aan = een.tot is None
    begin = {"wie": getattr(wie, "naam", ""), "versie": een.versie}
    form = ThemastandForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        schoon = {**form.cleaned_data, "versie": form.cleaned_data["versie"] or 0}
        doe = handelingen.zet_thema_uit if aan else handelingen.zet_thema_aan
        zin = (
            _("Uitgezet. Vragen die dit thema hadden, houden het.")
            if aan
            else _("Weer aan. Het thema is meteen te kiezen.")
        )
        gedaan = _bewaar(request, form, lambda: doe(code=code, **schoon), zin)
        if gedaan:
            return gedaan
    return toon(request, "afspraken/thema_stand.html", {"form": form, "thema": een, "aan": aan})
