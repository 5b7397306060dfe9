"""Versturen: wat klaarligt naar bestanden in een map, waar een verbinding ze ophaalt.

Of iets mag gaan wordt hier gevraagd, vlak voor het bestand er komt te staan (OP003). De naam van
een bestand ligt vast: na een klap is nog eens versturen hetzelfde bestand, niet een tweede.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Retourbericht, Uitbak
from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.formaat.kop import DeclaratieAntwoordKop
from nabij.koppelingen.istandaarden.postbode import kennis, maken
from nabij.koppelingen.istandaarden.postbode.envelop import in_envelop
from nabij.koppelingen.istandaarden.postbode.uitkomst import Mensenwerk
from nabij.koppelingen.istandaarden.veilig import Geweigerd

TAAK: Final = "berichten versturen"
AFGESCHERMD: Final = "Over wie afgeschermd is gaat geen bericht; bel de aanbieder."
ZONDER_BERICHT: Final = "Over deze hulp gaat nooit een bericht; bel de aanbieder."
_PER_KEER: Final = 100
Voortgang = Callable[[str, int, int], None]


@dataclass
class Verzonden:
    """Hoeveel bestanden er staan, en wat binnen bleef, met waarom."""

    bestanden: int = 0
    binnen: int = 0
    vervallen: int = 0
    redenen: dict[str, int] = field(default_factory=dict)

    def blijft(self, reden: str, aantal: int = 1) -> None:
        self.binnen += aantal
        self.redenen[reden] = self.redenen.get(reden, 0) + aantal


def verzend(map_: Path, *, envelop: bool = False, voortgang: Voortgang | None = None) -> Verzonden:
    """Toewijzingen (301) en antwoorden (319): alles wat klaarligt, en wat eerder binnen bleef."""
    uit, na = Verzonden(), None
    map_.mkdir(parents=True, exist_ok=True)
    gezien: set[object] = set()
    while True:
        with poort.systeem(taak=TAAK, doel=Doel.HULP), transaction.atomic():
            gemeenten = kennis.eigen_gemeenten()
            rijen = handelingen.volgende_post(_PER_KEER, na)
            for rij in rijen:
                if rij.pk not in gezien:
                    gezien |= _verstuur(rij, map_, gemeenten, uit, envelop=envelop)
        if not rijen:
            return uit
        na = (rijen[-1].op, rijen[-1].pk)
        if voortgang:
            voortgang("versturen", len(gezien), 0)


def _verstuur(
    rij: Uitbak, map_: Path, gemeenten: frozenset[str], uit: Verzonden, *, envelop: bool
) -> set[object]:
    """Een bericht met alles wat erin hoort; geeft de rijen die daarmee gedaan zijn."""
    samen = handelingen.zelfde_post(rij)
    mag = [een for een in samen if handelingen.mag_verzonden(een)]
    for een in samen:
        if een not in mag:
            dicht = handelingen.is_afgeschermd([(een.dossier_id, een.persoon_id)])
            _blijft(een, AFGESCHERMD if dicht else ZONDER_BERICHT, uit)
    if mag:
        _maak_en_schrijf(mag, map_, gemeenten, uit, envelop=envelop)
    return {een.pk for een in samen} | {rij.pk}


def _maak_en_schrijf(
    mag: list[Uitbak], map_: Path, gemeenten: frozenset[str], uit: Verzonden, *, envelop: bool
) -> None:
    kenmerk, vandaag = handelingen.nieuw_kenmerk(mag[0]), klok.vandaag()
    try:
        gemaakt = maken.maak(mag, kenmerk=kenmerk, gemeenten=gemeenten, vandaag=vandaag)
    except Mensenwerk as reden:
        for een in mag:
            _blijft(een, str(reden), uit)
        return
    except Geweigerd as geweigerd:
        plek = geweigerd.pad.rpartition("/")[2]
        for een in mag:
            _blijft(een, f"{geweigerd.reden} ({plek})" if plek else geweigerd.reden, uit)
        return
    if gemaakt is None:
        for een in mag:
            handelingen.laat_vervallen(rij=een, reden="Nooit verstuurd, en al niet meer nodig.")
        uit.vervallen += len(mag)
        return
    naam = f"{gemaakt.type.naam.upper()}_{gemaakt.ontvanger}_{kenmerk}.xml"
    inhoud = gemaakt.inhoud
    if envelop:
        inhoud = in_envelop(
            inhoud, gemaakt.type, van=gemaakt.afzender, aan=gemaakt.ontvanger, kenmerk=kenmerk,
            bestand=naam, moment=klok.nu().astimezone(klok.AMSTERDAM),
        )  # fmt: skip
    schrijf_bestand(map_ / naam, inhoud)
    for een in mag:
        handelingen.markeer_verzonden(rij=een, kenmerk=kenmerk)
    uit.bestanden += 1


def _blijft(rij: Uitbak, reden: str, uit: Verzonden) -> None:
    handelingen.houd_binnen(rij=rij, reden=reden)
    uit.blijft(reden)


def verzend_retour(
    map_: Path, *, envelop: bool = False, voortgang: Voortgang | None = None
) -> Verzonden:
    """De antwoorden die klaarliggen op wat aanbieders stuurden."""
    uit, na, gedaan = Verzonden(), None, 0
    map_.mkdir(parents=True, exist_ok=True)
    while True:
        with poort.systeem(taak=TAAK, doel=Doel.HULP), transaction.atomic():
            rijen = handelingen.volgende_retouren(_PER_KEER, na)
            for rij in rijen:
                if not handelingen.mag_retour(rij):
                    handelingen.houd_retour_binnen(rij=rij)
                    uit.blijft(AFGESCHERMD)
                    continue
                schrijf_bestand(map_ / rij.bestand, _retour(rij, envelop=envelop))
                handelingen.markeer_retour_verzonden(rij=rij)
                uit.bestanden += 1
        if not rijen:
            return uit
        na, gedaan = (rijen[-1].vastgelegd_op, rijen[-1].pk), gedaan + len(rijen)
        if voortgang:
            voortgang("antwoorden", gedaan, 0)


def _retour(rij: Retourbericht, *, envelop: bool) -> bytes:
    inhoud = handelingen.lees_retour(rij)
    bericht = controleer(inhoud, klok.vandaag()).bericht if envelop else None
    if bericht is None:
        return inhoud
    kop = bericht.kop
    op = kop.bericht_identificatie.identificatie
    if isinstance(kop, DeclaratieAntwoordKop):
        op = kop.declaratie_identificatie.identificatie
    van = kop.afzender if bericht.type.soort.van_gemeente else kop.ontvanger
    kenmerk = Path(rij.bestand).stem.rpartition("_")[2]
    return in_envelop(
        inhoud, bericht.type, van=van, aan=rij.ontvanger, kenmerk=kenmerk,
        bestand=rij.bestand, moment=klok.nu().astimezone(klok.AMSTERDAM), op_kenmerk=op,
    )  # fmt: skip


def schrijf_bestand(pad: Path, inhoud: bytes) -> None:
    """Heel of niet, en op de schijf voor de rij gemerkt is als verzonden."""
    eerst = pad.with_name(f".{pad.name}.deel")
    with eerst.open("wb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())
    eerst.replace(pad)
    map_ = os.open(pad.parent, os.O_RDONLY)
    try:
        os.fsync(map_)
    finally:
        os.close(map_)
