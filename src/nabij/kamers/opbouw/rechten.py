"""Wie wat mag in het opbouwwerk. Dicht, tenzij een regel opent."""

from __future__ import annotations

from nabij.kamers.account.models import Rolnaam
from nabij.kamers.bewoners.rechten import werkt_met_mensen
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie


def eis_in_de_buurt(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie niet in een team met inwoners werkt."""
    if not (wie.teams and werkt_met_mensen(wie)):
        raise GeenToegang("Deze pagina is voor wie in een team werkt.")


LEIDT_RONDES = (Rolnaam.OPBOUWWERKER, Rolnaam.TEAMLEIDER)
"""Wie in het eigen team een ronde vastlegt, de brief doet en haar afrondt."""


def leidt_rondes(wie: Wie) -> bool:
    return bool(wie.teams) and wie.heeft_rol(*LEIDT_RONDES)


def eis_leidt_rondes(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie geen ronde vastlegt."""
    if not leidt_rondes(wie):
        raise GeenToegang("Een ronde is van de opbouwwerker en de teamleider.")


def draagt_opbouwwerk(wie: Wie) -> bool:
    """Wie in het eigen team initiatieven begint en stopt, en bewoners vraagt."""
    return bool(wie.teams) and wie.heeft_rol(*LEIDT_RONDES)


def eis_draagt_opbouwwerk(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie geen initiatief begint."""
    if not draagt_opbouwwerk(wie):
        raise GeenToegang("Dit is van de opbouwwerker en de teamleider.")


def werkt_in_de_buurt(wie: Wie) -> bool:
    """Wie in een team met inwoners werkt; die antwoordt ook op een gesprekspunt."""
    return bool(wie.teams) and werkt_met_mensen(wie)


def eis_samen(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie niet in een team werkt en ook geen beleid maakt."""
    if not (werkt_in_de_buurt(wie) or wie.heeft_rol(Rolnaam.BELEID)):
        raise GeenToegang("Deze pagina is voor wie in een team werkt of beleid maakt.")
