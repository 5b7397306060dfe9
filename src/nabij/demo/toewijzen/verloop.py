"""Van toegewezen hulp naar wat er op welke dag gebeurde en wie het doorgaf."""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from nabij.demo.gebeurtenissen import Gebeurtenis, HuishoudenBekend
from nabij.demo.hulp import Hulp
from nabij.demo.kansen import moment
from nabij.demo.toewijzen.aanbieders import AANBIEDERS, PRODUCTEN, TOTAAL, Product
from nabij.demo.toewijzen.gebeurtenissen import (
    HulpBegonnen,
    HulpGedeclareerd,
    HulpGestopt,
    HulpIngetrokken,
    HulpToegewezen,
    HulpVanAnder,
    HulpVerlengd,
)
from nabij.kamers.toewijzing.regels import Omvang, bedrag, weken_van
from nabij.kamers.toewijzing.regels.gebruik import verwacht

if TYPE_CHECKING:
    from nabij.demo.verloop.huishouden import VerzonnenHuishouden

# Wat een wijkteamwerker zelf mag toewijzen; daarboven beslist de teamleider.
MANDAAT_BEDRAG, MANDAAT_WEKEN = 250_000, 26
# Testnummers: hoogstens vier mensen per huishouden, zolang er nummers zijn; een paar blijven over.
EERSTE_BSN, LAATSTE_BSN = 999_900_006, 999_999_990
AANTAL_BSN, RESERVE, PER_HUISHOUDEN = 9_091, 20, 4
VOLGENS_PLAN = {"wmo": "19", "jw": "31"}
DOOR_INWONER = {"wmo": "21", "jw": "32"}


@cache
def _testnummers() -> tuple[str, ...]:
    return tuple(str(n) for n in range(EERSTE_BSN, LAATSTE_BSN + 1) if _elf(str(n)))


def reservenummer(plek: int) -> str:
    """Een testnummer dat het verloop niet uitdeelt; `plek` is onder de twintig."""
    return _testnummers()[AANTAL_BSN - RESERVE + plek]


