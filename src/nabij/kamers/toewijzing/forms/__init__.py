"""De formulieren van toewijzen. Ze kijken na, ze bewaren niets."""

from nabij.kamers.toewijzing.forms.catalogus import AanbiederFormulier, ProductFormulier
from nabij.kamers.toewijzing.forms.meewerken import (
    HoeFormulier,
    MeewerkFormulier,
    MomentFormulier,
    ZieFormulier,
)
from nabij.kamers.toewijzing.forms.toewijzen import (
    AntwoordFormulier,
    OvernameFormulier,
    ToewijsFormulier,
    VanAnderFormulier,
    VerzoekFormulier,
)

__all__ = [
    "AanbiederFormulier",
    "AntwoordFormulier",
    "HoeFormulier",
    "MeewerkFormulier",
    "MomentFormulier",
    "OvernameFormulier",
    "ProductFormulier",
    "ToewijsFormulier",
    "VanAnderFormulier",
    "VerzoekFormulier",
    "ZieFormulier",
]
