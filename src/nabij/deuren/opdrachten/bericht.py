"""`nabij bericht`: berichten van iWmo en iJw controleren, tonen, omzetten en beantwoorden."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nabij.koppelingen.istandaarden.controle import Oordeel
    from nabij.koppelingen.istandaarden.formaat.berichten import Bericht

NODIG_DJANGO = False

GOED, NIET_GOED, ONBRUIKBAAR = 0, 1, 2
_UITKOMST = "Uitkomst: 0 goed, 1 niet goed, 2 de opdracht is onbruikbaar."


def registreer(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Meld `nabij bericht controleer`, `toon`, `omzetten` en `retour` aan."""
    bericht = subparsers.add_parser("bericht", help="berichten van iWmo en iJw")
    delen = bericht.add_subparsers(title="wat", metavar="WAT", required=True)

    controleer = delen.add_parser(
        "controleer",
        help="klopt een bericht?",
        description="Eerst de opbouw, en klopt die, dan de inhoud. Alleen de opbouw bepaalt of een"
        " bericht geldig is. Uitkomst: 0 alles geldig, 1 iets is niet geldig, 2 de opdracht is"
        " onbruikbaar.",
    )
    controleer.add_argument("bestanden", nargs="+", type=Path, metavar="FILE", help="XML")
    controleer.add_argument("--json", action="store_true", help="als JSON")
    controleer.set_defaults(func=_controleer)

    toon = delen.add_parser("toon", help="een bericht in gewone woorden", description=_UITKOMST)
    toon.add_argument("bestand", type=Path, metavar="FILE", help="XML")
    toon.set_defaults(func=_toon)

    omzetten = delen.add_parser(
        "omzetten",
        help="van XML naar JSON of terug",
        description="Wat eruit komt is altijd een geldig bericht. " + _UITKOMST,
    )
    omzetten.add_argument("bestand", type=Path, metavar="FILE", help="XML of JSON")
    omzetten.add_argument("--naar", choices=("json", "xml"), required=True, help="de vorm")
    omzetten.set_defaults(func=_omzetten)

    retour = delen.add_parser(
        "retour",
        help="het retourbericht bij een bericht",
        description="Schrijft het retourbericht (bij een declaratie: het antwoord) naar de"
        " uitvoer. Klopt de opbouw van een bericht niet, dan is er geen retourbericht. "
        + _UITKOMST,
    )
    retour.add_argument("bestand", type=Path, metavar="FILE", help="XML")
    retour.set_defaults(func=_retour)


def _controleer(keuze: argparse.Namespace) -> int:
    from nabij.koppelingen.istandaarden.controle import controleer_bestand

    uitkomst, oordelen = GOED, []
    for pad in keuze.bestanden:
        try:
            oordeel = controleer_bestand(pad, _vandaag())
        except OSError as fout:
            _meld(f"{pad} is niet te openen: {_waarom(fout)}.")
            return ONBRUIKBAAR
        oordelen.append((pad, oordeel))
        if not oordeel.geldig:
            uitkomst = NIET_GOED
    if keuze.json:
        _schrijf_json([_als_json(pad, oordeel) for pad, oordeel in oordelen])
    else:
        for pad, oordeel in oordelen:
            print("\n".join(_in_woorden(pad, oordeel)))
    return uitkomst


def _als_json(pad: Path, oordeel: Oordeel) -> dict[str, Any]:
    type_ = oordeel.type
    return {
        "bestand": str(pad),
        "berichtcode": type_.code if type_ else None,
        "standaard": type_.standaard.naam if type_ else None,
        "versie": type_.standaard.versie if type_ else None,
        "geldig": oordeel.geldig,
        "fouten": [
            {"regel": fout.regel, "pad": fout.pad, "melding": fout.melding}
            for fout in oordeel.fouten
        ],
        "inhoud": [
            {
                "regel": deel.regel,
                "pad": deel.pad,
                "melding": deel.melding,
                "ernst": str(deel.ernst),
            }
            for deel in oordeel.inhoud
        ],
    }


