"""Tabellen van de kamer team: wie er werkt en wat die mag, en waar hetzelfde nog eens moet."""

from nabij.kamers.team.models.contacttijd import Contacttijd
from nabij.kamers.team.models.elders import Elders
from nabij.kamers.team.models.opdracht import (
    Hindernis,
    Mandaat,
    MandaatOver,
    Onveranderlijk,
    Opdracht,
)
from nabij.kamers.team.models.wijkteam import (
    Deskundigheid,
    Dienst,
    EigenAdres,
    FunctieBuiten,
    Kennis,
    Kring,
    Lidmaatschap,
    Medewerker,
    Moederorganisatie,
    Organisatievorm,
    TeamGebied,
    Wijkteam,
    leeftijd_in_woorden,
)

__all__ = [
    "Contacttijd",
    "Deskundigheid",
    "Dienst",
    "EigenAdres",
    "Elders",
    "FunctieBuiten",
    "Hindernis",
    "Kennis",
    "Kring",
    "Lidmaatschap",
    "Mandaat",
    "MandaatOver",
    "Medewerker",
    "Moederorganisatie",
    "Onveranderlijk",
    "Opdracht",
    "Organisatievorm",
    "TeamGebied",
    "Wijkteam",
    "leeftijd_in_woorden",
]
