"""django-allauth onder een eigen label, want ook deze kamer heet `account`.

De twee tabellen (EmailAddress, EmailConfirmation) blijven leeg: wij melden aan met een inlognaam.
Hun migraties staan hier, omdat die van allauth zelf naar het label verwijzen.
"""

from __future__ import annotations

from allauth.account.apps import AccountConfig


class AllauthConfig(AccountConfig):  # type: ignore[misc]
    label = "allauth_account"
    default_auto_field = "django.db.models.BigAutoField"
