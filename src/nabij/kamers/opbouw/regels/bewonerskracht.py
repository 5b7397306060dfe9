"""Regels van bewonerskracht. Puur: geen Django, de dag komt als argument."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from nabij.fundament.termijnen import is_werkdag, werkdagen_eerder

BINNEN = timedelta(days=14)
"""Wie iets wil doen, hoort binnen twee weken van ons. Daarna is de zin eraf."""
LANGST_BEWAARD = timedelta(days=366)
"""Hoogstens een jaar; daarna vragen we opnieuw of iemand nog wil."""


def bel_uiterlijk(toestemming_op: date, vrij: Collection[date] = ()) -> date:
    """De laatste werkdag binnen twee weken na het ja: in het weekend belt niemand."""
    einde = toestemming_op + BINNEN
    return einde if is_werkdag(einde, vrij) else werkdagen_eerder(einde, 1, vrij)


def moet_bellen(gesproken_op: date | None, tot_wanneer: date, *, vandaag: date) -> bool:
    """Nog niet gesproken, en nog niet verlopen."""
    return gesproken_op is None and vandaag <= tot_wanneer


def verlopen(tot_wanneer: date, *, vandaag: date) -> bool:
    """Na de laatste dag die de bewoner zelf noemde."""
    return vandaag > tot_wanneer


def vraag_hoe_het_was(gevonden_op: date | None, hoe: str, *, weken: int, vandaag: date) -> bool:
    """Zoveel weken na het ja een lichte vraag, een keer."""
    if gevonden_op is None or hoe:
        return False
    return vandaag >= gevonden_op + timedelta(weeks=weken)
