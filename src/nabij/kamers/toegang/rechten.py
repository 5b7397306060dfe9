"""Wie bij een vraag, een signaal en een gesprek mag. Wie dienst heeft kan oppakken wat wacht."""

from nabij.kamers.account.models import Rolnaam
from nabij.kamers.poort.begrippen import Onderdeel, Recht, Relatie
from nabij.kamers.poort.rechten import Regel, gewone_regels
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie

REGELS = [
    *gewone_regels(Onderdeel.VRAAG),
    *gewone_regels(Onderdeel.GESPREK),
    Regel(Recht.LEZEN, Onderdeel.VRAAG, Relatie.DIENST),
    Regel(Recht.SCHRIJVEN, Onderdeel.VRAAG, Relatie.DIENST),
]

MET_SLEUTELBEWONERS = (Rolnaam.OPBOUWWERKER, Rolnaam.TEAMLEIDER)
"""Wie de lijst van sleutelbewoners van het eigen team bijhoudt."""


def kent_sleutelbewoners(wie: Wie) -> bool:
    return bool(wie.teams) and wie.heeft_rol(*MET_SLEUTELBEWONERS)


def eis_sleutelbewoners(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie de lijst niet bijhoudt."""
    if not kent_sleutelbewoners(wie):
        raise GeenToegang("Deze pagina is voor de opbouwwerker en de teamleider.")
