"""Wat er met de sociale kaart gebeurt."""

from nabij.kamers.kaart.handelingen.aanbod import (
    bevestig,
    hervat,
    indexeer,
    meld_aanmeldstop,
    neem_weer_aan,
    stop,
    voeg_toe,
    werk_bij,
)
from nabij.kamers.kaart.handelingen.bijhouden import (
    haal_eigenaar_weg,
    maak_link,
    vraag_of_het_klopt,
    vraag_wat_oud_is,
    wijs_eigenaar_aan,
)
from nabij.kamers.kaart.handelingen.gemis import meld_gemis
from nabij.kamers.kaart.handelingen.wachttijd import leg_wachttijd_vast

__all__ = [
    "bevestig",
    "haal_eigenaar_weg",
    "hervat",
    "indexeer",
    "leg_wachttijd_vast",
    "maak_link",
    "meld_aanmeldstop",
    "meld_gemis",
    "neem_weer_aan",
    "stop",
    "voeg_toe",
    "vraag_of_het_klopt",
    "vraag_wat_oud_is",
    "werk_bij",
    "wijs_eigenaar_aan",
]
