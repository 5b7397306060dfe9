"""De leeskant van toewijzen: wat er loopt, wat aandacht vraagt, en waaruit te kiezen is."""

from nabij.kamers.toewijzing.overzichten.aandacht import Hulpaandacht, aandacht, vragen_aan_mij
from nabij.kamers.toewijzing.overzichten.berichten import (
    Berichtenverkeer,
    bericht_over,
    berichtenverkeer,
)
from nabij.kamers.toewijzing.overzichten.kiezen import (
    Beslisser,
    beslissers,
    catalogus,
    overgenomen,
    overnames,
    voorstel,
)
from nabij.kamers.toewijzing.overzichten.loopt import (
    HULP,
    Hulpregel,
    Loopt,
    Stap,
    hulp_met,
    mee_te_lezen,
    wat_loopt_er,
)

__all__ = [
    "HULP",
    "Berichtenverkeer",
    "Beslisser",
    "Hulpaandacht",
    "Hulpregel",
    "Loopt",
    "Stap",
    "aandacht",
    "bericht_over",
    "berichtenverkeer",
    "beslissers",
    "catalogus",
    "hulp_met",
    "mee_te_lezen",
    "overgenomen",
    "overnames",
    "voorstel",
    "vragen_aan_mij",
    "wat_loopt_er",
]
