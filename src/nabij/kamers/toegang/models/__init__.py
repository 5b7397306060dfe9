"""Tabellen van de kamer toegang: de vraag en het gesprek, het signaal, en de sleutelbewoners."""

from nabij.kamers.toegang.models.signaal import (
    Besluit,
    Signaal,
    Signaalstap,
    SignaalstapSoort,
    Signaaltelling,
    Sinds,
    Telwoord,
)
from nabij.kamers.toegang.models.sleutelbewoner import (
    Sleutelbewoner,
    Sleutelmoment,
    SleutelmomentSoort,
)
from nabij.kamers.toegang.models.vraag import (
    Gesprek,
    Gesprekversie,
    Hulpvraag,
    Kanaal,
    Samenhang,
    Veiligheidsvraag,
    VeiligheidsvraagAntwoord,
    Vraagstap,
    VraagstapSoort,
    Vraagthema,
    Vrager,
    Waarneming,
    WaarnemingSoort,
    WaarnemingStand,
)

__all__ = [
    "Besluit",
    "Gesprek",
    "Gesprekversie",
    "Hulpvraag",
    "Kanaal",
    "Samenhang",
    "Signaal",
    "Signaalstap",
    "SignaalstapSoort",
    "Signaaltelling",
    "Sinds",
    "Sleutelbewoner",
    "Sleutelmoment",
    "SleutelmomentSoort",
    "Telwoord",
    "Veiligheidsvraag",
    "VeiligheidsvraagAntwoord",
    "Vraagstap",
    "VraagstapSoort",
    "Vraagthema",
    "Vrager",
    "Waarneming",
    "WaarnemingSoort",
    "WaarnemingStand",
]
