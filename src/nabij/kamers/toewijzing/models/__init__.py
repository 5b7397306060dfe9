"""Tabellen van de kamer toewijzing: aanbod, besluit, toewijzing, levering en berichten."""

from nabij.kamers.toewijzing.models.aanbod import (
    Aanbieder,
    Eenheid,
    Frequentie,
    Nummerreeks,
    Product,
    Wet,
)
from nabij.kamers.toewijzing.models.berichten import (
    HEEN,
    Postvak,
    Retourbericht,
    Uitbak,
    UitbakStatus,
)
from nabij.kamers.toewijzing.models.besluit import (
    Antwoord,
    Besluitvraag,
    Bron,
    Overname,
    Toekenning,
    Uitkomst,
)
from nabij.kamers.toewijzing.models.levering import (
    Declaratie,
    Levering,
    LeveringSoort,
    Toewijzer,
    Toewijzing,
    Verzoek,
    VerzoekAntwoord,
    VerzoekSoort,
)

__all__ = [
    "HEEN",
    "Aanbieder",
    "Antwoord",
    "Besluitvraag",
    "Bron",
    "Declaratie",
    "Eenheid",
    "Frequentie",
    "Levering",
    "LeveringSoort",
    "Nummerreeks",
    "Overname",
    "Postvak",
    "Product",
    "Retourbericht",
    "Toekenning",
    "Toewijzer",
    "Toewijzing",
    "Uitbak",
    "UitbakStatus",
    "Uitkomst",
    "Verzoek",
    "VerzoekAntwoord",
    "VerzoekSoort",
    "Wet",
]
