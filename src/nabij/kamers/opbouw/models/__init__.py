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
from nabij.kamers.opbouw.models.bewonerskracht import (
    Bewonerskracht,
    Hoe,
    Idee,
    Koppeling,
    Krachttelling,
    Krachtwoord,
    Openbaaridee,
    Plekvraag,
)
from nabij.kamers.opbouw.models.initiatief import (
    Initiatief,
    Initiatiefgebied,
    Initiatiefthema,
    Keer,
    Vorm,
)

__all__ = [
    "Aanwezigheid",
    "Agendalink",
    "Bewonerskracht",
    "Deur",
    "Gaat",
    "Geteld",
    "Hoe",
    "Idee",
    "Initiatief",
    "Initiatiefgebied",
    "Initiatiefthema",
    "Keer",
    "Koppeling",
    "Krachttelling",
    "Krachtwoord",
    "Openbaaridee",
    "Plek",
    "Plekvraag",
    "Ronde",
    "Telling",
    "Vorm",
]
