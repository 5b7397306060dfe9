"""De sociale kaart per wijk: wat er is, en wat er mist."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from nabij.huisstijl import gebiedskaart
from nabij.huisstijl.tonen import toon
from nabij.kamers.kaart.overzichten import gebiedblad
from nabij.kamers.kaart.overzichten.gebied import Buurtregel
from nabij.kamers.kaart.views.zoeken import kijkt


@require_safe
def gebied(request: HttpRequest) -> HttpResponse:
    """Een wijk uit het adres, of de hele gemeente."""
    kijkt(request)
    blad = gebiedblad(request.GET.get("gemeente", ""), request.GET.get("wijk", ""))
    kaart = [_op_kaart(regel) for regel in blad.buurten] if blad else []
    return toon(request, "kaart/gebied.html", {"blad": blad, "kaart": kaart})


def _op_kaart(regel: Buurtregel) -> gebiedskaart.Gebied:
    tekst = ngettext("%(n)s vermelding", "%(n)s vermeldingen", regel.hier) % {"n": regel.hier}
    return gebiedskaart.Gebied(
        naam=regel.gebied.naam,
        waarde=float(regel.hier),
        tekst=tekst,
        vorm=regel.gebied.vorm,
        url=f"{reverse('kaart:kaart')}?gebied={regel.gebied.pk}",
    )
