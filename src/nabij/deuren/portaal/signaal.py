"""Een zorg om iemand in de buurt doorgeven, en later teruglezen dat er iets gedaan is."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nabij.deuren.portaal import drempel
from nabij.deuren.portaal.forms import Inwonerssignaal
from nabij.deuren.portaal.views import als_inwoner, openbaar
from nabij.huisstijl.tonen import toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.poort import poort, toegangslink
from nabij.kamers.poort.begrippen import Doel, DossierSoort
from nabij.kamers.team import overzichten as teams
from nabij.kamers.team.models import Wijkteam
from nabij.kamers.toegang import overzichten
from nabij.kamers.toegang.forms.velden import gebied
from nabij.kamers.toegang.handelingen import geef_signaal
from nabij.kamers.toegang.models import Sleutelbewoner
from nabij.kamers.wijk.models import Gebied
from nabij.kamers.wijk.overzichten import buurt_bij_postcode

_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[a-zA-Z]{2}\b")


@login_not_required
def signaal(request: HttpRequest) -> HttpResponse:
    """Iedereen kan iets doorgeven, ook zonder naam."""
    return _geef(request, None)


@login_not_required
def signaal_van(request: HttpRequest, token: str) -> HttpResponse:
    """Een sleutelbewoner geeft iets door met de eigen link."""
    bewoner = overzichten.bij_link(token)
    if bewoner is None:
        raise Http404
    return _geef(request, bewoner)


def _geef(request: HttpRequest, bewoner: Sleutelbewoner | None) -> HttpResponse:
    form = Inwonerssignaal(request.POST or None, bekend=bewoner is not None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if drempel.te_vaak(request, "signaal"):
            form.add_error(
                None, _("Er komen nu heel veel berichten binnen. Bel ons, dan helpen we u.")
            )
            status = 429
        elif (team := _team(form, bewoner)) is None:
            form.add_error(None, _("Er is nu geen team dat dit kan lezen. Bel de gemeente."))
        else:
            return _bewaar(request, form, bewoner, team)
    inhoud = openbaar(
        form=form,
        bewoner=bewoner,
        stempel=drempel.stempel(),
        besluiten=norm("dagen_signaal_besluit"),
    )
    return toon(request, "portaal/signaal.html", inhoud, status)


def _plek(form: Inwonerssignaal) -> Gebied | None:
    """De gekozen buurt, of anders die bij een postcode in wat iemand schreef."""
    if form.cleaned_data.get("buurt"):
        return gebied(form.cleaned_data["buurt"])
    postcode = _POSTCODE.search(form.cleaned_data["waar"])
    return buurt_bij_postcode(postcode.group()) if postcode else None


def _team(form: Inwonerssignaal, bewoner: Sleutelbewoner | None) -> Wijkteam | None:
    return bewoner.team if bewoner else teams.team_voor(_plek(form))


def _bewaar(
    request: HttpRequest, form: Inwonerssignaal, bewoner: Sleutelbewoner | None, team: Wijkteam
) -> HttpResponse:
    """Bewaar het, en ga naar de pagina om terug te lezen.

    Het token volgt uit de sleutel van het formulier: een herhaling geeft hetzelfde adres, en
    het adres zelf staat nergens opgeslagen.
    """
    token = salted_hmac("portaal.signaal", request.POST.get("sleutel", ""), algorithm="sha256")
    plek = bewoner.gebied if bewoner else _plek(form)
    kies: dict[str, Any] = {
        naam: form.cleaned_data[naam]
        for naam in ("wat", "waar", "sinds", "aangebeld", "mee", "terug")
        if naam in form.cleaned_data
    }

    def werk() -> str:
        with poort.nieuw(
            als_inwoner(request),
            soort=DossierSoort.SIGNAAL,
            team_id=team.pk,
            doel=Doel.NIEUWE_VRAAG,
        ) as zicht:
            geef_signaal(
                dossier_id=zicht.dossier.pk,
                team_id=team.pk,
                token=token.hexdigest(),
                buurt_id=plek.pk if plek else None,
                sleutelbewoner_id=bewoner.pk if bewoner else None,
                **kies,
            )
        return _TERUG

    antwoord = eenmalig(request, werk)
    if antwoord.headers.get("Location") == _TERUG:
        antwoord["Location"] = reverse("portaal:signaal_terug", args=[token.hexdigest()])
    return antwoord


_TERUG = "/signaal/terug/"


@login_not_required
@require_safe
def signaal_terug(request: HttpRequest, token: str) -> HttpResponse:
    """Bedankt; en later op hetzelfde adres: er is iets gedaan. Nooit wat, nooit over wie."""
    gelezen = toegangslink.lees_terug(als_inwoner(request), token)
    if gelezen is None:
        raise Http404
    inhoud = openbaar(
        antwoord=gelezen,
        besluiten=norm("dagen_signaal_besluit"),
        adres=request.build_absolute_uri(),
    )
    return toon(request, "portaal/signaal_terug.html", inhoud)
