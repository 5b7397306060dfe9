"""Namen en nummers zoals ze op het scherm staan: initialen en telefoonnummers."""

from __future__ import annotations

import re

_KORTE_NETNUMMERS = frozenset(
    "010 013 014 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058"
    " 070 071 072 073 074 075 076 077 078 079 085 087 088 091".split()
)
"""Netnummers van drie cijfers (Nummerplan telefoon- en ISDN-diensten); de rest heeft er vier."""


def initialen(naam: str) -> str:
    """Twee letters voor in een gezicht: `Wende Lisdodde` wordt WL, `Mira` wordt Mi."""
    delen = [deel for deel in re.split(r"[\s-]+", naam.strip()) if deel[:1].isalnum()]
    hoofd = [deel for deel in delen if deel[0].isupper()] or delen
    if not hoofd:
        return "?"
    if len(hoofd) == 1:
        return hoofd[0][:2].capitalize()
    return (hoofd[0][0] + hoofd[-1][0]).upper()


def telefoon(nummer: str) -> str:
    """Een Nederlands nummer in groepjes; wat we niet herkennen blijft zoals het was."""
    cijfers = re.sub(r"[\s().-]", "", nummer)
    if re.fullmatch(r"(\+|00)31[1-9]\d{8}", cijfers):
        cijfers = "0" + cijfers[-9:]
    if not re.fullmatch(r"0\d{9}", cijfers):
        return nummer
    if cijfers.startswith("06"):
        return " ".join([cijfers[:2], *(cijfers[i : i + 2] for i in range(2, 10, 2))])
    if cijfers[:3] in _KORTE_NETNUMMERS:
        return f"{cijfers[:3]} {cijfers[3:6]} {cijfers[6:8]} {cijfers[8:]}"
    return f"{cijfers[:4]} {cijfers[4:6]} {cijfers[6:8]} {cijfers[8:]}"
