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
from nabij.kamers.opbouw.models.patroon import (
    Balietelling,
    Gesprekspunt,
    Keuze,
    Lens,
    Patroon,
    Patroonrun,
    Puntantwoord,
    Weektelling,
)

__all__ = [
    "Aanwezigheid",
    "Agendalink",
    "Balietelling",
    "Deur",
    "Gaat",
    "Gesprekspunt",
    "Geteld",
    "Keuze",
    "Lens",
    "Patroon",
    "Patroonrun",
    "Plek",
    "Puntantwoord",
    "Ronde",
    "Telling",
    "Weektelling",
]
