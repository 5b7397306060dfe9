"""Nergens welkom: wanneer iemand met naam moet zeggen wie een huishouden op zich neemt."""

from __future__ import annotations

from datetime import date, timedelta

KEREN = 2
TERMIJN = timedelta(weeks=1)


def uiterlijk(vandaag: date) -> date:
    """De laatste dag om te antwoorden."""
    return vandaag + TERMIJN
