"""`nabij demo`: een oefenomgeving met verzonnen mensen bouwen, en wie er kan aanmelden."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nabij.deuren.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from nabij.demo.bouw import Opties

NODIG_DJANGO = True
GOED, GEWEIGERD, ONBRUIKBAAR = 0, 1, 2


def registreer(opdrachten: Any) -> None:
    ouder = opdrachten.add_parser("demo", help="een oefenomgeving met verzonnen mensen")
    delen = ouder.add_subparsers(title="wat", metavar="WAT", required=True)
    bouwen = delen.add_parser("bouw", help="bouw de oefenomgeving, of laat staan wat er is")
    bouwen.add_argument("--leeg", action="store_true", help="zonder huishoudens")
    bouwen.add_argument("--huishoudens", type=int, metavar="N", help="hoeveel huishoudens")
    bouwen.add_argument("--zaad", type=int, metavar="S", help="hetzelfde getal, dezelfde mensen")
    bouwen.add_argument("--opnieuw", action="store_true", help="gooi de vorige weg")
    bouwen.add_argument("--gemeente", metavar="CODE", help="een echte gemeente, zoals GM0479")
    bouwen.add_argument("--cbs", metavar="MAP", help="de map met bestanden van het CBS")
    bouwen.add_argument(
        "--hernoemd",
        action="append",
        metavar="CODE",
        help="dit gebied kreeg een andere naam en is hetzelfde gebleven (mag vaker)",
    )
    bouwen.add_argument("--postcodes", metavar="FILE", help="welke huisnummers in welke buurt")
    bouwen.set_defaults(func=bouw)
    delen.add_parser("accounts", help="wie zich kan aanmelden").set_defaults(func=accounts)


def bouw(keuze: argparse.Namespace) -> int:
    """Bouw wat er niet is; laat staan wat er is; weiger een database die geen demo is."""
    from django.conf import settings

    from nabij.demo import merk

    if not settings.DEMO:
        return _zeg("dit is geen oefenomgeving; zet NABIJ_DEMO=1 als het er een moet worden")
    gevraagd = _gevraagd(keuze)
    if fout := _past_niet(keuze):
        return _zeg(fout, ONBRUIKBAAR)
    try:
        staat = merk.lees()
    except merk.GeenDemo as fout:
        return _zeg(str(fout), GEWEIGERD)
    if staat is None or keuze.opnieuw:
        return _nieuw(merk.met(gevraagd))
    if not staat.klaar and staat.opties.stad:
        return _zeg("Hier staat een synthese die nog niet klaar is: nabij synthese gaat verder.")
    if not staat.klaar:
        print("De vorige keer was niet klaar; nu opnieuw.")
        return _nieuw(merk.met(gevraagd, staat.opties))
    if merk.met(gevraagd, staat.opties) != staat.opties:
        return _zeg("Er staat al een andere oefenomgeving. Kies --opnieuw om die weg te gooien.")
    from nabij.deuren.opdrachten.migreer import migreer

    return migreer()


def _past_niet(keuze: argparse.Namespace) -> str:
    """De zin bij opties die niet bij elkaar passen of nergens heen wijzen; anders leeg."""
    if (keuze.gemeente is None) != (keuze.cbs is None):
        return "--gemeente en --cbs horen bij elkaar"
    if keuze.gemeente is None and (keuze.hernoemd or keuze.postcodes):
        return "--hernoemd en --postcodes horen bij --gemeente en --cbs"
    if keuze.cbs and not Path(keuze.cbs).is_dir():
        return f"{keuze.cbs} is geen map"
    if keuze.postcodes and not Path(keuze.postcodes).is_file():
        return f"{keuze.postcodes} is geen bestand"
    return ""


def _gevraagd(keuze: argparse.Namespace) -> dict[str, Any]:
    """Alleen wat iemand zelf opgaf."""
    namen = ("huishoudens", "zaad", "gemeente", "cbs", "postcodes")
    gegeven = {naam: getattr(keuze, naam) for naam in namen if getattr(keuze, naam) is not None}
    if keuze.hernoemd:
        gegeven["hernoemd"] = tuple(code.upper() for code in keuze.hernoemd)
    return {**gegeven, **({"leeg": True} if keuze.leeg else {})}


def _nieuw(opties: Opties) -> int:
    from django.db import DatabaseError

    from nabij.demo import merk
    from nabij.demo.bouw import GemeenteOnbruikbaar
    from nabij.demo.bouw import bouw as bouw_gemeente
    from nabij.deuren.opdrachten.migreer import migreer

    if opties.huishoudens < 1:
        return _zeg("Kies minstens een huishouden.", ONBRUIKBAAR)
    merk.wis()
    migreer()
    merk.begin(opties)
    try:
        bouw_gemeente(opties, Voortgang())
    except GemeenteOnbruikbaar as fout:
        return _zeg(str(fout), GEWEIGERD)
    except (DatabaseError, OSError) as fout:
        return _zeg(f"Het bouwen stopte: {fout}. De volgende keer begint het opnieuw.", GEWEIGERD)
    merk.klaar()
    soort = "zonder huishoudens" if opties.leeg else f"met {opties.huishoudens} huishoudens"
    print(f"De oefenomgeving staat klaar, {soort}.")
    if opties.gemeente:
        _zeg_over_grenzen(opties.gemeente)
    return GOED


def _zeg_over_grenzen(gemeente: str) -> None:
    from nabij.deuren.opdrachten.wijk import zonder_grens
    from nabij.kamers.wijk import overzichten

    gebieden = overzichten.kleinste_gebieden(gemeente)
    if aantal := overzichten.zonder_grens([gebied.code for gebied in gebieden]):
        print(zonder_grens(aantal))


def accounts(keuze: argparse.Namespace) -> int:
    """De oefenaccounts met hun wachtwoord."""
    from nabij.demo.medewerkers import WACHTWOORD, bezetting

    print(f"{'inlognaam':<14}{'naam':<20}{'rol':<14}team")
    for werker in bezetting().werkers:
        if werker.oefenaccount:
            rol = ", ".join(werker.rollen)
            print(f"{werker.inlognaam:<14}{werker.naam:<20}{rol:<14}{werker.team}")
    print(f"Het wachtwoord is overal: {WACHTWOORD}")
    return GOED


def _zeg(zin: str, code: int = GEWEIGERD) -> int:
    print(f"nabij demo: {zin}", file=sys.stderr)
    return code
