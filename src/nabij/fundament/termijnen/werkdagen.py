"""Werkdagen, voor afspraken en berichten. De Algemene termijnenwet geldt hier niet.

Een werkdag is maandag tot en met vrijdag, behalve de algemeen erkende feestdagen. Goede Vrijdag
en gelijkgestelde dagen zijn gewone werkdagen: die gelden alleen voor termijnen in een wet. Spreekt
een contract iets anders af, geef dan met `vrij` de dagen mee die ook niet tellen.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from nabij.fundament.termijnen.feestdagen import erkende_feestdagen

_DAG = timedelta(days=1)


def is_werkdag(dag: date, vrij: Collection[date] = ()) -> bool:
    return dag.weekday() < 5 and dag not in erkende_feestdagen(dag.year) and dag not in vrij


def werkdagen_later(vanaf: date, aantal: int, vrij: Collection[date] = ()) -> date:
    """De zoveelste werkdag na `vanaf`; die dag zelf telt niet mee. `aantal` is 0 of meer."""
    return _stap(vanaf, aantal, _DAG, vrij)


def werkdagen_eerder(vanaf: date, aantal: int, vrij: Collection[date] = ()) -> date:
    """De zoveelste werkdag voor `vanaf`; die dag zelf telt niet mee. `aantal` is 0 of meer."""
    return _stap(vanaf, aantal, -_DAG, vrij)


def _stap(dag: date, aantal: int, stap: timedelta, vrij: Collection[date]) -> date:
    if aantal < 0:
        raise ValueError("Een aantal werkdagen is nooit minder dan nul.")
    while aantal:
        dag += stap
        aantal -= is_werkdag(dag, vrij)
    return dag


def werkdagen_tussen(van: date, tot: date, vrij: Collection[date] = ()) -> int:
    """Hoeveel werkdagen er na `van` zijn, tot en met `tot`. Nul als `tot` niet later is."""
    dagen = (tot - van).days
    return sum(is_werkdag(van + _DAG * nummer, vrij) for nummer in range(1, dagen + 1))
