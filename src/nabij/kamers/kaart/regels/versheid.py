"""Of een vermelding nog te vertrouwen is, en wanneer we het weer vragen."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Versheid(StrEnum):
    VERS = "vers"
    OUD = "oud"
    NOOIT = "nooit"


WEER_VRAGEN = timedelta(days=14)
"""Zo lang wachten we op antwoord voor we het nog eens vragen."""
MEESTE_KEREN = 3
"""Na zoveel keer vragen zonder antwoord houdt het vragen op; dan belt een mens."""


def versheid(bevestigd_op: date | None, *, dagen: int, vandaag: date) -> Versheid:
    """`dagen`: zo lang geldt een bevestiging (norm dagen_kaart_vers)."""
    if bevestigd_op is None:
        return Versheid.NOOIT
    return Versheid.VERS if vandaag <= bevestigd_op + timedelta(days=dagen) else Versheid.OUD


def mag_vragen(gevraagd_op: date | None, keer: int, *, vandaag: date) -> bool:
    """Of we wie het bijhoudt nu mogen vragen of het nog klopt."""
    if keer >= MEESTE_KEREN:
        return False
    return gevraagd_op is None or vandaag >= gevraagd_op + WEER_VRAGEN
