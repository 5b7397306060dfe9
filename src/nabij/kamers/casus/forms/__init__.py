"""De formulieren van plan en regie. Ze kijken na, ze bewaren niets."""

from nabij.kamers.casus.forms.hulp import EigenHulpFormulier, KiesFormulier, OverbrugFormulier
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
from nabij.kamers.casus.forms.veiligheid import (
    AfspraakFormulier,
    DrangFormulier,
    NoemFormulier,
    RedenFormulier,
    StapFormulier,
    ZorgFormulier,
)

__all__ = [
    "ActieFormulier",
    "AfspraakFormulier",
    "AkkoordFormulier",
    "DagFormulier",
    "DoelFormulier",
    "DrangFormulier",
    "EigenHulpFormulier",
    "KiesFormulier",
    "NieuwDoelFormulier",
    "NoemFormulier",
    "OverbrugFormulier",
    "OverdraagFormulier",
    "RedenFormulier",
    "RegisseurFormulier",
    "StapFormulier",
    "TerugkijkFormulier",
    "VerdeelFormulier",
    "ZorgFormulier",
]
