"""Aanmelden met het account van de gemeente. Het zegt wie iemand is; rollen blijven van ons.

Niemand wordt hier aangemaakt, en niets wordt gekoppeld: dat deed beheer van tevoren, op de uitgever
en het kenmerk. Wat de andere kant verder over iemand zegt, doet er niet toe.
"""

from __future__ import annotations

import logging

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core.internal import ratelimit
from allauth.socialaccount.internal import statekit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from nabij.huisstijl.tonen import toon
from nabij.kamers.account import oidc
from nabij.kamers.account.adapter import mag_aanmelden
from nabij.kamers.account.bewijs import Bewijs, Geweigerd
from nabij.kamers.account.overzichten import account_van
from nabij.kamers.account.sessieduur import ELDERS
from nabij.kamers.account.verder import naar_aanmelden

_log = logging.getLogger("nabij.aanmelden")


def _bron(request: HttpRequest) -> oidc.Bron:
    if not oidc.naam():
        raise Http404
    return oidc.Bron(request)


@login_not_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Naar de andere kant. Wie al is aangemeld, komt zich opnieuw bewijzen."""
    bron = _bron(request)
    te_vaak: HttpResponse | None = ratelimit.consume_or_429(
        request, app="allauth.account", action="login"
    )
    if te_vaak:
        return te_vaak
    verder = get_next_redirect_url(request)
    try:
        return bron.stuur(verder=verder, opnieuw=request.user.is_authenticated)
    except RequestException as fout:
        return _stil(request, fout)
    except Geweigerd as fout:
        return _mislukt(request, fout)


@login_not_required
@require_GET
def terug(request: HttpRequest) -> HttpResponse:
    """Terug van de andere kant: klopt het bewijs, en kennen we deze mens?"""
    bron = _bron(request)
    staat = statekit.unstash_state(
        request, provider_id=bron.sub_id, state_id=request.GET.get("state", "")
    )
    if staat is None:
        return _mislukt(request, Geweigerd("state"))
    if request.GET.get("error") == "access_denied":
        messages.info(request, _("Je hebt het aanmelden afgebroken."))
        return naar_aanmelden(staat.get("next"))
    try:
        gevonden = bron.haal_bewijs(staat)
    except RequestException as fout:
        return _stil(request, fout)
    except Geweigerd as fout:
        return _mislukt(request, fout)
    return _meld_aan(request, gevonden, verder=staat.get("next"))


def _meld_aan(request: HttpRequest, gevonden: Bewijs, *, verder: str | None) -> HttpResponse:
    account = account_van(gevonden.kenmerk)
    if account is None or not mag_aanmelden(account):
        return _onbekend(request, gevonden.kenmerk)
    if request.user.is_authenticated:
        get_adapter().logout(request)
    record_authentication(request, account, ELDERS, factoren=gevonden.factoren, vers=gevonden.vers)
    antwoord: HttpResponse = perform_login(request, Login(user=account, redirect_url=verder))
    return antwoord


@require_GET
def opnieuw(request: HttpRequest) -> HttpResponse:
    """Ben jij het nog? Voor wie zich met het account van de gemeente aanmeldde."""
    if not oidc.naam():
        raise Http404
    context = {"oidc": oidc.naam(), "verder": get_next_redirect_url(request)}
    return toon(request, "account/opnieuw_elders.html", context)


def _onbekend(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Ook voor wie weg is. Telt als een mislukte poging, zoals een verkeerd wachtwoord."""
    user_login_failed.send(
        sender=__name__, credentials={"username": f"oidc {kenmerk}"}, request=request
    )
    return _pagina(request, "onbekend", 403, kenmerk=kenmerk)


def _mislukt(request: HttpRequest, fout: Geweigerd) -> HttpResponse:
    _log.warning("aanmelden elders geweigerd: %s", fout)
    return _pagina(request, "mislukt", 400)


def _stil(request: HttpRequest, fout: Exception) -> HttpResponse:
    _log.warning("aanmelden elders: geen antwoord (%s)", type(fout).__name__)
    return _pagina(request, "stil", 503)


def _pagina(request: HttpRequest, wat: str, status: int, **meer: str) -> HttpResponse:
    context = {"wat": wat, "oidc": oidc.naam(), **meer}
    return toon(request, "account/elders.html", context, status=status)
