"""Regels van het opbouwwerk. Puur: geen Django, de dag komt als argument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

NAKOMEN = timedelta(days=14)
"""Zo lang na de dag zelf kan er nog geteld worden: wie op papier telde, typt het later over."""


def mag_tellen(dag: date, *, vandaag: date) -> bool:
    """Op de dag zelf en de twee weken erna."""
    return dag <= vandaag <= dag + NAKOMEN


def volgende_keer(dag: date, *, vandaag: date) -> date:
    """De eerste keer na `dag`, op dezelfde dag van de week, die niet voorbij is."""
    weken = max(1, -((dag - vandaag).days // 7))
    return dag + timedelta(weeks=weken)


@dataclass(frozen=True)
class Tik:
    """Wat een tik telt: een gesprek, een thema, of een deur die dicht bleef."""

    gesprek: bool = False
    dicht: bool = False
    thema: str = ""

    @property
    def code(self) -> str:
        """Hoe deze tik in een adres staat."""
        if self.dicht:
            return "dicht"
        soort = "gesprek" if self.gesprek else "ook"
        return f"{soort}-{self.thema}" if self.thema else soort


def lees_tik(code: str) -> Tik | None:
    """`gesprek`, `gesprek-<thema>`, `ook-<thema>` (zelfde gesprek) of `dicht`; anders None."""
    soort, _streep, thema = code.partition("-")
    if code == "dicht":
        return Tik(dicht=True)
    if soort == "gesprek" and (thema or code == "gesprek"):
        return Tik(gesprek=True, thema=thema)
    return Tik(thema=thema) if soort == "ook" and thema else None
