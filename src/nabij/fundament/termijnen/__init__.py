"""Termijnen: wanneer is de laatste dag, en waarom die dag. Gewone Python, geen Django.

Twee rekenaars, omdat de wet en een contract anders tellen: `bereken` voor wat in een wet staat
(Algemene termijnenwet), `werkdagen` voor afspraken en berichten die in werkdagen tellen.
"""

from nabij.fundament.termijnen.feestdagen import (
    GEWOON,
    Kalender,
    erkende_feestdagen,
    feestdagen,
    paasdag,
)
from nabij.fundament.termijnen.werkdagen import (
    is_werkdag,
    werkdagen_eerder,
    werkdagen_later,
    werkdagen_tussen,
)
from nabij.fundament.termijnen.wettelijk import (
    Eenheid,
    Opschorting,
    Reden,
    Termijn,
    Uitkomst,
    Waarom,
    Wanneer,
    bereken,
    onder_termijnenwet,
)

__all__ = [
    "GEWOON",
    "Eenheid",
    "Kalender",
    "Opschorting",
    "Reden",
    "Termijn",
    "Uitkomst",
    "Waarom",
    "Wanneer",
    "bereken",
    "erkende_feestdagen",
    "feestdagen",
    "is_werkdag",
    "onder_termijnenwet",
    "paasdag",
    "werkdagen_eerder",
    "werkdagen_later",
    "werkdagen_tussen",
]
