"""Wat er met een huishouden, het plan en de regie gebeurt. Alles draait binnen een open poort."""

from nabij.kamers.casus.handelingen.overdracht import (
    bied_over_aan,
    geef_terug,
    neem_over,
    trek_overdracht_in,
)
from nabij.kamers.casus.handelingen.plan import (
    heropen_actie,
    heropen_doel,
    laat_actie_vervallen,
    laat_doel_vervallen,
    leg_akkoord_vast,
    rond_actie_af,
    rond_doel_af,
    spreek_actie_af,
    stel_doel,
    vraag_of_het_te_dragen_is,
    wijzig_actie,
    wijzig_doel,
)
from nabij.kamers.casus.handelingen.regie import (
    betrek_collega,
    wijs_regisseur_aan,
    word_aanspreekpunt,
)
from nabij.kamers.casus.handelingen.verdelen import (
    maak_verdeling_ongedaan,
    verdeel,
    vertel_het_huishouden,
)
from nabij.kamers.casus.handelingen.verloop import (
    Oordeel,
    bewust_rustig,
    heropen,
    kijk_terug,
    maak_ongedaan,
    sluit_af,
    zet_evaluatiemoment,
)

__all__ = [
    "Oordeel",
    "betrek_collega",
    "bewust_rustig",
    "bied_over_aan",
    "geef_terug",
    "heropen",
    "heropen_actie",
    "heropen_doel",
    "kijk_terug",
    "laat_actie_vervallen",
    "laat_doel_vervallen",
    "leg_akkoord_vast",
    "maak_ongedaan",
    "maak_verdeling_ongedaan",
    "neem_over",
    "rond_actie_af",
    "rond_doel_af",
    "sluit_af",
    "spreek_actie_af",
    "stel_doel",
    "trek_overdracht_in",
    "verdeel",
    "vertel_het_huishouden",
    "vraag_of_het_te_dragen_is",
    "wijs_regisseur_aan",
    "wijzig_actie",
    "wijzig_doel",
    "word_aanspreekpunt",
    "zet_evaluatiemoment",
]
