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
from nabij.kamers.kaart.handelingen.gemis import meld_gemis
from nabij.kamers.kaart.handelingen.wachttijd import leg_wachttijd_vast

__all__ = [
    "bevestig",
    "hervat",
    "indexeer",
    "leg_wachttijd_vast",
    "meld_aanmeldstop",
    "meld_gemis",
    "neem_weer_aan",
    "stop",
    "voeg_toe",
    "werk_bij",
]
