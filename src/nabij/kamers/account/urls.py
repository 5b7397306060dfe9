"""Aanmelden en wat daarbij hoort. Geen `app_name`: allauth noemt zijn paden zonder voorvoegsel."""

from __future__ import annotations

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstel
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.generic import RedirectView

from nabij.kamers.account import elders, passkeys, views

_FACTOR = "account/tweede-factor/"

urlpatterns = [
    path("inloggen/", views.Inlogpagina.as_view(), name="account_login"),
    path("inloggen/code/", passkeys.NaWachtwoord.as_view(), name="mfa_authenticate"),
    path("inloggen/passkey/", passkeys.Aanmelden.as_view(), name="mfa_login_webauthn"),
    path("inloggen/oidc/", elders.begin, name="account_oidc"),
    path("inloggen/oidc/terug/", elders.terug, name="account_oidc_terug"),
    path("uitloggen/", allauth.logout, name="account_logout"),
    re_path(
        r"^wachtwoord-kiezen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord-gekozen/",
        login_not_required(RedirectView.as_view(pattern_name="account_login")),
        name="account_reset_password_from_key_done",
    ),
    path("account/", views.beveiliging, name="account_beveiliging"),
    path("account/elders-afmelden/", views.elders_afmelden, name="account_elders_afmelden"),
    path("account/opnieuw/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/opnieuw/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/opnieuw/oidc/", elders.opnieuw, name="account_oidc_opnieuw"),
    path(
        "account/opnieuw/passkey/",
        passkeys.Opnieuw.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/wachtwoord/", views.wachtwoord, name="account_change_password"),
    path("account/passkeys/nieuw/", passkeys.Maken.as_view(), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/weg/", passkeys.Weg.as_view(), name="mfa_remove_webauthn"),
    path(_FACTOR, mfa.index, name="mfa_index"),
    path(f"{_FACTOR}instellen/", totp.activate_totp, name="mfa_activate_totp"),
    path(f"{_FACTOR}weghalen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{_FACTOR}herstelcodes/", herstel.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{_FACTOR}herstelcodes/nieuw/",
        herstel.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("concept/", views.concept, name="account_concept"),
    path("concept/weg/", views.concept_weg, name="account_concept_weg"),
]
