"""De formulieren van de sociale kaart. Ze kijken na, ze bewaren niets."""

from nabij.kamers.kaart.forms.aanbod import (
    AanbodFormulier,
    BijhouderFormulier,
    EigenaarFormulier,
    VermeldingFormulier,
)
from nabij.kamers.kaart.forms.zoeken import ZoekFormulier

__all__ = [
    "AanbodFormulier",
    "BijhouderFormulier",
    "EigenaarFormulier",
    "VermeldingFormulier",
    "ZoekFormulier",
]
