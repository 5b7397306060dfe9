"""Een bericht als JSON en terug, met de namen van de standaard.

Datums en tijden staan er als tekst, getallen als getal. `van_json` bouwt het bericht en laat de
schrijver oordelen: wat geen geldig bericht is, wordt geweigerd met de plek erbij.
"""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any, Final

from nabij.koppelingen.istandaarden.formaat.berichten import BERICHTTYPEN, Bericht
from nabij.koppelingen.istandaarden.formaat.beschrijving import Element, Klasse, beschrijf
from nabij.koppelingen.istandaarden.formaat.soorten import Soort
from nabij.koppelingen.istandaarden.schrijver import als_tekst
from nabij.koppelingen.istandaarden.veilig import Geweigerd

_REGEL: Final = "JSON"


def naar_json(bericht: Bericht) -> dict[str, Any]:
    beschrijving = beschrijf(bericht.type)
    uit: dict[str, Any] = {
        "bericht": bericht.type.naam,
        "standaard": bericht.type.standaard.naam,
        "versie": bericht.type.standaard.versie,
        "Header": _naar(beschrijving.kop, bericht.kop),
    }
    if bericht.lichaam is not None:
        uit[bericht.type.soort.element] = _naar(beschrijving.lichaam, bericht.lichaam)
    return uit


def _naar(type_: Soort | Klasse, waarde: Any) -> Any:
    if isinstance(type_, Soort):
        return waarde if isinstance(waarde, int) else als_tekst(waarde)
    uit: dict[str, Any] = {}
    for element in type_.elementen:
        deel = getattr(waarde, element.veld)
        if element.rij:
            if deel:
                uit[element.naam] = [_naar(element.type, een) for een in deel]
        elif deel is not None:
            uit[element.naam] = _naar(element.type, deel)
    return uit


def van_json(inhoud: bytes) -> Bericht:
    try:
        gelezen = json.loads(inhoud)
    except (ValueError, RecursionError):
        raise Geweigerd("Dit is geen leesbare JSON.", _REGEL) from None
    if not isinstance(gelezen, dict):
        raise Geweigerd("Een bericht is een voorwerp met velden.", _REGEL)
    for type_ in BERICHTTYPEN:
        gevraagd = (gelezen.get("bericht"), gelezen.get("versie", type_.standaard.versie))
        if gevraagd == (type_.naam, type_.standaard.versie):
            break
    else:
        raise Geweigerd("Het veld `bericht` noemt geen bericht dat we kennen.", _REGEL, "bericht")
    beschrijving, naam = beschrijf(type_), type_.soort.element
    onbekend = sorted(gelezen.keys() - {"bericht", "standaard", "versie", "Header", naam})
    if onbekend:
        raise Geweigerd(f"{onbekend[0]} hoort niet in dit bericht.", _REGEL, onbekend[0])
    lichaam = gelezen.get(naam)
    if lichaam is None and beschrijving.lichaam_verplicht:
        raise Geweigerd(f"{naam} ontbreekt.", _REGEL, naam)
    return Bericht(
        type=type_,
        kop=_klasse(beschrijving.kop, gelezen.get("Header"), "Header"),
        lichaam=None if lichaam is None else _klasse(beschrijving.lichaam, lichaam, naam),
    )


def _klasse(klasse: Klasse, waarde: Any, pad: str) -> Any:
    if not isinstance(waarde, dict):
        raise Geweigerd(f"{pad} hoort een voorwerp met velden te zijn.", _REGEL, pad)
    velden = {}
    for element in klasse.elementen:
        plek = f"{pad}/{element.naam}"
        if element.naam in waarde:
            velden[element.veld] = _element(element, waarde[element.naam], plek)
        elif element.verplicht:
            raise Geweigerd(f"{element.naam} ontbreekt.", _REGEL, plek)
    onbekend = sorted(waarde.keys() - {element.naam for element in klasse.elementen})
    if onbekend:
        raise Geweigerd(f"{onbekend[0]} hoort hier niet.", _REGEL, f"{pad}/{onbekend[0]}")
    return klasse.python(**velden)


def _element(element: Element, waarde: Any, pad: str) -> Any:
    if not element.rij:
        return _een(element.type, waarde, pad)
    if not isinstance(waarde, list) or not waarde:
        raise Geweigerd(f"{element.naam} hoort een lijst te zijn met iets erin.", _REGEL, pad)
    return tuple(
        _een(element.type, deel, f"{pad}/{element.rij}[{nummer}]")
        for nummer, deel in enumerate(waarde, 1)
    )


def _een(type_: Soort | Klasse, waarde: Any, pad: str) -> Any:
    if isinstance(type_, Klasse):
        return _klasse(type_, waarde, pad)
    goed = int if type_.basis == "integer" else str
    if not isinstance(waarde, goed) or isinstance(waarde, bool):
        raise Geweigerd(type_.eis, _REGEL, pad)
    if type_.basis not in ("date", "time"):
        return waarde
    soort = date if type_.basis == "date" else time
    try:
        return soort.fromisoformat(str(waarde))
    except ValueError:
        raise Geweigerd(type_.eis, _REGEL, pad) from None
