from django.apps import AppConfig


class ConsultConfig(AppConfig):
    name = "nabij.kamers.consult"
    label = "consult"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_toestanden_aan
        from nabij.kamers.consult.regels.overwegen import TOESTANDEN

        meld_toestanden_aan(dict.fromkeys(TOESTANDEN, ""))
