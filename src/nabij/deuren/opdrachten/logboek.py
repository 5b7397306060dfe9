"""`nabij logboek`: het zegel zetten, nakijken, en verlopen regels weghalen."""

from __future__ import annotations

import argparse
import time
from datetime import timedelta
from typing import Any

NODIG_DJANGO = True
HEEL, AANGETAST, ONBRUIKBAAR = 0, 1, 2


def registreer(opdrachten: Any) -> None:
    ouder = opdrachten.add_parser("logboek", help="het logboek van wie keek")
    delen = ouder.add_subparsers(required=True, metavar="WAT")
    controle = delen.add_parser("controleer", help="reken alle zegels na")
    controle.add_argument(
        "--anker", metavar="HASH", action="append", default=[], help="een eerder genoteerd zegel"
    )
    controle.set_defaults(func=controleer)
    delen.add_parser("zegel", help="verzegel nu alles").set_defaults(func=zegel)
    delen.add_parser("verval", help="haal verlopen regels weg, in hele blokken").set_defaults(
        func=verval
    )


def controleer(keuze: argparse.Namespace) -> int:
    """0: heel. 1: aangetast (met het blok). 2: niet te lezen."""
    from django.db import DatabaseError

    from nabij.kamers.poort.logboek import zegel as zegels

    try:
        uitslag = zegels.controleer(ankers=tuple(keuze.anker))
    except (DatabaseError, OSError, ValueError) as fout:
        print(f"Het logboek is niet te lezen: {fout}")
        return ONBRUIKBAAR
    if not uitslag.heel:
        print(f"AANGETAST: {uitslag.fout}. Tot en met blok {uitslag.blokken} klopt het.")
        return AANGETAST
    print(
        f"Heel: {uitslag.blokken} blokken met {uitslag.regels} regels kloppen, "
        f"{uitslag.ongezegeld} regels wachten nog op een zegel."
    )
    return HEEL


def zegel(keuze: argparse.Namespace) -> int:
    """Wacht tot de nieuwste regel tien seconden oud is en verzegel dan alles."""
    from nabij.fundament import klok
    from nabij.kamers.poort.logboek import zegel as zegels
    from nabij.kamers.poort.logboek.models import Inzage

    nieuwste = Inzage.objects.order_by("-pk").values_list("tijd", flat=True).first()
    wachten = (nieuwste + zegels.RIJP - klok.nu()) if nieuwste else timedelta(0)
    if wachten > timedelta(0):
        print(f"De nieuwste regel is vers: {wachten.total_seconds():.0f} seconden wachten.")
        time.sleep(wachten.total_seconds() + 0.1)
    blokken = 0
    while zegels.verzegel() is not None:
        blokken += 1
    laatste = zegels.anker()
    print(f"{blokken} blokken verzegeld." + (f" Anker: {laatste[1]}" if laatste else ""))
    return HEEL


def verval(keuze: argparse.Namespace) -> int:
    from nabij.kamers.poort.logboek import zegel as zegels

    print(f"{zegels.laat_vervallen()} verlopen regels weggehaald; de zegels blijven staan.")
    return HEEL
