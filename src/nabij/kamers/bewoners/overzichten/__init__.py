"""Wat er van bewoners te lezen is. Elk overzicht leest binnen een open poort."""

from nabij.kamers.bewoners.overzichten.dubbel import (
    dubbel_onder,
    misschien_hetzelfde,
    samenvoegingen,
)
from nabij.kamers.bewoners.overzichten.mensen import (
    Gezagregel,
    Kop,
    Mens,
    Woonplek,
    ecogram_knopen,
    kop,
    mensen,
    namen,
    netwerk,
    personen_elders,
)
from nabij.kamers.bewoners.overzichten.tijdlijn import (
    Regel,
    Tijdlijnblad,
    contacten,
    meld_naam_aan,
    tijdlijn,
)
from nabij.kamers.bewoners.overzichten.zoeken import (
    Vondst,
    dossiers_van,
    met_wat_opging,
    vind,
    zoek_filter,
    zoekwoorden,
)

__all__ = [
    "Gezagregel",
    "Kop",
    "Mens",
    "Regel",
    "Tijdlijnblad",
    "Vondst",
    "Woonplek",
    "contacten",
    "dossiers_van",
    "dubbel_onder",
    "ecogram_knopen",
    "kop",
    "meld_naam_aan",
    "mensen",
    "met_wat_opging",
    "misschien_hetzelfde",
    "namen",
    "netwerk",
    "personen_elders",
    "samenvoegingen",
    "tijdlijn",
    "vind",
    "zoek_filter",
    "zoekwoorden",
]
