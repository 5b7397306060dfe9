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

__all__ = [
    "VOORUIT",
    "BezorgdFormulier",
    "OpgevallenFormulier",
    "PlanFormulier",
    "RondeFormulier",
    "RondemomentFormulier",
    "zonder_mensen",
]
