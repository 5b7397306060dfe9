"""Hoe goed het zoeken is: zestig vaste vragen, naast gewoon zoeken op woorden.

De uitkomst staat in docs/zoeken.md; deze test houdt die bij. Schrijven: `NABIJ_ZOEKEN=schrijf`.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import and_
from pathlib import Path

import pytest
import yaml
from django.db.models import Q

from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.gegevens import Gegevens
from nabij.kamers.kaart.models import Aanbod
from nabij.kamers.kaart.overzichten import Vraag, zoek
from tests.kaart.maak import BRON

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24")]
PROEF = yaml.safe_load((Path(__file__).parent / "relevantie.yaml").read_text(encoding="utf-8"))
BLAD = Path(__file__).parents[2] / "docs" / "zoeken.md"
BEGIN, EIND = "<!-- begin van de tabel -->", "<!-- einde van de tabel -->"


@dataclass(frozen=True)
class Meting:
    """Van een vraag: wat we het eerst vonden, en op welke plek het eerste goede stond (0: niet)."""

    vraag: str
    eerste: str
    ons: int
    gewoon: int
    ruim: int


def _plek(gevonden: list[str], goed: list[str]) -> int:
    return next((plek for plek, naam in enumerate(gevonden, start=1) if naam in goed), 0)


def _letterlijk(vraag: str) -> list[Q]:
    """Per woord: het staat letterlijk ergens in de vermelding."""
    return [
        Q(naam__icontains=w)
        | Q(organisatie__naam__icontains=w)
        | Q(omschrijving__icontains=w)
        | Q(voor_wie__icontains=w)
        for w in vraag.split()
    ]


def _gewoon(vraag: str) -> list[str]:
    """Gewoon zoeken: elk woord moet erin staan; op naam."""
    rijen = Aanbod.objects.filter(reduce(and_, _letterlijk(vraag))).order_by("naam")
    return list(rijen.values_list("naam", flat=True))


def _ruim(vraag: str) -> list[str]:
    """Ruimer: wie de meeste woorden heeft staat bovenaan; daarna op naam."""
    keer: Counter[str] = Counter()
    for past in _letterlijk(vraag):
        keer.update(Aanbod.objects.filter(past).values_list("naam", flat=True))
    return sorted(keer, key=lambda naam: (-keer[naam], naam))


@pytest.fixture
def metingen() -> list[Meting]:
    for naam, organisatie, soort, themas, omschrijving, voor_wie in PROEF["aanbod"]:
        gegevens = Gegevens(
            naam=naam,
            organisatie=organisatie,
            soort=soort,
            themas=tuple(sorted(themas)),
            omschrijving=omschrijving,
            voor_wie=voor_wie,
        )
        handelingen.voeg_toe(gegevens=gegevens, door=BRON)
    uit = []
    for vraag, goed in PROEF["vragen"]:
        ons = [een.aanbod.naam for een in zoek(Vraag(vraag)).vondsten]
        uit.append(
            Meting(
                vraag,
                ons[0] if ons else "",
                _plek(ons, goed),
                _plek(_gewoon(vraag), goed),
                _plek(_ruim(vraag), goed),
            )
        )
    return uit


def _raak(plekken: list[int]) -> int:
    return sum(1 <= plek <= 3 for plek in plekken)


def _rij(naam: str, plekken: list[int]) -> str:
    n, raak, eerste = len(plekken), _raak(plekken), sum(plek == 1 for plek in plekken)
    return f"| {naam} | {raak} of {n} ({raak / n:.0%}) | {eerste} of {n} ({eerste / n:.0%}) |"


def _tabel(metingen: list[Meting]) -> str:
    regels = [
        "| | a good answer in the top 3 | as the first |",
        "|---|---|---|",
        _rij("Nabij", [m.ons for m in metingen]),
        _rij("plain keyword search, every word", [m.gewoon for m in metingen]),
        _rij("plain keyword search, any word, most words first", [m.ruim for m in metingen]),
        "",
        "| question | first result | rank of the first good answer | every word | any word |",
        "|---|---|---|---|---|",
    ]
    regels += [
        f"| {m.vraag} | {m.eerste or '-'} | {m.ons or '-'} | {m.gewoon or '-'} | {m.ruim or '-'} |"
        for m in metingen
    ]
    return "\n".join(regels)


def test_er_zijn_zestig_vragen_en_elk_goed_antwoord_bestaat() -> None:
    namen = {rij[0] for rij in PROEF["aanbod"]}
    assert len({vraag for vraag, _goed in PROEF["vragen"]}) == 60
    assert {naam for _vraag, goed in PROEF["vragen"] for naam in goed} <= namen


def test_negen_van_de_tien_vragen_hebben_een_goed_antwoord_bovenaan(metingen: list[Meting]) -> None:
    ons = _raak([m.ons for m in metingen])
    assert ons >= 54
    assert ons > _raak([m.ruim for m in metingen]) >= _raak([m.gewoon for m in metingen])


def test_de_tabel_in_docs_is_bij(metingen: list[Meting]) -> None:
    tekst = BLAD.read_text(encoding="utf-8")
    voor, _begin, rest = tekst.partition(BEGIN)
    _oud, _eind, na = rest.partition(EIND)
    nieuw = f"{voor}{BEGIN}\n{_tabel(metingen)}\n{EIND}{na}"
    if os.environ.get("NABIJ_ZOEKEN") == "schrijf":
        BLAD.write_text(nieuw, encoding="utf-8")
    assert nieuw == tekst, "schrijf opnieuw met NABIJ_ZOEKEN=schrijf, en lees wat er veranderde"
