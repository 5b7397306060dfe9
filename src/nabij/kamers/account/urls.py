"""Aanmelden en wat daarbij hoort. Geen `app_name`: allauth noemt zijn paden zonder voorvoegsel."""

from __future__ import annotations

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstel
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.generic import RedirectView

from nabij.kamers.account import views

_FACTOR = "account/tweede-factor/"

urlpatterns = [
    path("inloggen/", allauth.login, name="account_login"),
    path("inloggen/code/", mfa.authenticate, name="mfa_authenticate"),
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
    path("account/wachtwoord/", allauth.password_change, name="account_change_password"),
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
