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
from nabij.kamers.toewijzing.regels.meewerken import laatste_dag, vraagt_wat_u_ziet
from nabij.kamers.toewijzing.regels.samenloop import Lopend, Samenloop, samenloop
from nabij.kamers.toewijzing.regels.staat import Feit, Staat, loopt_af, staat
from nabij.kamers.toewijzing.regels.wachten import (
    EERST_DE_AANBIEDER,
    Opdracht,
    dagen_tot_compleet,
    wachten,
)

__all__ = [
    "EERST_DE_AANBIEDER",
    "Benutting",
    "Feit",
    "Gebruik",
    "Lopend",
    "Omvang",
    "Opdracht",
    "Samenloop",
    "Staat",
    "bedrag",
    "benutting",
    "binnen",
    "dagen_tot_compleet",
    "laatste_dag",
    "loopt_af",
    "maand_van",
    "omgerekend",
    "samenloop",
    "staat",
    "vraagt_wat_u_ziet",
    "wachten",
    "weken_van",
]
