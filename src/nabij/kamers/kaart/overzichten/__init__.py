"""De leeskant van de sociale kaart."""

from nabij.kamers.kaart.overzichten.aanbod import Blad, blad, volledig, wachttijden
from nabij.kamers.kaart.overzichten.zoeken import Uitkomst, Vondst, Vraag, zoek

__all__ = ["Blad", "Uitkomst", "Vondst", "Vraag", "blad", "volledig", "wachttijden", "zoek"]
