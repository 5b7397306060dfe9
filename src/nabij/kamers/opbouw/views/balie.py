"""Aan de balie: een vraag zonder naam tellen in een tik."""

from __future__ import annotations

from uuid import UUID

from django.contrib.messages import WARNING
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.opbouw import handelingen, overzichten
from nabij.kamers.opbouw.views.agenda import kijkt
from nabij.kamers.toegang.gekozen_team import gekozen_team
from nabij.kamers.wijk import overzichten as wijk

BUURT = "balie_buurt"
"""In de sessie: in welke buurt deze balie staat, zodat dat een keer te kiezen is."""


def _buurten() -> dict[str, str]:
    return {str(een.pk): een.naam for een in wijk.kleinste_gebieden()}


@require_safe
def balie(request: HttpRequest) -> HttpResponse:
    """De themaknoppen. De buurt wordt onthouden."""
    kijkt(request)
    buurten = _buurten()
    gevraagd = request.GET.get("buurt", "")
    if gevraagd in buurten:
        request.session[BUURT] = gevraagd
    buurt = request.session.get(BUURT, "")
    gekozen = buurt if buurt in buurten else ""
    knoppen = overzichten.balie(gekozen_team(request), UUID(gekozen) if gekozen else None)
    inhoud = {
        "balie": knoppen,
        "buurten": buurten.items(),
        "buurt": gekozen,
        "buurtnaam": buurten.get(gekozen, ""),
    }
    return toon(request, "opbouw/balie.html", inhoud)


@require_POST
def balie_tel(request: HttpRequest) -> HttpResponse:
    """Een vraag erbij."""
    return _tel(request, request.POST.get("buurt", ""), request.POST.get("wat", ""), keer=1)


@require_POST
def balie_terug(request: HttpRequest, buurt: UUID, thema: str) -> HttpResponse:
    """Een vraag eraf, want die was per ongeluk."""
    return _tel(request, str(buurt), thema, keer=-1)


def _tel(request: HttpRequest, buurt: str, thema: str, *, keer: int) -> HttpResponse:
    kijkt(request)
    namen = {een.code: een.naam for een in overzichten.telbare_themas()}
    hier = reverse("opbouw:balie")
    if buurt not in _buurten() or thema not in namen:
        meld(request, _("Kies eerst de buurt, en dan waar het over ging."), soort=WARNING)
        return HttpResponseRedirect(hier)
    team_id = gekozen_team(request)

    def werk() -> str:
        handelingen.tel_aan_de_balie(
            team_id=team_id, gebied_id=UUID(buurt), thema=thema, dag=klok.vandaag(), keer=keer
        )
        if keer > 0:
            terug = reverse("opbouw:balie_terug", args=[buurt, thema])
            meld(request, _("Geteld: %(thema)s.") % {"thema": namen[thema]}, ongedaan=terug)
        else:
            meld(request, _("Er weer af."))
        return hier

    return eenmalig(request, werk)
