"""Welke rollen samengaan, en wie ze geeft. Zuiver: zonder database, de dag komt van buiten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

BEHEER = "beheer"
FG = "fg"
NOOIT_SAMEN = frozenset({FG, BEHEER})
"""Wie de techniek beheert, houdt niet zelf toezicht op wie er keek."""


@dataclass(frozen=True)
class Rolperiode:
    """Een rol vanaf `van`, tot en niet op `tot`. Leeg `tot` is nog steeds."""

    rol: str
    van: date
    tot: date | None = None

    def overlapt(self, ander: Rolperiode) -> bool:
        voor_einde = self.tot is None or ander.van < self.tot
        na_begin = ander.tot is None or self.van < ander.tot
        return voor_einde and na_begin

    def geldt_op(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or dag < self.tot)


def botst(nieuw: Rolperiode, bestaand: Iterable[Rolperiode]) -> Rolperiode | None:
    """De bestaande rol waarmee `nieuw` niet samengaat, of None."""
    for rol in bestaand:
        zelfde = rol.rol == nieuw.rol
        verboden = {rol.rol, nieuw.rol} == NOOIT_SAMEN
        if (zelfde or verboden) and rol.overlapt(nieuw):
            return rol
    return None


def mag_rollen_geven(rollen: Iterable[Rolperiode], *, op: date) -> bool:
    """Alleen wie op die dag beheer heeft."""
    return any(rol.rol == BEHEER and rol.geldt_op(op) for rol in rollen)