def _elf(bsn: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(g * int(cijfer) for g, cijfer in zip(gewichten, bsn, strict=True)) % 11 == 0


class Toegewezen:
    """De hulp van een huishouden, als gebeurtenissen."""

    def __init__(self, huis: VerzonnenHuishouden) -> None:
        self.huis = huis
        self.rnd = random.Random(f"{huis.wereld.zaad}-toegewezen-{huis.nummer}")

    def verloop(self, hulp: list[Hulp]) -> list[Gebeurtenis]:
        uit: list[Gebeurtenis] = []
        for een in hulp:
            if een.toewijzer == "gemeente":
                uit += self._van_gemeente(een)
            elif een.toewijzer:
                uit.append(self._van_ander(een))
        return uit

    def _van_ander(self, een: Hulp) -> HulpVanAnder:
        product = PRODUCTEN[een.product]
        later = moment(self.rnd, een.toegewezen + timedelta(days=self.rnd.randrange(1, 10)))
        einde = een.toegewezen + timedelta(weeks=product.weken)
        return HulpVanAnder(
            later, self.huis.werker, self.huis.nummer, self.huis.nieuw_nummer(), een.persoon,
            product.naam, een.aanbieder, een.toewijzer, een.toegewezen, einde,
        )  # fmt: skip

    def _van_gemeente(self, een: Hulp) -> Iterator[Gebeurtenis]:
        """Toegewezen, en dan begint het, wordt het ingetrokken, of hoort niemand meer iets."""
        rnd, huis, product = self.rnd, self.huis, PRODUCTEN[een.product]
        nummer, volume = huis.nieuw_nummer(), rnd.randint(*product.hoeveel)
        einde = een.toegewezen + timedelta(weeks=product.weken, days=-1)
        if een.begint:
            einde = max(einde, een.begint + timedelta(days=90))
        yield HulpToegewezen(
            moment(rnd, een.toegewezen), self._beslist(product, volume, een.toegewezen, einde),
            huis.nummer, nummer, een.persoon, product.naam, een.aanbieder, volume,
            product.frequentie, een.toegewezen, einde, product.waarom,
        )  # fmt: skip
        if een.ingetrokken:
            op = moment(rnd, een.ingetrokken)
            yield HulpIngetrokken(op, huis.werker, huis.nummer, nummer)
        if een.begint and een.stopt:
            yield from self._levering(een, een.begint, een.stopt, nummer, volume, einde)

    def _beslist(self, product: Product, volume: int, ingang: date, einde: date) -> str:
        omvang = Omvang(volume, product.eenheid, product.frequentie)
        kost, weken = bedrag(omvang, ingang, einde, product.tarief), weken_van(ingang, einde)
        zelf = kost is not None and kost <= MANDAAT_BEDRAG and (weken or 999) <= MANDAAT_WEKEN
        return self.huis.werker if zelf else self.huis.team.leider or self.huis.werker

    def _levering(
        self, een: Hulp, begin: date, stopt: date, nummer: int, volume: int, einde: date
    ) -> Iterator[Gebeurtenis]:
        """Van begin tot stop; loopt de toewijzing eerder af, dan gaat ze verder in een nieuwe."""
        product, eerste = PRODUCTEN[een.product], een.toegewezen
        while True:
            yield HulpBegonnen(self._gemeld(begin), "", self.huis.nummer, nummer, begin)
            laatste = min(stopt, einde)
            omvang = Omvang(volume, product.eenheid, product.frequentie)
            for maand, aantal in self._maanden(een, omvang, eerste, einde, begin, laatste):
                yield self._gedeclareerd(een, nummer, maand, aantal)
            wet = product.wetcode
            if stopt <= einde or product.frequentie == TOTAAL:
                reden = self.rnd.choice((VOLGENS_PLAN[wet], VOLGENS_PLAN[wet], DOOR_INWONER[wet]))
                gemeld = self._gemeld(laatste + timedelta(days=1))
                yield HulpGestopt(gemeld, "", self.huis.nummer, nummer, laatste, reden)
                return
            vorige, nummer = nummer, self.huis.nieuw_nummer()
            begin = eerste = einde + timedelta(days=1)
            gevraagd = moment(self.rnd, einde - timedelta(days=self.rnd.randrange(8, 26)))
            einde = begin + timedelta(weeks=product.weken, days=-1)
            beslist = self._beslist(product, volume, begin, einde)
            yield HulpVerlengd(
                gevraagd, beslist, self.huis.nummer, nummer, vorige, volume, begin, einde,
                "Het helpt, en het is nog nodig.",
            )  # fmt: skip

    def _gemeld(self, dag: date) -> datetime:
        return moment(self.rnd, dag + timedelta(days=self.rnd.randrange(1, 6)))

    def _gedeclareerd(self, een: Hulp, nummer: int, maand: date, aantal: int) -> HulpGedeclareerd:
        einde = maand.replace(day=monthrange(maand.year, maand.month)[1])
        later = max(1, round(een.vertraging * self.rnd.uniform(0.7, 1.3)))
        op = moment(self.rnd, einde + timedelta(days=later))
        return HulpGedeclareerd(op, "", self.huis.nummer, nummer, maand, aantal)

    def _maanden(
        self, een: Hulp, omvang: Omvang, van: date, tot: date, begin: date, laatste: date
    ) -> Iterator[tuple[date, int]]:
        """Per maand tot de laatste dag van de wereld hoeveel er geleverd is."""
        if AANBIEDERS[een.aanbieder].taakgericht:
            return
        if omvang.frequentie == TOTAAL:
            yield begin.replace(day=1), omvang.volume
            return
        maand, eind = begin.replace(day=1), min(laatste, self.huis.wereld.tot)
        while maand <= eind:
            dagen = monthrange(maand.year, maand.month)[1]
            hoort = verwacht(omvang, van, tot, max(maand, begin),
                             min(laatste, maand.replace(day=dagen)))  # fmt: skip
            aantal = round(float(hoort or 0) * een.benut * self.rnd.uniform(0.85, 1.15))
            if aantal > 0:
                yield maand, aantal
            maand = maand.replace(day=dagen) + timedelta(days=1)


def met_bsn(rij: list[Gebeurtenis], hulp: list[Hulp], huishouden: int) -> list[Gebeurtenis]:
    """Wie hulp toegewezen krijgt heeft een BSN, zolang er testnummers zijn."""
    mensen = list(dict.fromkeys(een.persoon for een in hulp if een.toewijzer))
    eerste = huishouden * PER_HUISHOUDEN
    bsn = {
        mens: _testnummers()[eerste + plek]
        for plek, mens in enumerate(mensen[:PER_HUISHOUDEN])
        if eerste + plek < AANTAL_BSN - RESERVE
    }
    if not bsn:
        return rij
    return [
        replace(een, mensen=tuple(replace(m, bsn=bsn.get(m.nummer, "")) for m in een.mensen))
        if isinstance(een, HuishoudenBekend)
        else een
        for een in rij
    ]
