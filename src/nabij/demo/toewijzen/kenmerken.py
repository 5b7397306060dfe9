"""De kenmerken van berichten over hulp: uit het volgnummer, dus overal dezelfde.

Van wat een aanbieder meldt zijn het de kenmerken die de postbode ervan bewaart.
"""

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


def kenmerk_van_maand(gebeurd: HulpGedeclareerd) -> str:
    return f"{gebeurd.hulp:x}{gebeurd.maand:%y%m}"


def bericht_van(gebeurd: HulpBegonnen | HulpGestopt) -> str:
    """Waaraan een start of stop te herkennen is."""
    soort, letter = ("305", "B") if isinstance(gebeurd, HulpBegonnen) else ("307", "S")
    return f"{soort}:{kenmerk(letter, gebeurd)}:{gebeurd.dag.isoformat()}"


def regel_van(gebeurd: HulpGedeclareerd) -> str:
    """Waaraan een regel van een declaratie te herkennen is."""
    return f"{gebeurd.hulp}{gebeurd.maand:%y%m}"
