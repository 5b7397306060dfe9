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
from nabij.kamers.toewijzing.overzichten.meewerken import (
    Eigenstuk,
    Meewerken,
    doelen_om_te_delen,
    meewerken,
    naam_bij_regel,
    namen_van,
    open_eigen_stuk,
    wat_aanbieders_zien,
)
from nabij.kamers.toewijzing.overzichten.terugblik import Terugblik, aanbieder_met, terugblik
from nabij.kamers.toewijzing.overzichten.wacht import Meting, eigen_metingen, gedeelde_metingen

__all__ = [
    "HULP",
    "Berichtenverkeer",
    "Beslisser",
    "Eigenstuk",
    "Hulpaandacht",
    "Hulpregel",
    "Lokaal",
    "Loopt",
    "Meewerken",
    "Meting",
    "Stap",
    "Terugblik",
    "aanbieder_met",
    "aandacht",
    "bericht_over",
    "berichtenverkeer",
    "beslissers",
    "catalogus",
    "doelen_om_te_delen",
    "eigen_metingen",
    "gedeelde_metingen",
    "hang_vragen_aan",
    "hulp_met",
    "lokaal",
    "mee_te_lezen",
    "meewerken",
    "naam_bij_regel",
    "namen_van",
    "open_eigen_stuk",
    "overgenomen",
    "overnames",
    "terugblik",
    "voorstel",
    "vragen_aan_mij",
    "wat_aanbieders_zien",
    "wat_loopt_er",
]
