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
from nabij.kamers.opbouw.forms.patroon import (
    NavraagFormulier,
    SamenFilter,
    WetenFormulier,
)

__all__ = [
    "VOORUIT",
    "BezorgdFormulier",
    "IdeeBijFormulier",
    "IdeeFormulier",
    "InitiatiefFormulier",
    "JaFormulier",
    "NavraagFormulier",
    "OpgevallenFormulier",
    "PlanFormulier",
    "PlekvraagFormulier",
    "RondeFormulier",
    "RondemomentFormulier",
    "SamenFilter",
    "StopFormulier",
    "WensFormulier",
    "WetenFormulier",
    "WijzigFormulier",
    "lees_patroon",
    "zonder_mensen",
]
