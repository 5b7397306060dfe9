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
from nabij.kamers.opbouw.forms.patroon import (
    NavraagFormulier,
    SamenFilter,
    WetenFormulier,
)

__all__ = [
    "VOORUIT",
    "BezorgdFormulier",
    "NavraagFormulier",
    "OpgevallenFormulier",
    "PlanFormulier",
    "RondeFormulier",
    "RondemomentFormulier",
    "SamenFilter",
    "WetenFormulier",
    "zonder_mensen",
]
