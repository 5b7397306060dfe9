"""De wachter: zonder open poort leest en schrijft niemand een persoonlijk model.

Wat open is staat in een contextvariabele. De managers van persoonlijke modellen filteren er
op; een wikkel om elke databaseverbinding weigert ook wat om de managers heen gaat.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import models
from django.http import Http404

from nabij.opslag.privacy import verklaring, verklaringen

logger = logging.getLogger("nabij.poort")


class PoortDicht(Exception):
    """Code wil iets persoonlijks lezen of schrijven terwijl de poort daarvoor dicht is."""


class GeenToegang(Http404):
    """Deze persoon mag dit niet zien. Naar buiten gewoon: niet gevonden."""


@dataclass(frozen=True)
class Opening:
    """Wat er nu open is: per dossier de delen om te lezen en te schrijven.

    `overal` zijn delen die voor elk dossier open zijn (achtergrondwerk en zoeken). Bij een telling
    kunnen het er duizenden zijn; `tellen` is dan per deel de vraag naar hun sleutels.
    """

    lezen: Mapping[UUID, frozenset[str]] = field(default_factory=dict)
    schrijven: Mapping[UUID, frozenset[str]] = field(default_factory=dict)
    overal: frozenset[str] = frozenset()
    systeem: bool = False
    tellen: Mapping[str, models.QuerySet[Any]] = field(default_factory=dict)

    def leesbaar(self, onderdeel: str) -> list[UUID]:
        return [dossier for dossier, delen in self.lezen.items() if onderdeel in delen]


_opening: ContextVar[Opening | None] = ContextVar("poort_opening", default=None)


@contextmanager
def geopend(opening: Opening) -> Iterator[None]:
    """Zet `opening` voor de duur van het blok. Alleen de poort roept dit aan."""
    vorige = _opening.set(opening)
    try:
        yield
    finally:
        _opening.reset(vorige)


def opening_nu() -> Opening | None:
    return _opening.get()


def _eis_opening(model: type[models.Model]) -> Opening:
    opening = _opening.get()
    if opening is None:
        raise PoortDicht(f"{model.__name__} kan alleen binnen een open poort.")
    return opening


def _onderdeel(model: type[models.Model]) -> str:
    eigen = verklaring(model)
    if eigen is None:
        raise PoortDicht(f"{model.__name__} heeft geen class Privacy.")
    return eigen.onderdeel


def beperk(rijen: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Alleen de rijen van dossiers en delen die nu open zijn; anders `PoortDicht`."""
    model: Any = rijen.model
    opening = _eis_opening(model)
    onderdeel = _onderdeel(model)
    if opening.systeem or onderdeel in opening.overal:
        return rijen
    if onderdeel in opening.tellen:
        return rijen.filter(model.binnen(opening.tellen[onderdeel]))
    dossiers = opening.leesbaar(onderdeel)
    if not dossiers:
        raise PoortDicht(f"De poort is niet open voor {onderdeel} ({model.__name__}).")
    return rijen.filter(model.binnen(dossiers))


def eis_schrijven(model: type[models.Model], rij: models.Model | None = None) -> None:
    """`PoortDicht` tenzij het deel van dit model nu beschreven mag worden."""
    opening = _eis_opening(model)
    if opening.systeem:
        return
    onderdeel = _onderdeel(model)
    dossier = getattr(rij, "dossier_id", None)
    mag = [d for d, delen in opening.schrijven.items() if onderdeel in delen]
    if not mag or (dossier is not None and dossier not in mag):
        raise PoortDicht(f"Schrijven in {onderdeel} ({model.__name__}) mag hier niet.")


def eis_systeem(model: type[models.Model]) -> None:
    """Weghalen mag alleen `bewaren`; anderen trekken in met een reden."""
    if not _eis_opening(model).systeem:
        raise PoortDicht(f"{model.__name__} wordt niet weggehaald maar ingetrokken.")


@lru_cache(maxsize=1)
def _persoonlijke_tabellen() -> re.Pattern[str]:
    namen = [re.escape(v.tabel) for v in verklaringen() if v.poort]
    return re.compile(rf"\b(?:{'|'.join(namen) or '(?!)'})\b", re.IGNORECASE)


# Wat ervoor mag staan: witruimte, haakjes en commentaar. Een INSERT ... SELECT blijft buiten
# schot: zo bouwt SQLite bij een migratie een tabel om.
_LEEST = re.compile(
    r"(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*(?:SELECT|WITH|EXPLAIN|VALUES|TABLE|COPY)\b",
    re.IGNORECASE | re.DOTALL,
)


def bewaak(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Wikkel om elke opdracht: niets lezen uit een persoonlijke tabel buiten de poort."""
    if _opening.get() is None and _LEEST.match(sql):
        tabel = _persoonlijke_tabellen().search(sql)
        if tabel:
            logger.critical("lezen buiten de poort geweigerd: %s", tabel.group())
            raise PoortDicht(f"Lezen van {tabel.group()} buiten de poort.")
    return execute(sql, params, many, context)


def bewaak_verbinding(*, connection: Any, **_: Any) -> None:
    """Bij elke nieuwe verbinding: zet de wikkel erom."""
    if bewaak not in connection.execute_wrappers:
        connection.execute_wrappers.append(bewaak)
