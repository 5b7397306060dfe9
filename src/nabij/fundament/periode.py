"""Een tijd van dag tot dag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

KWARTAAL = timedelta(weeks=13)


@dataclass(frozen=True)
class Periode:
    """Van `van` tot, en niet op, `tot`."""

    van: date
    tot: date

    @property
    def laatste_dag(self) -> date:
        return self.tot - timedelta(days=1)


def kwartalen(vandaag: date, aantal: int) -> list[Periode]:
    """De laatste stukken van dertien weken tot en met vandaag, het oudste eerst.

    Even lang, zodat ze naast elkaar te leggen zijn; een kalenderkwartaal is dat niet.
    """
    einde = vandaag + timedelta(days=1)
    grenzen = [einde - nr * KWARTAAL for nr in range(aantal, -1, -1)]
    return [Periode(van, tot) for van, tot in pairwise(grenzen)]
