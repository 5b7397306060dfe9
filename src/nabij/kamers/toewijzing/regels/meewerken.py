"""Tot wanneer een link van de aanbieder werkt, en wanneer die gevraagd wordt wat die ziet."""

from __future__ import annotations

from datetime import date, datetime, timedelta

LANGST = timedelta(weeks=13)
"""Zo lang werkt een link hoogstens; daarna geeft het team een nieuwe, als dat nog nodig is."""
VOORAF = timedelta(days=14)
"""Zo lang voor het terugkijken vragen we wat de aanbieder ziet."""


def laatste_dag(einde: date | None, *, vandaag: date) -> date:
    """De laatste dag van een link die vandaag gegeven wordt: nooit na het einde van de opdracht."""
    langst = vandaag + LANGST
    return langst if einde is None else min(langst, einde)


def vraagt_wat_u_ziet(
    terugkijken_op: date | None,
    *,
    gezegd_op: datetime | None,
    vorige_keer: datetime | None,
    vandaag: date,
) -> bool:
    """Of de aanbieder nu iets over het terugkijken gevraagd wordt: een keer per keer terugkijken.

    `gezegd_op` is het laatste antwoord, `vorige_keer` de laatste keer dat er teruggekeken is.
    """
    if terugkijken_op is None or vandaag < terugkijken_op - VOORAF:
        return False
    return gezegd_op is None or (vorige_keer is not None and vorige_keer > gezegd_op)
