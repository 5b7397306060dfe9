"""Wat de wekelijkse blik vindt van de geplante clusters van de synthetische gemeente.

    PYTHONPATH=src .venv/bin/python -m bench.kracht [week] [kracht]

De buurten en de clusters zijn die van `nabij.demo` (thema, buurten, weken, verhouding: het goede
antwoord ligt vast); de vragen eromheen zijn getrokken naar bevolking. `kracht` zet de drie
manieren naast elkaar, `week` meet een hele blik op een gemeente met 400 buurten en 30 thema's.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from bench.patronen import gemeente as verzonnen
from bench.patronen import gewoon
from nabij.demo import gemeente
from nabij.demo.verloop.clusters import Cluster, plant
from nabij.rekenen.lenzen import Kijk, kijk
from nabij.rekenen.scan import Gebieden, Opzet

KEREN, WEKEN = 6, 52
TOT = date(2026, 11, 29)
PER_BEWONER = 0.48 / 28 / 52
"""480 lichte vragen per 1.000 bewoners in een jaar, over 28 thema's: de ijking van de synthese."""
STIL = tuple(f"stil {nummer}" for nummer in range(23))
MANIEREN = ("nieuw", "meer", "vuistregel")
KIJKEN = (1, 2, 3, 4, 6, 8, 10, 12)
Tellingen = NDArray[np.int64]


def week() -> None:
    gebieden, rng = verzonnen(400, 5), np.random.default_rng(5)
    tellingen = rng.poisson(gewoon(gebieden), (30, WEKEN, 400)).astype(np.int64)
    themas = [f"t{nummer}" for nummer in range(30)]
    klok, rekentijd = time.perf_counter(), time.process_time()
    kijk(tellingen, themas, gebieden, Kijk(Opzet(stop=20)))
    klok, rekentijd = time.perf_counter() - klok, time.process_time() - rekentijd
    print(f"| een week, 400 buurten, 30 thema's | {klok:.1f} s ({rekentijd:.1f} s) |", flush=True)


def _plaats(zaad: int) -> tuple[list[gemeente.Plek], Gebieden]:
    buurten = [p for p in gemeente.plekken(zaad, stad=True) if p.soort == "buurt"]
    midden = [np.mean(np.array(p.vorm["coordinates"][0]), axis=0) for p in buurten]  # type: ignore[index]
    schaal = 150_000 / sum(p.inwoners for p in buurten)
    return buurten, Gebieden(
        tuple(p.code for p in buurten),
        np.array([float(m[0]) * 68_000 for m in midden]),
        np.array([float(m[1]) * 111_000 for m in midden]),
        np.array([p.inwoners * schaal for p in buurten]),
    )


def kracht() -> None:
    """Elke manier kijkt 1, 2, 3 ... weken na het begin van een cluster dat nog loopt."""
    uit: dict[tuple[str, str], list[tuple[int | None, float]]] = defaultdict(list)
    vals: dict[str, list[float]] = defaultdict(list)
    for zaad in range(1, KEREN + 1):
        buurten, gebieden = _plaats(zaad)
        lopend = [
            een
            for een in plant(zaad, buurten, TOT - timedelta(weeks=150), TOT)
            if een.tot_en_met >= TOT - timedelta(days=7)
        ]
        tellingen, themas = _trek(zaad, lopend, gebieden)
        for naam, gezien in _kijk_mee(lopend, tellingen, themas, gebieden, vals).items():
            for thema, rij in gezien.items():
                uit[thema, naam].append(rij)
    _toon(uit, vals)


def _trek(zaad: int, lopend: list[Cluster], gebieden: Gebieden) -> tuple[Tellingen, list[str]]:
    """Gewone vragen naar bevolking, en in een cluster `verhouding - 1` erbij per vraag."""
    rng = np.random.default_rng([zaad, 11])
    assert gebieden.bevolking is not None
    themas = [een.thema for een in lopend] + list(STIL)
    vorm = (len(themas), WEKEN + 12, len(gebieden.codes))
    tellingen = rng.poisson(gebieden.bevolking * PER_BEWONER, vorm).astype(np.int64)
    for nummer, een in enumerate(lopend):
        plek = [gebieden.codes.index(code) for code in een.buurten]
        begin = vorm[1] - een.weken
        deel = tellingen[nummer, begin:, plek]
        tellingen[nummer, begin:, plek] = deel + rng.poisson(deel * (een.verhouding - 1))
    return tellingen, themas


