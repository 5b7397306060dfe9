"""Samen naar geld kijken: optellen wat binnenkomt en eruit gaat. Er wordt niets bewaard."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BEDRAG = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})|[0-9]{1,6})(?:,([0-9]{1,2}))?")


class GeenBedrag(ValueError):
    """Dit is geen bedrag in euro's."""


def lees_bedrag(tekst: str) -> int:
    """Centen van een bedrag zoals mensen het schrijven: "1.250", "€ 65,5". Leeg is nul.

    Raises `GeenBedrag` bij iets anders, ook bij een bedrag onder nul.
    """
    kaal = tekst.replace("€", "").replace(" ", "").replace("\xa0", "")
    if not kaal:
        return 0
    gelezen = _BEDRAG.fullmatch(kaal.removesuffix(",-"))
    if gelezen is None:
        raise GeenBedrag(tekst)
    heel, rest = gelezen.groups()
    return int(heel.replace(".", "")) * 100 + int((rest or "0").ljust(2, "0"))


def in_euro(centen: int) -> str:
    """Bijvoorbeeld "€ 1.250,50", of "€ -20,00"."""
    heel, rest = divmod(abs(centen), 100)
    return f"€ {'-' if centen < 0 else ''}{heel:,}".replace(",", ".") + f",{rest:02d}"


@dataclass(frozen=True)
class Geldbeeld:
    """Per post het bedrag in centen per maand. Leeft zo lang als het verzoek."""

    inkomsten: Mapping[str, int]
    uitgaven: Mapping[str, int]

    @property
    def binnen(self) -> int:
        return sum(self.inkomsten.values())

    @property
    def eruit(self) -> int:
        return sum(self.uitgaven.values())

    @property
    def over(self) -> int:
        """Wat er per maand overblijft; onder nul komt er tekort."""
        return self.binnen - self.eruit
