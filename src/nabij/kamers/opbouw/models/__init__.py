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
from nabij.kamers.opbouw.models.effect import (
    Effectmeting,
)
from nabij.kamers.opbouw.models.initiatief import (
    Initiatief,
    Initiatiefgebied,
    Initiatiefthema,
    Keer,
    Vorm,
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
    "Bewonerskracht",
    "Deur",
    "Effectmeting",
    "Gaat",
    "Gesprekspunt",
    "Geteld",
    "Hoe",
    "Idee",
    "Initiatief",
    "Initiatiefgebied",
    "Initiatiefthema",
    "Keer",
    "Keuze",
    "Koppeling",
    "Krachttelling",
    "Krachtwoord",
    "Lens",
    "Openbaaridee",
    "Patroon",
    "Patroonrun",
    "Plek",
    "Plekvraag",
    "Puntantwoord",
    "Ronde",
    "Telling",
    "Vorm",
    "Weektelling",
]
