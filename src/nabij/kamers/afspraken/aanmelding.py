"""Waar hogere kamers zich melden: welke formulieren velden hebben die een gemeente mag vragen,
welke taken we natellen, en hoe de teams heten. Zo kent deze kamer hen niet, en blijft zij toch
compleet.

Alleen wat een kamer hier zelf aanmeldt, is ooit verplicht te maken. Een leefgebied meldt niemand
aan: te veel vragen is een fout.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Tekst = str | Promise


@dataclass(frozen=True)
class Formulier:
    """Een formulier met de velden die een gemeente verplicht mag maken (code naar naam)."""

    code: str
    naam: Tekst
    velden: Mapping[str, Tekst]


@dataclass(frozen=True)
class Taak:
    """Een van de belangrijkste taken, met de formulieren (code) waar een gemeente mag vragen."""

    code: str
    naam: Tekst
    formulieren: tuple[str, ...]


_formulieren: dict[str, Formulier] = {}
_taken: dict[str, Taak] = {}
_teams: list[Callable[[], Mapping[UUID, str]]] = []
_toestanden: dict[str, Tekst] = {}


def meld_formulier_aan(code: str, naam: Tekst, velden: Mapping[str, Tekst]) -> None:
    """Aanroepen uit `AppConfig.ready()`. Nog eens aanmelden vervangt het formulier."""
    _formulieren[code] = Formulier(code, naam, dict(velden))


def meld_taak_aan(code: str, naam: Tekst, *formulieren: str) -> None:
    """Aanroepen uit `AppConfig.ready()`. Het natellen zelf staat in `bench/handelingen`."""
    _taken[code] = Taak(code, naam, formulieren)


def meld_teams_aan(lees: Callable[[], Mapping[UUID, str]]) -> None:
    """De kamer team geeft hier hoe de teams van nu heten."""
    _teams[:] = [lees]


def meld_toestanden_aan(toestanden: Mapping[str, Tekst]) -> None:
    """Welke toestanden een kamer ziet. Een reden zegt waarom ze er een nog niet kan zien."""
    _toestanden.update(toestanden)


def ziet_nog_niet(toestand: str) -> Tekst:
    """Waarom niemand deze toestand nu kan zien; leeg als iemand dat wel kan."""
    return _toestanden.get(toestand, gettext_lazy("niets in het systeem legt dit vast."))


def formulieren() -> list[Formulier]:
    return sorted(_formulieren.values(), key=lambda formulier: formulier.code)


def taken() -> dict[str, Taak]:
    return dict(_taken)


def teamnamen() -> dict[UUID, str]:
    return {sleutel: naam for lees in _teams for sleutel, naam in lees().items()}


def naam_van(wat: str) -> Tekst:
    """Hoe "formulier.veld" op het scherm heet; onbekend (een veld dat verviel) blijft de code."""
    code, _, veld = wat.partition(".")
    formulier = _formulieren.get(code)
    return formulier.velden.get(veld, wat) if formulier else wat
