"""Hoe het met een toewijzing staat: afgeleid uit wat er gebeurde, nooit aangevinkt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Staat(StrEnum):
    WACHT = "wacht"
    TOEGEWEZEN = "toegewezen"
    NIET_BEGONNEN = "niet_begonnen"
    BEGONNEN = "begonnen"
    PAUZE = "pauze"
    GESTOPT = "gestopt"
    AFGELOPEN = "afgelopen"
    INGETROKKEN = "ingetrokken"

    @property
    def loopt(self) -> bool:
        return self not in (Staat.GESTOPT, Staat.AFGELOPEN, Staat.INGETROKKEN)


@dataclass(frozen=True)
class Feit:
    """Wat er van een toewijzing bekend is. `einde` en `gestopt` zijn laatste dagen.

    `gemeld`: de aanbieder geeft door wanneer het begint; bij hulp die een ander toewees vaak niet.
    """

    ingang: date
    einde: date | None = None
    toegewezen: date | None = None
    begonnen: date | None = None
    gestopt: date | None = None
    tijdelijk: bool = False
    ingetrokken: bool = False
    gemeld: bool = True


def staat(feit: Feit, *, vandaag: date, dagen: int) -> Staat:
    """Hoe het er op `vandaag` voor staat. `dagen`: na hoeveel dagen zonder begin we bellen.

    Voor de ingangsdag kan niets beginnen, dus geteld wordt vanaf de laatste van beide dagen.
    """
    if feit.ingetrokken:
        return Staat.INGETROKKEN
    if feit.toegewezen is None:
        return Staat.WACHT
    if feit.gestopt is not None and feit.gestopt <= vandaag:
        hervat = feit.begonnen is not None and feit.begonnen > feit.gestopt
        if not hervat:
            return Staat.PAUZE if feit.tijdelijk else Staat.GESTOPT
    if feit.einde is not None and feit.einde < vandaag:
        return Staat.AFGELOPEN
    if feit.begonnen is not None and feit.begonnen <= vandaag:
        return Staat.BEGONNEN
    if not feit.gemeld:
        return Staat.BEGONNEN if feit.ingang <= vandaag else Staat.TOEGEWEZEN
    wacht_sinds = max(feit.toegewezen, feit.ingang)
    te_lang = vandaag >= wacht_sinds + timedelta(days=dagen)
    return Staat.NIET_BEGONNEN if te_lang else Staat.TOEGEWEZEN


def loopt_af(feit: Feit, *, vandaag: date, weken: int) -> bool:
    """Of het tijd is om samen te kijken wat er na het einde komt."""
    return feit.einde is not None and vandaag <= feit.einde <= vandaag + timedelta(weeks=weken)
