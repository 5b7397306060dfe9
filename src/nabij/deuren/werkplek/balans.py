"""Voor een en voor velen: waar het werk van een team heen gaat, en wat bewoners zelf doen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.deuren.werkplek.forms import ContacttijdForm
from nabij.fundament import klok
from nabij.fundament.periode import Periode, kwartalen
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.opbouw import overzichten as opbouw
from nabij.kamers.poort import poort
from nabij.kamers.team import handelingen
from nabij.kamers.team import overzichten as teams
from nabij.kamers.team.models import Contacttijd, Kring
from nabij.kamers.team.rechten import Wat, mag
from nabij.kamers.team.regels import klopt_nog
from nabij.kamers.toegang.gekozen_team import gekozen_team

AANTAL = 4
_UUR = 60


@dataclass(frozen=True)
class Balansregel:
    """Een periode van beide soorten werk naast elkaar. Uren zijn geschat of van de agenda."""

    periode: Periode
    voor_een: casus.Individueel
    voor_velen: opbouw.Collectief
    tijd: Contacttijd | None

    @property
    def uren_een(self) -> int | None:
        if self.tijd is None:
            return None
        return round(self.voor_een.contacten * self.tijd.minuten / _UUR)

    @property
    def uren_velen(self) -> int:
        return round(self.voor_velen.minuten / _UUR)


def balans(request: HttpRequest) -> HttpResponse:
    """De drie kringen, werk voor een en voor velen per kwartaal, en wie de stappen zet.

    De leider schrijft hier op hoeveel minuten een contact kost; het team schat dat samen.
    """
    gekozen = gekozen_team(request)
    leidt = mag(poort.wie(request), Wat.LEIDEN, gekozen)
    if request.method == "POST" and not leidt:
        raise PermissionDenied
    tijd = teams.contacttijd(gekozen)
    form = ContacttijdForm(
        request.POST or None, initial={"minuten": tijd.minuten if tijd else None}
    )
    if request.method == "POST" and form.is_valid():

        def doe() -> str:
            handelingen.schat_contacttijd(team_id=gekozen, minuten=form.cleaned_data["minuten"])
            meld(request, _("Opgeschreven. Uren met deze minuten heten geschat."))
            return _hier(gekozen)

        return eenmalig(request, doe)
    inhoud = {**_beeld(request, gekozen, tijd), "leidt": leidt, "form": form}
    return toon(request, "werkplek/balans.html", inhoud)


def _beeld(request: HttpRequest, team_id: UUID, tijd: Contacttijd | None) -> dict[str, Any]:
    vandaag = klok.vandaag()
    perioden = kwartalen(vandaag, AANTAL)
    voor_een, doet = casus.individueel(request, team_id, perioden)
    voor_velen = opbouw.collectief(team_id, perioden)
    return {
        "regels": [
            Balansregel(periode, een, velen, tijd)
            for periode, een, velen in zip(perioden, voor_een, voor_velen, strict=True)
        ],
        "doet": doet,
        "kringen": teams.kringen(team_id),
        "keuzes": Kring.choices,
        "tijd": tijd,
        "opnieuw": tijd is not None and not klopt_nog(tijd.van, vandaag),
        "teamnaam": teams.teamnamen().get(team_id, ""),
        "team_id": team_id,
    }


@require_POST
def kring(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """De leider zegt in een tik in welke kring hoort wat iemand kan."""
    if not mag(poort.wie(request), Wat.LEIDEN, team_id):
        raise PermissionDenied
    code, gekozen = request.POST.get("wat", ""), request.POST.get("kring", "")
    if gekozen not in Kring.values:
        raise BadRequest

    def doe() -> str:
        handelingen.zet_kring(code=code, kring=Kring(gekozen))
        return _hier(team_id)

    return eenmalig(request, doe)


def _hier(team_id: UUID) -> str:
    return f"{reverse('werkplek:balans')}?team={team_id}"
