"""Tabellen van de kamer casus: regie, plan, doelen, acties, veiligheid, overdragen."""

from nabij.kamers.casus.models.hulp import Hulpkeuze, HulpKring, Plekantwoord
from nabij.kamers.casus.models.plan import (
    OPEN,
    Actie,
    ActieWie,
    Akkoord,
    AkkoordAntwoord,
    Doel,
    Planwijziging,
)
from nabij.kamers.casus.models.terugblik import (
    Doeloordeel,
    DoeloordeelOordeel,
    Evaluatie,
    EvaluatieLichter,
)
from nabij.kamers.casus.models.veiligheid import (
    Drang,
    DrangSoort,
    Veiligheidsafspraak,
    Veiligheidsstap,
    VeiligheidsstapBesluit,
    VeiligheidsstapSoort,
)
from nabij.kamers.casus.models.verloop import (
    WACHT,
    Afsluitreden,
    Gebeurtenis,
    GebeurtenisSoort,
    Looptdoor,
    Overdracht,
    Regie,
    RegieSoort,
    Verdeling,
)

__all__ = [
    "OPEN",
    "WACHT",
    "Actie",
    "ActieWie",
    "Afsluitreden",
    "Akkoord",
    "AkkoordAntwoord",
    "Doel",
    "Doeloordeel",
    "DoeloordeelOordeel",
    "Drang",
    "DrangSoort",
    "Evaluatie",
    "EvaluatieLichter",
    "Gebeurtenis",
    "GebeurtenisSoort",
    "HulpKring",
    "Hulpkeuze",
    "Looptdoor",
    "Overdracht",
    "Planwijziging",
    "Plekantwoord",
    "Regie",
    "RegieSoort",
    "Veiligheidsafspraak",
    "Veiligheidsstap",
    "VeiligheidsstapBesluit",
    "VeiligheidsstapSoort",
    "Verdeling",
]
