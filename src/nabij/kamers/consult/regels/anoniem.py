"""Staat er iemand in een tekst die zonder naam bedoeld is?

Liever een woord te veel aangewezen dan een mens te weinig: wie vraagt, ziet wat het was en
schrijft het anders op.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from stdnum.nl import bsn as bsn_controle

from nabij.kamers.bewoners.regels import normaal


class Soort(StrEnum):
    NAAM = "naam"
    ADRES = "adres"
    BSN = "bsn"
    GEBOREN = "geboren"
    BEREIKEN = "bereiken"


@dataclass(frozen=True)
class Vondst:
    """Een stuk tekst dat iemand aanwijst: van teken `begin` tot (en niet met) `eind`."""

    begin: int
    eind: int
    soort: Soort


@dataclass(frozen=True)
class Bekend:
    """Woorden die bij dit huishouden horen, genormaliseerd zoals `bewoners` ze zoekt.

    `namen` en `straten` zijn losse woorden; `geboren` is `19880312`.
    """

    namen: frozenset[str] = frozenset()
    straten: frozenset[str] = frozenset()
    geboren: frozenset[str] = frozenset()


ONBEKEND = Bekend()
# Korter dan dit is een naam vaak ook een gewoon woord (Wil, Kok): dan telt de hoofdletter.
KORT = 4
EEN_JAAR = timedelta(days=366)

_MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_DATUMS = (
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<j>\d{4}|\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<j>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})\s+(?P<m>{'|'.join(_MAANDEN)}|jan|feb|mrt|apr|jun|jul|aug|sep|sept"
        r"|okt|nov|dec)\.?\s+(?P<j>\d{4})(?!\d)",
        re.IGNORECASE,
    ),
)
_ADRESSEN = (
    # Hoofdletters, of aan elkaar, of met een huisnummer: "in 2024 is" is geen postcode.
    re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b(?:[\s,]{1,2}\d{1,5}[a-zA-Z]?\b)?"),
    re.compile(r"\b[1-9]\d{3}[a-z]{2}\b(?:[\s,]{1,2}\d{1,5}[a-z]?\b)?"),
    re.compile(
        r"\b[1-9]\d{3}\s(?!en|is|in|op|of|om|te|al|er|na|nu|tm|we|ze|ik|je)[a-z]{2}\s\d{1,5}\b"
    ),
    re.compile(
        r"\b[\w'’-]*(?:straat|laan|weg|plein|kade|gracht|singel|dreef|hof|steeg|pad|park|dijk|erf)"
        r"\s+\d{1,5}\s?[a-zA-Z]?\b",
        re.IGNORECASE,
    ),
)
_BSN = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){7,8}(?![ .\-]?\d)")
_BEREIKEN = (
    re.compile(r"(?<!\d)(?:\+31|0031|0)[\s-]?[1-9](?:[\s-]?\d){8}(?!\d)"),
    re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
)
_AANHEF = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|[Dd]e heer|[Ff]amilie|[Ff]am\.?)\s+"
    r"(?:(?:van|de|den|der|het|ter|ten|el|al|'t)\s+)*[A-Z][\w'’-]+"
)
_WOORD = re.compile(r"[^\W\d_]+")


def vind(tekst: str, *, vandaag: date, bekend: Bekend = ONBEKEND) -> list[Vondst]:
    """Alles wat iemand aanwijst, op volgorde en zonder overlap.

    Een datum van het afgelopen jaar of later is een afspraak, tenzij iemand toen geboren is.
    """
    alles = sorted(
        [
            *_patronen(tekst, _BEREIKEN, Soort.BEREIKEN),
            *_bsn(tekst),
            *_datums(tekst, vandaag, bekend),
            *_patronen(tekst, _ADRESSEN, Soort.ADRES),
            *_patronen(tekst, (_AANHEF,), Soort.NAAM),
            *_namen(tekst, bekend),
        ],
        key=lambda vondst: (vondst.begin, -vondst.eind),
    )
    los: list[Vondst] = []
    for vondst in alles:
        if not los or vondst.begin >= los[-1].eind:
            los.append(vondst)
    return los


def stukken(tekst: str, vondsten: Collection[Vondst]) -> list[tuple[str, str]]:
    """De tekst in stukken om te tonen: (stuk, soort), met een lege soort voor gewone tekst."""
    delen: list[tuple[str, str]] = []
    plek = 0
    for vondst in vondsten:
        delen.append((tekst[plek : vondst.begin], ""))
        delen.append((tekst[vondst.begin : vondst.eind], str(vondst.soort)))
        plek = vondst.eind
    return [deel for deel in (*delen, (tekst[plek:], "")) if deel[0]]


def _patronen(tekst: str, patronen: Collection[re.Pattern[str]], soort: Soort) -> Iterator[Vondst]:
    for patroon in patronen:
        for treffer in patroon.finditer(tekst):
            yield Vondst(*treffer.span(), soort)


def _bsn(tekst: str) -> Iterator[Vondst]:
    for treffer in _BSN.finditer(tekst):
        cijfers = re.sub(r"\D", "", treffer[0]).zfill(9)
        if bsn_controle.is_valid(cijfers):
            yield Vondst(*treffer.span(), Soort.BSN)


def _datums(tekst: str, vandaag: date, bekend: Bekend) -> Iterator[Vondst]:
    for patroon in _DATUMS:
        for treffer in patroon.finditer(tekst):
            dag = _dag(treffer["j"], treffer["m"], treffer["d"], vandaag)
            if dag and (dag < vandaag - EEN_JAAR or f"{dag:%Y%m%d}" in bekend.geboren):
                yield Vondst(*treffer.span(), Soort.GEBOREN)


def _dag(jaar: str, maand: str, dag: str, vandaag: date) -> date | None:
    """De dag die er staat, of None als ze niet bestaat. Twee cijfers: het laatste jaar dat past."""
    vol = int(jaar)
    if len(jaar) == 2:
        eeuw = vandaag.year - vandaag.year % 100
        vol += eeuw if eeuw + vol <= vandaag.year else eeuw - 100
    try:
        return date(vol, _maand(maand), int(dag))
    except ValueError:
        return None


def _maand(tekst: str) -> int:
    if tekst.isdigit():
        return int(tekst)
    kort = {"mrt": "maa"}.get(tekst.lower()[:3], tekst.lower()[:3])
    return next(nummer for nummer, naam in enumerate(_MAANDEN, 1) if naam.startswith(kort))


def _namen(tekst: str, bekend: Bekend) -> Iterator[Vondst]:
    for treffer in _WOORD.finditer(tekst):
        hoofdletter = treffer[0][0].isupper()
        for woord in _vormen(treffer[0]):
            is_naam = woord in bekend.namen and (len(woord) >= KORT or hoofdletter)
            if is_naam:
                yield Vondst(*treffer.span(), Soort.NAAM)
            elif woord in bekend.straten and hoofdletter:
                yield Vondst(*treffer.span(), Soort.ADRES)


def _vormen(woord: str) -> list[str]:
    """Het woord, en zonder de s van bezit: `Samiras` is ook samira."""
    kaal = "".join(normaal(woord))
    return [kaal, kaal[:-1]] if kaal.endswith("s") and len(kaal) > KORT else [kaal]
