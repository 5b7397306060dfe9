"""Wie wat mag op de sociale kaart.

De kaart gaat niet over inwoners: wie een account heeft, leest haar. Wie met inwoners werkt, hoort
het eerst als iets niet meer klopt en mag het dus zelf verbeteren; het spoor laat zien wie dat was.
Iets van de kaart halen, vragen of het nog klopt en een lijst inlezen raakt meer dan een vermelding
en is van wie de kaart beheert.
"""

from __future__ import annotations

from nabij.kamers.account.models import Rolnaam
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie

BEHEERT = (Rolnaam.OPBOUWWERKER, Rolnaam.TEAMLEIDER, Rolnaam.BEHEER)
VERBETERT = (*BEHEERT, Rolnaam.TEAMLID, Rolnaam.SPECIALIST)
ZOEKT = (*VERBETERT, Rolnaam.BELEID, Rolnaam.FG)


def beheert(wie: Wie) -> bool:
    return wie.heeft_rol(*BEHEERT)


def verbetert(wie: Wie) -> bool:
    return wie.heeft_rol(*VERBETERT)


def eis_zoekt(wie: Wie) -> None:
    """Raises `GeenToegang` voor een account zonder rol."""
    if not wie.heeft_rol(*ZOEKT):
        raise GeenToegang("De sociale kaart voor medewerkers vraagt een rol.")


def eis_verbetert(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie niet met inwoners werkt en de kaart niet beheert."""
    if not verbetert(wie):
        raise GeenToegang("De kaart verbeteren doet wie met inwoners werkt.")


def eis_beheert(wie: Wie) -> None:
    """Raises `GeenToegang` voor wie de kaart niet beheert."""
    if not beheert(wie):
        raise GeenToegang("Dit doet wie de sociale kaart beheert.")
