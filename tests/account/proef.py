"""Kleine pagina's om de kamer account mee te beproeven (`@pytest.mark.urls`)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.http import require_POST

from nabij.inrichting import urls as huis
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.account.models import Account, Post
from nabij.opslag.versie import Botsing

handler400, handler403 = huis.handler400, huis.handler403
handler404, handler429, handler500 = huis.handler404, huis.handler429, huis.handler500

PAGINA = """{% load nabij %}<form method="post">{% csrf_token %}{% sleutel %}{{ form }}
{% include "account/_concept.html" %}</form>"""


class Formulier(forms.Form):
    tekst = forms.CharField(widget=forms.Textarea)
    soort = forms.ChoiceField(choices=[("een", "Een"), ("twee", "Twee")], required=False)


def formulier(request: HttpRequest) -> HttpResponse:
    form = Formulier(request.POST or None, initial=concept_voor(request))
    if request.method == "POST" and form.is_valid():
        return eenmalig(request, lambda: _bewaar(request, form.cleaned_data["tekst"]))
    inhoud = engines["django"].from_string(PAGINA).render({"form": form}, request)
    return HttpResponse(inhoud)


def _bewaar(request: HttpRequest, tekst: str) -> str:
    """Een rij per keer dat het werk echt gedaan is; het adres verschilt per keer."""
    account: Any = request.user
    if not account.is_authenticated:
        account = Account.objects.get(inlognaam="loket")
    rij = Post.objects.create(account=account, soort=tekst[:40])
    return f"/klaar/{rij.pk}/"


@require_POST
def alleen_post(request: HttpRequest) -> HttpResponse:
    return eenmalig(request, lambda: _bewaar(request, request.POST["tekst"]))


def slordig(request: HttpRequest) -> HttpResponse:
    """Een view die vergeet te kijken of het wel een POST is."""
    form = Formulier(request.POST or None)
    if form.is_valid():
        return eenmalig(request, lambda: _bewaar(request, form.cleaned_data["tekst"]))
    return HttpResponse("leeg")


def storing(request: HttpRequest) -> HttpResponse:
    raise OperationalError("de server sluit de verbinding; tekst: geheim van Jan")


def logboek_dicht(request: HttpRequest) -> HttpResponse:
    from nabij.kamers.poort.logboek.schrijven import LogboekDicht

    raise LogboekDicht("kan niet schrijven")


def fout(request: HttpRequest) -> HttpResponse:
    raise ValueError("geheim van Jan")


def botst(request: HttpRequest) -> HttpResponse:
    ander = Account.objects.get(pk=request.user.pk)
    ander.naam, ander.versie = "Zo noemde de ander het", 7  # type: ignore[attr-defined]
    raise Botsing(ander, {"naam": request.POST["naam"]})


def half_werk(request: HttpRequest) -> HttpResponse:
    def werk() -> str:
        _bewaar(request, "half")
        raise OperationalError("midden in het werk")

    return eenmalig(request, werk)


def loket(request: HttpRequest) -> HttpResponse:
    return formulier(request)


loket.login_required = False  # type: ignore[attr-defined]

urlpatterns = [
    *huis.urlpatterns,
    path("formulier/", formulier),
    path("loket/", loket),
    path("alleen-post/", alleen_post),
    path("slordig/", slordig),
    path("storing/", storing),
    path("logboek-dicht/", logboek_dicht),
    path("fout/", fout),
    path("botst/", botst),
    path("half/", half_werk),
]
