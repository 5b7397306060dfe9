"""Meet de pagina's op een hele gemeente, naast wat server en database minstens kosten.

    NABIJ_DATA=KLEIN NABIJ_DEMO=1 .venv/bin/nabij synthese --huishoudens 20000
    NABIJ_DATA=GROOT NABIJ_DEMO=1 .venv/bin/nabij synthese --huishoudens 200000
    .venv/bin/python -m bench.paginas --klein KLEIN --groot GROOT

Ook op PostgreSQL: met `--pg-groot` een gemeente die er al is, of met `--postgres MAP` op een
eigen server die in die map blijft staan, met alles aan wat gegevens bewaart. Er komen vragen en
contacten bij, en het account `teamlid` krijgt zoveel huishoudens als een collega heeft: meet op
een gemeente die daarvoor gebouwd is. Dit meet de server, nooit een mens.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.paginas import meten, verslag
from bench.paginas.meten import Kant
from bench.paginas.plek import Mislukt, Plek, op_postgres, op_sqlite, op_staande_postgres
from bench.paginas.taken import Doelen, Fout
from bench.paginas.verslag import Uitkomst
from bench.paginas.webserver import NABIJ, VLOER, draaiend

TEGELIJK = 8


def lees(woorden: list[str]) -> argparse.Namespace:
    opties = argparse.ArgumentParser(
        prog="python -m bench.paginas",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    optie = opties.add_argument
    optie("--groot", type=Path, metavar="MAP", help="datamap met SQLite")
    optie("--klein", type=Path, metavar="MAP", help="een kleinere, voor de groei")
    pg = {"nargs": 3, "metavar": ("MAP", "DATABASE_URL", "LOGBOEK_URL")}
    optie("--pg-groot", **pg, help="datamap met sleutels, en waar PostgreSQL al draait")
    optie("--pg-klein", **pg, help="een kleinere, voor de groei")
    optie("--postgres", type=Path, metavar="MAP", help="anders: een eigen server, die hier blijft")
    aantal = {"type": int, "nargs": 2, "metavar": ("KLEIN", "GROOT")}
    optie("--huishoudens", **aantal, default=(20_000, 200_000), help="wat daarop gebouwd wordt")
    optie("--caseload", type=int, default=30, help="huishoudens van het account")
    optie("--keren", type=int, default=200, help="verzoeken per taak")
    optie("--seconden", type=float, default=600, help="hoogstens, per onderdeel")
    optie("--rss", type=int, default=0, metavar="N", help="geheugen over N verzoeken")
    optie("--json", type=Path, metavar="BESTAND")
    gekozen = opties.parse_args(woorden)
    if not (gekozen.groot or gekozen.pg_groot or gekozen.postgres):
        opties.error("noem een gemeente: --groot, --pg-groot of --postgres")
    return gekozen


@contextmanager
def plekken(keuze: argparse.Namespace, motor: str) -> Iterator[list[Plek]]:
    if motor == "sqlite":
        maten = (("klein", keuze.klein), ("groot", keuze.groot))
        yield [op_sqlite(maat, map_) for maat, map_ in maten if map_]
    elif keuze.pg_groot:
        staand = (("klein", keuze.pg_klein), ("groot", keuze.pg_groot))
        yield [op_staande_postgres(maat, *waar) for maat, waar in staand if waar]
    else:
        klein, groot = keuze.huishoudens
        with op_postgres(keuze.postgres, {"klein": klein, "groot": groot}) as gebouwd:
            yield gebouwd


def meet(keuze: argparse.Namespace, motor: str) -> Uitkomst:
    with ExitStack() as stapel:
        waar = stapel.enter_context(plekken(keuze, motor))
        groot = waar[-1]
        klaar = {plek.maat: plek.klaargezet(huizen=keuze.caseload) for plek in waar}
        groot.vloer("richt_in")
        stapel.callback(groot.vloer, "ruim_op")
        kanten = [
            Kant.van_nabij(
                plek.maat,
                stapel.enter_context(draaiend(NABIJ, plek)),
                Doelen(**klaar[plek.maat]["doelen"]),
                TEGELIJK,
            )
            for plek in waar
        ]
        kanten.append(Kant.van_vloer(stapel.enter_context(draaiend(VLOER, groot)), TEGELIJK))
        uitkomst = Uitkomst(motor, meten.fsync(groot.map), klaar, kanten)
        meten.warm_op(kanten)
        _zeg(f"{motor}: een klant")
        meten.om_en_om(kanten, tegelijk=1, keren=keuze.keren, seconden=keuze.seconden)
        _zeg(f"{motor}: {TEGELIJK} klanten")
        meten.om_en_om(kanten[-2:], tegelijk=TEGELIJK, keren=keuze.keren, seconden=keuze.seconden)
        if keuze.rss:
            _zeg(f"{motor}: geheugen over {keuze.rss} verzoeken")
            uitkomst.geheugen = meten.geheugen(_los(kanten[-2]), keuze.rss)
        return uitkomst


def _los(kant: Kant) -> Kant:
    """Dezelfde server en klanten, met reeksen die niet bij de tijden tellen."""
    return Kant(kant.naam, kant.server, kant.taken, kant.doelen, kant.klanten)


def _zeg(regel: str) -> None:
    print(regel, file=sys.stderr, flush=True)


def main(woorden: list[str]) -> int:
    keuze = lees(woorden)
    uitkomsten = []
    try:
        for motor, gevraagd in (
            ("sqlite", keuze.groot),
            ("postgresql", keuze.pg_groot or keuze.postgres),
        ):
            if gevraagd:
                uitkomsten.append(meet(keuze, motor))
                verslag.schrijf(uitkomsten[-1])
    except (Mislukt, Fout, RuntimeError) as fout:
        print(fout, file=sys.stderr)
        return 1
    if keuze.json:
        cijfers = [verslag.als_json(uitkomst) for uitkomst in uitkomsten]
        keuze.json.write_text(json.dumps(cijfers, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
