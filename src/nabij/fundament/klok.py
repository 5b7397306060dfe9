"""De enige klok van het huis. Tijden in UTC, dagen in Europe/Amsterdam."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """Dit moment, met tijdzone UTC."""
    return datetime.now(UTC)


def vandaag() -> date:
    """De dag van vandaag zoals die in Nederland op de kalender staat."""
    return dag_van(nu())


def dag_van(moment: datetime) -> date:
    """De Nederlandse kalenderdag waarop `moment` (met tijdzone) valt."""
    return moment.astimezone(AMSTERDAM).date()


def begin_van(dag: date) -> datetime:
    """Middernacht in Nederland aan het begin van `dag`, als moment in UTC."""
    return datetime(dag.year, dag.month, dag.day, tzinfo=AMSTERDAM).astimezone(UTC)
