from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpbouwConfig(AppConfig):
    name = "nabij.kamers.opbouw"
    label = "opbouw"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_taak_aan

        meld_taak_aan(
            "initiatief", _("Een initiatief beginnen, op de agenda en op de sociale kaart")
        )
        meld_taak_aan("bewonerskracht", _("Opschrijven wat een bewoner wil doen"))
