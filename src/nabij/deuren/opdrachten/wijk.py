"""`nabij wijk`: bestanden van CBS en PDOK laden, postcodes, en tonen wat er bekend is."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from nabij.kamers.wijk.models import Gebied, Kerncijfer
    from nabij.koppelingen.cbs.vertaling import LaadVerslag
    from nabij.koppelingen.postcodes.vertaling import Postcodeverslag

NODIG_DJANGO = True

GOED, GEWEIGERD, ONBRUIKBAAR = 0, 1, 2
_MEESTE_FOUTEN = 50
_NIETS = "Er is niets geladen."
_UITKOMST = (
    "Is er iets mis met een regel, dan wordt er niets geladen. Uitkomst: 0 geladen, 1 regels "
    "geweigerd, 2 een bestand is onbruikbaar; dan wordt er nooit iets geladen."
)


def registreer(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Meld `nabij wijk laad`, `postcodes`, `eigen` en `toon` aan."""
    wijk = subparsers.add_parser("wijk", help="wijken, buurten en hun kerncijfers")
    delen = wijk.add_subparsers(title="wat", metavar="WAT", required=True)
    _registreer_laad(delen)

    postcodes = delen.add_parser(
        "postcodes",
        help="welke huisnummers in welke buurt liggen",
        description="Laad een CSV met de kop postcode;huisnummer_van;huisnummer_tot;gebied. Zonder "
        "huisnummers geldt een regel voor de hele postcode. " + _UITKOMST,
    )
    _registreer_gedeeltelijk(postcodes, "postcodes die al geladen zijn mogen veranderen")
    postcodes.add_argument("bestand", type=Path, metavar="FILE", help="CSV")
    postcodes.set_defaults(func=_postcodes)

    eigen = delen.add_parser("eigen", help="welke gemeente van ons is")
    eigen.add_argument("gemeente", metavar="CODE", help="bijvoorbeeld GM0479")
    eigen.add_argument("--af", action="store_true", help="deze gemeente is niet meer van ons")
    eigen.set_defaults(func=_eigen)

    toon = delen.add_parser("toon", help="wat er over een gebied bekend is")
    toon.add_argument("gebied", metavar="CODE", help="bijvoorbeeld GM0479 of WK047911")
    toon.add_argument("--json", action="store_true", help="als JSON")
    toon.set_defaults(func=_toon)


def _registreer_laad(delen: argparse._SubParsersAction[Any]) -> None:
    laad = delen.add_parser(
        "laad",
        help="bestanden van CBS en PDOK laden",
        description="Laad kerncijfers en grenzen uit CSV, GeoJSON en bewaarde antwoorden van "
        "StatLine (TypedDataSet met DataProperties en WijkenEnBuurten). " + _UITKOMST,
    )
    _registreer_gedeeltelijk(laad, "cijfers die al geladen zijn mogen veranderen")
    laad.add_argument(
        "--hernoemd",
        action="append",
        default=[],
        type=_code,
        metavar="CODE",
        help="dit gebied kreeg een andere naam en is hetzelfde gebleven (mag vaker)",
    )
    laad.add_argument("--jaar", type=_jaar, metavar="J", help="het jaar, als het bestand het mist")
    laad.add_argument(
        "bestanden", nargs="+", type=Path, metavar="FILE", help="CSV, GeoJSON of JSON van StatLine"
    )
    laad.set_defaults(func=_laad)


def _registreer_gedeeltelijk(opdracht: argparse.ArgumentParser, vervang: str) -> None:
    opdracht.add_argument(
        "--gedeeltelijk", action="store_true", help="de goede regels wel laden als er foute zijn"
    )
    opdracht.add_argument("--vervang", action="store_true", help=vervang)


def _jaar(tekst: str) -> int:
    if not (tekst.isdecimal() and 1990 <= int(tekst) <= 2100):
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen jaar")
    return int(tekst)


def _code(tekst: str) -> str:
    from nabij.kamers.wijk.regels import is_cbs_code

    code = tekst.strip().upper()
    if not is_cbs_code(code):
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen code van gemeente, wijk of buurt")
    return code


