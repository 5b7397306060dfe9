from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class ToegangConfig(AppConfig):
    name = "nabij.kamers.toegang"
    label = "toegang"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_formulier_aan, meld_taak_aan
        from nabij.kamers.poort.rechten import registreer
        from nabij.kamers.toegang.forms.velden import vergeet_buurten
        from nabij.kamers.toegang.rechten import REGELS
        from nabij.kamers.wijk.models import Gebied

        registreer(REGELS)
        post_save.connect(vergeet_buurten, sender=Gebied, dispatch_uid="toegang-buurten")
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
        meld_taak_aan("vraag_beantwoord", _("Een vraag meteen beantwoorden"), "nieuwe_vraag")
        meld_taak_aan("vraag_huishouden", _("Van een vraag naar een huishouden"))
        meld_taak_aan("signaal", _("Een zorg om iemand in de buurt doorgeven"))
        meld_taak_aan("gesprek", _("Een gesprek aan tafel opschrijven"))
