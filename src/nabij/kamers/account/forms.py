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
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nabij.kamers.account.adapter import mag_aanmelden

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


def _noem_code(form: Any) -> set[str]:
    """Noem het veld naar wat iemand heeft: een app, of alleen herstelcodes naast een passkey."""
    soorten = set(Authenticator.objects.filter(user=form.user).values_list("type", flat=True))
    met_app = Authenticator.Type.TOTP in soorten
    _noem(form, code=_("Code uit je app, of een herstelcode") if met_app else _("Herstelcode"))
    return soorten


class Code(AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = _noem_code(self)
        if not self.is_bound and Authenticator.Type.WEBAUTHN not in soorten:
            self.fields["code"].widget.attrs["autofocus"] = True


class CodeOpnieuw(MfaReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem_code(self)


class FactorInstellen(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _noem(self, code=_("De code die je app nu laat zien"))


_PASSKEY_FOUT = _("Dat lukte niet met deze passkey. Probeer het nog eens.")
_NAAMLENGTE = 60
# Wat de lezer van passkeys gooit bij een antwoord dat geen antwoord is.
_ONZIN = (AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class _Antwoord(forms.JSONField):
    """Wat het apparaat antwoordde. Niets, geen JSON of een eindeloze doos in een doos: een zin."""

    widget = forms.HiddenInput
    default_error_messages = {"required": _PASSKEY_FOUT, "invalid": _PASSKEY_FOUT}

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError as fout:
            raise ValidationError(_PASSKEY_FOUT) from fout


class PasskeyMaken(AddWebAuthnForm):  # type: ignore[misc]
    credential = _Antwoord()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Elke passkey is hier genoeg om mee aan te melden; daar valt niets te kiezen.
        del self.fields["passwordless"]
        _noem(self, name=_("Naam"))
        self.fields["name"].help_text = _("Zoals jij dit apparaat noemt, bijvoorbeeld: telefoon.")
        self.fields["name"].widget.attrs["maxlength"] = _NAAMLENGTE

    def clean_name(self) -> str:
        """Nooit geweigerd: de passkey is er dan al, op het apparaat."""
        return str(super().clean_name())[:_NAAMLENGTE]

    def clean(self) -> dict[str, Any]:
        try:
            gegevens: dict[str, Any] = super().clean()
        except (ValidationError, *_ONZIN) as fout:
            raise ValidationError(_PASSKEY_FOUT) from fout
        return gegevens


class _MetPasskey(AuthenticateWebAuthnForm):  # type: ignore[misc]
    credential = _Antwoord()

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError as fout:
            if fout.code == "too_many_login_attempts":
                raise
            raise ValidationError(_PASSKEY_FOUT) from fout
        except _ONZIN as fout:
            raise ValidationError(_PASSKEY_FOUT) from fout


class PasskeyCode(_MetPasskey):
    """Na het wachtwoord."""


class PasskeyInloggen(_MetPasskey, LoginWebAuthnForm):  # type: ignore[misc]
    def clean_credential(self) -> Authenticator:
        """Wie weg is, krijgt hetzelfde antwoord als wie we niet kennen."""
        passkey = super().clean_credential()
        if not mag_aanmelden(passkey.user):
            raise ValidationError(_PASSKEY_FOUT)
        return passkey


class PasskeyOpnieuw(_MetPasskey, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Voor wie iets aan de eigen aanmelding verandert."""
