from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ToewijzingConfig(AppConfig):
    name = "nabij.kamers.toewijzing"
    label = "toewijzing"

    def ready(self) -> None:
        from nabij.kamers.afspraken.aanmelding import meld_formulier_aan, meld_taak_aan
        from nabij.kamers.bewoners.overzichten import meld_naam_aan
        from nabij.kamers.casus.overzichten import meld_zienswijzen_aan
        from nabij.kamers.poort.begrippen import Onderdeel
        from nabij.kamers.poort.logboek.overzichten import meld_namen_aan
        from nabij.kamers.toewijzing.overzichten.meewerken import (
            ACTOR,
            naam_bij_regel,
            namen_van,
            wat_aanbieders_zien,
        )

        meld_formulier_aan("toewijzen", _("Hulp toewijzen"), {"motivering": _("waarom deze hulp")})
        meld_taak_aan("hulp_toewijzen", _("Hulp toewijzen binnen je mandaat"), "toewijzen")
        meld_taak_aan("verzoek_beantwoord", _("Een verzoek van een aanbieder toewijzen"))
        meld_naam_aan(Onderdeel.PLAN, naam_bij_regel)
        meld_zienswijzen_aan(wat_aanbieders_zien)
        meld_namen_aan(ACTOR, Onderdeel.PLAN, namen_van)
