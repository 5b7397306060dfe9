"""Tabellen van de sociale kaart. Wat er is, is van iedereen; wie het bijhoudt is van zichzelf."""

from nabij.kamers.kaart.models.aanbod import (
    Aanbod,
    AanbodDoelgroep,
    AanbodGebied,
    AanbodPlek,
    AanbodThema,
    Bevestiger,
    Doelgroep,
    Kring,
    Organisatie,
    Plek,
    Soort,
    Zoekstam,
)
from nabij.kamers.kaart.models.bereik import (
    Contactpersoon,
    Eigenaar,
    Herhaling,
    Openingstijd,
    Telefoon,
)
from nabij.kamers.kaart.models.indeling import AanbodTerm, Indeling, Term
from nabij.kamers.kaart.models.spoor import Gemis, Via, Wachtsoort, Wachttijd, Wijziging

__all__ = [
    "Aanbod",
    "AanbodDoelgroep",
    "AanbodGebied",
    "AanbodPlek",
    "AanbodTerm",
    "AanbodThema",
    "Bevestiger",
    "Contactpersoon",
    "Doelgroep",
    "Eigenaar",
    "Gemis",
    "Herhaling",
    "Indeling",
    "Kring",
    "Openingstijd",
    "Organisatie",
    "Plek",
    "Soort",
    "Telefoon",
    "Term",
    "Via",
    "Wachtsoort",
    "Wachttijd",
    "Wijziging",
    "Zoekstam",
]
