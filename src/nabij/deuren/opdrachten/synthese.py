"""`nabij synthese`: een hele verzonnen gemeente, geijkt op gepubliceerde cijfers."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from nabij.deuren.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from nabij.demo.bouw import Opties
    from nabij.demo.merk import Staat
    from nabij.demo.synthese import Synthese

NODIG_DJANGO = True
GOED, GEWEIGERD, ONBRUIKBAAR, GESTOPT = 0, 1, 2, 130
HUISHOUDENS, MEESTE = 200_000, 999_999


def registreer(opdrachten: Any) -> None:
    deel = opdrachten.add_parser(
        "synthese",
        help="een hele verzonnen gemeente op ware grootte",
        description="Bouw een verzonnen gemeente waarin elk huishouden bekend is: drie jaar werk, "
        "geijkt op gepubliceerde cijfers. Stoppen mag (ctrl-C); dezelfde opdracht gaat verder. "
        "Uitkomst: 0 klaar, 1 geweigerd of gestopt door een fout, 2 verkeerd gevraagd.",
    )
    deel.add_argument(
        "--huishoudens", type=_aantal, metavar="N", help=f"hoeveel (gewoon: {HUISHOUDENS})"
    )
    deel.add_argument("--zaad", type=int, metavar="S", help="hetzelfde getal, dezelfde gemeente")
    deel.add_argument(
        "--kanarie", action="store_true", help="elke naam en zin draagt een leesbaar teken"
    )
    deel.add_argument("--opnieuw", action="store_true", help="gooi de vorige weg")
    deel.set_defaults(func=synthese)


def _aantal(tekst: str) -> int:
    if not (tekst.isdecimal() and 1 <= int(tekst) <= MEESTE):
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen getal van 1 tot en met {MEESTE}")
    return int(tekst)


def synthese(keuze: argparse.Namespace) -> int:
    """Begin, ga verder, of laat staan wat er is; een echte database blijft zoals zij is."""
    from django.conf import settings

    from nabij.demo import merk

    if not settings.DEMO:
        return _zeg("dit is geen oefenomgeving; zet NABIJ_DEMO=1 als het er een moet worden")
    try:
        staat = merk.lees()
    except merk.GeenDemo as fout:
        return _zeg(str(fout))
    opties = _opties(keuze, staat)
    if staat is not None and not keuze.opnieuw:
        if staat.opties != opties:
            return _zeg(
                "Er staat al een andere oefenomgeving. Kies --opnieuw om die weg te gooien."
            )
        if staat.klaar:
            print("Deze gemeente staat er al.")
            return _toon_ijking(staat)
    return _bouw(opties, None if keuze.opnieuw else staat)


def _opties(keuze: argparse.Namespace, staat: Staat | None) -> Opties:
    """Wat gevraagd is; wat niet gevraagd is, is zoals het er staat."""
    from nabij.demo.bouw import ZAAD, Opties
    from nabij.demo.namen import Bron

    basis = Opties(stad=True, huishoudens=HUISHOUDENS, zaad=ZAAD)
    if staat is not None and staat.opties.stad and not keuze.opnieuw:
        basis = staat.opties
    return Opties(
        stad=True,
        huishoudens=keuze.huishoudens or basis.huishoudens,
        zaad=basis.zaad if keuze.zaad is None else keuze.zaad,
        bron=Bron.KANARIE if keuze.kanarie else basis.bron,
    )


def _bouw(opties: Opties, staat: Staat | None) -> int:
    """Alles wat misgaat wordt een zin; wat er staat, staat er met zijn merk."""
    from django.db import DatabaseError

    from nabij.demo.merk import AnderBouwt

    try:
        klus = _begin(opties, staat)
        totaal, voortgang = len(klus.verloop), Voortgang()
        for gedaan in klus.vul():
            voortgang("Huishoudens en losse vragen", gedaan, totaal)
        print("Afronden ...", flush=True)
        klus.rond_af()
    except KeyboardInterrupt:
        return _gestopt("Gestopt.", GESTOPT)
    except AnderBouwt as fout:
        return _zeg(str(fout))
    except (DatabaseError, OSError) as fout:
        return _gestopt(f"Het bouwen stopte: {fout}.", GEWEIGERD)
    return _klaar()


def _begin(opties: Opties, staat: Staat | None) -> Synthese:
    from nabij.demo import merk
    from nabij.demo.synthese import Synthese
    from nabij.deuren.opdrachten.migreer import migreer

    if staat is not None and staat.gedaan:
        print(f"Verder waar het bleef, na {staat.gedaan} huishoudens en losse vragen.", flush=True)
        return Synthese.hervat(staat)
    merk.wis()
    migreer()
    return Synthese.begin(opties, Voortgang())


def _gestopt(zin: str, code: int) -> int:
    """Zeg hoever het is, als dat nog te lezen is; een volle schijf mag dat niet verhinderen."""
    from django.db import DatabaseError

    from nabij.demo import merk

    try:
        staat = merk.lees()
    except (DatabaseError, merk.GeenDemo):
        staat = None
    hoever = f" Er staan {staat.gedaan} huishoudens en losse vragen." if staat else ""
    return _zeg(f"{zin}{hoever} Dezelfde opdracht gaat verder waar het bleef.", code)


def _klaar() -> int:
    from nabij.demo import merk

    staat = merk.lees()
    if staat is None:
        return _zeg("het merk van deze gemeente is weg")
    print(f"De gemeente staat klaar, met {staat.opties.huishoudens} huishoudens.\n")
    return _toon_ijking(staat)


def _toon_ijking(staat: Staat) -> int:
    from nabij.demo.ijking import ijk
    from nabij.demo.synthese import Synthese

    wereld = Synthese.hervat(staat).verloop.wereld
    print(f"{'ijking':<42}{'gepubliceerd':<28}{'hier':<24}uit")
    for regel in ijk(wereld, staat.telling):
        print(f"{regel.wat:<42}{regel.gepubliceerd:<28}{regel.uitkomst:<24}{regel.uit}")
    return GOED


def _zeg(zin: str, code: int = GEWEIGERD) -> int:
    print(f"nabij synthese: {zin}", file=sys.stderr)
    return code
