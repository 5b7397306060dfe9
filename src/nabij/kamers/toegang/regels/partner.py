"""Wanneer een afspraak met een partner terugkomt."""

from __future__ import annotations

from datetime import date, timedelta

VOORAF = timedelta(days=14)
"""Zo lang van tevoren staat een afspraak bij het team: genoeg om een gesprek te plannen."""


def om_terug_te_kijken(dag: date | None, vandaag: date) -> bool:
    """Of we nu kijken wat ervan kwam. Zonder dag is de afspraak klaar."""
    return dag is not None and vandaag >= dag - VOORAF
