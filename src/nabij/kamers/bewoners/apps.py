from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BewonersConfig(AppConfig):
    name = "nabij.kamers.bewoners"
    label = "bewoners"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_taak_aan
        from nabij.kamers.bewoners.rechten import REGELS
        from nabij.kamers.poort.rechten import registreer

        registreer(REGELS)
        meld_taak_aan("contact", _("Een contact vastleggen"))
