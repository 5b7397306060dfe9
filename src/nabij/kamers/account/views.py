"""De eigen pagina's van deze kamer; het aanmelden zelf doet allauth met onze sjablonen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account import views as allauth
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account import concept as concepten
from nabij.kamers.account import oidc
from nabij.kamers.account.overzichten import passkeys_van, sessies_van
from nabij.kamers.account.sessies import beeindig
from nabij.kamers.account.teruggave import velden


def _account_id(request: HttpRequest) -> UUID:
    return UUID(str(request.user.pk))


@require_POST
def concept(request: HttpRequest) -> HttpResponse:
    """Bewaar wat iemand aan het typen is. Alleen voor het eigen account."""
    sleutel = request.POST.get("sleutel", "")
    pad = concepten.pad_van(request.headers.get("HX-Current-URL") or request.headers.get("Referer"))
    if not sleutel or not pad:
        raise BadRequest(_("Dit formulier mist zijn sleutel. Open de pagina opnieuw."))
    try:
        concepten.bewaar(
            account_id=_account_id(request),
            sleutel=sleutel,
            pad=pad,
            ingevuld=velden(request),
            dossier_id=concepten.dossier_van(request),
        )
    except concepten.TeGroot:
        return HttpResponse(status=413)
    return toon(request, "huisstijl/onderdelen/concept_bewaard.html", {"op": klok.nu()})


@require_POST
def concept_weg(request: HttpRequest) -> HttpResponse:
    """Begin opnieuw met een leeg formulier."""
    pad = concepten.pad_van(request.headers.get("Referer"))
    concepten.wis(account_id=_account_id(request), pad=pad)
    return redirect(pad or "/")


class Inlogpagina(allauth.LoginView):  # type: ignore[misc]
    """Met inlognaam en wachtwoord, met een passkey, of met het account van de gemeente."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "oidc": oidc.naam()}


def wachtwoord(request: HttpRequest) -> HttpResponse:
    """Verander je wachtwoord. Wie er geen heeft, krijgt van beheer een link."""
    if not request.user.has_usable_password():
        meld(request, _("Je hebt geen wachtwoord. Wil je er een, vraag beheer dan om een link."))
        return redirect("account_beveiliging")
    antwoord: HttpResponse = allauth.password_change(request)
    return antwoord


def beveiliging(request: HttpRequest) -> HttpResponse:
    """Je passkeys, waar je bent aangemeld, en de weg naar wachtwoord en tweede factor."""
    wie = _account_id(request)
    sessies = sessies_van(wie, nu=request.session.session_key or "")
    context = {"sessies": sessies, "passkeys": passkeys_van(wie)}
    return toon(request, "account/beveiliging.html", context)


@require_POST
def elders_afmelden(request: HttpRequest) -> HttpResponse:
    """Meld dit account af op alle andere apparaten."""
    beeindig(_account_id(request), behalve=request.session.session_key)
    meld(request, _("Op andere apparaten ben je nu afgemeld."))
    return redirect("account_beveiliging")
