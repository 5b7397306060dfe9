"""Meet het zoeken op de sociale kaart: 50.000 vermeldingen, op SQLite en op PostgreSQL.

    .venv/bin/python -m bench.kaart MAP [--aantal 50000] [--keren 5]

In MAP komen de databases en een eigen PostgreSQL-server; wat er al staat wordt niet opnieuw
gebouwd. De vragen zijn de zestig van `tests/kaart/relevantie.yaml`, met en zonder filters. De
vloer, in dezelfde ronde om en om: twintig vermeldingen lezen zonder te zoeken, want dat doet elke
bladzijde minstens. Het meet de functie, zonder webserver; nooit een mens. De rekentijd telt op
SQLite de database mee; op PostgreSQL rekent de server zelf, en zegt alleen de klok iets.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

ZAAD = 1
PORTIE = 1_000
PROEF = Path(__file__).parents[1] / "tests" / "kaart" / "relevantie.yaml"


def main(woorden: list[str]) -> int:
    opties = argparse.ArgumentParser(prog="python -m bench.kaart", description=__doc__)
    opties.add_argument("map", type=Path)
    opties.add_argument("--aantal", type=int, default=50_000)
    opties.add_argument("--keren", type=int, default=5)
    opties.add_argument("--hier", action="store_true", help=argparse.SUPPRESS)
    keuze = opties.parse_args(woorden)
    if keuze.hier:
        return meet(keuze.aantal, keuze.keren)
    for omgeving in _omgevingen(keuze.map.resolve()):
        opdracht = [sys.executable, "-m", "bench.kaart", *woorden, "--hier"]
        subprocess.run(opdracht, check=True, env={**os.environ, **omgeving})
    return 0


def _omgevingen(map_: Path) -> Iterator[dict[str, str]]:
    """Eerst SQLite, dan PostgreSQL, elk met een eigen datamap."""
    from bench.paginas.plek import _databases, _werk_bij
    from tests.loper import postgres

    gewoon = {"DJANGO_SETTINGS_MODULE": "nabij.inrichting.settings", "NABIJ_DEMO": "1"}
    for naam in ("sqlite", "postgres", "server"):
        (map_ / naam).mkdir(parents=True, exist_ok=True)
    yield {**gewoon, "NABIJ_DATA": str(map_ / "sqlite")}
    with postgres.blijvend(map_ / "server"):
        namen = ("kaart", "kaart_logboek")
        _databases(map_ / "server", namen)
        omgeving = postgres.omgeving(map_ / "server", *namen)
        yield {**gewoon, **omgeving, "NABIJ_DATA": str(map_ / "postgres")}
        _werk_bij(map_ / "server", namen)
        print("nog eens, met verse cijfers voor de planner")
        yield {**gewoon, **omgeving, "NABIJ_DATA": str(map_ / "postgres")}


def meet(aantal: int, keren: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from nabij.kamers.kaart.models import Aanbod, Zoekstam
    from nabij.kamers.kaart.overzichten import Vraag, volledig, zoek

    for alias in ("default", "logboek"):
        call_command("migrate", verbosity=0, database=alias)
    gebied = bouw(aantal)
    print(f"{connection.vendor}: {Aanbod.objects.count()} vermeldingen, "
          f"{Zoekstam.objects.count()} stammen", flush=True)  # fmt: skip
    kans = random.Random(ZAAD)
    sleutels = list(Aanbod.objects.values_list("pk", flat=True)[:5_000])
    filters: list[dict[str, Any]] = [
        {}, {"gebied_id": gebied}, {"soorten": ("informeel",), "leeftijd": 70}, {"thema": "dag"},
    ]  # fmt: skip
    reeksen: dict[str, list[float]] = {}
    for ronde in range(keren + 1):
        for nummer, (vraag, _goed) in enumerate(_proef()["vragen"]):
            extra = filters[nummer % len(filters)]
            stappen: dict[str, Callable[[], object]] = {
                "vloer: 20 vermeldingen lezen": lambda: list(
                    volledig().filter(pk__in=kans.sample(sleutels, min(20, len(sleutels))))
                ),
                "zoeken op woorden": lambda v=vraag: zoek(Vraag(v)),
                "zoeken met een filter": lambda v=vraag, e=extra: zoek(Vraag(v, **e)),
                "bladeren zonder woorden": lambda e=extra: zoek(Vraag(**e)),
            }
            for naam, doe in stappen.items():
                begin, gerekend = perf_counter(), process_time()
                doe()
                if ronde:  # de eerste ronde warmt op
                    reeksen.setdefault(naam, []).append((perf_counter() - begin) * 1000)
                    rekentijd = (process_time() - gerekend) * 1000
                    reeksen.setdefault(f"{naam}, rekentijd", []).append(rekentijd)
    for naam, tijden in reeksen.items():
        p95 = quantiles(tijden, n=20)[-1]
        print(f"| {connection.vendor} | {naam} | {median(tijden):.0f} | {p95:.0f} | "
              f"{max(tijden):.0f} |", flush=True)  # fmt: skip
    return 0


def _proef() -> dict[str, Any]:
    import yaml

    inhoud: dict[str, Any] = yaml.safe_load(PROEF.read_text(encoding="utf-8"))
    return inhoud


def bouw(aantal: int) -> Any:
    """Zoveel vermeldingen, door de teksten van de proef te mengen. Geeft een buurt ervan."""
    from nabij.kamers.kaart.handelingen import indexeer
    from nabij.kamers.kaart.models import Aanbod, AanbodGebied, AanbodThema, Organisatie
    from nabij.kamers.wijk.models import Gebied

    kans = random.Random(ZAAD)
    gemeente, _nieuw = Gebied.objects.get_or_create(
        code="GM9999", defaults={"naam": "Bench", "soort": "gemeente", "jaar": 2026, "eigen": True}
    )
    buurten = [
        Gebied.objects.get_or_create(
            code=f"WK9999{nummer:02}",
            defaults={"naam": f"Wijk {nummer}", "soort": "wijk", "jaar": 2026, "ouder": gemeente},
        )[0]
        for nummer in range(40)
    ]
    bron = _proef()["aanbod"]
    stukken = [[rij[kolom] for rij in bron] for kolom in range(6)]
    while (al := Aanbod.objects.count()) < aantal:
        organisaties = [
            Organisatie(naam=f"{kans.choice(stukken[1])} {al + n}") for n in range(PORTIE // 4)
        ]
        Organisatie.objects.bulk_create(organisaties)
        rijen = [
            Aanbod(
                organisatie=kans.choice(organisaties),
                naam=f"{kans.choice(stukken[0])} {al + nummer}",
                soort=kans.choice(("formeel", "informeel", "collectief", "bewoners")),
                kring="buurt",
                omschrijving=" ".join(kans.sample(stukken[4], 2)),
                voor_wie=kans.choice(stukken[5]),
                leeftijd_van=kans.choice((None, None, 12, 18, 65)),
            )
            for nummer in range(PORTIE)
        ]
        Aanbod.objects.bulk_create(rijen)
        AanbodThema.objects.bulk_create(
            AanbodThema(aanbod=rij, thema=thema)
            for rij in rijen
            for thema in kans.choice(stukken[3])
        )
        AanbodGebied.objects.bulk_create(
            AanbodGebied(aanbod=rij, gebied=kans.choice(buurten))
            for rij in rijen
            if kans.random() < 0.6
        )
        indexeer([rij.pk for rij in rijen])
        print(f"\r{al + PORTIE} van {aantal}", end="", file=sys.stderr, flush=True)
    return buurten[0].pk


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
