"""Een bestand uit elkaar halen tot rijen met cellen, nog zonder te weten wat ze betekenen."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from nabij.koppelingen.cbs.getallen import Cel
from nabij.koppelingen.cbs.kolommen import Kolommenkaart, Maatkolom, normaal

_SCHEIDINGSTEKENS = ";,"
_MAX_VELD = 1_000_000
_GROOTSTE_BESTAND = 500 * 1024 * 1024
# StatLine schrijft achter de titel soms wat voor tekst het is: "Codering (code)".
_GEEN_EENHEID = re.compile(r"\s*\((code|naam|omschrijving)\)$")


class Onbruikbaar(Exception):
    """Met dit bestand als geheel kan niets; er is geen regel van geladen."""

    def __init__(self, bestand: str, reden: str, regel: int = 0, kolom: int = 0) -> None:
        plek = f", regel {regel}" if regel else ""
        plek += f", teken {kolom}" if kolom else ""
        super().__init__(f"{bestand}{plek}: {reden}")
        self.bestand, self.reden, self.regel, self.kolom = bestand, reden, regel, kolom


@dataclass(frozen=True)
class Misvormd:
    """Een regel die al bij het ontleden misging."""

    regel: int
    kolom: str
    reden: str


@dataclass(frozen=True)
class Rij:
    """Een regel: cellen op kolomnaam, en de grens als die erbij stond."""

    regel: int
    cellen: dict[str, Cel]
    geometrie: object = None


@dataclass
class Tabel:
    """Een bestand als rijen. `jaar` en `bron` staan soms een keer boven alle rijen.

    `maten` zegt welke kolom welke maat is, waar de naam van de kolom dat zelf niet kan zeggen.
    `let_op`: wat wie laadt hoort te weten, al is het geen fout.
    """

    kolommen: list[str]
    rijen: list[Rij] = field(default_factory=list)
    misvormd: list[Misvormd] = field(default_factory=list)
    kan_grenzen: bool = False
    heeft_grenzen: bool = False
    jaar: str = ""
    bron: str = ""
    maten: Mapping[str, Maatkolom] | None = None
    let_op: list[str] = field(default_factory=list)


def lees_inhoud(pad: Path, naam: str) -> bytes:
    """Wat er in het bestand staat. Onbruikbaar als het er niet is, te groot is of dicht zit."""
    if pad.is_dir():
        raise Onbruikbaar(naam, "dit is een map; geef de bestanden zelf, zoals MAP/*")
    try:
        if pad.stat().st_size > _GROOTSTE_BESTAND:
            raise Onbruikbaar(naam, "dit bestand is groter dan 500 MB")
        return pad.read_bytes()
    except FileNotFoundError as fout:
        raise Onbruikbaar(naam, "dit bestand is er niet") from fout
    except OSError as fout:
        raise Onbruikbaar(naam, f"niet te lezen ({fout.strerror})") from fout


def lees_tekst(naam: str, inhoud: bytes) -> str:
    """De tekst van een bestand in UTF-8, met of zonder BOM."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        raise Onbruikbaar(naam, "dit is geen UTF-8; bewaar het bestand als UTF-8", regel) from fout
    if not tekst.strip():
        raise Onbruikbaar(naam, "het bestand is leeg")
    if "\x00" in tekst:
        raise Onbruikbaar(naam, "dit is geen tekstbestand")
    return tekst


def is_json(tekst: str) -> bool:
    return tekst.lstrip()[0] in "{["


def lees_gebieden_csv(naam: str, tekst: str, kaart: Kolommenkaart) -> Tabel:
    """Een CSV met een kolom voor de code van het gebied."""
    geen_kop = "de eerste regel is geen kop met een kolom code, gescheiden door ; of ,"
    tabel = lees_csv(naam, tekst, lambda kop: any(normaal(k) in kaart.code for k in kop), geen_kop)
    _eis_gebieden(naam, tabel)
    return tabel


def lees_csv(naam: str, tekst: str, is_kop: Callable[[list[str]], bool], geen_kop: str) -> Tabel:
    """Een CSV waarvan de eerste regel de kop is; `geen_kop` is de zin als `is_kop` nee zegt."""
    scheiding, kop = _kop(naam, tekst.splitlines()[0], is_kop, geen_kop)
    csv.field_size_limit(_MAX_VELD)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    tabel = Tabel(kolommen=kop)
    try:
        next(lezer)
        for cellen in lezer:
            if not any(cel.strip() for cel in cellen):
                continue
            if len(cellen) != len(kop):
                reden = f"{len(cellen)} velden, de kop heeft er {len(kop)}"
                tabel.misvormd.append(Misvormd(lezer.line_num, "", reden))
            else:
                rij: dict[str, Cel] = dict(zip(kop, cellen, strict=True))
                tabel.rijen.append(Rij(lezer.line_num, rij))
    except csv.Error as fout:
        reden = "de aanhalingstekens of velden kloppen niet"
        raise Onbruikbaar(naam, reden, lezer.line_num) from fout
    return tabel


