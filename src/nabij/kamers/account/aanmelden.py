"""Dicht tenzij anders gezegd: zonder aanmelding en tweede factor komt niemand verder.

Een pagina voor iedereen draagt `django.contrib.auth.decorators.login_not_required`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from nabij.kamers.account import verder
from nabij.kamers.account.sessieduur import FACTOR

ZONDER_FACTOR = frozenset(
    {
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "account_oidc_opnieuw",
        "account_logout",
    }
)
"""Waar iemand zonder tweede factor mag komen: hem instellen, of afmelden."""
STIL = frozenset({"account_concept"})
"""Wat op de achtergrond gaat: dan geen aanmeldpagina midden in het typen."""


class Aanmelden:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        account: Any = request.user
        if account.is_authenticated and account.demo and not settings.DEMO:
            logout(request)
            account = request.user
        if not account.is_authenticated:
            return _eerst(request, reverse("account_login"))
        if not _volledig(request, account) and _naam(request) not in ZONDER_FACTOR:
            return _eerst(request, reverse("mfa_activate_totp"))
        return None


def _volledig(request: HttpRequest, account: Any) -> bool:
    return bool(request.session.get(FACTOR)) or (account.demo and settings.DEMO)


def _naam(request: HttpRequest) -> str:
    return getattr(request.resolver_match, "url_name", None) or ""


def _eerst(request: HttpRequest, plek: str) -> HttpResponse:
    """Stuur naar `plek`, en daarna terug. Wat er getypt was, komt dan ook terug."""
    if _naam(request) in STIL:
        return HttpResponse(status=401)
    if request.method == "POST" and not verder.bewaar(request):
        return verder.geef_terug(request, status=403)
    adres = f"{plek}?{urlencode({'next': request.get_full_path()}, safe='/')}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(adres)
    return HttpResponseRedirect(adres)
