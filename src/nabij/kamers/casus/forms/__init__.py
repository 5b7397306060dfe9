"""De formulieren van plan en regie. Ze kijken na, ze bewaren niets."""

from nabij.kamers.casus.forms.plan import (
    ActieFormulier,
    AkkoordFormulier,
    DoelFormulier,
    NieuwDoelFormulier,
)
from nabij.kamers.casus.forms.regie import (
    DagFormulier,
    OverdraagFormulier,
    RegisseurFormulier,
    VerdeelFormulier,
)
from nabij.kamers.casus.forms.terugkijken import TerugkijkFormulier

__all__ = [
    "ActieFormulier",
    "AkkoordFormulier",
    "DagFormulier",
    "DoelFormulier",
    "NieuwDoelFormulier",
    "OverdraagFormulier",
    "RegisseurFormulier",
    "TerugkijkFormulier",
    "VerdeelFormulier",
]