def _in_woorden(pad: Path, oordeel: Oordeel) -> list[str]:
    wat = f" ({oordeel.type.soort.wat}, {oordeel.type.naam.upper()})" if oordeel.type else ""
    regels = [f"{pad}{wat}: de opbouw klopt {'' if oordeel.geldig else 'niet'}".rstrip() + "."]
    regels += [f"  {fout.regel} {fout.pad}: {fout.melding}" for fout in oordeel.fouten]
    regels += [
        f"  {deel.regel} ({deel.ernst}) {deel.pad}: {deel.melding}" for deel in oordeel.inhoud
    ]
    return regels


def _toon(keuze: argparse.Namespace) -> int:
    def doe(oordeel: Oordeel, bericht: Bericht, inhoud: bytes) -> int:
        from nabij.koppelingen.istandaarden.tonen import toon

        print("\n".join(toon(bericht)))
        for deel in oordeel.inhoud:
            print(f"Let op: {deel.melding} ({deel.regel}, {deel.pad})")
        return GOED

    return _met_bericht(keuze.bestand, doe)


def _omzetten(keuze: argparse.Namespace) -> int:
    from nabij.koppelingen.istandaarden.json import naar_json, van_json
    from nabij.koppelingen.istandaarden.schrijver import schrijf
    from nabij.koppelingen.istandaarden.veilig import Geweigerd, lees_bestand

    def uit(bericht: Bericht) -> int:
        inhoud = schrijf(bericht)
        if keuze.naar == "json":
            _schrijf_json(naar_json(bericht))
        else:
            _schrijf_bytes(inhoud)
        return GOED

    try:
        if not lees_bestand(keuze.bestand).lstrip().startswith(b"{"):
            return _met_bericht(keuze.bestand, lambda _, bericht, __: uit(bericht))
        return uit(van_json(lees_bestand(keuze.bestand)))
    except OSError as fout:
        _meld(f"{keuze.bestand} is niet te openen: {_waarom(fout)}.")
        return ONBRUIKBAAR
    except Geweigerd as geweigerd:
        _meld(f"{geweigerd.pad}: {geweigerd.reden}" if geweigerd.pad else geweigerd.reden)
        return NIET_GOED


def _retour(keuze: argparse.Namespace) -> int:
    def doe(oordeel: Oordeel, bericht: Bericht, inhoud: bytes) -> int:
        from nabij.koppelingen.istandaarden import retour
        from nabij.koppelingen.istandaarden.schrijver import schrijf

        kenmerk = retour.Kenmerk.van(inhoud, _vandaag())
        try:
            antwoord = retour.maak_retour(bericht, kenmerk, retour.afkeur_van(oordeel))
        except retour.GeenRetour as geen:
            _meld(str(geen))
            return NIET_GOED
        _schrijf_bytes(schrijf(antwoord))
        return GOED

    return _met_bericht(keuze.bestand, doe)


def _met_bericht(pad: Path, doe: Callable[[Oordeel, Bericht, bytes], int]) -> int:
    """Lees het bericht en ga ermee verder; klopt het niet, zeg dan waarom niet."""
    from nabij.koppelingen.istandaarden.controle import controleer_bestand

    try:
        oordeel = controleer_bestand(pad, _vandaag())
        if oordeel.bericht is not None:
            return doe(oordeel, oordeel.bericht, pad.read_bytes())
    except OSError as fout:
        _meld(f"{pad} is niet te openen: {_waarom(fout)}.")
        return ONBRUIKBAAR
    _meld("\n".join(_in_woorden(pad, oordeel)))
    return NIET_GOED


def _vandaag() -> date:
    from nabij.fundament.klok import vandaag

    return vandaag()


def _waarom(fout: OSError) -> str:
    return {
        FileNotFoundError: "het bestand is er niet",
        IsADirectoryError: "dit is een map",
        PermissionError: "dat mag niet",
    }.get(type(fout), fout.strerror or "onbekende reden")


def _schrijf_json(waarde: Any) -> None:
    json.dump(waarde, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _schrijf_bytes(inhoud: bytes) -> None:
    """Bytes, want een uitvoer in tekst zou de regeleinden veranderen."""
    sys.stdout.flush()
    sys.stdout.buffer.write(inhoud)
    sys.stdout.buffer.flush()


def _meld(tekst: str) -> None:
    print(tekst, file=sys.stderr)
