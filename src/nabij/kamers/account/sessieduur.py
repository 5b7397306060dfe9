"""Hoe lang een aanmelding duurt: 30 minuten stil, 12 uur in totaal (ASVS 7.3.1 en 7.3.2).

Wanneer iemand er voor het laatst was, wordt hooguit een keer per minuut geschreven: zo kost het
een gewone pagina geen statement.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.account.sessies import beeindig

BEGONNEN = "begonnen"
GEZIEN = "gezien"
FACTOR = "tweede_factor"
ELDERS = "elders"
"""Zo heet in de sessie een aanmelding met het account van de gemeente."""
_MINUUT = 60.0
_LAATST_DUUR = 7 * 24 * 60 * 60


class Sessieduur:
    """Beeindigt een sessie waarvan de tijd om is, voor iemand er iets mee doet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            _houd_bij(request.session, klok.nu().timestamp())
        antwoord = self.get_response(request)
        _onthoud_wie(request, antwoord)
        return antwoord


def _onthoud_wie(request: HttpRequest, antwoord: HttpResponse) -> None:
    """Laat in de browser een merk achter van wie zich hier het laatst aanmeldde.

    Alleen daarmee weet `verder` later van wie een formulier was. Het merk zegt niet wie het is.
    """
    if not request.session.accessed or SESSION_KEY not in request.session:
        return
    wie = merk(request.session[SESSION_KEY])
    if request.COOKIES.get(settings.LAATST_COOKIE_NAME) != wie:
        antwoord.set_cookie(
            settings.LAATST_COOKIE_NAME,
            wie,
            max_age=_LAATST_DUUR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _houd_bij(sessie: Any, nu: float) -> None:
    if SESSION_KEY not in sessie:
        return
    begonnen, gezien = sessie.get(BEGONNEN, 0.0), sessie.get(GEZIEN, 0.0)
    if (
        nu - begonnen >= settings.SESSIE_LANGST.total_seconds()
        or nu - gezien >= settings.SESSIE_STIL.total_seconds()
    ):
        sessie.flush()
    elif nu - gezien >= _MINUUT:
        sessie[GEZIEN] = nu


def merk(account_id: object) -> str:
    """Aan wie iets toebehoort in deze browser, zonder te zeggen wie dat is."""
    return salted_hmac("nabij.laatst", str(account_id), algorithm="sha256").hexdigest()


def heeft_factor(account: Account) -> bool:
    soorten = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=account, type__in=soorten).exists())


def bewees_factoren(request: HttpRequest, account: Account | None) -> bool:
    """Of de andere kant bij dit aanmelden bewees dat zij twee factoren vroeg."""
    stappen = get_authentication_records(request, account)
    return any(stap["method"] == ELDERS and stap["factoren"] for stap in stappen)


def _weet_factor(request: HttpRequest, account: Account) -> None:
    request.session[FACTOR] = heeft_factor(account) or bewees_factoren(request, account)


def bij_aanmelden(*, request: HttpRequest, user: Account, **_: Any) -> None:
    """Begin te tellen, en onthoud of er een tweede factor was: dat scheelt elke pagina een vraag.

    Wie er een heeft, komt er bij het aanmelden niet omheen (allauth vraagt erom).
    """
    nu = klok.nu().timestamp()
    request.session[BEGONNEN] = request.session[GEZIEN] = nu
    _weet_factor(request, user)


def bij_factor(*, request: HttpRequest, user: Account, **_: Any) -> None:
    """Een factor erbij of eraf: andere sessies eindigen, deze weet weer of er een is."""
    _weet_factor(request, user)
    request.session.cycle_key()
    beeindig(user.pk, behalve=request.session.session_key)


def bij_stap(*, request: HttpRequest, reauthenticated: bool = False, **_: Any) -> None:
    """Wie zich opnieuw bewijst, krijgt een nieuwe sessiesleutel (ASVS 7.2.4)."""
    if reauthenticated:
        request.session.cycle_key()


def bij_wachtwoord(*, request: HttpRequest, user: Account, **_: Any) -> None:
    """Een nieuw wachtwoord: wie elders is aangemeld, is dat niet meer (ASVS 7.4.3)."""
    eigen = request.user.is_authenticated and request.user.pk == user.pk
    beeindig(user.pk, behalve=request.session.session_key if eigen else None)
