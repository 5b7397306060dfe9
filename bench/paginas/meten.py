"""Meten: blokjes verzoeken, Nabij en de vloer om en om, zodat ruis op de machine beide raakt."""

from __future__ import annotations

import http.client
import os
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.paginas.klant import Klant, Meting
from bench.paginas.taken import TAKEN, VLOER, Doelen, Fout, Taak
from bench.paginas.webserver import Webserver

PER_BLOK = 5
VOORAF = 3
_KAPOT = (Fout, OSError, http.client.HTTPException)


@dataclass
class Reeks:
    """Alle metingen van een taak op een server. Tijden in seconden."""

    plek: str
    taak: str
    klanten: int
    duren: list[float] = field(default_factory=list)
    wand: float = 0.0
    rekentijd: float = 0.0
    grootte: int = 0
    fouten: list[str] = field(default_factory=list)

    def procent(self, deel: int) -> float:
        """Het `deel`-de percentiel van de duur, in milliseconden."""
        if len(self.duren) < 2:
            return 1000 * sum(self.duren)
        return 1000 * statistics.quantiles(self.duren, n=100, method="inclusive")[deel - 1]

    def als_json(self) -> dict[str, Any]:
        aantal = len(self.duren)
        return {
            "plek": self.plek,
            "taak": self.taak,
            "klanten": self.klanten,
            "verzoeken": aantal,
            **{f"p{deel}_ms": round(self.procent(deel), 2) for deel in (50, 95, 99)},
            "per_seconde": round(aantal / self.wand, 1) if self.wand else 0,
            "rekentijd_ms": round(1000 * self.rekentijd / aantal, 2) if aantal else 0,
            "kB": round(self.grootte / 1000, 1),
            "fouten": len(self.fouten),
        }


@dataclass
class Kant:
    """Een server met wie er aangemeld zijn: per naam zoveel klanten als er tegelijk komen."""

    naam: str
    server: Webserver
    taken: Sequence[Taak]
    doelen: Doelen
    klanten: dict[str, list[Klant]]
    reeksen: dict[tuple[str, int], Reeks] = field(default_factory=dict)
    geteld: int = 0

    @classmethod
    def van_nabij(cls, naam: str, server: Webserver, doelen: Doelen, hoeveel: int) -> Kant:
        wie = {taak.wie for taak in TAKEN}
        klanten = {een: [Klant(server.poort) for _ in range(hoeveel)] for een in wie}
        for inlognaam, groep in klanten.items():
            for klant in groep:
                klant.meld_aan(inlognaam)
        return cls(naam, server, TAKEN, doelen, klanten)

    @classmethod
    def van_vloer(cls, server: Webserver, hoeveel: int) -> Kant:
        klanten = {"teamlid": [Klant(server.poort) for _ in range(hoeveel)]}
        return cls("vloer", server, VLOER, Doelen([""], "", ""), klanten)

    def blok(self, taak: Taak, tegelijk: int, keren: int) -> None:
        """`keren` verzoeken per klant, met `tegelijk` klanten; telt op bij de reeks."""
        reeks = self.reeksen.setdefault(
            (taak.naam, tegelijk), Reeks(self.naam, taak.naam, tegelijk)
        )
        klanten = self.klanten[taak.wie][:tegelijk]
        eerste, self.geteld = self.geteld, self.geteld + keren * tegelijk
        rekentijd, begin = self.server.rekentijd(), time.perf_counter()
        with ThreadPoolExecutor(tegelijk) as draden:
            uitkomsten = [
                draden.submit(self._reeks, klant, taak, eerste + nummer * keren, keren)
                for nummer, klant in enumerate(klanten)
            ]
            gedaan = [een for uitkomst in uitkomsten for een in uitkomst.result()]
        reeks.wand += time.perf_counter() - begin
        reeks.rekentijd += self.server.rekentijd() - rekentijd
        goed = [een for een in gedaan if isinstance(een, Meting)]
        reeks.duren += [een.duur for een in goed]
        reeks.grootte = max((een.grootte for een in goed), default=0)
        reeks.fouten += [een for een in gedaan if isinstance(een, str)]

    def _reeks(self, klant: Klant, taak: Taak, eerste: int, keren: int) -> list[Meting | str]:
        gedaan: list[Meting | str] = []
        for keer in range(eerste, eerste + keren):
            try:
                gedaan.append(klant.meet(taak, self.doelen, keer))
            except _KAPOT as fout:
                gedaan.append(str(fout))
        return gedaan


def warm_op(kanten: Sequence[Kant]) -> None:
    """Beide werkers hebben elke pagina gehad; dat telt niet mee."""
    for kant in kanten:
        for taak in kant.taken:
            kant.blok(taak, 1, VOORAF * 2)
        kant.reeksen.clear()


def om_en_om(kanten: Sequence[Kant], *, tegelijk: int, keren: int, seconden: float) -> None:
    """Rondes van kleine blokjes tot elke taak `keren` verzoeken had, of de tijd op is."""
    eind = time.monotonic() + seconden
    rondes = max(1, keren // (PER_BLOK * tegelijk))
    for _ronde in range(rondes):
        for nummer in range(max(len(kant.taken) for kant in kanten)):
            for kant in kanten:
                if nummer < len(kant.taken):
                    kant.blok(kant.taken[nummer], tegelijk, PER_BLOK)
        if time.monotonic() > eind:
            break


def geheugen(kant: Kant, verzoeken: int, monsters: int = 20) -> list[dict[str, float]]:
    """De grootste werker in MB, `monsters` keer tijdens een rondgang langs alle taken."""
    gemeten: list[dict[str, float]] = []
    gedaan = 0
    while gedaan < verzoeken:
        for taak in kant.taken:
            kant.blok(taak, 1, PER_BLOK)
            gedaan += PER_BLOK
        if gedaan >= (len(gemeten) + 1) * verzoeken / monsters:
            gemeten.append({"verzoeken": gedaan, "MB": round(kant.server.geheugen(), 1)})
    return gemeten


def fsync(map_: Path, keren: int = 200) -> float:
    """Hoe lang de schijf over een fsync doet na 4 kB: de mediaan in milliseconden."""
    proef, duren = map_ / "fsync.proef", []
    with proef.open("wb", buffering=0) as uit:
        for _ in range(keren):
            uit.write(b"x" * 4096)
            begin = time.perf_counter()
            os.fsync(uit.fileno())
            duren.append(time.perf_counter() - begin)
    proef.unlink()
    return 1000 * statistics.median(duren)
