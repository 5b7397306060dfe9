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
from nabij.kamers.toewijzing.overzichten.lokaal import Lokaal, lokaal
from nabij.kamers.toewijzing.overzichten.loopt import (
    HULP,
    Hulpregel,
    Loopt,
    Stap,
    hang_vragen_aan,
    hulp_met,
    mee_te_lezen,
    wat_loopt_er,
)
from nabij.kamers.toewijzing.overzichten.terugblik import Terugblik, aanbieder_met, terugblik
from nabij.kamers.toewijzing.overzichten.wacht import Meting, eigen_metingen, gedeelde_metingen

__all__ = [
    "HULP",
    "Berichtenverkeer",
    "Beslisser",
    "Hulpaandacht",
    "Hulpregel",
    "Lokaal",
    "Loopt",
    "Meting",
    "Stap",
    "Terugblik",
    "aanbieder_met",
    "aandacht",
    "bericht_over",
    "berichtenverkeer",
    "beslissers",
    "catalogus",
    "eigen_metingen",
    "gedeelde_metingen",
    "hang_vragen_aan",
    "hulp_met",
    "lokaal",
    "mee_te_lezen",
    "overgenomen",
    "overnames",
    "terugblik",
    "voorstel",
    "vragen_aan_mij",
    "wat_loopt_er",
]
