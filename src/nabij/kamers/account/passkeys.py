"""Passkeys: maken, weghalen, en ermee aanmelden. Het rekenwerk doet allauth (fido2).

Elke passkey vraagt zelf om vinger, gezicht of pincode. Daarom telt zij als beide factoren, en kan
iemand zich met alleen een passkey aanmelden.
"""

from __future__ import annotations

import json
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.views.generic.edit import FormView

from nabij.kamers.account.verder import naar_aanmelden


class Maken(AddWebAuthnView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Altijd een passkey die onthoudt van wie zij is; allauth laat iemand daarvoor kiezen."""
        context = super(AddWebAuthnView, self).get_context_data(**kwargs)
        keuze = auth.begin_registration(self.request.user, passwordless=True)
        return {**context, "keuze": json.dumps(keuze["publicKey"])}

    def get_success_url(self) -> str:
        if self.did_generate_recovery_codes:
            return reverse("mfa_view_recovery_codes")
        return reverse("account_beveiliging")


class Weg(RemoveWebAuthnView):  # type: ignore[misc]
    success_url = reverse_lazy("account_beveiliging")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        andere = Authenticator.objects.filter(user=self.request.user).exclude(pk=self.object.pk)
        laatste = not andere.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return {**context, "naam": self.object.wrap().name, "laatste": laatste}


class Aanmelden(LoginWebAuthnView):  # type: ignore[misc]
    def form_invalid(self, form: Any) -> HttpResponse:
        """Terug naar de aanmeldpagina, met de weg naar waar iemand heen wilde."""
        for fout in form.errors.get("credential", []):
            get_adapter().add_message(self.request, messages.ERROR, message=fout)
        return naar_aanmelden(get_next_redirect_url(self.request))


class _Vraag:
    """Geef de pagina de vraag aan het apparaat, om in een attribuut te zetten."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        keuze = context["js_data"]["request_options"]["publicKey"]
        heeft = bool(keuze["allowCredentials"])
        return {**context, "keuze": json.dumps(keuze) if heeft else ""}


class NaWachtwoord(_Vraag, AuthenticateView):  # type: ignore[misc]
    """De tweede factor: met een passkey, een code uit een app of een herstelcode."""


class Opnieuw(_Vraag, ReauthenticateWebAuthnView):  # type: ignore[misc]
    def form_invalid(self, form: Any) -> HttpResponse:
        """Op dezelfde pagina; allauth stuurt naar aanmelden, en daar is iemand al."""
        return FormView.form_invalid(self, form)
