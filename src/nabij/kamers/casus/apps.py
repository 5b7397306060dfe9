from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasusConfig(AppConfig):
    name = "nabij.kamers.casus"
    label = "casus"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_formulier_aan, meld_taak_aan
        from nabij.kamers.casus.handelingen import zorg_gehoord
        from nabij.kamers.casus.rechten import REGELS
        from nabij.kamers.poort.rechten import registreer
        from nabij.kamers.toegang.handelingen import meld_bij_zorg_aan

        registreer(REGELS)
        meld_bij_zorg_aan(zorg_gehoord)
        meld_formulier_aan("doel", _("Doel"), {"van_wie": _("van wie het doel is")})
        meld_formulier_aan(
            "actie", _("Actie"), {"uiterlijk": _("voor welke dag"), "naam": _("wie precies")}
        )
        meld_formulier_aan(
            "terugkijken",
            _("Terugkijken"),
            {"woorden": _("wat het huishouden zei"), "lichter": _("of het lichter kan")},
        )
        meld_taak_aan("doel_en_actie", _("Een doel met een eerste stap"), "doel", "actie")
        meld_taak_aan("hulp_kiezen", _("Hulp kiezen bij een doel, met de kortste wachttijd"))
        meld_taak_aan("overdragen", _("Samen overdragen, tot je collega het aanneemt"))
        meld_taak_aan("afsluiten", _("Samen terugkijken en afsluiten"), "terugkijken")
