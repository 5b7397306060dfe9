"""De kenmerken van berichten over hulp: uit het volgnummer, dus overal dezelfde."""

from __future__ import annotations

from nabij.demo.toewijzen.gebeurtenissen import (
    HulpBegonnen,
    HulpGebeurtenis,
    HulpGedeclareerd,
    HulpGestopt,
)


def kenmerk(letter: str, gebeurd: HulpGebeurtenis) -> str:
    """Hoogstens twaalf tekens, en elk maar een keer."""
    return f"{letter}{gebeurd.hulp}"


def bericht_van(gebeurd: HulpBegonnen | HulpGestopt, agb: str) -> str:
    """Waaraan een start of stop te herkennen is."""
    return kenmerk("B" if isinstance(gebeurd, HulpBegonnen) else "S", gebeurd)


def regel_van(gebeurd: HulpGedeclareerd, agb: str) -> str:
    """Waaraan een regel van een declaratie te herkennen is."""
    return f"{gebeurd.hulp}-{gebeurd.maand:%y%m}"
