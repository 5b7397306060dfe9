"""De formulieren van het opbouwwerk. Ze kijken na, ze bewaren niets."""

from nabij.kamers.opbouw.forms.aanwezig import (
    VOORUIT,
    BezorgdFormulier,
    OpgevallenFormulier,
    PlanFormulier,
    RondeFormulier,
    RondemomentFormulier,
    zonder_mensen,
)
from nabij.kamers.opbouw.forms.bewonerskracht import (
    IdeeBijFormulier,
    IdeeFormulier,
    JaFormulier,
    PlekvraagFormulier,
    WensFormulier,
    WijzigFormulier,
)
from nabij.kamers.opbouw.forms.initiatief import (
    InitiatiefFormulier,
    StopFormulier,
    lees_patroon,
)

__all__ = [
    "VOORUIT",
    "BezorgdFormulier",
    "IdeeBijFormulier",
    "IdeeFormulier",
    "InitiatiefFormulier",
    "JaFormulier",
    "OpgevallenFormulier",
    "PlanFormulier",
    "PlekvraagFormulier",
    "RondeFormulier",
    "RondemomentFormulier",
    "StopFormulier",
    "WensFormulier",
    "WijzigFormulier",
    "lees_patroon",
    "zonder_mensen",
]
