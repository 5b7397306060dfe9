"""De formulieren van de voordeur. Ze kijken na, ze bewaren niets."""

from nabij.kamers.toegang.forms.gesprek import (
    Gebiedformulier,
    Gespreksformulier,
    OpgemerktFormulier,
    SamenhangFormulier,
    VerslagFormulier,
    WaarnemingFormulier,
)
from nabij.kamers.toegang.forms.signaal import (
    BesluitFormulier,
    HulpFormulier,
    LangsFormulier,
    MomentFormulier,
    SleutelbewonerFormulier,
)
from nabij.kamers.toegang.forms.termijnen import (
    BriefForm,
    KloptNietForm,
    WetForm,
    WetstapForm,
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
    "BesluitFormulier",
    "BriefForm",
    "Gebiedformulier",
    "Gespreksformulier",
    "HuishoudenFormulier",
    "HulpFormulier",
    "KloptNietForm",
    "LangsFormulier",
    "MomentFormulier",
    "NieuwHuishouden",
    "NieuweVraag",
    "OpgemerktFormulier",
    "SamenhangFormulier",
    "SleutelbewonerFormulier",
    "TeamFormulier",
    "ThemaFormulier",
    "Themakeuze",
    "VerslagFormulier",
    "WaarnemingFormulier",
    "WetForm",
    "WetstapForm",
]