def _laad(args: argparse.Namespace) -> int:
    from nabij.koppelingen.cbs.vertaling import laad

    verslag = laad(
        args.bestanden,
        jaar=args.jaar,
        gedeeltelijk=args.gedeeltelijk,
        vervang=args.vervang,
        hernoemd=args.hernoemd,
        voortgang=Voortgangsbalk(sys.stderr),
    )
    return _meld(verslag_regels(verslag), verslag)


def _postcodes(args: argparse.Namespace) -> int:
    from nabij.koppelingen.postcodes.vertaling import laad_postcodes

    verslag = laad_postcodes(args.bestand, gedeeltelijk=args.gedeeltelijk, vervang=args.vervang)
    return _meld([postcoderegel(verslag)], verslag)


def _meld(regels: list[str], verslag: LaadVerslag | Postcodeverslag) -> int:
    for regel in regels:
        print(regel)
    for regel in foutregels(verslag):
        print(regel, file=sys.stderr)
    return verslag.code


def _eigen(args: argparse.Namespace) -> int:
    from nabij.kamers.wijk import handelingen, overzichten

    gemeente = overzichten.gebied_met_code(args.gemeente)
    if gemeente is None or gemeente.ouder is not None:
        print(
            f"Er is geen gemeente {args.gemeente}. Laad haar eerst met nabij wijk laad.",
            file=sys.stderr,
        )
        return GEWEIGERD
    handelingen.wijs_eigen_gemeente_aan(gebied=gemeente, eigen=not args.af)
    if args.af:
        print(f"{gemeente.naam} is niet meer van ons.")
    else:
        aantal = len(overzichten.kleinste_gebieden(gemeente.code))
        delen = _tel(aantal, "wijk of buurt", "wijken en buurten")
        print(f"{gemeente.naam} is van ons, met {delen} in de keuzelijsten.")
    return GOED


class Voortgangsbalk:
    """Voortgang op stderr: een balk die meeloopt op een scherm, anders een regel per stap."""

    def __init__(self, uit: TextIO) -> None:
        self.uit, self.scherm, self.vorige = uit, uit.isatty(), ""

    def __call__(self, wat: str, gedaan: int, totaal: int) -> None:
        if self.scherm:
            vol = round(20 * gedaan / totaal) if totaal else 20
            balk = "#" * vol + "." * (20 - vol)
            einde = "\n" if gedaan >= totaal else ""
            self.uit.write(f"\r\x1b[K[{balk}] {wat} {gedaan}/{totaal}{einde}")
        elif wat != self.vorige:
            self.uit.write(f"{wat} ...\n")
        self.vorige = wat
        self.uit.flush()


def verslag_regels(verslag: LaadVerslag) -> list[str]:
    """Per bestand wat eruit kwam, met de kolommen die we niet kennen, en dan wat er geladen is."""
    regels: list[str] = []
    for lezing in verslag.lezingen:
        onbekend = sum(cijfer.waarde is None for cijfer in lezing.cijfers)
        regels.append(
            f"{lezing.bestand}: {_tel(len(lezing.gebieden), 'gebied', 'gebieden')}, "
            f"{len(lezing.cijfers)} cijfers "
            f"waarvan {onbekend} onbekend; {lezing.kolommen} kolommen, waarvan {lezing.gevuld} "
            f"gevuld en {len(lezing.onbekende_kolommen)} die we niet kennen"
        )
        regels += [f"  let op: {zin}" for zin in lezing.let_op]
        if lezing.overgeslagen:
            regels.append(f"  overgeslagen (land als geheel, water): {lezing.overgeslagen}")
        if lezing.onbekende_kolommen:
            regels.append(f"  niet gekend: {', '.join(lezing.onbekende_kolommen)}")
    if verslag.geladen:
        regels.append(
            f"Geladen: {_tel(verslag.gebieden, 'gebied', 'gebieden')} en "
            f"{verslag.cijfers} cijfers, waarvan "
            f"{verslag.onbekend} onbekend. Al bekend: {verslag.al_bekend} cijfers."
        )
        if verslag.zonder_grens:
            regels.append(zonder_grens(verslag.zonder_grens))
    else:
        regels.append(_NIETS)
    return regels


