"""Alle teksten zijn opgehaald en hebben een Engelse vertaling die klopt."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message

from nabij.inrichting.vertalingen import MAP, lees, teksten

_PLEK = re.compile(r"%\(\w+\)[sd]|{\w*}|%[sd]")
TALEN = sorted(MAP.glob("*/LC_MESSAGES/django.po"))


def test_er_is_engels() -> None:
    assert [taal.parent.parent.name for taal in TALEN] == ["en"]


@pytest.fixture(params=TALEN, ids=[taal.parent.parent.name for taal in TALEN])
def catalogus(request: pytest.FixtureRequest) -> Catalog:
    bestand: Path = request.param
    return lees(bestand)


def test_alle_teksten_zijn_opgehaald(catalogus: Catalog) -> None:
    in_code, in_bestand = _sleutels(teksten()), _sleutels(catalogus)

    assert in_code == in_bestand, "draai: python -m nabij.inrichting.vertalingen haal"


def test_elke_tekst_is_vertaald(catalogus: Catalog) -> None:
    leeg = [bericht.id for bericht in _berichten(catalogus) if not all(_vormen(bericht.string))]
    onzeker = [bericht.id for bericht in _berichten(catalogus) if bericht.fuzzy]

    assert not leeg
    assert not onzeker


def test_wat_wordt_ingevuld_staat_ook_in_de_vertaling(catalogus: Catalog) -> None:
    fouten = [
        f"{bericht.id!r}: {vertaald!r}"
        for bericht in _berichten(catalogus)
        for bron, vertaald in zip(_vormen(bericht.id), _vormen(bericht.string), strict=True)
        if vertaald and set(_PLEK.findall(bron)) != set(_PLEK.findall(vertaald))
    ]

    assert not fouten, "\n".join(fouten)


def _berichten(catalogus: Catalog) -> list[Message]:
    return [bericht for bericht in catalogus if bericht.id]


def _sleutels(catalogus: Catalog) -> set[tuple[Any, str | None]]:
    return {(bericht.id, bericht.context) for bericht in _berichten(catalogus)}


def _vormen(waarde: Any) -> tuple[str, ...]:
    return tuple(waarde) if isinstance(waarde, list | tuple) else (waarde or "",)
