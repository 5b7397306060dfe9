"""Binnen hoeveel werkdagen er een antwoord moet zijn."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from nabij.fundament.termijnen import werkdagen_later
from nabij.koppelingen.istandaarden.formaat.berichten import Berichtsoort

RETOUR: Final = 3
ANTWOORD_OP_VERZOEK: Final = 5
ANTWOORD_OP_DECLARATIE: Final = 10
_VERZOEKEN: Final = ("315", "317")


def retour_voor(soort: Berichtsoort, ontvangen: date, vrij: Collection[date] = ()) -> date | None:
    """De laatste dag voor het retourbericht (OP090) of de 325 (OP090x4); None als er geen komt."""
    if soort.antwoord_op:
        return None
    dagen = ANTWOORD_OP_DECLARATIE if soort.nummer == "323" else RETOUR
    return werkdagen_later(ontvangen, dagen, vrij)


def antwoord_voor(soort: Berichtsoort, ontvangen: date, vrij: Collection[date] = ()) -> date | None:
    """De laatste dag voor een 301 of 319 op een verzoek (OP274, OP346); None bij ander verkeer."""
    if soort.nummer not in _VERZOEKEN:
        return None
    return werkdagen_later(ontvangen, ANTWOORD_OP_VERZOEK, vrij)