def zonder_grens(aantal: int) -> str:
    """Wat er op het scherm anders is als we de grens van zoveel gebieden niet kennen."""
    return (
        f"Zonder grens: {_tel(aantal, 'wijk of buurt', 'wijken en buurten')}. Die staan wel in de "
        "lijsten en tabellen, maar niet op de kaart. Grenzen geeft PDOK, in GeoJSON."
    )


def postcoderegel(verslag: Postcodeverslag) -> str:
    if not verslag.geladen:
        return _NIETS
    return (
        f"Geladen: {_tel(verslag.postcodes, 'postcode', 'postcodes')} in "
        f"{_tel(verslag.reeksen, 'reeks', 'reeksen')} over "
        f"{_tel(verslag.gebieden, 'gebied', 'gebieden')}, uit "
        f"{_tel(verslag.regels, 'regel', 'regels')}. Al bekend: {verslag.al_bekend}. "
        f"Dubbel in het bestand: {verslag.dubbel}."
    )


def _tel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def foutregels(verslag: LaadVerslag | Postcodeverslag) -> list[str]:
    """Wat er onbruikbaar was of geweigerd werd, en wat je eraan kunt doen."""
    regels = [str(fout) for fout in verslag.fouten[:_MEESTE_FOUTEN]]
    if len(verslag.fouten) > _MEESTE_FOUTEN:
        regels.append(f"... en nog {len(verslag.fouten) - _MEESTE_FOUTEN} fouten")
    regels += [f"Onbruikbaar: {tekst}" for tekst in verslag.onbruikbaar]
    if verslag.fouten and not verslag.onbruikbaar and not verslag.geladen:
        regels.append("Met --gedeeltelijk worden de goede regels wel geladen.")
    return regels


def _toon(args: argparse.Namespace) -> int:
    from nabij.kamers.wijk.overzichten import cijfers_van, gebied_met_code

    gebied = gebied_met_code(args.gebied)
    if gebied is None:
        print(f"Er is geen gebied met code {args.gebied}.", file=sys.stderr)
        return GEWEIGERD
    cijfers = list(cijfers_van(gebied))
    if args.json:
        print(json.dumps(als_json(gebied, cijfers), ensure_ascii=False, indent=2))
    else:
        print("\n".join(als_tekst(gebied, cijfers)))
    return GOED


def als_json(gebied: Gebied, cijfers: list[Kerncijfer]) -> dict[str, Any]:
    """{code, naam, gemeente, cijfers: [{naam, waarde of null, reden, eenheid, jaar, bron}]}."""
    return {
        "code": gebied.code,
        "naam": gebied.naam,
        "gemeente": gebied.gemeente.naam,
        "cijfers": [
            {
                "naam": cijfer.maat.naam,
                "waarde": _getal(cijfer),
                "reden": str(cijfer.get_reden_display()) or None,
                "eenheid": cijfer.maat.eenheid,
                "jaar": cijfer.jaar,
                "bron": cijfer.bron,
            }
            for cijfer in cijfers
        ],
    }


def _getal(cijfer: Kerncijfer) -> int | float | None:
    """Een heel getal zonder decimalen, anders met; None als het onbekend is."""
    if cijfer.waarde is None:
        return None
    heel = int(cijfer.waarde)
    return heel if heel == cijfer.waarde else float(cijfer.waarde)


def als_tekst(gebied: Gebied, cijfers: list[Kerncijfer]) -> list[str]:
    from nabij.kamers.wijk.overzichten import waarde_in_woorden

    kop = f"{gebied.naam} ({gebied.code}), {gebied.get_soort_display()}"
    if gebied.ouder is not None:
        kop += f" in {gebied.gemeente.naam}"
    breedste = max((len(cijfer.maat.naam) for cijfer in cijfers), default=0)
    regels = [kop, ""]
    for cijfer in cijfers:
        waarde, herkomst = waarde_in_woorden(cijfer), f"{cijfer.jaar}, {cijfer.bron}"
        regels.append(f"{cijfer.maat.naam:{breedste}}  {waarde}  ({herkomst})")
    return regels if cijfers else [*regels, "Er zijn nog geen cijfers."]
