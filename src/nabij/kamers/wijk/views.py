"""De pagina's van de wijk: openbare cijfers, voor iedereen die zich aanmeldt."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from nabij.huisstijl import gebiedskaart
from nabij.huisstijl.tonen import toon
from nabij.kamers.wijk.forms import KaartForm
from nabij.kamers.wijk.kaart import Plek, overzicht
from nabij.kamers.wijk.overzichten import eigen_gemeenten, gebied_met_code
from nabij.kamers.wijk.profiel import profiel_van


@require_safe
def wijk(request: HttpRequest) -> HttpResponse:
    """De wijken en buurten van een gemeente, met een kaart."""
    gemeenten = eigen_gemeenten()
    if not gemeenten:
        return toon(request, "wijk/leeg.html")
    gevraagd = request.GET.get("gemeente", "")
    gemeente = next((g for g in gemeenten if g.code == gevraagd), gemeenten[0])
    blad = overzicht(gemeente, request.GET.get("maat", ""))
    form = KaartForm(
        gemeenten=gemeenten,
        maten=blad.maten,
        initial={"gemeente": gemeente.code, "maat": blad.maat.code if blad.maat else ""},
    )
    kaart = [_op_kaart(plek) for plek in blad.plekken]
    inhoud = {
        "blad": blad,
        "form": form,
        "kaart": kaart,
        "met_grenzen": any(gebied.vorm for gebied in kaart),
    }
    return toon(request, "wijk/wijk.html", inhoud)


def _op_kaart(plek: Plek) -> gebiedskaart.Gebied:
    return gebiedskaart.Gebied(
        naam=plek.gebied.naam,
        waarde=plek.waarde,
        tekst=plek.tekst,
        reden=plek.reden,
        vorm=plek.gebied.vorm,
        url=reverse("wijk:gebied", args=[plek.gebied.code]),
    )


@require_safe
def gebied(request: HttpRequest, code: str) -> HttpResponse:
    """Het profiel van een wijk, buurt of gemeente."""
    gevonden = gebied_met_code(code)
    if gevonden is None:
        raise Http404
    return toon(request, "wijk/gebied.html", {"profiel": profiel_van(gevonden)})
