"""Hoe iemand heet, hoe oud iemand is, en wie daarom beslist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

VOLLEDIG, JAAR_EN_MAAND, ALLEEN_JAAR = "", "1", "2"
"""Hoeveel van een geboortedatum bekend is (iStandaarden COD170)."""

_MAN, _VROUW = "1", "2"


def gettext_noop(tekst: str) -> str:
    """Merk een tekst om te vertalen; wie hem toont, vertaalt hem."""
    return tekst


_ROLWOORDEN = {
    ("ouder", _MAN): gettext_noop("vader"),
    ("ouder", _VROUW): gettext_noop("moeder"),
    ("kind", _MAN): gettext_noop("zoon"),
    ("kind", _VROUW): gettext_noop("dochter"),
    ("grootouder", _MAN): gettext_noop("opa"),
    ("grootouder", _VROUW): gettext_noop("oma"),
}


class Naamdelen(Protocol):
    """Wat er nodig is om iemand te noemen; een persoon uit de database past hierin."""

    roepnaam: str
    voornamen: str
    voorletters: str
    voorvoegsel: str
    achternaam: str
    partner_voorvoegsel: str
    partner_achternaam: str
    naamgebruik: str
    geslacht: str


def _met_voorvoegsel(voorvoegsel: str, naam: str) -> str:
    return f"{voorvoegsel} {naam}".strip() if naam else ""


def achternaam(wie: Naamdelen) -> str:
    """De achternaam zoals iemand die gebruikt (iStandaarden COD700)."""
    eigen = _met_voorvoegsel(wie.voorvoegsel, wie.achternaam)
    partner = _met_voorvoegsel(wie.partner_voorvoegsel, wie.partner_achternaam)
    if not partner or wie.naamgebruik == "1":
        return eigen or partner
    if wie.naamgebruik == "2" or not eigen:
        return partner
    return f"{partner}-{eigen}" if wie.naamgebruik == "3" else f"{eigen}-{partner}"


def _hoofdletter(naam: str) -> str:
    return naam[:1].upper() + naam[1:]


def _voornaam(wie: Naamdelen) -> str:
    return wie.roepnaam or (wie.voornamen.split() or [""])[0]


def aanspreeknaam(wie: Naamdelen) -> str:
    """`Mira Moerbei`; zonder voornaam `mevrouw De Wit`, `A. de Wit` of `De Wit`."""
    familie, voor = achternaam(wie), _voornaam(wie)
    if voor:
        return f"{voor} {familie}".strip()
    if wie.voorletters:
        return f"{wie.voorletters} {familie}".strip()
    aanhef = {_MAN: "meneer", _VROUW: "mevrouw"}.get(wie.geslacht, "")
    return f"{aanhef} {_hoofdletter(familie)}".strip()


def roepnaam(wie: Naamdelen) -> str:
    """Zo kort als mensen elkaar noemen: `Mira`, of anders de hele naam."""
    return _voornaam(wie) or aanspreeknaam(wie)


def huishoudnaam(wie: Naamdelen) -> str:
    """De naam van het huishouden: de achternaam (`De Wit`), of anders de roepnaam."""
    return _hoofdletter(achternaam(wie)) or roepnaam(wie)


def rolwoord(rol: str, geslacht: str) -> str:
    """`moeder` voor een ouder die vrouw is; leeg als er geen eigen woord is."""
    return _ROLWOORDEN.get((rol, geslacht), "")


@dataclass(frozen=True)
class Leeftijd:
    """Hoe oud iemand minstens en hoogstens is; gelijk als de geboortedatum vast staat."""

    minstens: int
    hoogstens: int

    def __str__(self) -> str:
        if self.minstens == self.hoogstens:
            return str(self.minstens)
        return f"{self.minstens}–{self.hoogstens}"


def leeftijd(geboren: date | None, gebruik: str, dag: date) -> Leeftijd | None:
    """De leeftijd op `dag`, of None als er niets bekend is of de datum nog moet komen.

    Wie op 29 februari jarig is, wordt in een gewoon jaar op 1 maart een jaar ouder.
    """
    if geboren is None or geboren > dag:
        return None
    jaren = dag.year - geboren.year
    if gebruik == ALLEEN_JAAR:
        return Leeftijd(max(jaren - 1, 0), jaren)
    if gebruik == JAAR_EN_MAAND:
        if dag.month == geboren.month:
            return Leeftijd(max(jaren - 1, 0), jaren)
        jaren -= dag.month < geboren.month
        return Leeftijd(jaren, jaren)
    jaren -= (dag.month, dag.day) < (geboren.month, geboren.day)
    return Leeftijd(jaren, jaren)


class Beslist(StrEnum):
    """Wie over hulp aan deze persoon beslist (Jeugdwet art. 7.3.4; BW 7:447 en 7:465)."""

    GEZAG = "gezag"
    SAMEN = "samen"
    ZELF = "zelf"


def mag_zelf_beslissen(oud: Leeftijd | None) -> Beslist:
    """Onder 12 wie het gezag heeft, tot 16 samen, daarna zelf. Onbekend telt als volwassen.

    Bij een onzekere leeftijd telt de laagste: liever een handtekening te veel gevraagd.
    """
    if oud is None or oud.minstens >= 16:
        return Beslist.ZELF
    return Beslist.SAMEN if oud.minstens >= 12 else Beslist.GEZAG
