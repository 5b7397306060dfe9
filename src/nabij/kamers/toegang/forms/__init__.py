"""De formulieren van de voordeur. Ze kijken na, ze bewaren niets."""

from nabij.kamers.toegang.forms.geld import GeldFormulier
from nabij.kamers.toegang.forms.gesprek import (
    Gebiedformulier,
    Gespreksformulier,
    OpgemerktFormulier,
    SamenhangFormulier,
    VerslagFormulier,
    WaarnemingFormulier,
)
from nabij.kamers.toegang.forms.lijst import LijstFormulier
from nabij.kamers.toegang.forms.partner import (
    NieuwePartner,
    PartnerafspraakFormulier,
    PartnerFormulier,
    PartnerterugblikFormulier,
    TerugkoppelFormulier,
    VerzoekFormulier,
)
from nabij.kamers.toegang.forms.signaal import (
    BesluitFormulier,
    HulpFormulier,
    LangsFormulier,
    MomentFormulier,
    SleutelbewonerFormulier,
    SleutelbewonerWijzigen,
    VroegsignaalFormulier,
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
    "GeldFormulier",
    "Gespreksformulier",
    "HuishoudenFormulier",
    "HulpFormulier",
    "KloptNietForm",
    "LangsFormulier",
    "LijstFormulier",
    "MomentFormulier",
    "NieuwHuishouden",
    "NieuwePartner",
    "NieuweVraag",
    "OpgemerktFormulier",
    "PartnerFormulier",
    "PartnerafspraakFormulier",
    "PartnerterugblikFormulier",
    "SamenhangFormulier",
    "SleutelbewonerFormulier",
    "SleutelbewonerWijzigen",
    "TeamFormulier",
    "TerugkoppelFormulier",
    "ThemaFormulier",
    "Themakeuze",
    "VerslagFormulier",
    "VerzoekFormulier",
    "VroegsignaalFormulier",
    "WaarnemingFormulier",
    "WetForm",
    "WetstapForm",
]
