"""Wie wat mag bij toewijzen, naast de regels van het plan.

Hulp toewijzen en antwoorden op een verzoek doet wie in het plan schrijft; of het een besluit mag
zijn, zegt het mandaat. Aanbieders en soorten hulp zijn van de gemeente, niet van een huishouden.
"""

from __future__ import annotations

from nabij.kamers.account.models import Rolnaam
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie

STELT_IN = (Rolnaam.BEHEER, Rolnaam.BELEID)
ZIET_LOKAAL = (Rolnaam.TEAMLEIDER, Rolnaam.OPBOUWWERKER, Rolnaam.TEAMLID, Rolnaam.SPECIALIST)


def eis_stelt_in(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie aanbieders en soorten hulp niet vastlegt."""
    if not wie.heeft_rol(*STELT_IN):
        raise GeenToegang("Aanbieders en soorten hulp legt beheer of beleid vast.")


def eis_kijkt_terug(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie niet met aanbieders om de tafel zit."""
    if not wie.heeft_rol(*STELT_IN, Rolnaam.TEAMLEIDER):
        raise GeenToegang("Terugkijken met een aanbieder doet beleid, beheer of een teamleider.")


def eis_in_team(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie niet in een team werkt."""
    if not (wie.teams and wie.heeft_rol(*ZIET_LOKAAL)):
        raise GeenToegang("Deze pagina is voor wie in een team werkt.")
