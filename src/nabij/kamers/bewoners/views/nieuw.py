"""Een nieuw huishouden: een naam is genoeg, en eerst kijken of we het al kennen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.bewoners import adressen, handelingen, overzichten, rechten
from nabij.kamers.bewoners.forms import HuishoudenForm
from nabij.kamers.bewoners.overzichten import Vondst
from nabij.kamers.bewoners.views.kaartje import namen_van
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort
from nabij.kamers.poort.poort import Wie
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team import overzichten as teams


def nieuw(request: HttpRequest) -> HttpResponse:
    """Voeg een huishouden toe. Kennen we het al, dan komt eerst het kaartje."""
    kijkt = poort.wie(request)
    rechten.eis_werk_met_mensen(kijkt)
    form = HuishoudenForm(
        request.POST or None, teams=_mijn_teams(kijkt), initial=concept_voor(request)
    )
    vondst = Vondst()
    if request.method == "POST" and form.is_valid():
        if "toch" not in request.POST:
            vondst = _al_bekend(request, form.cleaned_data)
        if not (vondst.eigen or vondst.kaartjes):
            return eenmalig(request, lambda: _maak(request, form, kijkt))
    inhoud = {"form": form, "vondst": vondst, "eigen": namen_van(request, vondst.eigen)}
    return toon(request, "bewoners/nieuw.html", inhoud)


def _mijn_teams(kijkt: Wie) -> list[tuple[UUID, str]]:
    namen = teams.teamnamen()
    mijn = [(pk, namen[pk]) for pk in kijkt.teams if pk in namen]
    if not mijn:
        raise GeenToegang("Alleen wie in een team zit, voegt een huishouden toe.")
    return sorted(mijn, key=lambda team: team[1])


def _al_bekend(request: HttpRequest, ingevuld: dict[str, Any]) -> Vondst:
    datum, gebruik = ingevuld["geboortedatum"]
    return overzichten.vind(
        request,
        achternaam=ingevuld["achternaam"],
        geboortedatum=None if gebruik else datum,
        postcode=ingevuld["postcode"],
        huisnummer=ingevuld["huisnummer"],
    )


def _maak(request: HttpRequest, form: HuishoudenForm, kijkt: Wie) -> str:
    with poort.nieuw(
        request,
        soort=DossierSoort.HUISHOUDEN,
        team_id=form.cleaned_data["team"],
        doel=Doel.HULP,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as zicht:
        handelingen.richt_huishouden_in(
            dossier_id=zicht.dossier.pk, leden=[form.lid], adres=form.adres or None, door=kijkt
        )
    meld(request, _("Het huishouden is er. Je bent het aanspreekpunt."))
    return adressen.huishouden(zicht.dossier.pk)
