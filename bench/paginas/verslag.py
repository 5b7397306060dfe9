"""Het verslag: een tabel om te lezen, en dezelfde cijfers als JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.paginas.meten import Kant
from bench.paginas.taken import TAKEN, VLOER, Taak
from nabij.fundament import klok

GROEI, GEHEUGEN, VLAK = 1.2, 130, 5.0
"""Hoogstens: de groei van klein naar groot, MB per werker, en MB erbij over de rondgang."""


@dataclass
class Uitkomst:
    """Wat er op een motor (sqlite of postgresql) gemeten is."""

    motor: str
    fsync_ms: float
    plekken: dict[str, dict[str, Any]]
    kanten: Sequence[Kant]
    geheugen: list[dict[str, float]] = field(default_factory=list)

    def p50(self, plek: str, taak: str, klanten: int = 1) -> float:
        for kant in self.kanten:
            if kant.naam == plek and (taak, klanten) in kant.reeksen:
                return kant.reeksen[taak, klanten].procent(50)
        return 0.0

    def doelen(self) -> Iterator[tuple[str, float, float]]:
        """Per doel: wat, hoeveel het mag zijn en hoeveel het is."""
        for taak in TAKEN:
            if taak.vloer:
                keer = self.p50("groot", taak.naam) / self.p50("vloer", taak.vloer)
                yield f"{taak.naam}, maal {taak.vloer}", taak.hoogstens, keer
        if self.p50("klein", TAKEN[0].naam):
            for taak in TAKEN:
                groei = self.p50("groot", taak.naam) / self.p50("klein", taak.naam)
                yield f"{taak.naam}, groot maal klein", GROEI if taak.vloer else 0, groei
        fouten = sum(len(reeks.fouten) for kant in self.kanten for reeks in kant.reeksen.values())
        yield "fouten", 0.5, fouten
        if self.geheugen:
            yield "MB per werker", GEHEUGEN, max(een["MB"] for een in self.geheugen)
            rond = [een["MB"] for een in self.geheugen]
            yield "MB erbij na het begin", VLAK, rond[-1] - rond[len(rond) // 5]


def schrijf(uitkomst: Uitkomst) -> None:
    print(f"\n## {uitkomst.motor}, {klok.vandaag():%d-%m-%Y}")
    print(f"{_machine()}; fsync p50 {uitkomst.fsync_ms:.2f} ms")
    for maat, plek in uitkomst.plekken.items():
        print(
            f"{maat}: {plek['huishoudens']} huishoudens, {plek['mensen']} mensen, "
            f"{plek['losse_vragen']} losse vragen; het account heeft {plek['van_mij']} "
            f"huishoudens, waarvan {plek['erbij_gezet']} erbij gezet om te meten"
        )
    for klanten in sorted({k for kant in uitkomst.kanten for _taak, k in kant.reeksen}):
        print(f"\n| {klanten} klant{'en' if klanten > 1 else ''} | p50 ms | p95 | p99 | per s "
              "| statements | rekentijd ms | kB | fouten | keer vloer | mag | |")  # fmt: skip
        print("|---|---|---|---|---|---|---|---|---|---|---|---|")
        for regel in _regels(uitkomst, klanten):
            print(regel)
    print("\n| doel | mag | is | |\n|---|---|---|---|")
    for wat, mag, is_ in uitkomst.doelen():
        print(f"| {wat} | {mag or ''} | {is_:.2f} | {_oordeel(mag, is_)} |")
    if uitkomst.geheugen:
        monsters = ", ".join(f"{een['verzoeken']:.0f}: {een['MB']}" for een in uitkomst.geheugen)
        print(f"\ngeheugen, MB na zoveel verzoeken: {monsters}")


def _regels(uitkomst: Uitkomst, klanten: int) -> Iterator[str]:
    for kant in uitkomst.kanten:
        for taak in kant.taken:
            reeks = kant.reeksen.get((taak.naam, klanten))
            if reeks is None:
                continue
            cijfers = reeks.als_json()
            statements = uitkomst.plekken.get(kant.naam, {}).get("statements", {})
            keer = _keer(uitkomst, kant.naam, taak, klanten)
            naam = taak.naam if kant.naam == "vloer" else f"{taak.naam} ({kant.naam})"
            mag = taak.hoogstens if keer and klanten == 1 and kant.naam == "groot" else 0
            yield (
                f"| {naam} | {cijfers['p50_ms']} | {cijfers['p95_ms']} | {cijfers['p99_ms']} "
                f"| {cijfers['per_seconde']} | {statements.get(taak.naam, '')} "
                f"| {cijfers['rekentijd_ms']} | {cijfers['kB']} | {cijfers['fouten']} "
                f"| {f'{keer:.1f}' if keer else ''} | {mag or ''} | {_oordeel(mag, keer)} |"
            )


def _keer(uitkomst: Uitkomst, plek: str, taak: Taak, klanten: int) -> float:
    vloer = uitkomst.p50("vloer", taak.vloer, klanten) if taak.vloer else 0
    return uitkomst.p50(plek, taak.naam, klanten) / vloer if vloer else 0.0


def _oordeel(mag: float, is_: float) -> str:
    if not mag:
        return ""
    return "gehaald" if is_ <= mag else "niet gehaald"


def _machine() -> str:
    model = next(
        (r.partition(":")[2].strip() for r in Path("/proc/cpuinfo").read_text().splitlines()
         if r.startswith("model name")), platform.machine(),
    )  # fmt: skip
    belasting = ", ".join(f"{een:.1f}" for een in os.getloadavg())
    return f"{os.cpu_count()} rekenkernen ({model}), belasting {belasting}"


def als_json(uitkomst: Uitkomst) -> dict[str, Any]:
    return {
        "motor": uitkomst.motor,
        "dag": klok.vandaag().isoformat(),
        "machine": _machine(),
        "fsync_p50_ms": round(uitkomst.fsync_ms, 3),
        "plekken": uitkomst.plekken,
        "reeksen": [
            reeks.als_json() for kant in uitkomst.kanten for reeks in kant.reeksen.values()
        ],
        "doelen": [
            {"wat": wat, "mag": mag or None, "is": round(is_, 3), "uitslag": _oordeel(mag, is_)}
            for wat, mag, is_ in uitkomst.doelen()
        ],
        "geheugen": uitkomst.geheugen,
    }


assert {taak.vloer for taak in TAKEN} - {""} <= {taak.naam for taak in VLOER}
