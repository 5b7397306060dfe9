"""Hoe een vraag ervoor staat, wat terug kan, en welke thema's erbij horen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from nabij.fundament import klok

OPGEPAKT = "opgepakt"
AFLOOP = "afloop"
GEGEVEN = "gegeven"
HUISHOUDEN = "huishouden"

METEEN = ("beantwoord", "hoort_erbij")
"""De aflopen die bij een nieuwe vraag vooraan staan, elk in een tik."""

HOOGSTENS_THEMAS = 3


class Stap(Protocol):
    """Wat een regel van een vraagstap wil weten."""

    @property
    def soort(self) -> str: ...
    @property
    def op(self) -> datetime: ...
    @property
    def vastgelegd_op(self) -> datetime: ...
    @property
    def ingetrokken_op(self) -> datetime | None: ...


S = TypeVar("S", bound=Stap)


class Staat(StrEnum):
    """Hoe een vraag ervoor staat. Volgt uit de stappen, staat nergens opgeslagen."""

    WACHT = "wacht"
    OPGEPAKT = "opgepakt"
    AFGELOPEN = "afgelopen"
    BIJ_HUISHOUDEN = "bij_huishouden"


_STAAT = {
    OPGEPAKT: Staat.OPGEPAKT,
    AFLOOP: Staat.AFGELOPEN,
    GEGEVEN: Staat.WACHT,
    HUISHOUDEN: Staat.BIJ_HUISHOUDEN,
}


def laatste_stap(stappen: Iterable[S], vandaag: date) -> S | None:
    """De laatste stap die de staat bepaalt: niet ingetrokken, niet van een latere dag."""
    tellend = [
        stap
        for stap in stappen
        if stap.soort in _STAAT and stap.ingetrokken_op is None and klok.dag_van(stap.op) <= vandaag
    ]
    return max(tellend, key=lambda stap: (stap.op, stap.vastgelegd_op), default=None)


def staat(stappen: Iterable[Stap], vandaag: date) -> Staat:
    """Wacht zolang niemand iets deed; daarna zegt de laatste stap het."""
    laatste = laatste_stap(stappen, vandaag)
    return staat_na(laatste.soort if laatste else "")


def staat_na(soort: str) -> Staat:
    """De staat als `soort` de laatste stap is; leeg is nog geen stap."""
    return _STAAT.get(soort, Staat.WACHT)


BEPALEND = frozenset(_STAAT)
"""De soorten stap die de staat van een vraag bepalen."""


def ongedaan_tot(vastgelegd_op: datetime, minuten: int) -> datetime:
    """Tot wanneer een tik terug te draaien is. Telt vanaf het vastleggen, niet vanaf `op`."""
    return vastgelegd_op + timedelta(minutes=minuten)


def mag_ongedaan(stap: Stap, nu: datetime, minuten: int) -> bool:
    return stap.ingetrokken_op is None and nu < ongedaan_tot(stap.vastgelegd_op, minuten)


def kies_themas(
    gekozen: Iterable[str], gevonden: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Bij elk gekozen thema het woord uit de vraag dat erbij hoort, of niets.

    `gevonden`: themacode en het woord dat haar voorstelde. Elk thema een keer, hoogstens drie.
    """
    woorden = dict(gevonden)
    uniek = dict.fromkeys(gekozen)
    return [(code, woorden.get(code, "")) for code in uniek][:HOOGSTENS_THEMAS]


_AANHEF = frozenset({"mevrouw", "mevr", "mw", "meneer", "dhr", "heer", "familie", "fam", "gezin"})
_VOORVOEGSELS = frozenset("van de den der het 't ten ter te in op aan bij la le el al".split())


def deel_naam(naam: str) -> tuple[str, str, str]:
    """`Samira de Wit` -> (Samira, de, Wit); `mevrouw De Wit` -> ("", de, Wit). Een voorzet."""
    woorden = [woord for woord in naam.split() if woord.rstrip(".").lower() not in _AANHEF]
    met_aanhef = len(woorden) < len(naam.split())
    roepnaam = "" if met_aanhef or not woorden else woorden.pop(0)
    voor: list[str] = []
    while len(woorden) > 1 and woorden[0].lower() in _VOORVOEGSELS:
        voor.append(woorden.pop(0).lower())
    return roepnaam, " ".join(voor), " ".join(woorden)
