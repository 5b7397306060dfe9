"""Aannemen: elk bestand wordt eerst bewaard zoals het kwam, en pas daarna bevestigd."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from django.db import transaction

from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Postvak
from nabij.koppelingen.istandaarden.postbode.envelop import GROOTSTE_ENVELOP

AANGENOMEN: Final = "aangenomen"
TAAK: Final = "berichten aannemen"
_PER_KEER: Final = 100
_TE_GROOT: Final = "Dit bestand is te groot. Een bericht is hooguit 25 MB."
Voortgang = Callable[[str, int, int], None]


def neem_aan(inhoud: bytes, *, bestand: str) -> tuple[Postvak, bool]:
    """Bewaar een bericht zoals het kwam. Het tweede: of het nieuw is."""
    if len(inhoud) > GROOTSTE_ENVELOP:
        afdruk = hashlib.sha256(inhoud).hexdigest()
        return handelingen.weiger_bestand(vingerafdruk=afdruk, bestand=bestand, reden=_TE_GROOT)
    return handelingen.ontvang(inhoud=inhoud, bestand=bestand)


@dataclass
class Aangenomen:
    nieuw: int = 0
    bekend: int = 0
    onleesbaar: list[str] = field(default_factory=list)


def neem_map_aan(map_: Path, voortgang: Voortgang | None = None) -> Aangenomen:
    """Alles wat in de map ligt. Wat bewaard is gaat daarna naar `aangenomen`."""
    uit, gedaan = Aangenomen(), 0
    namen = sorted(deel.name for deel in os.scandir(map_) if _is_bericht(deel))
    klaar = map_ / AANGENOMEN
    klaar.mkdir(exist_ok=True)
    stroom = iter(namen)
    with poort.systeem(taak=TAAK, doel=Doel.HULP):
        while stuk := list(islice(stroom, _PER_KEER)):
            bewaard = _bewaar([map_ / naam for naam in stuk], uit)
            for pad in bewaard:
                pad.replace(klaar / pad.name)
            gedaan += len(stuk)
            if voortgang:
                voortgang("aannemen", gedaan, len(namen))
    return uit


def _is_bericht(deel: os.DirEntry[str]) -> bool:
    return deel.is_file() and not deel.name.startswith(".") and not deel.name.endswith(".deel")


@transaction.atomic
def _bewaar(paden: list[Path], uit: Aangenomen) -> list[Path]:
    """Honderd bestanden in een transactie; wat niet te openen is blijft liggen."""
    bewaard: list[Path] = []
    for pad in paden:
        try:
            _rij, nieuw = _neem_bestand(pad)
        except OSError as fout:
            uit.onleesbaar.append(f"{pad.name}: niet te openen ({fout.strerror})")
            continue
        uit.nieuw, uit.bekend = uit.nieuw + nieuw, uit.bekend + (not nieuw)
        bewaard.append(pad)
    return bewaard


def _neem_bestand(pad: Path) -> tuple[Postvak, bool]:
    if pad.stat().st_size <= GROOTSTE_ENVELOP:
        return neem_aan(pad.read_bytes(), bestand=pad.name)
    afdruk = hashlib.sha256()
    with pad.open("rb") as bestand:
        for deel in _delen(bestand.read):
            afdruk.update(deel)
    return handelingen.weiger_bestand(
        vingerafdruk=afdruk.hexdigest(), bestand=pad.name, reden=_TE_GROOT
    )


def _delen(lees: Callable[[int], bytes]) -> Iterator[bytes]:
    while deel := lees(1 << 20):
        yield deel
