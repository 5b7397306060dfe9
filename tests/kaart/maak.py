"""Een kleine sociale kaart van een verzonnen gemeente."""

from __future__ import annotations

from typing import Any

from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.gegevens import Gegevens
from nabij.kamers.kaart.handelingen.aanbod import Door
from nabij.kamers.kaart.models import Aanbod, Via

BRON = Door(Via.INVOER)


def maak_aanbod(naam: str = "Eettafel De Wilg", **anders: Any) -> Aanbod:
    velden: dict[str, Any] = {
        "organisatie": "Stichting De Wilg",
        "soort": "informeel",
        "themas": ("eenzaam",),
        **anders,
    }
    return handelingen.voeg_toe(gegevens=Gegevens(naam=naam, **velden), door=BRON)
