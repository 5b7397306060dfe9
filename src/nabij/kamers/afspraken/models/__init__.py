"""Tabellen van de kamer afspraken: wat meegeleverd is, en wat een gemeente zelf toevoegt."""

from nabij.kamers.afspraken.models.basis import (
    LANGSTE_VEREISTE,
    Afloop,
    Afspraak,
    Bewaarregel,
    Doelvoorbeeld,
    Eenheid,
    Erbijregel,
    GelijkgesteldeDag,
    Leefgebied,
    Norm,
    Stap,
    Thema,
    VanWie,
    Vereiste,
    Vereistesoort,
    Wet,
    Wettermijn,
)
from nabij.kamers.afspraken.models.gemeente import Instrument, Regeling

__all__ = [
    "LANGSTE_VEREISTE",
    "Afloop",
    "Afspraak",
    "Bewaarregel",
    "Doelvoorbeeld",
    "Eenheid",
    "Erbijregel",
    "GelijkgesteldeDag",
    "Instrument",
    "Leefgebied",
    "Norm",
    "Regeling",
    "Stap",
    "Thema",
    "VanWie",
    "Vereiste",
    "Vereistesoort",
    "Wet",
    "Wettermijn",
]
