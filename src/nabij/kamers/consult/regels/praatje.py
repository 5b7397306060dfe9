"""Wanneer er genoeg over een thema gevraagd is om er samen iets van te leren."""

from __future__ import annotations

from datetime import date

GENOEG = 5
"""Vanaf zo vaak in een kwartaal: minder wijst misschien iemand aan."""


def begin_van_kwartaal(dag: date) -> date:
    return date(dag.year, (dag.month - 1) // 3 * 3 + 1, 1)
