"""Wat er met een vraag en een gesprek gebeurt. Alles draait binnen een open poort."""

from nabij.kamers.toegang.handelingen.gesprek import (
    NieuweWaarneming,
    leg_samenhang_vast,
    leg_waarneming_vast,
    merk_op,
    trek_samenhang_in,
    trek_waarneming_in,
    voer_gesprek,
    wijzig_gesprek,
    zet_samenhang_terug,
    zet_waarneming_terug,
)
from nabij.kamers.toegang.handelingen.veiligheid import (
    beantwoord_veiligheid,
    meld_bij_zorg_aan,
)
from nabij.kamers.toegang.handelingen.vraag import (
    TeLaat,
    geef_aan_team,
    kies_themas,
    leg_vervolg_vast,
    maak_ongedaan,
    meteen_opgepakt,
    neem_vraag_aan,
    pak_op,
    rond_af,
    zet_bij_huishouden,
)

__all__ = [
    "NieuweWaarneming",
    "TeLaat",
    "beantwoord_veiligheid",
    "geef_aan_team",
    "kies_themas",
    "leg_samenhang_vast",
    "leg_vervolg_vast",
    "leg_waarneming_vast",
    "maak_ongedaan",
    "meld_bij_zorg_aan",
    "merk_op",
    "meteen_opgepakt",
    "neem_vraag_aan",
    "pak_op",
    "rond_af",
    "trek_samenhang_in",
    "trek_waarneming_in",
    "voer_gesprek",
    "wijzig_gesprek",
    "zet_bij_huishouden",
    "zet_samenhang_terug",
    "zet_waarneming_terug",
]
