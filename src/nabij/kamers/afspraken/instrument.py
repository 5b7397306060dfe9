"""Een lijst met antwoorden in woorden, gelezen uit een bestand. Gewone Python, geen Django.

YAML of JSON: `naam`, `versie`, `bron`, `licentie`, `schaal` (woorden) en `vragen`. CSV: twee
kolommen, `veld` en `waarde`, met voor elk woord van de schaal en elke vraag een eigen regel.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import yaml

GROOTST = 100_000
VOORBEELD = """naam: ...
versie: ...
bron: ...
licentie: ...
schaal:
  - nooit
  - soms
  - vaak
vragen:
  - ..."""
"""Hoe een bestand eruitziet, om over te nemen."""
KOP = ("naam", "versie", "bron", "licentie")
LANGST = {"naam": 150, "versie": 40, "bron": 200, "licentie": 200}
LANGSTE_WOORD, LANGSTE_VRAAG = 80, 300
MINSTE_WOORDEN, MEESTE_WOORDEN, MEESTE_VRAGEN = 2, 7, 60


class Waarom(StrEnum):
    """Waarom een bestand niet te gebruiken is."""

    TE_GROOT = "te_groot"
    ONLEESBAAR = "onleesbaar"
    ONTBREEKT = "ontbreekt"
    TE_LANG = "te_lang"
    SCHAAL = "schaal"
    VRAGEN = "vragen"


class Onbruikbaar(Exception):
    """Hier is geen lijst van te maken; `wat` is het veld, of leeg."""

    def __init__(self, waarom: Waarom, wat: str = "") -> None:
        super().__init__(waarom)
        self.waarom, self.wat = waarom, wat


@dataclass(frozen=True)
class Lijst:
    """Een lijst zoals het bestand haar geeft."""

    naam: str
    versie: str
    bron: str
    licentie: str
    schaal: tuple[str, ...]
    vragen: tuple[str, ...]


def lees(bestandsnaam: str, inhoud: bytes) -> Lijst:
    """Raises `Onbruikbaar`. De soort volgt uit hoe de bestandsnaam eindigt."""
    if len(inhoud) > GROOTST:
        raise Onbruikbaar(Waarom.TE_GROOT)
    try:
        tekst = inhoud.decode("utf-8-sig")
        gelezen = _ontleed(bestandsnaam.lower(), tekst)
    except (UnicodeDecodeError, ValueError, RecursionError, csv.Error, yaml.YAMLError) as fout:
        raise Onbruikbaar(Waarom.ONLEESBAAR) from fout
    if not isinstance(gelezen, dict):
        raise Onbruikbaar(Waarom.ONLEESBAAR)
    kop = {naam: _tekst(gelezen.get(naam)) for naam in KOP}
    for naam, waarde in kop.items():
        if not waarde:
            raise Onbruikbaar(Waarom.ONTBREEKT, naam)
        if len(waarde) > LANGST[naam]:
            raise Onbruikbaar(Waarom.TE_LANG, naam)
    schaal, vragen = _reeks(gelezen.get("schaal")), _reeks(gelezen.get("vragen"))
    goed = MINSTE_WOORDEN <= len(schaal) <= MEESTE_WOORDEN and len(set(schaal)) == len(schaal)
    if not goed or any(len(woord) > LANGSTE_WOORD for woord in schaal):
        raise Onbruikbaar(Waarom.SCHAAL)
    if not 1 <= len(vragen) <= MEESTE_VRAGEN or any(len(v) > LANGSTE_VRAAG for v in vragen):
        raise Onbruikbaar(Waarom.VRAGEN)
    return Lijst(**kop, schaal=schaal, vragen=vragen)


def _ontleed(naam: str, tekst: str) -> Any:
    if naam.endswith(".json"):
        return json.loads(tekst)
    if naam.endswith(".csv"):
        return _uit_csv(tekst)
    if naam.endswith((".yaml", ".yml")):
        # Een verwijzing kan een klein bestand oneindig groot maken; een lijst heeft er geen nodig.
        if any(isinstance(een, yaml.AliasEvent) for een in yaml.parse(tekst, yaml.SafeLoader)):
            raise Onbruikbaar(Waarom.ONLEESBAAR)
        return yaml.safe_load(tekst)
    raise Onbruikbaar(Waarom.ONLEESBAAR)


def _uit_csv(tekst: str) -> dict[str, Any]:
    """De kop zegt wat ertussen staat: `veld;waarde` of `veld,waarde`."""
    kop = tekst.partition("\n")[0].strip().lower()
    rijen = csv.reader(io.StringIO(tekst), delimiter=";" if kop == "veld;waarde" else ",")
    gelezen: dict[str, Any] = {"schaal": [], "vragen": []}
    if [deel.strip().lower() for deel in next(rijen, [])] != ["veld", "waarde"]:
        raise Onbruikbaar(Waarom.ONLEESBAAR)
    for rij in rijen:
        if len(rij) < 2:
            continue
        veld, waarde = rij[0].strip().lower(), rij[1]
        if veld in ("schaal", "vraag"):
            gelezen["schaal" if veld == "schaal" else "vragen"].append(waarde)
        else:
            gelezen[veld] = waarde
    return gelezen


def _tekst(waarde: Any) -> str:
    """Tekst op een regel; een getal (versie 2) mag ook. Iets anders is niets."""
    if isinstance(waarde, bool) or not isinstance(waarde, str | int | float):
        return ""
    return " ".join(str(waarde).split())


def _reeks(waarde: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(_tekst, waarde))) if isinstance(waarde, list) else ()
