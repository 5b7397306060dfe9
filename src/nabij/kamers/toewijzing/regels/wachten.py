"""Wat een wacht is, en wanneer een maand van een aanbieder compleet is: uit eigen berichten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from nabij.rekenen.wachttijd import Toewijzing as Wacht

MINSTE_MAANDEN = 20
"""Met minder maanden zegt een eigen cijfer te weinig; dan geldt de afspraak."""

EERST_DE_AANBIEDER = timedelta(weeks=2)
"""Zo lang ziet alleen de aanbieder het eigen cijfer (rekenmethoden B)."""


@dataclass(frozen=True)
class Opdracht:
    """Een toewijzing zoals de wachttijd haar ziet. `einde` is de laatste dag van de opdracht.

    `voor` is wie de hulp krijgt; alleen om te zien wat bij elkaar hoort.
    """

    voor: Hashable
    aanbieder: str
    product: str
    toegewezen: date
    ingang: date
    einde: date | None = None
    begonnen: date | None = None
    weg: date | None = None


def wachten(opdrachten: Iterable[Opdracht]) -> list[Wacht]:
    """Wie waarop wacht of wachtte. Wat doorloopt of vernieuwd is telt een keer, vanaf het begin.

    Een opdracht die afliep zonder begin wacht niet meer: dat is een andere afloop, zoals een
    intrekking (rekenmethoden B).
    """
    per: dict[Hashable, list[Opdracht]] = defaultdict(list)
    for een in opdrachten:
        per[een.voor, een.aanbieder, een.product].append(een)
    uit = []
    for rijen in per.values():
        rijen.sort(key=lambda een: (een.ingang, een.toegewezen))
        reeks: list[Opdracht] = []
        for een in rijen:
            if reeks and not _sluit_aan(reeks[-1], een):
                uit.append(_wacht(reeks))
                reeks = []
            reeks.append(een)
        uit.append(_wacht(reeks))
    return uit


def _sluit_aan(eerder: Opdracht, later: Opdracht) -> bool:
    """Zonder een dag ertussen is het dezelfde hulp. Na een intrekking begint het opnieuw."""
    if eerder.weg is not None:
        return False
    return eerder.einde is None or later.ingang <= eerder.einde + timedelta(days=1)


def _wacht(reeks: list[Opdracht]) -> Wacht:
    begonnen = [een.begonnen for een in reeks if een.begonnen]
    laatste = reeks[-1]
    return Wacht(
        aanbieder=laatste.aanbieder,
        product=laatste.product,
        toegewezen=min(een.toegewezen for een in reeks),
        gestart=min(begonnen, default=None),
        ingetrokken=laatste.weg or laatste.einde,
    )


def dagen_tot_compleet(dagen: Iterable[int]) -> int | None:
    """Na hoeveel dagen negen van de tien maanden binnen zijn; None bij te weinig maanden.

    `dagen`: per maand hoe lang na de laatste dag de eerste declaratie kwam. Nooit minder dan een.
    """
    rijen = sorted(dagen)
    if len(rijen) < MINSTE_MAANDEN:
        return None
    return max(1, rijen[ceil(0.9 * len(rijen)) - 1])
