"""Is het veilig, en is er genoeg zorg? Het antwoord gaat door de brievenbus, buiten het verslag."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.poort import poort
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang.handelingen.vraag import account_van
from nabij.kamers.toegang.models import Gesprek, Veiligheidsvraag, VeiligheidsvraagAntwoord

BijZorg = Callable[[Any, Zicht, bool], bool]
_bij_zorg: list[BijZorg] = []


def meld_bij_zorg_aan(doe: BijZorg) -> None:
    """Een hogere kamer zegt hier bij het starten wat er gebeurt als er zorgen zijn.

    `doe` krijgt het verzoek, het zicht en of er nu gevaar is. Het geeft of wie het zei erbij kan.
    """
    if doe not in _bij_zorg:
        _bij_zorg.append(doe)


@transaction.atomic
def beantwoord_veiligheid(
    verzoek: Any,
    zicht: Zicht,
    *,
    antwoord: str,
    woorden: str = "",
    gevaar: bool = False,
    gesprek: Gesprek | None = None,
    op: datetime | None = None,
) -> bool:
    """Leg het antwoord neer waar alleen wie genoemd is het leest.

    Geeft of wie het opschreef er zelf bij kan: bij een eerste zorg wel, anders wie al genoemd is.
    """
    with poort.brievenbus(verzoek, zicht):
        Veiligheidsvraag(
            dossier_id=zicht.dossier.pk,
            gesprek=gesprek,
            antwoord=antwoord,
            woorden=woorden,
            gevaar=gevaar,
            op=op or klok.nu(),
            door_id=account_van(zicht.wie),
        ).save()
    if antwoord == VeiligheidsvraagAntwoord.NEE:
        return False
    uitkomsten = [doe(verzoek, zicht, gevaar) for doe in _bij_zorg]
    return any(uitkomsten)
