from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultConfig(AppConfig):
    name = "nabij.kamers.consult"
    label = "consult"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_toestanden_aan
        from nabij.kamers.consult.regels.overwegen import TOESTANDEN

        meld_toestanden_aan(dict.fromkeys(TOESTANDEN, ""))
        meld_toestanden_aan(
            {
                "acuut": _("het antwoord op de vraag naar veiligheid staat hier nog niet in."),
                "vermoeden_onveilig": _("de stappen van de meldcode staan hier nog niet in."),
                "buiten_mandaat": _("hulp kiezen met een bedrag kan hier nog niet."),
            }
        )
