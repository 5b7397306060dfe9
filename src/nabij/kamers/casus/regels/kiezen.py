"""Hulp kiezen bij een doel: van dichtbij naar verder weg, hoe lang het duurt, en wat sneller is.

Niets hier zegt wat iemand moet kiezen; overslaan mag altijd.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum


class Kring(StrEnum):
    """Hoe dichtbij hulp is, in de volgorde van kijken."""

    ZELF = "zelf"
    NETWERK = "netwerk"
    BUURT = "buurt"
    COLLECTIEF = "collectief"
    TEAM = "team"
    AANBIEDER = "aanbieder"


DICHTBIJ = (Kring.ZELF, Kring.NETWERK, Kring.BUURT)
"""Eigen kring en buurt."""

PLEK = (Kring.BUURT, Kring.COLLECTIEF)
"""Waar iemand een plek vindt: daar vragen we na een tijd naar."""

WIE = {
    Kring.ZELF: "inwoner",
    Kring.NETWERK: "netwerk",
    Kring.BUURT: "buur",
    Kring.COLLECTIEF: "buur",
    Kring.TEAM: "team",
    Kring.AANBIEDER: "ander",
}
"""Wie de actie in het plan doet (`ActieWie`)."""

TE_WEINIG = 10
"""Met minder starts zegt een gemeten wachttijd niets (rekenmethoden B)."""

OUDE_OPGAVE = timedelta(weeks=12)


@dataclass(frozen=True)
class Wacht:
    """Hoe lang het duurt tot de helft begonnen is. `gemeten` of de opgave van de aanbieder."""

    weken: Decimal
    gemeten: bool
    peildatum: date
    n: int | None = None


def geldende_wacht(peilingen: Iterable[Wacht]) -> Wacht | None:
    """Wat we geloven: gemeten met genoeg starts, anders de opgave, anders niets."""
    alle = sorted(peilingen, key=lambda wacht: wacht.peildatum)
    gemeten = [wacht for wacht in alle if wacht.gemeten and (wacht.n or 0) >= TE_WEINIG]
    opgave = [wacht for wacht in alle if not wacht.gemeten]
    bruikbaar = gemeten or opgave
    return bruikbaar[-1] if bruikbaar else None


def is_oud(wacht: Wacht, vandaag: date) -> bool:
    """Een opgave van lang geleden; een meting zegt zelf al van wanneer ze is."""
    return not wacht.gemeten and wacht.peildatum + OUDE_OPGAVE <= vandaag


@dataclass(frozen=True)
class Keuze:
    """Wat de regels van een aanbod moeten weten."""

    sleutel: Hashable
    zonder_besluit: bool
    aanmeldstop: bool = False
    wacht: Wacht | None = None

    @property
    def kan_vandaag(self) -> bool:
        """Geen besluit, geen stop, en niets dat zegt dat het langer duurt."""
        wacht = self.wacht.weken if self.wacht else Decimal(0)
        return self.zonder_besluit and not self.aanmeldstop and wacht == 0


def sneller(keuze: Keuze, anderen: Sequence[Keuze]) -> tuple[Keuze | None, Keuze | None]:
    """Wat een week of meer eerder begint, het snelste; en wat vandaag al kan.

    Van wat geen wachttijd heeft weten we niet of het sneller is. Een stop duurt het langst.
    """
    duur = _duur(keuze)
    bekend = [een for een in anderen if een.sleutel != keuze.sleutel and een.wacht]
    eerder = [een for een in bekend if not een.aanmeldstop and _duur(een) + 1 <= duur]
    nu = [een for een in anderen if een.sleutel != keuze.sleutel and een.kan_vandaag]
    snelste = min(eerder, key=_duur, default=None)
    return snelste, nu[0] if nu and duur > 0 else None


def _duur(keuze: Keuze) -> Decimal:
    if keuze.aanmeldstop:
        return Decimal("Infinity")
    return keuze.wacht.weken if keuze.wacht else Decimal(0)


def plek_vragen_op(begonnen_op: date, *, weken: int) -> date:
    """De dag van de ene lichte vraag: hebt u daar een plek gevonden?"""
    return begonnen_op + timedelta(weeks=weken)


def van_dichtbij(kringen: Iterable[str]) -> tuple[int, int]:
    """Hoeveel van de gekozen hulp uit de eigen kring of de buurt komt, en hoeveel het er zijn."""
    alle = list(kringen)
    return sum(kring in DICHTBIJ for kring in alle), len(alle)
