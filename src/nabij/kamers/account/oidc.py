"""Het account van de gemeente (OpenID Connect): de weg erheen, en het bewijs terug.

Het zegt wie iemand is, verder niets: we vragen geen naam of e-mailadres, en bewaren geen sleutels
(tokens) van de andere kant. Waar die is, staat in de omgeving (`NABIJ_OIDC_...`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from requests import RequestException

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account import bewijs
from nabij.kamers.account.bewijs import Bewijs, Geweigerd
from nabij.kamers.account.sessieduur import bewees_factoren


def naam() -> str:
    """Hoe de andere kant op de knop heet. Leeg als er geen is."""
    if not settings.OIDC:
        return ""
    return settings.OIDC["naam"] or _("het account van de gemeente")


@contextmanager
def _leesbaar() -> Iterator[None]:
    """Wat niet is wat een andere kant hoort te zeggen, is `Geweigerd`; stilte blijft stilte."""
    try:
        yield
    except RequestException:
        raise
    except (OAuth2Error, AttributeError, KeyError, TypeError, ValueError) as fout:
        raise Geweigerd("onleesbaar") from fout


class Uitwisseling(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """De gesprekken met de andere kant, over ons eigen adres om terug te komen."""

    def get_provider(self) -> Bron:
        return Bron(self.request)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return request.build_absolute_uri(reverse("account_oidc_terug"))

    @property
    def openid_config(self) -> Any:
        """Wat de andere kant over zichzelf zegt; noemt zij zich anders, dan is zij het niet."""
        gevonden = super().openid_config
        if gevonden.get("issuer") != self.provider_id:
            raise Geweigerd("uitgever")
        return gevonden


class Bron(OpenIDConnectProvider):  # type: ignore[misc]
    """De andere kant, zoals de omgeving haar noemt."""

    def __init__(self, request: HttpRequest) -> None:
        bekend = settings.OIDC
        extra = [] if bekend["kenmerk"] == "sub" else ["profile"]
        app = SocialApp(
            provider=self.id,
            provider_id=bekend["uitgever"],
            client_id=bekend["klant"],
            secret=bekend["geheim"],
            settings={
                "server_url": bekend["uitgever"].rstrip("/"),
                "scope": ["openid", *extra],
                "oauth_pkce_enabled": True,
            },
        )
        super().__init__(request, app=app)

    @cached_property
    def uitwisseling(self) -> Uitwisseling:
        return Uitwisseling(self.request, self.app.provider_id)

    def get_oauth2_adapter(self, request: HttpRequest) -> Uitwisseling:
        return self.uitwisseling

    def stuur(self, *, verder: str | None, opnieuw: bool) -> HttpResponse:
        """Stuur iemand naar de andere kant. Met `opnieuw` moet die zich daar nu bewijzen.

        `Geweigerd` als het aanmelden daar langs een adres gaat dat niet in de omgeving staat: de
        browser zou dan zonder uitleg blijven staan (form-action). `RequestException`: stilte.
        """
        with _leesbaar():
            herkomst = _herkomst(self.uitwisseling.authorize_url)
        if herkomst not in settings.OIDC["herkomst"]:
            raise Geweigerd("herkomst")
        hoogstens = 0 if opnieuw else int(settings.SESSIE_LANGST.total_seconds())
        nonce = nieuw_token()
        vraag: dict[str, Any] = {"nonce": nonce, "max_age": hoogstens}
        if opnieuw:
            vraag["prompt"] = "login"
        if settings.OIDC["acr"]:
            vraag["acr_values"] = " ".join(settings.OIDC["acr"])
        antwoord: HttpResponse = self.redirect(
            self.request,
            AuthProcess.LOGIN,
            next_url=verder,
            auth_params=vraag,
            nonce=nonce,
            hoogstens=hoogstens,
            begonnen=klok.nu().timestamp(),
        )
        return antwoord

    def haal_bewijs(self, staat: dict[str, Any]) -> Bewijs:
        """Ruil de code uit het verzoek voor een bewijs, en controleer dat. Anders `Geweigerd`.

        `staat` is wat we bij het sturen onthielden. `RequestException`: stilte.
        """
        with _leesbaar():
            id_token, sleutels = self._ruil(staat["pkce_code_verifier"]), self._sleutels()
        vraag = bewijs.Vraag(
            uitgever=settings.OIDC["uitgever"],
            klant=settings.OIDC["klant"],
            kenmerk=settings.OIDC["kenmerk"],
            acr=tuple(settings.OIDC["acr"]),
            nonce=staat["nonce"],
            begonnen=staat["begonnen"],
            hoogstens=staat["hoogstens"],
        )
        return bewijs.lees(id_token, sleutels, vraag, nu=klok.nu().timestamp())

    def _ruil(self, pkce: str) -> Any:
        klant = self.uitwisseling.get_client(self.request, self.app)
        antwoord = self.uitwisseling.get_access_token_data(
            self.request, self.app, klant, pkce_code_verifier=pkce
        )
        return antwoord["id_token"]

    def _sleutels(self) -> Any:
        with get_adapter().get_requests_session() as sessie:
            antwoord = sessie.get(self.uitwisseling.openid_config["jwks_uri"])
            antwoord.raise_for_status()
            return antwoord.json()


def _herkomst(adres: str) -> str:
    delen = urlsplit(adres)
    return f"{delen.scheme}://{delen.netloc}"


class Factorstap(AuthenticateStage):  # type: ignore[misc]
    """Vraag om de tweede factor, tenzij de andere kant bewees dat zij er al om vroeg."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if bewees_factoren(self.request, self.login.user):
            return None, True
        stap: tuple[HttpResponse | None, bool] = super().handle()
        return stap
