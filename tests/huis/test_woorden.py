"""De woordenlijst is wet: woorden die op geen enkel scherm staan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from nabij.inrichting.vertalingen import MAP, lees, teksten
from tests.huis.huis import NABIJ, plek, sjablonen

VERBODEN = (
    "doorverwijzen doorverwijzing doorverwezen zorgmijder zorgmijders probleemgezin "
    "probleemgezinnen multiprobleem multiproblem multiprobleemgezin zwakbegaafd zwakbegaafde "
    "laaggeletterde laaggeletterden uitbehandeld clientsysteem cliëntsysteem nuggers kansarm "
    "kansarme achterstandswijk achterstandswijken trede treden productie klikken huursubsidie "
    "kaartenbak klant klanten klantbeeld tegenprestatie nulde casemanager intake cliëntdossier "
    "risicotaxatie hulpbehoevende verwarde"
).split()
# Woorden die in een vertaalbare tekst niet voorkomen: het scherm heeft er een beter woord voor.
NIET_OP_EEN_SCHERM = ("casus", "dossier", "dossiers")
_WOORD = re.compile(r"[^\W\d_]+")
# Hierin staat wat mensen typen of zoeken, niet wat wij tonen.
_ZOEKWOORDEN = {"zoekwoorden", "woorden", "synoniemen", "herken", "patronen"}


def test_geen_verboden_woord_in_een_sjabloon() -> None:
    fouten = [
        f"{plek(pad)}: {woord}" for pad in sjablonen() for woord in _verboden(pad.read_text())
    ]

    assert not fouten, "\n".join(fouten)


def test_geen_verboden_woord_in_een_tekst_of_vertaling() -> None:
    bronnen = {"nl": teksten(), **{str(p.parent.parent.name): lees(p) for p in _vertalingen()}}
    fouten = [
        f"{taal}: {woord} in {tekst!r}"
        for taal, catalogus in bronnen.items()
        for bericht in catalogus
        for tekst in _vormen(bericht.id if taal == "nl" else bericht.string)
        for woord in _verboden(tekst, *(NIET_OP_EEN_SCHERM if taal == "nl" else ()))
    ]

    assert not fouten, "\n".join(fouten)


def test_geen_verboden_woord_in_meegeleverde_namen() -> None:
    fouten = [
        f"{plek(pad)}: {woord} in {tekst!r}"
        for pad in sorted(NABIJ.rglob("*.yaml"))
        for tekst in _teksten(yaml.safe_load(pad.read_text()))
        for woord in _verboden(tekst)
    ]

    assert not fouten, "\n".join(fouten)


def test_een_woord_dat_er_op_lijkt_mag_wel() -> None:
    assert not _verboden("optreden, betreden, klikt en productief")
    assert _verboden("Doorverwijzen kan.") == ["Doorverwijzen"]


def _verboden(tekst: str, *ook: str) -> list[str]:
    return [woord for woord in _WOORD.findall(tekst) if woord.lower() in (*VERBODEN, *ook)]


def _vertalingen() -> list[Path]:
    return sorted(MAP.glob("*/LC_MESSAGES/django.po"))


def _vormen(waarde: Any) -> tuple[str, ...]:
    return (waarde,) if isinstance(waarde, str) else tuple(waarde or ())


def _teksten(inhoud: Any, sleutel: str = "") -> Iterator[str]:
    """Elke tekst in een YAML-bestand, behalve de zoekwoorden."""
    if sleutel in _ZOEKWOORDEN:
        return
    if isinstance(inhoud, dict):
        for naam, waarde in inhoud.items():
            yield from _teksten(waarde, str(naam))
    elif isinstance(inhoud, list):
        for waarde in inhoud:
            yield from _teksten(waarde, sleutel)
    elif isinstance(inhoud, str):
        yield inhoud
