"""Welke klussen er zijn. Een kamer met een nieuwe klus krijgt hier een regel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module


@dataclass(frozen=True)
class Klussoort:
    """Een klus: hoe vaak, wat (`module:functie`, geeft een aantal of None), hoe lang hooguit."""

    naam: str
    elke: timedelta
    wat: str
    hooguit: timedelta = timedelta(minutes=10)

    def laad(self) -> Callable[[], object]:
        module, _, functie = self.wat.partition(":")
        gevonden: Callable[[], object] = getattr(import_module(module), functie)
        return gevonden


KLUSSEN = (
    Klussoort(
        "logboek verzegelen", timedelta(seconds=20), "nabij.kamers.poort.logboek.zegel:verzegel"
    ),
    Klussoort("post versturen", timedelta(seconds=60), "nabij.kamers.account.post:verstuur"),
    Klussoort("account opruimen", timedelta(hours=1), "nabij.kamers.account.opruimen:ruim_op"),
    Klussoort("links opruimen", timedelta(hours=1), "nabij.kamers.poort.toegangslink:ruim_op"),
    Klussoort("rondes opruimen", timedelta(hours=1), "nabij.kamers.opbouw.handelingen:ruim_op"),
    Klussoort(
        "bewonerskracht opruimen",
        timedelta(hours=1),
        "nabij.kamers.opbouw.handelingen:ruim_kracht_op",
    ),
    Klussoort("signalen opruimen", timedelta(hours=1), "nabij.kamers.toegang.opruimen:ruim_op"),
    Klussoort(
        "patronen",
        timedelta(hours=1),
        "nabij.kamers.opbouw.handelingen.patroonrun:draai",
        hooguit=timedelta(minutes=60),
    ),
    Klussoort(
        "effect meten", timedelta(hours=6), "nabij.kamers.opbouw.handelingen.effectmeten:meet"
    ),
    Klussoort(
        "sociale kaart navragen",
        timedelta(hours=1),
        "nabij.kamers.kaart.handelingen.bijhouden:vraag_wat_oud_is",
    ),
    Klussoort(
        "wachttijden meten",
        timedelta(days=1),
        "nabij.kamers.toewijzing.handelingen.meten:meet",
    ),
    Klussoort(
        "lokaal beeld tellen",
        timedelta(days=1),
        "nabij.kamers.toewijzing.handelingen.tellen:tel_lokaal",
    ),
    Klussoort(
        "terugkijken met aanbieders",
        timedelta(days=1),
        "nabij.kamers.toewijzing.handelingen.terugblik:kijk_terug",
    ),
)
