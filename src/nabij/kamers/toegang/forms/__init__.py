"""De formulieren van de voordeur. Ze kijken na, ze bewaren niets."""

from nabij.kamers.toegang.forms.gesprek import (
    Gebiedformulier,
    Gespreksformulier,
    OpgemerktFormulier,
    SamenhangFormulier,
    VerslagFormulier,
    WaarnemingFormulier,
)
from nabij.kamers.toegang.forms.vraag import (
    AfloopFormulier,
    HuishoudenFormulier,
    NieuweVraag,
    NieuwHuishouden,
    TeamFormulier,
    ThemaFormulier,
    Themakeuze,
)

__all__ = [
    "AfloopFormulier",
    "Gebiedformulier",
    "Gespreksformulier",
    "HuishoudenFormulier",
    "NieuwHuishouden",
    "NieuweVraag",
    "OpgemerktFormulier",
    "SamenhangFormulier",
    "TeamFormulier",
    "ThemaFormulier",
    "Themakeuze",
    "VerslagFormulier",
    "WaarnemingFormulier",
]
