"""De handelingen van toewijzen. De koppeling met berichten roept `leveren` en `berichten` aan."""

from nabij.kamers.toewijzing.handelingen.berichten import (
    leg_retour_vast,
    mag_verzonden,
    markeer_verwerkt,
    markeer_verzonden,
    ontvang,
    te_verwerken,
    te_verzenden,
)
from nabij.kamers.toewijzing.handelingen.besluit import (
    beantwoord_vraag,
    geef_besluit_door,
    leg_hulp_van_ander_vast,
    minder_is_genoeg,
    neem_over,
    trek_in,
    wijs_toe,
)
from nabij.kamers.toewijzing.handelingen.catalogus import voeg_aanbieder_toe, voeg_product_toe
from nabij.kamers.toewijzing.handelingen.leveren import (
    leg_declaratie_vast,
    leg_start_vast,
    leg_stop_vast,
    neem_levering_terug,
    vind_toewijzing,
    vraag_overdracht,
)
from nabij.kamers.toewijzing.handelingen.meten import (
    deel_wachttijden,
    leer_dagen_declaratie,
    meet,
    meet_wachttijden,
    zeg_erbij,
)
from nabij.kamers.toewijzing.handelingen.tellen import tel_lokaal
from nabij.kamers.toewijzing.handelingen.terugblik import kijk_terug
from nabij.kamers.toewijzing.handelingen.verzoek import (
    ken_verzoek_toe,
    ontvang_verzoek,
    wijs_verzoek_af,
    zoek_verzoek_uit,
)

__all__ = [
    "beantwoord_vraag",
    "deel_wachttijden",
    "geef_besluit_door",
    "ken_verzoek_toe",
    "kijk_terug",
    "leer_dagen_declaratie",
    "leg_declaratie_vast",
    "leg_hulp_van_ander_vast",
    "leg_retour_vast",
    "leg_start_vast",
    "leg_stop_vast",
    "mag_verzonden",
    "markeer_verwerkt",
    "markeer_verzonden",
    "meet",
    "meet_wachttijden",
    "minder_is_genoeg",
    "neem_levering_terug",
    "neem_over",
    "ontvang",
    "ontvang_verzoek",
    "te_verwerken",
    "te_verzenden",
    "tel_lokaal",
    "trek_in",
    "vind_toewijzing",
    "voeg_aanbieder_toe",
    "voeg_product_toe",
    "vraag_overdracht",
    "wijs_toe",
    "wijs_verzoek_af",
    "zeg_erbij",
    "zoek_verzoek_uit",
]
