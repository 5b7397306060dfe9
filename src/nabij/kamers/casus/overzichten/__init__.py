"""Wat er van een huishouden te lezen is. Elk overzicht leest binnen een open poort."""

from nabij.kamers.casus.overzichten.lijst import (
    Huishoudfeit,
    fasenaam,
    huishoudfeiten,
    moet_horen,
    normen,
    open_acties,
    punttekst,
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
)
from nabij.kamers.casus.overzichten.regie import (
    Aanspreekbaar,
    Collega,
    collegas,
    overdracht_open,
    regie_historie,
    wie_is_er,
)

__all__ = [
    "Aanspreekbaar",
    "Akkoordregel",
    "Collega",
    "Huishoudfeit",
    "Plan",
    "Planactie",
    "Plandoel",
    "akkoorden",
    "collegas",
    "eerdere_versies",
    "fasenaam",
    "huishoudfeiten",
    "moet_horen",
    "normen",
    "open_acties",
    "overdracht_open",
    "plan",
    "punttekst",
    "regie_historie",
    "stapnaam",
    "terugblikken",
    "wie_is_er",
]
