"""Tabellen van de kamer bewoners: mensen, huishouden, netwerk, contact, tijdlijn en zoekwoorden."""

from nabij.kamers.bewoners.models.mensen import (
    Adres,
    Contact,
    ContactSoort,
    DatumGebruik,
    Geslacht,
    Gezag,
    GezagSoort,
    Huishouden,
    Huishoudrol,
    Lid,
    Naamgebruik,
    Netwerklid,
    NetwerklidBand,
    NetwerklidKring,
    Persoon,
    Tijdlijn,
)
from nabij.kamers.bewoners.models.samen import Samenvoeging
from nabij.kamers.bewoners.models.zoekwoord import (
    Zoekwoord,
    ZoekwoordManager,
    ZoekwoordQuerySet,
    ZoekwoordSoort,
)

__all__ = [
    "Adres",
    "Contact",
    "ContactSoort",
    "DatumGebruik",
    "Geslacht",
    "Gezag",
    "GezagSoort",
    "Huishouden",
    "Huishoudrol",
    "Lid",
    "Naamgebruik",
    "Netwerklid",
    "NetwerklidBand",
    "NetwerklidKring",
    "Persoon",
    "Samenvoeging",
    "Tijdlijn",
    "Zoekwoord",
    "ZoekwoordManager",
    "ZoekwoordQuerySet",
    "ZoekwoordSoort",
]
