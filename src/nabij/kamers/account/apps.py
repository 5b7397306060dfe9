from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountConfig(AppConfig):
    name = "nabij.kamers.account"
    label = "account"

    def ready(self) -> None:
        from allauth.account import signals as account
        from allauth.mfa import signals as mfa

        from nabij.kamers.account import sessieduur

        user_logged_in.connect(sessieduur.bij_aanmelden, dispatch_uid="nabij")
        account.authentication_step_completed.connect(sessieduur.bij_stap, dispatch_uid="nabij")
        for signaal in (mfa.authenticator_added, mfa.authenticator_removed):
            signaal.connect(sessieduur.bij_factor, dispatch_uid="nabij")
        for signaal in (account.password_changed, account.password_reset):
            signaal.connect(sessieduur.bij_wachtwoord, dispatch_uid="nabij")
