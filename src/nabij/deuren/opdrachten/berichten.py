"""`nabij berichten`: wat aanbieders stuurden verwerken, en wat klaarligt versturen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nabij.deuren.opdrachten.wijk import Voortgangsbalk

if TYPE_CHECKING:
    from nabij.koppelingen.istandaarden.postbode import Uitslag, Verzonden

GOED, NIET_ALLES, ONBRUIKBAAR = 0, 1, 2
_UITKOMST = "Uitkomst: 0 alles goed, 1 er is iets waar iemand naar moet kijken, 2 onbruikbaar."
_MEESTE = 20


def registreer(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Meld `nabij berichten verwerk` en `verzend` aan."""
    berichten = subparsers.add_parser("berichten", help="het berichtenverkeer met aanbieders")
    delen = berichten.add_subparsers(title="wat", metavar="WAT", required=True)

    verwerk = delen.add_parser(
        "verwerk",
        help="berichten van aanbieders verwerken",
        description="Bewaar elk bestand in de map zoals het kwam (XML, of een envelop van het "
        "GGk), zet het in de map aangenomen, en verwerk wat er ligt. Een fout bericht houdt de "
        "rest niet op. Nog eens doen verdubbelt niets. " + _UITKOMST,
    )
    verwerk.add_argument("map", type=Path, metavar="MAP", help="waar de bestanden liggen")
    verwerk.add_argument(
        "--retour", type=Path, metavar="MAP", help="schrijf de antwoorden hierheen"
    )
    verwerk.add_argument("--envelop", action="store_true", help="antwoorden in een GGk-envelop")
    verwerk.set_defaults(func=_verwerk)

    verzend = delen.add_parser(
        "verzend",
        help="toewijzingen en antwoorden versturen",
        description="Schrijf wat klaarligt naar de map: toewijzingen (301), antwoorden op een "
        "verzoek (319) en antwoorden op berichten. Wie afgeschermd is wordt niet genoemd. Wat niet "
        "kan blijft liggen, met waarom. " + _UITKOMST,
    )
    verzend.add_argument("map", type=Path, metavar="MAP", help="waar de bestanden komen")
    verzend.add_argument("--envelop", action="store_true", help="elk bericht in een GGk-envelop")
    verzend.set_defaults(func=_verzend)


def _verwerk(keuze: argparse.Namespace) -> int:
    from nabij.koppelingen.istandaarden.postbode import neem_map_aan, verzend_retour

    if not keuze.map.is_dir():
        return _onbruikbaar(f"{keuze.map} is geen map.")
    balk = Voortgangsbalk(sys.stderr)
    try:
        aangenomen = neem_map_aan(keuze.map, balk)
        uitslag = _alles(balk)
        weg = verzend_retour(keuze.retour, envelop=keuze.envelop) if keuze.retour else None
    except OSError as fout:
        return _onbruikbaar(f"{fout.filename}: {fout.strerror}")
    print(f"aangenomen: {aangenomen.nieuw} nieuw, {aangenomen.bekend} al bekend")
    print(
        f"verwerkt: {uitslag.gelukt} helemaal, {uitslag.deels} voor een deel, "
        f"{uitslag.geweigerd} niet ({uitslag.regels} regels)"
    )
    for regel in (*aangenomen.onleesbaar, *uitslag.redenen[:_MEESTE]):
        print(f"let op: {regel}", file=sys.stderr)
    if weg is not None:
        _meld("antwoorden", weg)
    niet = uitslag.geweigerd or uitslag.deels or aangenomen.onleesbaar or (weg and weg.binnen)
    return NIET_ALLES if niet else GOED


def _alles(balk: Voortgangsbalk) -> Uitslag:
    """Verwerk tot er niets meer ligt; wie ernaast werkt pakt andere berichten."""
    from nabij.koppelingen.istandaarden.postbode import Uitslag, verwerk

    uit = Uitslag()
    while (keer := verwerk()).gedaan:
        uit.tel_op(keer)
        # Hoeveel er nog ligt weet niemand zeker: er kan een werker naast staan.
        balk("verwerken", uit.gedaan, uit.gedaan + 1)
    return uit


def _verzend(keuze: argparse.Namespace) -> int:
    from nabij.koppelingen.istandaarden.postbode import verzend, verzend_retour

    balk = Voortgangsbalk(sys.stderr)
    try:
        post = verzend(keuze.map, envelop=keuze.envelop, voortgang=balk)
        antwoorden = verzend_retour(keuze.map, envelop=keuze.envelop, voortgang=balk)
    except OSError as fout:
        return _onbruikbaar(f"{fout.filename}: {fout.strerror}")
    _meld("toewijzingen en antwoorden op een verzoek", post)
    _meld("antwoorden op berichten", antwoorden)
    return NIET_ALLES if post.binnen or antwoorden.binnen else GOED


def _meld(wat: str, weg: Verzonden) -> None:
    print(f"{wat}: {weg.bestanden} verstuurd, {weg.binnen} blijven binnen")
    for reden, aantal in weg.redenen.items():
        print(f"let op: {aantal} keer: {reden}", file=sys.stderr)


def _onbruikbaar(tekst: str) -> int:
    print(f"nabij berichten: {tekst}", file=sys.stderr)
    return ONBRUIKBAAR
