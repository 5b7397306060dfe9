"""Van afspraken naar een iCalendar-bestand. Gewone Python: geen Django, de naam van niemand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Afspraak:
    """Een keer ergens zijn. `sleutel` is uniek en zegt niets; `gewijzigd` met tijdzone."""

    sleutel: str
    waar: str
    dag: date
    van: time
    tot: time
    gewijzigd: datetime


def schrijf(afspraken: Iterable[Afspraak], *, naam: str) -> bytes:
    """Het bestand, in UTF-8. De plaats is ook de titel: er staat verder niets in."""
    # Pas hier: alleen wie een agenda leest heeft dit pakket nodig.
    from icalendar import Calendar, Event

    agenda = Calendar()
    agenda.add("prodid", "-//Nabij//Agenda//NL")
    agenda.add("version", "2.0")
    agenda.add("x-wr-calname", naam)
    for een in afspraken:
        keer = Event()
        keer.add("uid", een.sleutel)
        keer.add("summary", een.waar)
        keer.add("location", een.waar)
        keer.add("dtstart", datetime.combine(een.dag, een.van, AMSTERDAM))
        keer.add("dtend", datetime.combine(een.dag, een.tot, AMSTERDAM))
        keer.add("dtstamp", een.gewijzigd)
        agenda.add_component(keer)
    agenda.add_missing_timezones()
    return bytes(agenda.to_ical())
