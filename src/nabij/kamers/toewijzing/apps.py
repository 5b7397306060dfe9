from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ToewijzingConfig(AppConfig):
    name = "nabij.kamers.toewijzing"
    label = "toewijzing"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_formulier_aan

        meld_formulier_aan("toewijzen", _("Hulp toewijzen"), {"motivering": _("waarom deze hulp")})
