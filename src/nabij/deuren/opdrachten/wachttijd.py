"""`nabij wachttijd`: hoe lang het vandaag duurt tot toegewezen hulp begint, uit een lijst."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from nabij.rekenen.wachttijd import VENSTER, Toewijzing, Wachttijd, bereken

NODIG_DJANGO = False
GOED, ONBRUIKBAAR = 0, 2
KOLOMMEN = ("aanbieder", "product", "toegewezen", "gestart", "ingetrokken")


class Onleesbaar(Exception):
    """De lijst is niet te lezen; de tekst zegt waar en waarom."""


def registreer(opdrachten: Any) -> None:
    deel = opdrachten.add_parser(
        "wachttijd",
        help="hoe lang toegewezen hulp op zich laat wachten",
        description="Schat per aanbieder en product hoe lang het nu duurt van toewijzen tot "
        "beginnen. Wie nog wacht telt mee. De lijst is een csv met de kolommen "
        f"{', '.join(KOLOMMEN)}; dagen als 2026-11-27, leeg is nog niet. "
        "Uitkomst: 0 goed, 2 onbruikbaar.",
    )
    deel.add_argument("--toewijzingen", type=Path, required=True, metavar="CSV")
    deel.add_argument("--peildatum", type=_dag, required=True, metavar="DAG")
    deel.add_argument(
        "--venster", type=_weken, default=VENSTER, metavar="W", help=f"weken (gewoon: {VENSTER})"
    )
    deel.add_argument("--json", action="store_true", help="alleen JSON")
    deel.set_defaults(func=wachttijd)


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen dag als 2026-11-27") from None


def _weken(tekst: str) -> int:
    if not (tekst.isascii() and tekst.isdecimal() and 1 <= int(tekst) <= 520):
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen aantal weken van 1 tot en met 520")
    return int(tekst)


def wachttijd(keuze: argparse.Namespace) -> int:
    """Reken uit en toon. Progressie en fouten gaan naar stderr."""
    try:
        rijen = lees(keuze.toewijzingen)
    except (OSError, UnicodeDecodeError, csv.Error, Onleesbaar) as fout:
        print(f"nabij wachttijd: {fout}", file=sys.stderr)
        return ONBRUIKBAAR
    uit = bereken(rijen, peildatum=keuze.peildatum, venster=keuze.venster)
    if keuze.json:
        print(json.dumps([asdict(een) for een in uit], ensure_ascii=False, indent=2))
    else:
        _toon(uit)
    return GOED


def lees(pad: Path) -> list[Toewijzing]:
    """De regels van de lijst. Raises `Onleesbaar` met het regelnummer."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        kop = bestand.readline()
        scheiding = ";" if kop.count(";") > kop.count(",") else ","
        bestand.seek(0)
        lezer = csv.DictReader(bestand, delimiter=scheiding)
        ontbreekt = [naam for naam in KOLOMMEN if naam not in (lezer.fieldnames or [])]
        if ontbreekt:
            raise Onleesbaar(f"in de lijst ontbreekt de kolom {', '.join(ontbreekt)}")
        return [_rij(lezer.line_num, rij) for rij in lezer]


def _rij(nummer: int, rij: dict[str, Any]) -> Toewijzing:
    def dag(naam: str) -> date | None:
        tekst = (rij.get(naam) or "").strip()
        if not tekst:
            return None
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            raise Onleesbaar(f"regel {nummer}: {naam} {tekst!r} is geen dag") from None

    toegewezen = dag("toegewezen")
    if toegewezen is None:
        raise Onleesbaar(f"regel {nummer}: de dag van toewijzen ontbreekt")
    return Toewijzing(
        (rij.get("aanbieder") or "").strip(),
        (rij.get("product") or "").strip(),
        toegewezen,
        dag("gestart"),
        dag("ingetrokken"),
    )


def _toon(uit: Iterable[Wachttijd]) -> None:
    for een in uit:
        print(f"{een.aanbieder}, {een.product}")
        if een.mediaan_weken is not None:
            laag, hoog = (_getal(eind) for eind in een.interval)
            print(f"  de helft begint binnen {_getal(een.mediaan_weken)} weken ({laag} - {hoog})")
            print(f"  acht van de tien binnen {_getal(een.p80_weken)} weken")
        elif een.niveau_mediaan_weken is not None:
            print(f"  {een.niveau}: {_getal(een.niveau_mediaan_weken)} weken")
        print(f"  {een.n_gestart} begonnen, {een.n_wachtend} wachten nu", end="")
        if een.langst_wachtend_weken is not None:
            print(f", de langste {_getal(een.langst_wachtend_weken)} weken", end="")
        print()
        if een.opmerking:
            print(f"  {een.opmerking}")


def _getal(weken: float | None) -> str:
    return "?" if weken is None else f"{weken:.1f}".replace(".", ",")
