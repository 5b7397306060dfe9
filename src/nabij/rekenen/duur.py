"""Hoe lang iets duurt, eerlijk voor wat nog loopt: de schatter van Kaplan en Meier.

Wie alleen telt wat klaar is, ziet de lange gevallen pas als het te laat is. Hier telt ook mee wat
nog loopt, tot de dag waarop het voor het laatst gezien is.
Bron: E.L. Kaplan en P. Meier, JASA 53 (1958) p. 457-481.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Waarneming:
    """Een duur in hele dagen (0 of meer), en of het toen klaar was of nog liep."""

    dagen: int
    klaar: bool


@dataclass(frozen=True)
class Duur:
    """De uitkomst, in de eenheid van de waarnemingen.

    `mediaan`: de eerste dag waarop naar schatting de helft klaar is; `p90`: negen van de tien.
    None als dat punt in de waarnemingen niet gehaald is. `klaar` en `lopend` zijn aantallen.
    """

    klaar: int
    lopend: int
    mediaan: int | None
    p90: int | None

    @property
    def n(self) -> int:
        return self.klaar + self.lopend


def schat(waarnemingen: Iterable[Waarneming]) -> Duur:
    """Mediaan en P90 van de duur. `ValueError` bij een duur onder nul.

    Wat op dezelfde dag klaar is en nog liep: het lopende telt die dag nog mee.
    """
    rijen = list(waarnemingen)
    verloop = _verloop(rijen)
    aantal = sum(rij.klaar for rij in rijen)
    return Duur(
        klaar=aantal,
        lopend=len(rijen) - aantal,
        mediaan=_eerste(verloop, Fraction(1, 2)),
        p90=_eerste(verloop, Fraction(1, 10)),
    )


def klaar_binnen(waarnemingen: Iterable[Waarneming], dagen: int) -> Fraction:
    """Het geschatte deel (0 tot en met 1) dat na `dagen` klaar is. `ValueError` onder nul."""
    bezig = [deel for dag, deel in _verloop(list(waarnemingen)) if dag <= dagen]
    return 1 - bezig[-1] if bezig else Fraction(0)


def _verloop(rijen: list[Waarneming]) -> list[tuple[int, Fraction]]:
    """Per dag waarop iets gebeurt: welk deel naar schatting nog bezig is."""
    if any(rij.dagen < 0 for rij in rijen):
        raise ValueError("Een duur is nooit minder dan nul dagen.")
    klaar = Counter(rij.dagen for rij in rijen if rij.klaar)
    weg = Counter(rij.dagen for rij in rijen)
    over, bezig = len(rijen), Fraction(1)
    verloop: list[tuple[int, Fraction]] = []
    for dag in sorted(weg):
        bezig *= 1 - Fraction(klaar[dag], over)
        verloop.append((dag, bezig))
        over -= weg[dag]
    return verloop


def _eerste(verloop: list[tuple[int, Fraction]], deel: Fraction) -> int | None:
    """De eerste dag waarop nog hoogstens dit deel bezig is."""
    return next((dag for dag, bezig in verloop if bezig <= deel), None)
