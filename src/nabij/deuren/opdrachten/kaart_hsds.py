"""`nabij kaart hsds-in` en `hsds-uit`: uitwisselen met andere sociale kaarten, in HSDS 3.0."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nabij.deuren.opdrachten.wijk import Voortgangsbalk

if TYPE_CHECKING:
    from nabij.koppelingen.hsds.inlezen import Telling, Verslag

GOED, GEWEIGERD, ONBRUIKBAAR = 0, 1, 2
_MEESTE_REGELS = 50
_SOORTEN = ("bewoners", "informeel", "collectief", "formeel")


def registreer(delen: argparse._SubParsersAction[Any]) -> None:
    """Hang beide onder `nabij kaart`."""
    erin = delen.add_parser(
        "hsds-in",
        help="een sociale kaart in HSDS 3.0 inlezen",
        description="Lees HSDS 3.0 (JSON) in, uit een bestand of uit alle .json in een map. Nog "
        "een keer inlezen verdubbelt niets. Een foute vermelding houdt de rest niet tegen. "
        "Uitkomst: 0 alles geladen, 1 er is iets geweigerd, 2 een bestand is onbruikbaar.",
    )
    erin.add_argument(
        "paden", nargs="+", type=Path, metavar="FILE|MAP", help="JSON, of een map met JSON"
    )
    erin.add_argument("--proef", action="store_true", help="niets schrijven, alleen zeggen wat")
    erin.add_argument(
        "--soort",
        choices=_SOORTEN,
        default="formeel",
        help="van wie het aanbod is als de bron dat niet zegt (anders: formeel)",
    )
    erin.set_defaults(func=_hsds_in)

    eruit = delen.add_parser(
        "hsds-uit",
        help="de sociale kaart als HSDS 3.0 uitgeven",
        description="Schrijf alle organisaties met hun aanbod naar een bestand. Zonder --alles "
        "staan er alleen contactpersonen in die openbaar op de kaart staan.",
    )
    eruit.add_argument("bestand", type=Path, metavar="FILE", help="waar het komt te staan")
    eruit.add_argument(
        "--alles", action="store_true", help="ook contactpersonen die niet openbaar zijn"
    )
    eruit.set_defaults(func=_hsds_uit)


def _hsds_in(args: argparse.Namespace) -> int:
    from nabij.kamers.kaart.models import Soort
    from nabij.koppelingen.hsds.inlezen import lees_in

    verslag = lees_in(
        args.paden,
        proef=args.proef,
        soort=Soort(args.soort),
        voortgang=Voortgangsbalk(sys.stderr),
    )
    for regel in verslag_regels(verslag, args.soort):
        print(regel)
    for regel in foutregels(verslag):
        print(regel, file=sys.stderr)
    return verslag.code


def verslag_regels(verslag: Verslag, soort: str) -> list[str]:
    """Wat er geladen is, en wat goed is om te weten."""
    from nabij.koppelingen.hsds.inlezen import Telling

    regels = [
        _telregel("organisaties", verslag.organisaties),
        _telregel("plekken", verslag.plekken),
        _telregel("aanbod", verslag.aanbod),
    ]
    if verslag.termen != Telling():
        regels.append(_telregel("losse termen en indelingen", verslag.termen))
    if verslag.zonder_soort:
        regels.append(
            f"van {verslag.zonder_soort} aanbod zegt de bron niet van wie het is; het staat nu als "
            f"{soort} (anders kiezen: --soort)"
        )
    regels += _eerste([f"let op: {een}" for een in verslag.opgelet], "aandachtspunten")
    if verslag.proef:
        regels.append("Dit was een proef: er is niets geschreven.")
    return regels


def _telregel(wat: str, telling: Telling) -> str:
    return (
        f"{wat}: {telling.nieuw} nieuw, {telling.veranderd} veranderd, "
        f"{telling.al_bekend} al bekend"
    )


def foutregels(verslag: Verslag) -> list[str]:
    geweigerd = _eerste([f"Geweigerd: {een}" for een in verslag.geweigerd], "fouten")
    return [*geweigerd, *(f"Onbruikbaar: {tekst}" for tekst in verslag.onbruikbaar)]


def _eerste(regels: list[str], wat: str) -> list[str]:
    over = len(regels) - _MEESTE_REGELS
    return [*regels[:_MEESTE_REGELS], *([f"... en nog {over} {wat}"] if over > 0 else [])]


def _hsds_uit(args: argparse.Namespace) -> int:
    from nabij.kamers.kaart.models import Organisatie
    from nabij.koppelingen.hsds.formaat import schrijf
    from nabij.koppelingen.hsds.uitgeven import organisaties

    totaal, voortgang = Organisatie.objects.count(), Voortgangsbalk(sys.stderr)
    eerst = args.bestand.with_name(f"{args.bestand.name}.deel")
    gedaan = 0
    try:
        with eerst.open("w", encoding="utf-8") as bestand:
            bestand.write("[\n")
            for gedaan, stuk in enumerate(organisaties(openbaar=not args.alles), start=1):
                bestand.write((",\n" if gedaan > 1 else "") + schrijf(stuk).rstrip("\n"))
                voortgang("organisaties", gedaan, totaal)
            bestand.write("\n]\n")
        eerst.replace(args.bestand)
    except OSError as fout:
        eerst.unlink(missing_ok=True)
        print(f"{args.bestand.name}: niet te schrijven ({fout.strerror})", file=sys.stderr)
        return ONBRUIKBAAR
    mensen = "met alle contactpersonen" if args.alles else "zonder wie niet openbaar is"
    print(f"{args.bestand.name}: {gedaan} organisaties, {mensen}.")
    return GOED
