from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultConfig(AppConfig):
    name = "nabij.kamers.consult"
    label = "consult"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_taak_aan, meld_toestanden_aan
        from nabij.kamers.consult.regels.overwegen import TOESTANDEN

        meld_taak_aan("erbij", _("Een specialist erbij halen met een korte vraag"))
        meld_toestanden_aan(dict.fromkeys(TOESTANDEN, ""))
