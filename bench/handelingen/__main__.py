"""De opdracht; zie `bench.handelingen`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile

import django

from bench.handelingen import server


def main(woorden: list[str]) -> int:
    opties = argparse.ArgumentParser(
        prog="python -m bench.handelingen",
        description="Tel wat de belangrijkste taken kosten, in een echte browser.",
    )
    opties.add_argument("--json", action="store_true", help="als JSON op stdout")
    opties.add_argument("--schrijf", action="store_true", help="in het product en docs/metingen.md")
    gekozen = opties.parse_args(woorden)
    with tempfile.TemporaryDirectory(prefix="nabij-handelingen-") as map_:
        poort = server.zet_omgeving(map_)
        server.bouw()
        django.setup()
        from bench.handelingen.tellen import tel_alles  # kan pas nu: de map staat vast

        uitkomst = tel_alles(poort)
    if gekozen.schrijf:
        uitkomst.schrijf()
    print(json.dumps(uitkomst.als_gegevens(), indent=2) if gekozen.json else uitkomst.als_tekst())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