def _kijk_mee(
    lopend: list[Cluster],
    tellingen: Tellingen,
    themas: list[str],
    gebieden: Gebieden,
    vals: dict[str, list[float]],
) -> dict[str, dict[str, tuple[int | None, float]]]:
    """Per manier en thema: na hoeveel weken gevonden (None: niet), en de overlap toen."""
    klaar: dict[str, dict[str, tuple[int | None, float]]] = {naam: {} for naam in MANIEREN}
    for na in KIJKEN:
        # Elk thema staat op zijn eigen week `na`; wat stil is kijkt gewoon mee.
        blad = np.stack(
            [
                tellingen[i, (einde := _einde(lopend, i, na, tellingen.shape[1])) - WEKEN : einde]
                for i in range(len(themas))
            ]
        )
        for naam, gevonden in _lenzen(blad, themas, gebieden).items():
            vals[naam].append(sum(bool(gevonden.get(thema)) for thema in STIL) / len(STIL))
            for een in lopend:
                raak, waar = gevonden.get(een.thema, set()), set(een.buurten)
                if na <= een.weken and een.thema not in klaar[naam] and raak & waar:
                    klaar[naam][een.thema] = (na, len(raak & waar) / len(raak | waar))
    return {
        naam: {een.thema: per.get(een.thema, (None, 0.0)) for een in lopend}
        for naam, per in klaar.items()
    }


def _einde(lopend: list[Cluster], nummer: int, na: int, weken: int) -> int:
    if nummer >= len(lopend):
        return weken - 12 + na
    return weken - lopend[nummer].weken + min(na, lopend[nummer].weken)


def _lenzen(
    blad: Tellingen, themas: list[str], gebieden: Gebieden
) -> dict[str, dict[str, set[str]]]:
    gevonden: dict[str, dict[str, set[str]]] = {"nieuw": {}, "meer": {}}
    for een in kijk(blad, themas, gebieden, Kijk(Opzet(replicaties=499, stop=20))):
        if een.lens in gevonden:
            codes = {gebieden.codes[plek] for plek in een.plekken}
            gevonden[een.lens].setdefault(een.thema, set()).update(codes)
    return {**gevonden, "vuistregel": _vuistregel(blad, themas, gebieden)}


def _vuistregel(blad: Tellingen, themas: list[str], gebieden: Gebieden) -> dict[str, set[str]]:
    """Verdubbeld tegen de acht weken ervoor, en minstens drie."""
    nu, eerder = blad[:, -8:].sum(axis=1), blad[:, -16:-8].sum(axis=1)
    raak = (nu >= 2 * eerder) & (nu >= 3)
    return {
        thema: {gebieden.codes[i] for i in np.flatnonzero(raak[nummer])}
        for nummer, thema in enumerate(themas)
    }


def _toon(
    uit: dict[tuple[str, str], list[tuple[int | None, float]]], vals: dict[str, list[float]]
) -> None:
    print("| thema | manier | gevonden | weken tot gevonden | overlap | vals alarm per thema |")
    for (thema, naam), rijen in sorted(uit.items()):
        raak = [(weken, deel) for weken, deel in rijen if weken is not None]
        print(
            f"| {thema} | {naam} | {len(raak) / len(rijen):.2f} | "
            f"{np.mean([w for w, _d in raak]) if raak else float('nan'):.1f} | "
            f"{np.mean([d for _w, d in raak]) if raak else float('nan'):.2f} | "
            f"{np.mean(vals[naam]):.3f} |",
            flush=True,
        )


_DELEN = {"week": week, "kracht": kracht}


def main() -> int:
    for deel in sys.argv[1:] or _DELEN:
        print(f"\n{deel}", flush=True)
        _DELEN[deel]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
