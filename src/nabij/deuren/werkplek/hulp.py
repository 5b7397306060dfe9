"""Welke hulp er in een team of een wijk is, na hoe lang. Geen mensen, geen kleine aantallen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from nabij.huisstijl.tonen import toon
from nabij.kamers.account.models import Rolnaam
from nabij.kamers.poort import poort
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toewijzing import overzichten as toewijzing
from nabij.kamers.toewijzing.rechten import eis_in_team
from nabij.kamers.wijk import overzichten as wijk
from nabij.kamers.wijk.models import Soort


def hulp(request: HttpRequest) -> HttpResponse:
    """Voor wie in een team werkt, en voor beleid. `?team=` en `?wijk=` kiezen waarover."""
    kijkt = poort.wie(request)
    if not kijkt.heeft_rol(Rolnaam.BELEID):
        eis_in_team(kijkt)
    namen = teams.teamnamen()
    code = request.GET.get("wijk", "")
    inhoud: dict[str, Any] = {
        "teams": sorted(namen.items(), key=lambda paar: paar[1]),
        "wijken": _wijken(),
        "kijkt_terug": kijkt.heeft_rol(Rolnaam.BELEID, Rolnaam.TEAMLEIDER),
    }
    if code:
        gebied = wijk.gebied_met_code(code)
        if gebied is None:
            raise Http404
        inhoud |= {"naam": gebied.naam, "blad": toewijzing.lokaal(gebied_id=gebied.pk)}
    else:
        team_id = _team(request, kijkt, namen)
        eigen = team_id in kijkt.teams
        inhoud |= {
            "naam": namen.get(team_id, ""),
            "team_id": team_id,
            "blad": toewijzing.lokaal(team_id=team_id, eigen=eigen),
        }
    return toon(request, "werkplek/hulp.html", inhoud)


def _team(request: HttpRequest, kijkt: Wie, namen: dict[UUID, str]) -> UUID:
    """Het team uit het adres, anders het eigen, anders het eerste."""
    gevraagd = request.GET.get("team", "")
    volgorde = [*sorted(kijkt.teams), *sorted(namen, key=lambda pk: namen[pk])]
    if not volgorde:
        raise Http404
    return next((pk for pk in namen if str(pk) == gevraagd), volgorde[0])


def _wijken() -> list[tuple[str, str]]:
    """De wijken van de gemeente, voor de keuze bovenaan."""
    return [
        (een.code, een.naam)
        for gemeente in wijk.eigen_gemeenten()
        for een in gemeente.delen.filter(soort=Soort.WIJK).order_by("naam")
    ]
