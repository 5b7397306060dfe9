"""Hoe breed tekst ongeveer is, om namen in een tekening te breken of af te korten."""

from __future__ import annotations

LETTER = 13.0
KLEIN = 12.0
_SMAL = frozenset("fijlrtI.,:;'|!()[] -")
_BREED = frozenset("mwMW@%")


def breed(tekst: str, *, klein: bool = False) -> float:
    """De breedte in een gewone schreefloze letter, aan de ruime kant geschat."""
    ems = sum(
        0.32 if teken in _SMAL else 0.86 if teken in _BREED else 0.7 if teken.isupper() else 0.565
        for teken in tekst
    )
    return ems * (KLEIN if klein else LETTER)


def regels(tekst: str, *, breedte: float, hoogstens: int, klein: bool = False) -> list[str]:
    """De tekst in hoogstens zoveel regels, gebroken op spaties; wat niet past krijgt een puntje."""
    uit: list[str] = []
    for woord in tekst.split():
        if uit and breed(f"{uit[-1]} {woord}", klein=klein) <= breedte:
            uit[-1] += f" {woord}"
        elif len(uit) < hoogstens:
            uit.append(woord)
        else:
            uit[-1] += f" {woord}"
            break
    return [kort_af(regel, breedte=breedte, klein=klein) for regel in uit]


def kort_af(tekst: str, *, breedte: float, klein: bool = False) -> str:
    """De tekst, of zo veel als past met een beletselteken erachter."""
    if breed(tekst, klein=klein) <= breedte:
        return tekst
    while tekst and breed(tekst + "…", klein=klein) > breedte:
        tekst = tekst[:-1]
    return tekst.rstrip() + "…"
