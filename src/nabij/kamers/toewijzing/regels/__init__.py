"""De pure regels van toewijzen: mandaat, hoe het ervoor staat, en of het gebruikt wordt."""

from nabij.kamers.toewijzing.regels.gebruik import (
    Benutting,
    Gebruik,
    Omvang,
    benutting,
    maand_van,
    omgerekend,
)
from nabij.kamers.toewijzing.regels.mandaat import bedrag, binnen, weken_van
from nabij.kamers.toewijzing.regels.staat import Feit, Staat, loopt_af, staat

__all__ = [
    "Benutting",
    "Feit",
    "Gebruik",
    "Omvang",
    "Staat",
    "bedrag",
    "benutting",
    "binnen",
    "loopt_af",
    "maand_van",
    "omgerekend",
    "staat",
    "weken_van",
]
