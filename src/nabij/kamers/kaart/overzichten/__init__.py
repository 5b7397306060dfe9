"""De leeskant van de sociale kaart."""

from nabij.kamers.kaart.overzichten.aanbod import Blad, blad, volledig, wachttijden
from nabij.kamers.kaart.overzichten.bijhouden import Linkhouder, bij_link, na_te_kijken
from nabij.kamers.kaart.overzichten.gebied import Gebiedblad, gebiedblad
from nabij.kamers.kaart.overzichten.zoeken import Uitkomst, Vondst, Vraag, zoek

__all__ = [
    "Blad",
    "Gebiedblad",
    "Linkhouder",
    "Uitkomst",
    "Vondst",
    "Vraag",
    "bij_link",
    "blad",
    "gebiedblad",
    "na_te_kijken",
    "volledig",
    "wachttijden",
    "zoek",
]
