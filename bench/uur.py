"""Meet elke stap van "In een uur op je eigen kaart", met de bestanden van drie gemeenten.

    .venv/bin/python -m bench.uur --normen ../shared/normen [--huishoudens 2000]

De postcodes maken we zelf, zo veel als er adressen zijn: een regel per huisnummer, en een adres op
elke 2,2 inwoners. Elke gemeente krijgt een eigen lege map; aan het einde is alles weer weg.
Achter elke tijd staat tussen haakjes de rekentijd, die andere bewoners van de machine niet kennen.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = Path(sys.executable).parent
GEMEENTEN = {
    "Zaanstad": ("GM0479", ("wijken2022_GM0479",)),
    "IJsselstein": ("GM0353", ("wijken2022_GM0353",)),
    "Baarn": ("GM0308", ("wijken2022_GM0308", "buurten2024_GM0308")),
}
INWONERS_PER_ADRES, ADRESSEN_PER_POSTCODE = 2.2, 18
STARTTIJD = 60
SAMEN = "samen"

# Stap naar tijd op de klok en rekentijd, in seconden.
Meting = dict[str, tuple[float, float]]


def main() -> int:
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--normen", type=Path, default=os.environ.get("NABIJ_NORMEN"))
    opties.add_argument("--huishoudens", type=int, default=2_000)
    keuze = opties.parse_args()
    if keuze.normen is None or not (keuze.normen / "cbs").is_dir():
        raise SystemExit("Geef met --normen de map waar cbs/ in staat.")
    metingen = {
        naam: _gemeente(naam, keuze.normen / "cbs", keuze.huishoudens) for naam in GEMEENTEN
    }
    stappen = [*next(iter(metingen.values())), SAMEN]
    breed = max(map(len, stappen))
    print(f"{'stap':<{breed}}" + "".join(f"{naam:>20}" for naam in metingen))
    for stap in stappen:
        print(f"{stap:<{breed}}" + "".join(f"{_tijd(m, stap):>20}" for m in metingen.values()))
    return 0


def _tijd(meting: Meting, stap: str) -> str:
    tijden = list(meting.values()) if stap == SAMEN else [meting[stap]]
    klok, rekentijd = (sum(tijd[plek] for tijd in tijden) for plek in (0, 1))
    return f"{klok:.1f} s ({rekentijd:.1f} s)"


def _gemeente(naam: str, cbs: Path, huishoudens: int) -> Meting:
    code, bestanden = GEMEENTEN[naam]
    with tempfile.TemporaryDirectory(prefix="uur-") as plek:
        map_ = Path(plek) / "cbs"
        map_.mkdir()
        for pad in sorted(cbs.iterdir()):
            if pad.name.startswith((*bestanden, "kwb2022_gemeenten")):
                shutil.copy(pad, map_)
        lijst = Path(plek) / "postcodes.csv"
        adressen = _maak_postcodes(lijst, next(map_.glob(f"{bestanden[-1]}*")))
        stappen = {
            "databases klaarzetten": ("migreer",),
            "gebieden, cijfers en grenzen": ("wijk", "laad", *map(str, sorted(map_.iterdir()))),
            "eigen gemeente": ("wijk", "eigen", code),
            "postcodes": ("wijk", "postcodes", str(lijst)),
            "postcodes, nog een keer": ("wijk", "postcodes", str(lijst)),
        }
        los, demo = _Omgeving(Path(plek) / "los"), _Omgeving(Path(plek) / "demo")
        meting = {stap: _meet(lambda w=woorden: los(*w)) for stap, woorden in stappen.items()}
        bouw = ("demo", "bouw", "--gemeente", code, "--cbs", str(map_), "--postcodes", str(lijst))
        meting[f"demo met {huishoudens} huishoudens"] = _meet(
            lambda: demo(*bouw, "--huishoudens", str(huishoudens))
        )
        meting["starten tot de eerste pagina"] = _meet(demo.eerste_pagina)
    print(f"{naam}: {adressen} adressen in de lijst met postcodes", flush=True)
    return meting


def _meet(doe: Callable[[], None]) -> tuple[float, float]:
    """De tijd op de klok, en de rekentijd van de opdrachten die erin draaiden."""
    begin, eerder = time.perf_counter(), _rekentijd()
    doe()
    return time.perf_counter() - begin, _rekentijd() - eerder


def _rekentijd() -> float:
    gebruikt = resource.getrusage(resource.RUSAGE_CHILDREN)
    return gebruikt.ru_utime + gebruikt.ru_stime


class _Omgeving:
    """Een eigen datamap waar opdrachten in draaien, zonder wat er verder in de omgeving staat."""

    def __init__(self, data: Path) -> None:
        eigen = ("DATABASE_URL", "LOGBOEK_URL", "DJANGO_SETTINGS_MODULE")
        schoon = {naam: waarde for naam, waarde in os.environ.items() if naam not in eigen}
        self.omgeving = {**schoon, "NABIJ_DATA": str(data), "NABIJ_DEMO": "1"}

    def __call__(self, *woorden: str) -> None:
        klaar = subprocess.run(
            [BIN / "nabij", *woorden], env=self.omgeving, capture_output=True, text=True
        )
        if klaar.returncode:
            raise SystemExit(f"nabij {' '.join(woorden)} geeft {klaar.returncode}: {klaar.stderr}")

    def eerste_pagina(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as vrij:
            poort = vrij.getsockname()[1]
        with self._server(poort):
            eind = time.monotonic() + STARTTIJD
            while time.monotonic() < eind:
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{poort}/", timeout=20).read()
                except OSError:
                    time.sleep(0.1)
                else:
                    return
        raise SystemExit("De webserver kwam niet.")

    @contextmanager
    def _server(self, poort: int) -> Iterator[None]:
        opdracht = [str(BIN / "gunicorn"), "nabij.inrichting.wsgi", "--bind", f"127.0.0.1:{poort}"]
        server = subprocess.Popen([*opdracht, "--log-level", "warning"], env=self.omgeving)
        try:
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)


def _maak_postcodes(pad: Path, gebieden: Path) -> int:
    """Een regel per huisnummer, per gebied naar het aantal inwoners; geeft hoeveel het er zijn."""
    nummer = 0
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijf = csv.writer(bestand, delimiter=";").writerow
        schrijf(("postcode", "huisnummer_van", "huisnummer_tot", "gebied"))
        for deel in json.loads(gebieden.read_text())["features"]:
            rij = deel["properties"]
            code = rij.get("buurtcode") or rij["code"]
            inwoners = rij.get("aantal_inwoners") or rij.get("population") or 0
            for _ in range(max(1, round(inwoners / INWONERS_PER_ADRES))):
                postcode, plek = divmod(nummer, ADRESSEN_PER_POSTCODE)
                cijfers, letters = divmod(postcode, 26 * 26)
                tekst = f"{1500 + cijfers}{chr(65 + letters // 26)}{chr(65 + letters % 26)}"
                schrijf((tekst, 1 + plek, 1 + plek, code))
                nummer += 1
    return nummer


if __name__ == "__main__":
    sys.exit(main())
