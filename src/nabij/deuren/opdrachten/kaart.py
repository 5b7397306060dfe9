"""`nabij kaart`: een lijst op de sociale kaart inlezen, en opnieuw maken waarmee gezocht wordt."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from nabij.deuren.opdrachten import kaart_hsds

NODIG_DJANGO = True
GOED, GEWEIGERD, ONBRUIKBAAR = 0, 1, 2


def registreer(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Meld `nabij kaart` aan: invoer, zoekwoorden, en uitwisselen met andere kaarten."""
    kaart = subparsers.add_parser("kaart", help="de sociale kaart")
    delen = kaart.add_subparsers(title="wat", metavar="WAT", required=True)
    invoer = delen.add_parser(
        "invoer",
        help="een lijst met aanbod inlezen",
        description="Lees een CSV in. Zonder --doe wordt er alleen verteld wat er zou gebeuren. "
        "Uitkomst: 0 alles goed, 1 regels geweigerd, 2 het bestand is onbruikbaar.",
    )
    invoer.add_argument("bestand", type=Path, metavar="FILE", help="CSV in UTF-8")
    invoer.add_argument("--doe", action="store_true", help="de goede regels op de kaart zetten")
    invoer.set_defaults(func=_invoer)
    woorden = delen.add_parser(
        "zoekwoorden", help="opnieuw maken waaronder alles te vinden is, na een andere woordenlijst"
    )
    woorden.set_defaults(func=_zoekwoorden)
    kaart_hsds.registreer(delen)


def _invoer(keuze: argparse.Namespace) -> int:
    from nabij.kamers.kaart.handelingen import invoer
    from nabij.kamers.kaart.handelingen.aanbod import Door
    from nabij.kamers.kaart.models import Via
    from nabij.kamers.kaart.regels.invoer import Onbruikbaar

    try:
        voorbeeld = invoer.bekijk(keuze.bestand.read_bytes())
    except OSError as fout:
        print(f"nabij: {keuze.bestand} is niet te lezen: {fout.strerror}", file=sys.stderr)
        return ONBRUIKBAAR
    except Onbruikbaar as fout:
        print(f"nabij: {invoer.waarom_niet(fout)}", file=sys.stderr)
        return ONBRUIKBAAR
    for kop, regels in (
        ("Gaat er niet in", voorbeeld.geweigerd),
        ("Gaat erin", voorbeeld.gaat_erin),
    ):
        print(f"{kop}: {len(regels)}")
        for nummer, naam, zinnen in regels:
            print(f"  regel {nummer}, {naam or 'zonder naam'}: {' '.join(zinnen)}")
    if keuze.doe:
        uit = invoer.neem_over(voorbeeld, door=Door(Via.INVOER))
        print(f"{uit.erbij} erbij, {uit.bijgewerkt} vervangen.")
    else:
        print("Er is niets veranderd. Met --doe gaan de goede regels op de kaart.")
    return GEWEIGERD if voorbeeld.geweigerd else GOED


def _zoekwoorden(_keuze: argparse.Namespace) -> int:
    from nabij.kamers.kaart.handelingen import indexeer
    from nabij.kamers.kaart.models import Aanbod

    sleutels = list(Aanbod.objects.order_by("pk").values_list("pk", flat=True))
    print(f"{len(sleutels)} vermeldingen, {indexeer(sleutels)} zoekwoorden.")
    return GOED