def _kop(
    naam: str, regel: str, is_kop: Callable[[list[str]], bool], geen_kop: str
) -> tuple[str, list[str]]:
    """Het scheidingsteken is dat waarmee de eerste regel de kop is die we zoeken."""
    for teken in _SCHEIDINGSTEKENS:
        try:
            cellen = next(csv.reader([regel], delimiter=teken, strict=True))
        except (csv.Error, StopIteration):
            continue
        kop = [_GEEN_EENHEID.sub("", cel.strip()) for cel in cellen]
        if is_kop(kop):
            _eis_unieke_kolommen(naam, kop)
            return teken, kop
    raise Onbruikbaar(naam, geen_kop, 1)


def _eis_unieke_kolommen(naam: str, kop: list[str]) -> None:
    dubbel = [kolom for kolom, keer in Counter(kop).items() if keer > 1 and kolom]
    if dubbel:
        raise Onbruikbaar(naam, f"kolom {dubbel[0]} staat twee keer in de kop", 1)


def _eis_gebieden(naam: str, tabel: Tabel) -> None:
    if not tabel.rijen and not tabel.misvormd:
        raise Onbruikbaar(naam, "er staat geen gebied in")


def lees_geojson(naam: str, inhoud: Any) -> Tabel:
    """Een FeatureCollection: een rij per gebied."""
    if not isinstance(inhoud, dict) or inhoud.get("type") != "FeatureCollection":
        raise Onbruikbaar(
            naam, "dit is JSON, maar geen GeoJSON (FeatureCollection) en geen antwoord van StatLine"
        )
    gebieden = inhoud.get("features")
    if not isinstance(gebieden, list):
        raise Onbruikbaar(naam, "de FeatureCollection heeft geen lijst features")
    tabel = Tabel(
        kolommen=[],
        kan_grenzen=True,
        jaar=_tekst(inhoud.get("jaar")),
        bron=_tekst(inhoud.get("bron")),
    )
    kolommen: dict[str, None] = {}
    for nummer, gebied in enumerate(gebieden, start=1):
        eigenschappen = gebied.get("properties") if isinstance(gebied, dict) else None
        if not isinstance(eigenschappen, dict):
            tabel.misvormd.append(Misvormd(nummer, "", "dit gebied heeft geen eigenschappen"))
            continue
        fout = next((k for k, cel in eigenschappen.items() if isinstance(cel, dict | list)), None)
        if fout is not None:
            tabel.misvormd.append(Misvormd(nummer, fout, "hier hoort een waarde, geen lijst"))
            continue
        kolommen.update(dict.fromkeys(eigenschappen))
        geometrie = gebied.get("geometry")
        tabel.heeft_grenzen = tabel.heeft_grenzen or geometrie is not None
        tabel.rijen.append(Rij(nummer, eigenschappen, geometrie))
    tabel.kolommen = list(kolommen)
    _eis_gebieden(naam, tabel)
    if not tabel.heeft_grenzen:
        tabel.let_op.append("in dit bestand staat geen enkele grens")
    return tabel


def lees_json(naam: str, tekst: str) -> Any:
    """JSON met exacte decimalen. NaN en Infinity zijn geen JSON."""

    def geen_getal(teken: str) -> NoReturn:
        raise Onbruikbaar(naam, f"{teken} is geen getal in JSON")

    def zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
        inhoud = dict(paren)
        if len(inhoud) != len(paren):
            dubbel = next(k for k, keer in Counter(k for k, _ in paren).items() if keer > 1)
            raise Onbruikbaar(naam, f"{dubbel} staat twee keer in hetzelfde object")
        return inhoud

    try:
        return json.loads(
            tekst,
            parse_float=Decimal,
            parse_constant=geen_getal,
            object_pairs_hook=zonder_dubbele,
        )
    except json.JSONDecodeError as fout:
        raise Onbruikbaar(naam, "de JSON is stuk", fout.lineno, fout.colno) from fout
    except (RecursionError, ValueError) as fout:
        raise Onbruikbaar(naam, "de JSON is niet te lezen") from fout


def _tekst(waarde: object) -> str:
    return str(waarde).strip() if isinstance(waarde, str | int | Decimal) else ""
