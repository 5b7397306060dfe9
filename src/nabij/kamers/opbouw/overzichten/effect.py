"""Hielp het? Drie uitkomsten: losse vragen, wie er nieuw kwam, en wat bezoekers vonden."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nabij.kamers.opbouw.models import Effectmeting, Initiatief
from nabij.kamers.opbouw.regels import (
    Opkomst,
    Uitkomst,
    Verschil,
    Weging,
    te_meten_vanaf,
    uitkomst,
    verschil,
)

BREED = 300


@dataclass(frozen=True)
class Effectbeeld:
    """Wat er te zeggen is, of vanaf welke dag. `verschil` alleen als er genoeg geteld is."""

    uitkomst: Uitkomst
    vanaf: date
    opkomst: Opkomst
    meting: Effectmeting | None = None
    verschil: Verschil | None = None

    @property
    def lijn(self) -> Lijn | None:
        return None if self.verschil is None else _lijn(self.verschil)

    @property
    def eerste(self) -> int:
        """Hoe lang de balk is van wie nooit eerder kwam, van `BREED`."""
        return _balk(self.opkomst.eerste, self.opkomst.bezoekers)

    @property
    def goed(self) -> int:
        """Hoe lang de balk is van wie het fijn vond, van `BREED`."""
        return _balk(self.opkomst.goed, self.opkomst.meningen)


@dataclass(frozen=True)
class Lijn:
    """Het verschil als lijn van `BREED` eenheden: links minder vragen, rechts meer."""

    nul: int
    punt: int
    begin: int
    eind: int


def effectbeeld(initiatief: Initiatief, opkomst: Opkomst) -> Effectbeeld:
    """Uit de meting die er ligt; er wordt hier niets gerekend met vragen. Een statement."""
    meting = Effectmeting.objects.filter(initiatief=initiatief).first()
    if meting is None:
        vanaf = te_meten_vanaf(initiatief.begonnen_op)
        return Effectbeeld(Uitkomst.TE_VROEG, vanaf, opkomst)
    return _van_meting(meting, opkomst)


def _van_meting(meting: Effectmeting, opkomst: Opkomst) -> Effectbeeld:
    vanaf = meting.vanaf
    weging = _weging(meting)
    if weging is None or meting.onder is None:
        return Effectbeeld(Uitkomst.TE_WEINIG, vanaf, opkomst, meting)
    hoe = uitkomst(weging, onder=meting.onder, boven=meting.boven)
    anders = verschil(weging, onder=meting.onder, boven=meting.boven)
    toont = hoe != Uitkomst.TE_WEINIG
    return Effectbeeld(hoe, vanaf, opkomst, meting, anders if toont else None)


def laatst_gemeten(team_ids: Collection[UUID]) -> Effectbeeld | None:
    """Van de initiatieven van deze teams wat het laatst gemeten is, als er iets te zeggen is."""
    meting = (
        Effectmeting.objects.filter(initiatief__team__in=list(team_ids), onder__isnull=False)
        .select_related("initiatief")
        .order_by("-vanaf", "pk")
        .first()
    )
    if meting is None:
        return None
    beeld = _van_meting(meting, Opkomst())
    return beeld if beeld.verschil is not None else None


def _weging(meting: Effectmeting) -> Weging | None:
    delen = (meting.hier, meting.hier_verwacht, meting.elders, meting.elders_verwacht)
    if any(deel is None for deel in delen):
        return None
    return Weging(*delen)  # type: ignore[arg-type]


def _balk(deel: int, geheel: int) -> int:
    return round(BREED * deel / geheel) if geheel else 0


def _lijn(anders: Verschil) -> Lijn:
    """Nul in het midden; de verste grens raakt de rand."""
    grens = max(1, abs(anders.hoog), abs(anders.minder), abs(anders.laag or 0))

    def plek(minder: int) -> int:
        return round(BREED / 2 * (1 - minder / grens))

    return Lijn(
        nul=BREED // 2,
        punt=plek(anders.minder),
        begin=plek(anders.hoog),
        eind=BREED if anders.laag is None else plek(anders.laag),
    )
