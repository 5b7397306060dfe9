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
from nabij.kamers.toewijzing.models.cijfers import (
    Aanbiedercijfer,
    Cijfersoort,
    Dagcijfer,
    Terugbliksoort,
    Wachtmeting,
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
from nabij.kamers.toewijzing.models.meewerken import (
    JaHoe,
    Meewerker,
    Meewerkregel,
    Meewerksoort,
)

__all__ = [
    "HEEN",
    "Aanbieder",
    "Aanbiedercijfer",
    "Antwoord",
    "Besluitvraag",
    "Bron",
    "Cijfersoort",
    "Dagcijfer",
    "Declaratie",
    "Eenheid",
    "Frequentie",
    "JaHoe",
    "Levering",
    "LeveringSoort",
    "Meewerker",
    "Meewerkregel",
    "Meewerksoort",
    "Nummerreeks",
    "Overname",
    "Postvak",
    "Product",
    "Retourbericht",
    "Terugbliksoort",
    "Toekenning",
    "Toewijzer",
    "Toewijzing",
    "Uitbak",
    "UitbakStatus",
    "Uitkomst",
    "Verzoek",
    "VerzoekAntwoord",
    "VerzoekSoort",
    "Wachtmeting",
    "Wet",
]
