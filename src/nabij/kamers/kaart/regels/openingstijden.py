"""Openingstijden zoals een mens ze schrijft: "ma 13.30-15.00", "vrijdag 20:00-01:00"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

DAGEN = {"MO": "maandag", "TU": "dinsdag", "WE": "woensdag", "TH": "donderdag",
         "FR": "vrijdag", "SA": "zaterdag", "SU": "zondag"}  # fmt: skip
"""De codes van RFC 5545 en hoe wij ze noemen."""
_CODES = list(DAGEN)
_KORT = {naam[:2]: code for code, naam in DAGEN.items()}
_REGEL = re.compile(
    r"(?P<dagen>[a-z ,&\-–]+?)[ :]+(?P<van>\d{1,2}(?:[.:]\d{2})?) ?(?:uur)? ?(?:-|–|tot) ?"
    r"(?P<tot>\d{1,2}(?:[.:]\d{2})?)(?: ?uur)?"
)
MIDDERNACHT = time(0)


@dataclass(frozen=True)
class Tijd:
    """Op deze dagen open van `van` tot `tot`. Is `tot` niet later, dan is het na middernacht."""

    dagen: tuple[str, ...]
    van: time
    tot: time

    @property
    def over_middernacht(self) -> bool:
        return self.tot <= self.van


def lees_tijden(tekst: str) -> tuple[list[Tijd], list[str]]:
    """De openingstijden, een per regel of puntkomma, en de stukken die wij niet begrijpen."""
    tijden, fout = [], []
    for stuk in re.split(r"[\n;|]+", tekst):
        kaal = " ".join(stuk.split())
        if not kaal:
            continue
        gelezen = _lees(re.sub(r" ?(?:t/m|tot en met) ?", "-", kaal.lower()))
        if gelezen is None:
            fout.append(kaal)
        else:
            tijden.append(gelezen)
    return tijden, fout


def _lees(regel: str) -> Tijd | None:
    gevonden = _REGEL.fullmatch(regel)
    if gevonden is None:
        return None
    dagen, van, tot = _dagen(gevonden["dagen"]), _uur(gevonden["van"]), _uur(gevonden["tot"])
    if not dagen or van is None or tot is None or van == tot:
        return None
    return Tijd(dagen, van, tot)


def _dag(woord: str) -> str | None:
    """Een dag voluit of met twee letters; iets anders is geen dag."""
    code = _KORT.get(woord[:2])
    return code if code and (len(woord) == 2 or DAGEN[code] == woord.removesuffix("en")) else None


def _dagen(tekst: str) -> tuple[str, ...]:
    gekozen: set[str] = set()
    for deel in re.split(r",|&| en ", f" {tekst} "):
        grenzen = [_dag(g.strip()) for g in re.split(r"-|–", deel.strip())]
        if None in grenzen or len(grenzen) > 2:
            return ()
        van, tot = _CODES.index(str(grenzen[0])), _CODES.index(str(grenzen[-1]))
        if tot < van:
            return ()
        gekozen.update(_CODES[van : tot + 1])
    return tuple(code for code in _CODES if code in gekozen)


def _uur(tekst: str) -> time | None:
    uur, _punt, minuut = tekst.replace(".", ":").partition(":")
    if int(uur) == 24 and int(minuut or 0) == 0:
        return MIDDERNACHT
    try:
        return time(int(uur), int(minuut or 0))
    except ValueError:
        return None


def schrijf_tijd(dagen: str, van: time | None, tot: time | None) -> str:
    """Zoals `lees_tijden` het terugleest: "maandag 13.30-15.00"; leeg als dat niet kan."""
    namen = [DAGEN.get(code, "") for code in dagen.split(",")]
    if not all(namen) or van is None or tot is None:
        return ""
    woorden = " en ".join([", ".join(namen[:-1]), namen[-1]] if len(namen) > 1 else namen)
    return f"{woorden} {van:%H.%M}-{tot:%H.%M}"
