"""Voortgang van lang werk: een balk op een scherm, anders af en toe een regel."""

from __future__ import annotations

import sys
import time


class Voortgang:
    """Roep aan met (wat, gedaan, totaal). Zonder scherm hoogstens elke tien seconden een regel.

    Met een totaal van 0 valt er niets te tellen: dan is `wat` een zin.
    """

    def __init__(self, elke: float = 10.0) -> None:
        self.elke, self.wanneer = elke, time.monotonic()

    def __call__(self, wat: str, gedaan: int, totaal: int) -> None:
        klaar = gedaan >= totaal
        if not totaal:
            print(wat, flush=True)
        elif sys.stdout.isatty():
            vol = 30 * gedaan // max(1, totaal)
            balk = f"[{'#' * vol}{'.' * (30 - vol)}]"
            print(f"\r{wat:<28}{balk} {gedaan}/{totaal}", end="\n" if klaar else "", flush=True)
        elif klaar or time.monotonic() - self.wanneer > self.elke:
            self.wanneer = time.monotonic()
            print(f"{wat}: {gedaan}" + ("" if klaar else f" van {totaal}"), flush=True)
