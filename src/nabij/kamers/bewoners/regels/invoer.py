"""Lezen wat iemand intypt: datums, postcodes, telefoon, BSN. Met een zin als het niet lukt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from stdnum.nl import bsn as bsn_controle

from nabij.kamers.bewoners.regels.namen import ALLEEN_JAAR, JAAR_EN_MAAND, VOLLEDIG, gettext_noop

_MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_DAG = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]+)[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MAAND = re.compile(r"(\d{1,2}|[a-z]+)[-/. ](\d{4})")
_JAAR = re.compile(r"\d{4}")
_POSTCODE = re.compile(r"([1-9]\d{3}) ?([A-Z]{2})")
OUDST = 1880


@dataclass(frozen=True)
class Zin:
    """Een zin die nog vertaald wordt, met wat erin hoort."""

    tekst: str
    delen: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.tekst % self.delen


class Onleesbaar(ValueError):
    """Wat er getypt is klopt niet; `zin` zegt wat er aan de hand is."""

    def __init__(self, tekst: str, **delen: Any) -> None:
        self.zin = Zin(tekst, delen)
        super().__init__(str(self.zin))


@dataclass(frozen=True)
class NieuwLid:
    """Iemand die in een huishouden komt. Alleen een naam om iemand te noemen is nodig."""

    roepnaam: str = ""
    voornamen: str = ""
    voorletters: str = ""
    voorvoegsel: str = ""
    achternaam: str = ""
    partner_voorvoegsel: str = ""
    partner_achternaam: str = ""
    naamgebruik: str = "1"
    geboortedatum: date | None = None
    datumgebruik: str = VOLLEDIG
    geslacht: str = "0"
    telefoon: str = ""
    email: str = ""
    taal: str = ""
    voorkeur: str = ""
    bsn: str = ""
    rol: str = "lid"
    deels: bool = False


@dataclass(frozen=True)
class NieuwAdres:
    """Waar een huishouden woont. Alles mag leeg; `buurt_id` kan ook zonder adres."""

    straat: str = ""
    postcode: str = ""
    huisnummer: int | None = None
    huisletter: str = ""
    toevoeging: str = ""
    plaats: str = ""
    buurt_id: UUID | None = None

    def __bool__(self) -> bool:
        return bool(self.straat or self.postcode or self.huisnummer or self.plaats or self.buurt_id)


def _maand(tekst: str) -> int:
    if tekst.isdigit():
        return int(tekst)
    passend = [n for n, naam in enumerate(_MAANDEN, 1) if len(tekst) > 2 and naam.startswith(tekst)]
    return passend[0] if len(passend) == 1 else {"mrt": 3}.get(tekst, 0)


def lees_geboortedatum(tekst: str) -> tuple[date, str]:
    """De datum en hoeveel ervan bekend is: `12-3-1988`, `12 maart 1988`, `maart 1988`, `1988`.

    Raises `Onleesbaar` met een zin voor bij het veld.
    """
    kaal = " ".join(tekst.lower().split())
    try:
        if stuk := _ISO.fullmatch(kaal):
            return _dag(int(stuk[1]), int(stuk[2]), int(stuk[3])), VOLLEDIG
        if stuk := _DAG.fullmatch(kaal):
            return _dag(int(stuk[3]), _maand(stuk[2]), int(stuk[1])), VOLLEDIG
        if stuk := _MAAND.fullmatch(kaal):
            return _dag(int(stuk[2]), _maand(stuk[1]), 1), JAAR_EN_MAAND
        if _JAAR.fullmatch(kaal):
            return _dag(int(kaal), 1, 1), ALLEEN_JAAR
    except ValueError as fout:
        raise Onleesbaar(
            gettext_noop("Deze datum bestaat niet. Kijk nog eens naar de dag en de maand.")
        ) from fout
    raise Onleesbaar(gettext_noop("Schrijf de datum als 12-3-1988, of alleen het jaar: 1988."))


def _dag(jaar: int, maand: int, dag: int) -> date:
    if jaar < OUDST:
        raise ValueError(jaar)
    return date(jaar, maand, dag)


def geboortetekst(geboren: date | None, gebruik: str) -> str:
    """Zo is de datum weer in te vullen: `12-3-1988`, `3-1988` of `1988`."""
    if geboren is None:
        return ""
    if gebruik == ALLEEN_JAAR:
        return str(geboren.year)
    maand = f"{geboren.month}-{geboren.year}"
    return maand if gebruik == JAAR_EN_MAAND else f"{geboren.day}-{maand}"


def lees_postcode(tekst: str) -> str:
    """`1234AB`. Raises `Onleesbaar`."""
    gevonden = _POSTCODE.fullmatch(tekst.strip().upper())
    if gevonden is None:
        raise Onleesbaar(
            gettext_noop("Een postcode heeft vier cijfers en twee letters, zoals 1234 AB.")
        )
    return f"{gevonden[1]}{gevonden[2]}"


def lees_telefoon(tekst: str) -> str:
    """Alleen de cijfers, met +31 als 0. Raises `Onleesbaar` met hoeveel cijfers er staan.

    Een nummer uit een ander land (met + ervoor) blijft zoals het is.
    """
    cijfers = re.sub(r"[\s().\-/]", "", tekst)
    cijfers = re.sub(r"^(?:\+|00)310?", "0", cijfers)
    if not re.fullmatch(r"\+?\d+", cijfers):
        raise Onleesbaar(gettext_noop("Een telefoonnummer heeft alleen cijfers."))
    if cijfers.startswith(("+", "00")):
        return cijfers
    if len(cijfers) != 10:
        raise Onleesbaar(
            gettext_noop("Dit nummer heeft %(aantal)s cijfers, een telefoonnummer heeft er 10."),
            aantal=len(cijfers),
        )
    if not cijfers.startswith("0"):
        raise Onleesbaar(gettext_noop("Een telefoonnummer begint met een 0."))
    return cijfers


def lees_bsn(tekst: str) -> str:
    """Negen cijfers die de elfproef doorstaan. Raises `Onleesbaar`."""
    cijfers = re.sub(r"[\s.\-]", "", tekst)
    if not cijfers.isdigit():
        raise Onleesbaar(gettext_noop("Een BSN heeft alleen cijfers."))
    if len(cijfers) not in (8, 9):
        raise Onleesbaar(
            gettext_noop("Dit nummer heeft %(aantal)s cijfers, een BSN heeft er 9."),
            aantal=len(cijfers),
        )
    if not bsn_controle.is_valid(cijfers):
        raise Onleesbaar(
            gettext_noop("Dit BSN klopt niet. Kijk of er twee cijfers verwisseld zijn.")
        )
    return str(bsn_controle.compact(cijfers))
