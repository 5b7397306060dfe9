"""Zoeken, en een tik voor wat er niet is."""

from __future__ import annotations

from uuid import UUID

from django.contrib.messages import WARNING
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.forms import ZoekFormulier
from nabij.kamers.kaart.overzichten import zoek
from nabij.kamers.kaart.rechten import beheert, eis_zoekt, verbetert
from nabij.kamers.poort import poort
from nabij.kamers.poort.wie import Wie


def kijkt(request: HttpRequest) -> Wie:
    """Wie kijkt; een account zonder rol komt hier niet."""
    wie = poort.wie(request)
    eis_zoekt(wie)
    return wie


def bladzijde(request: HttpRequest) -> int:
    """Het nummer van de gevraagde bladzijde; onzin is de eerste."""
    getypt = request.GET.get("pagina", "1")
    return int(getypt) if getypt.isdecimal() and len(getypt) < 6 else 1


def zonder_bladzijde(request: HttpRequest) -> str:
    """De vraag zoals zij in het adres staat, om naar een andere bladzijde te gaan."""
    velden = request.GET.copy()
    velden.pop("pagina", None)
    return velden.urlencode()


@require_safe
def kaart(request: HttpRequest) -> HttpResponse:
    """Alles wat er is, op woorden en filters; zonder vraag op naam."""
    wie = kijkt(request)
    form = ZoekFormulier(request.GET or None)
    inhoud = {
        "form": form,
        "uitkomst": zoek(form.vraag, pagina=bladzijde(request)),
        "gezocht": form.vraag,
        "verder": zonder_bladzijde(request),
        "verbetert": verbetert(wie),
        "beheert": beheert(wie),
    }
    return toon(request, "kaart/kaart.html", inhoud)


@require_POST
def niet_gevonden(request: HttpRequest) -> HttpResponse:
    """Een tik: dit zochten we en het was er niet."""
    wie = kijkt(request)
    vraag = ZoekFormulier(request.POST).vraag
    terug = f"{reverse('kaart:kaart')}?{_zelfde(request)}"

    def werk() -> str:
        gemist = handelingen.meld_gemis(
            vraag=vraag.woorden,
            thema=vraag.thema,
            gebied_id=vraag.gebied_id,
            team_id=_team(wie),
        )
        if gemist is None:
            meld(request, _("Schrijf eerst op wat je zocht, of kies een thema."), soort=WARNING)
        else:
            meld(request, _("Opgeschreven als iets wat hier mist. Zonder naam, zonder huishouden."))
        return terug

    return eenmalig(request, werk)


def _zelfde(request: HttpRequest) -> str:
    velden = request.POST.copy()
    for naam in ("csrfmiddlewaretoken", "sleutel"):
        velden.pop(naam, None)
    return velden.urlencode()


def _team(wie: Wie) -> UUID | None:
    return min(wie.teams) if wie.teams else None
