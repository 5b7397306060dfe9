"""Regels van het opbouwwerk. Puur: geen Django, de dag komt als argument."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekdays

from nabij.fundament.termijnen import erkende_feestdagen, werkdagen_later

NAKOMEN = timedelta(days=14)
"""Zo lang na de dag zelf kan er nog geteld worden: wie op papier telde, typt het later over."""


def mag_tellen(dag: date, *, vandaag: date) -> bool:
    """Op de dag zelf en de twee weken erna."""
    return dag <= vandaag <= dag + NAKOMEN


def volgende_keer(dag: date, *, vandaag: date) -> date:
    """De eerste keer na `dag`, op dezelfde dag van de week, die niet voorbij is."""
    weken = max(1, -((dag - vandaag).days // 7))
    return dag + timedelta(weeks=weken)


class Herhaal(StrEnum):
    """Hoe vaak iets terugkomt."""

    WEEK = "week"
    TWEE_WEKEN = "twee_weken"
    MAAND = "maand"


class OpVrijeDag(StrEnum):
    """Wat er gebeurt met een keer die op een erkende feestdag valt."""

    OVERSLAAN = "overslaan"
    LATER = "later"


LANGSTE_REEKS = timedelta(days=366)
_VIJFDE = 5


@dataclass(frozen=True)
class Anders:
    """Een keer die niet op haar dag blijft: welke feestdag, en waarheen (None: overgeslagen)."""

    dag: date
    feestdag: str
    naar: date | None


@dataclass(frozen=True)
class Reeks:
    """De dagen van iets dat terugkomt, en wat er met de feestdagen gebeurde."""

    dagen: tuple[date, ...]
    anders: tuple[Anders, ...]


def reeks(dag: date, hoe: Herhaal, *, tot_en_met: date, op_vrije_dag: OpVrijeDag) -> Reeks:
    """Vanaf `dag`, elke week, om de week, of elke maand op dezelfde weekdag (eerste, laatste ...).

    De vijfde is de laatste van de maand. Langer dan een jaar komt er niet: dan is het oud nieuws.
    """
    einde = min(tot_en_met, dag + LANGSTE_REEKS)
    dagen, anders = [], []
    for keer in _keren(dag, hoe, einde):
        feestdag = erkende_feestdagen(keer.year).get(keer, "")
        if not feestdag:
            dagen.append(keer)
            continue
        naar = werkdagen_later(keer, 1) if op_vrije_dag == OpVrijeDag.LATER else None
        anders.append(Anders(keer, feestdag, naar))
        if naar:
            dagen.append(naar)
    return Reeks(tuple(sorted(set(dagen))), tuple(anders))


def _keren(dag: date, hoe: Herhaal, einde: date) -> list[date]:
    begin, tot = (datetime.combine(een, time()) for een in (dag, einde))
    if hoe == Herhaal.MAAND:
        hoeveelste = (dag.day - 1) // 7 + 1
        plek = -1 if hoeveelste == _VIJFDE else hoeveelste
        regel = rrule(MONTHLY, dtstart=begin, until=tot, byweekday=weekdays[dag.weekday()](plek))
    else:
        regel = rrule(WEEKLY, dtstart=begin, until=tot, interval=1 if hoe == Herhaal.WEEK else 2)
    return [moment.date() for moment in regel]


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


class Antwoord(StrEnum):
    """Wat er aan een deur gebeurde. Het wordt geteld, nooit bij het adres gezet."""

    GESPROKEN = "gesproken"
    NEE = "nee"
    NIEMAND = "niemand"


class Rondestand(StrEnum):
    BRIEF = "brief"
    WACHT = "wacht"
    LANGS = "langs"
    KLAAR = "klaar"


HOOGSTENS_DICHT = 2
"""Zo vaak bellen we hooguit aan als niemand opendoet; daarna laten we het huis met rust."""
LANGST = timedelta(weeks=13)
"""Zo lang mag een ronde hooguit duren, gerekend vanaf de brief."""
MINSTENS, MEESTE = 5, 1_000
"""Hoeveel adressen: een ronde gaat langs een groep, nooit langs een huis."""
BEDENKTIJD = timedelta(minutes=10)

_ADRES = re.compile(r"(?P<straat>[^\d,;:]{2,100}?)[ ,]+(?P<nummer>\d{1,5})[ -]?(?P<bij>\w{0,6})")


@dataclass(frozen=True, order=True)
class Huis:
    """Een adres op de lijst: straat, huisnummer en wat daar achter staat."""

    straat: str
    huisnummer: int
    toevoeging: str = ""


def rondestand(
    *, bezorgd_op: date | None, laatste_dag: date, klaar_op: date | None, vandaag: date
) -> Rondestand:
    """Eerst de brief, dan de deuren, en na de laatste dag niets meer.

    Op de dag van de brief zelf gaan we nog niet langs: dan is hij nog niet gelezen.
    """
    if klaar_op is not None or vandaag > laatste_dag:
        return Rondestand.KLAAR
    if bezorgd_op is None:
        return Rondestand.BRIEF
    return Rondestand.LANGS if vandaag > bezorgd_op else Rondestand.WACHT


def mag_antwoord(antwoord: Antwoord, stand: Rondestand) -> bool:
    """Nee zeggen mag zodra de brief er is, ook zonder dat er iemand langskomt."""
    if antwoord == Antwoord.NEE:
        return stand in (Rondestand.WACHT, Rondestand.LANGS)
    return stand == Rondestand.LANGS


def streept_door(antwoord: Antwoord, keer_dicht: int) -> bool:
    """Elk antwoord streept het adres door, en een deur die vaak genoeg dicht bleef ook."""
    return antwoord != Antwoord.NIEMAND or keer_dicht + 1 >= HOOGSTENS_DICHT


def mag_terug(gedaan: datetime, *, nu: datetime) -> bool:
    return gedaan <= nu <= gedaan + BEDENKTIJD


def lees_huizen(regels: Iterable[str]) -> tuple[list[Huis], list[int]]:
    """De adressen, elk een keer en op volgorde, en de nummers van de regels die er geen zijn."""
    huizen: dict[tuple[str, int, str], Huis] = {}
    fout = []
    for nummer, regel in enumerate(regels, start=1):
        kaal = " ".join(regel.split())
        if not kaal:
            continue
        gelezen = _ADRES.fullmatch(kaal)
        if gelezen is None:
            fout.append(nummer)
            continue
        huis = Huis(gelezen["straat"], int(gelezen["nummer"]), gelezen["bij"].upper())
        huizen.setdefault((huis.straat.casefold(), huis.huisnummer, huis.toevoeging), huis)
    return sorted(huizen.values()), fout
