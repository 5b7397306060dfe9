"""Wie wat mag in de kamer bewoners. Dicht, tenzij een regel opent."""

from __future__ import annotations

from nabij.kamers.account.models import Rolnaam
from nabij.kamers.poort.begrippen import Onderdeel, Recht, Relatie
from nabij.kamers.poort.rechten import Regel, gewone_regels
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie

REGELS = (
    *gewone_regels(Onderdeel.NAAM),
    *gewone_regels(Onderdeel.MENSEN),
    *gewone_regels(Onderdeel.NETWERK),
    *gewone_regels(Onderdeel.CONTACT),
    # De teamleider ziet naam en data om werk te verdelen, en niets van de inhoud.
    Regel(Recht.LEZEN, Onderdeel.NAAM, Relatie.LEIDER),
    Regel(Recht.VERDELEN, Onderdeel.NAAM, Relatie.LEIDER),
)

MET_MENSEN = (Rolnaam.TEAMLID, Rolnaam.TEAMLEIDER, Rolnaam.SPECIALIST, Rolnaam.OPBOUWWERKER)
"""Wie met inwoners werkt: kan een kaartje vragen en een huishouden toevoegen."""


def werkt_met_mensen(wie: Wie) -> bool:
    return wie.medewerker_id is not None and wie.heeft_rol(*MET_MENSEN)


def eis_werk_met_mensen(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie niet met inwoners werkt, zoals beleid, fg en beheer."""
    if not werkt_met_mensen(wie):
        raise GeenToegang("Deze pagina is voor wie met inwoners werkt.")


NOODKNOP = (Rolnaam.TEAMLID, Rolnaam.TEAMLEIDER, Rolnaam.SPECIALIST)
"""Wie de noodknop heeft. Een opbouwwerker leest geen dossiers en belt het team van het kaartje."""


def heeft_noodknop(wie: Wie) -> bool:
    return wie.medewerker_id is not None and wie.heeft_rol(*NOODKNOP)


def eis_noodknop(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie geen noodknop heeft."""
    if not heeft_noodknop(wie):
        raise GeenToegang("De noodknop is er niet voor jouw werk.")
