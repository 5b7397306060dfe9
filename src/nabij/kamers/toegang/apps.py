from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ToegangConfig(AppConfig):
    name = "nabij.kamers.toegang"
    label = "toegang"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_formulier_aan
        from nabij.kamers.poort.rechten import registreer
        from nabij.kamers.toegang.rechten import REGELS

        registreer(REGELS)
        meld_formulier_aan(
            "nieuwe_vraag",
            _("Nieuwe vraag"),
            {
                "terugbellen": _("hoe we kunnen terugbellen"),
                "naam": _("naam"),
                "vrager": _("wie het vraagt"),
                "kanaal": _("hoe de vraag binnenkwam"),
                "buurt": _("buurt"),
                "themas": _("waar het over gaat"),
            },
        )
