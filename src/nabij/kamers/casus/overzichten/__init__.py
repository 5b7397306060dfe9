"""Wat er van een huishouden te lezen is. Elk overzicht leest binnen een open poort."""

from nabij.kamers.casus.overzichten.aandacht import (
    Aandachtspunt,
    Moment,
    aandacht_voor_leider,
    aandacht_voor_werker,
    binnenkort,
    normen,
)
from nabij.kamers.casus.overzichten.balans import Individueel, WieDoet, individueel
from nabij.kamers.casus.overzichten.doorloop import Stapduur, waar_de_tijd_blijft
from nabij.kamers.casus.overzichten.kiezen import (
    Gekozen,
    Hulpblad,
    als_wacht,
    hulp_bij,
    te_vragen_plekken,
)
from nabij.kamers.casus.overzichten.lijst import (
    Huishoudfeit,
    huishoudfeiten,
    moet_horen,
    open_acties,
)
from nabij.kamers.casus.overzichten.plan import (
    Akkoordregel,
    Plan,
    Planactie,
    Plandoel,
    akkoorden,
    eerdere_versies,
    plan,
    stapnaam,
    terugblikken,
    wie_helpen,
)
from nabij.kamers.casus.overzichten.regie import (
    Aanspreekbaar,
    Collega,
    collegas,
    overdracht_open,
    regie_historie,
    wie_is_er,
)
from nabij.kamers.casus.overzichten.veiligheid import (
    Veiligheidsbeeld,
    Veiligheidsregel,
    drang_nu,
    veiligheid,
    veiligheid_van_mij,
    veiligheidsafspraken,
)
from nabij.kamers.casus.overzichten.verloop import (
    LOOPT_DOOR,
    Verloop,
    afsluitredenen,
    dag_van_terugkijken,
    fasewoord,
    verloop,
)
from nabij.kamers.casus.overzichten.zelf import Zelf, afgelopen_vragen, zelf_opgepakt
from nabij.kamers.casus.overzichten.zienswijzen import (
    Zienswijze,
    meld_zienswijzen_aan,
    zienswijzen,
)

__all__ = [
    "LOOPT_DOOR",
    "Aandachtspunt",
    "Aanspreekbaar",
    "Akkoordregel",
    "Collega",
    "Gekozen",
    "Huishoudfeit",
    "Hulpblad",
    "Individueel",
    "Moment",
    "Plan",
    "Planactie",
    "Plandoel",
    "Stapduur",
    "Veiligheidsbeeld",
    "Veiligheidsregel",
    "Verloop",
    "WieDoet",
    "Zelf",
    "Zienswijze",
    "aandacht_voor_leider",
    "aandacht_voor_werker",
    "afgelopen_vragen",
    "afsluitredenen",
    "akkoorden",
    "als_wacht",
    "binnenkort",
    "collegas",
    "dag_van_terugkijken",
    "drang_nu",
    "eerdere_versies",
    "fasewoord",
    "huishoudfeiten",
    "hulp_bij",
    "individueel",
    "meld_zienswijzen_aan",
    "moet_horen",
    "normen",
    "open_acties",
    "overdracht_open",
    "plan",
    "regie_historie",
    "stapnaam",
    "te_vragen_plekken",
    "terugblikken",
    "veiligheid",
    "veiligheid_van_mij",
    "veiligheidsafspraken",
    "verloop",
    "waar_de_tijd_blijft",
    "wie_helpen",
    "wie_is_er",
    "zelf_opgepakt",
    "zienswijzen",
]
