"""Tabellen van het opbouwwerk. Wie er aan de andere kant stond, staat nergens."""

from nabij.kamers.opbouw.models.aanwezig import (
    Aanwezigheid,
    Agendalink,
    Deur,
    Gaat,
    Geteld,
    Plek,
    Ronde,
    Telling,
)

__all__ = [
    "Aanwezigheid",
    "Agendalink",
    "Deur",
    "Gaat",
    "Geteld",
    "Plek",
    "Ronde",
    "Telling",
]
