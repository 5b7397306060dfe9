"""Hoe allauth zich hier gedraagt: gesloten, met neutrale antwoorden, en in onze woorden."""

from __future__ import annotations

import base64
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core import context
from allauth.core.exceptions import ReauthenticationRequired
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.account import vorige_keer
from nabij.kamers.account.bewijs import NET
from nabij.kamers.account.models import Account
from nabij.kamers.account.sessieduur import ELDERS
from nabij.opslag.kluis import kluis

MELDINGEN = {
    "account/messages/password_changed.txt": _(
        "Je wachtwoord is veranderd. Op andere apparaten ben je nu afgemeld."
    ),
    "mfa/messages/totp_activated.txt": _("Je tweede factor staat aan."),
    "mfa/messages/totp_deactivated.txt": _("De app met codes werkt niet meer."),
    "mfa/messages/webauthn_added.txt": _("Je passkey is toegevoegd."),
    "mfa/messages/webauthn_removed.txt": _("De passkey is weg."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Er zijn nieuwe herstelcodes. Je ziet ze maar één keer: schrijf ze op."
    ),
}
OPNIEUW = {
    "reauthenticate": _("Met je wachtwoord"),
    "mfa_reauthenticate": _("Met een code uit je app, of een herstelcode"),
    "mfa_reauthenticate:webauthn": _("Met je passkey"),
}
"""Hoe iemand zich opnieuw kan bewijzen, in onze woorden."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Deze inlognaam en dit wachtwoord horen niet bij elkaar."),
        "too_many_login_attempts": _("Het is te vaak misgegaan. Probeer het later nog eens."),
        "rate_limited": _("Het is te vaak misgegaan. Probeer het later nog eens."),
        "enter_current_password": _("Dit is niet je wachtwoord van nu."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "incorrect_code": _("Deze code klopt niet. Wacht op de volgende code en probeer die."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Tel wachtwoorden apart van codes, zodat een vreemde niemand buitensluit.

        Raden op een inlognaam houdt `axes` tegen, per inlognaam en adres. Deze teller is ruimer
        en gaat over alle adressen samen.
        """
        self._login_failed_rl_usage = ratelimit.consume(
            request,
            app="allauth.account",
            action="aanmelden",
            key=self._get_login_attempts_cache_key(request, **credentials),
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Een gesloten account antwoordt als een onbekend account."""
        account: Any = super().authenticate(request, **credentials)
        return account if account and mag_aanmelden(account) else None

    def login(self, request: HttpRequest, user: Account) -> None:
        """Onthoud eerst wanneer iemand er de vorige keer was: aanmelden schrijft eroverheen."""
        vorige = user.last_login
        super().login(request, user)
        vorige_keer.onthoud(request, vorige)

    def get_login_stages(self) -> list[str]:
        """Na wie je bent alleen nog de tweede factor; post en telefoon zijn geen factor."""
        return ["nabij.kamers.account.oidc.Factorstap"]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Niet meteen na het aanmelden, anders geef je twee keer achter elkaar je wachtwoord.

        Wie elders kon doorlopen zonder zich te bewijzen, heeft dat hier nog niet gedaan. En wie
        hier niets heeft om het mee te doen, moet daarvoor terug (allauth laat die anders door).
        """
        verzoek = context.request
        net = time.time() - NET
        stappen = get_authentication_records(verzoek, verzoek.user)
        if any(stap["at"] > net and stap.get("vers", True) for stap in stappen):
            return False
        if not get_reauthentication_flows(verzoek.user):
            kan = self.get_reauthentication_methods(verzoek.user)
            raise ReauthenticationRequired if kan else PermissionDenied
        return True

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        wegen = [
            {**weg, "description": OPNIEUW.get(weg["id"], weg["description"])}
            for weg in super().get_reauthentication_methods(user)
        ]
        stappen = get_authentication_records(context.request, user)
        if settings.OIDC and any(stap["method"] == ELDERS for stap in stappen):
            tekst = gettext("Met het account van de gemeente")
            adres = reverse("account_oidc_opnieuw")
            wegen.append({"id": ELDERS, "description": tekst, "url": adres})
        return wegen

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_beveiliging")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        tekst = message or MELDINGEN.get(message_template or "")
        if tekst:
            messages.add_message(request, level, str(tekst), extra_tags=extra_tags)


def mag_aanmelden(account: Account) -> bool:
    """Een demo-account werkt alleen in de demo: het wachtwoord staat in de handleiding."""
    return account.is_active and (settings.DEMO or not account.demo)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def build_totp_svg(self, url: str) -> SafeString:
        """Het plaatje om te scannen, voor in de pagina zelf: het beleid kent geen `data:`."""
        tekening = super().build_totp_svg(url)
        begin = tekening.index("<svg") + len("<svg")
        naam = format_html(
            ' role="img" aria-label="{}"', gettext("Plaatje om te scannen met de app")
        )
        return SafeString("<svg" + naam + tekening[begin:])

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        aantal = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(nummer)d") % {"nummer": aantal + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Voor welk adres een passkey geldt (dat van dit verzoek), en hoe wij daar heten."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Nabij"}

    def encrypt(self, text: str) -> str:
        return base64.b64encode(kluis().versleutel(text)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return kluis().ontsleutel(base64.b64decode(encrypted_text))
