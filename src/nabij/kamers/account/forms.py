"""De formulieren van het aanmelden, in onze woorden en zonder tekst in het veld zelf."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as MfaReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

_LANG = _("Minstens twaalf tekens. Een zin van een paar woorden is makkelijk te onthouden.")


def _noem(form: forms.Form, **labels: Any) -> None:
    for veld in form.fields.values():
        veld.widget.attrs.pop("placeholder", None)
        veld.help_text = ""
    for naam, label in labels.items():
        form.fields[naam].label = label


class Inloggen(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem(self, login=_("Inlognaam"), password=_("Wachtwoord"))
        if not self.is_bound:
            self.fields["login"].widget.attrs["autofocus"] = True


class Opnieuw(ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem(self, password=_("Wachtwoord"))


class WachtwoordVeranderen(ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem(
            self,
            oldpassword=_("Je wachtwoord van nu"),
            password1=_("Nieuw wachtwoord"),
            password2=_("Nieuw wachtwoord, nog een keer"),
        )
        self.fields["password1"].help_text = _LANG


class WachtwoordKiezen(ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem(
            self,
            password1=_("Nieuw wachtwoord"),
            password2=_("Nieuw wachtwoord, nog een keer"),
        )
        self.fields["password1"].help_text = _LANG


class Code(AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem(self, code=_("Code uit je app, of een herstelcode"))
        if not self.is_bound:
            self.fields["code"].widget.attrs["autofocus"] = True


class CodeOpnieuw(MfaReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem(self, code=_("Code uit je app, of een herstelcode"))


class FactorInstellen(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem(self, code=_("De code die je app nu laat zien"))
