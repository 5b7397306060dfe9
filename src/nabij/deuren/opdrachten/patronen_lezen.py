"""De twee bestanden van `nabij patronen`: gelezen zoals de kop zegt, en nooit geraden.

Wat twee dingen kan betekenen wordt geweigerd, met de regel en wat er dan wel moet staan.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

VRAGEN = ("gebied", "periode", "thema", "aantal")
GEBIEDEN = ("gebied", "x", "y", "bevolking")
_MEESTE_ZINNEN = 20
_DUIZENDTAL = re.compile(r"\d{1,3}(\.\d{3})+")
_GETAL = re.compile(r"-?\d+([.,]\d+)?")
_JAARWEEK = re.compile(r"(19|20)\d\d(0[1-9]|[1-4]\d|5[0-3])")
_WEEK = re.compile(r"\d{1,6}")
_DAG = re.compile(r"\d{4}-\d\d-\d\d")


class Onbruikbaar(Exception):
    """Met deze invoer kan niets; `zinnen` zeggen waarom."""

    def __init__(self, zinnen: Sequence[str]) -> None:
        super().__init__(zinnen[0])
        over = len(zinnen) - _MEESTE_ZINNEN
        self.zinnen = [*zinnen[:_MEESTE_ZINNEN], *([f"... en nog {over}."] if over > 0 else [])]


@dataclass(frozen=True)
class Gebied:
    code: str
    x: float
    y: float
    bevolking: float | None


@dataclass(frozen=True)
class Vraag:
    """Een regel met vragen. `periode`: een weeknummer dat doortelt, of een dag."""

    regel: int
    gebied: str
    periode: int | date
    thema: str
    aantal: int


@dataclass(frozen=True)
class _Bestand:
    naam: str
    scheiding: str
    rijen: list[tuple[int, dict[str, str]]]

    def kolom(self, naam: str) -> list[str]:
        return [cellen[naam] for _regel, cellen in self.rijen]


def _lees(inhoud: bytes, naam: str, kolommen: Sequence[str]) -> _Bestand:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Onbruikbaar([f"{naam}: dit is geen UTF-8; bewaar het als CSV UTF-8."]) from None
    kop = tekst.partition("\n")[0]
    gevonden = [teken for teken in ";,\t" if teken in kop]
    if len(gevonden) != 1:
        raise Onbruikbaar(
            [
                f"{naam}: de kop moet {', '.join(kolommen)} zijn, gescheiden door komma's of door "
                f"puntkomma's. Er staat: {kop.strip()!r}."
            ]
        )
    lezer = csv.reader(io.StringIO(tekst), delimiter=gevonden[0], strict=True)
    try:
        regels = [(lezer.line_num, [cel.strip() for cel in rij]) for rij in lezer]
    except csv.Error:
        raise Onbruikbaar(
            [f"{naam}: regel {lezer.line_num} heeft een los aanhalingsteken."]
        ) from None
    namen = regels[0][1]
    zinnen = [f"{naam}: de kolom {k} ontbreekt." for k in kolommen if k not in namen]
    zinnen += [f"{naam}: de kolom {k} staat er twee keer." for k in kolommen if namen.count(k) > 1]
    if zinnen:
        raise Onbruikbaar(zinnen)
    vol = [(nummer, rij) for nummer, rij in regels[1:] if any(rij)]
    for nummer, rij in vol:
        if len(rij) != len(namen):
            zin = f"{naam}: regel {nummer} heeft {len(rij)} vakken en de kop {len(namen)}."
            if gevonden == [","]:
                zin += " Een decimale komma kan alleen als de kop puntkomma's heeft."
            zinnen.append(zin)
    if not vol:
        zinnen.append(f"{naam}: er staat niets onder de kop.")
    if zinnen:
        raise Onbruikbaar(zinnen)
    return _Bestand(naam, gevonden[0], [(n, dict(zip(namen, rij, strict=True))) for n, rij in vol])


def lees_gebieden(inhoud: bytes, naam: str) -> list[Gebied]:
    """De gebieden. `Onbruikbaar` bij een gebied zonder plek, dubbel, of half zonder bevolking."""
    bestand = _lees(inhoud, naam, GEBIEDEN)
    zinnen = _dubbel(bestand)
    getal = {
        kolom: _getallen(bestand, kolom, zinnen, leeg=kolom == "bevolking")
        for kolom in GEBIEDEN[1:]
    }
    gebieden = [
        Gebied(cellen["gebied"], x or 0.0, y or 0.0, bevolking)
        for (_regel, cellen), x, y, bevolking in zip(
            bestand.rijen, getal["x"], getal["y"], getal["bevolking"], strict=True
        )
    ]
    zonder = [gebied.code for gebied in gebieden if gebied.bevolking is None]
    if zonder and len(zonder) < len(gebieden) and not zinnen:
        zinnen += [
            f"{naam}: gebied {code} heeft geen bevolking en andere wel. Vul haar in (0 als er "
            "niemand woont), of laat de kolom helemaal leeg."
            for code in zonder
        ]
    zinnen += [
        f"{naam}: gebied {gebied.code} heeft een bevolking onder nul."
        for gebied in gebieden
        if (gebied.bevolking or 0) < 0
    ]
    if zinnen:
        raise Onbruikbaar(zinnen)
    return gebieden


def _dubbel(bestand: _Bestand) -> list[str]:
    zinnen, gezien = [], set()
    for regel, cellen in bestand.rijen:
        code = cellen["gebied"]
        if not code:
            zinnen.append(f"{bestand.naam}: regel {regel} heeft geen gebied.")
        elif code in gezien:
            zinnen.append(
                f"{bestand.naam}: regel {regel}: gebied {code} staat er al. Is het heringedeeld? "
                "Elk gebied heeft een plek en een bevolking, die van nu."
            )
        gezien.add(code)
    return zinnen


def _getallen(
    bestand: _Bestand, kolom: str, zinnen: list[str], *, leeg: bool
) -> list[float | None]:
    """De getallen van een kolom; waar een punt of een komma twee dingen kan zijn: een zin."""
    cellen = bestand.kolom(kolom)
    komma = any("," in cel for cel in cellen)
    punt = any("." in cel for cel in cellen)
    if komma and bestand.scheiding == ",":
        zinnen.append(
            f"{bestand.naam}: in de kolom {kolom} staat een decimale komma, en de kop is met "
            "komma's gescheiden. Gebruik puntkomma's, of schrijf een punt."
        )
    elif komma and punt:
        zinnen.append(f"{bestand.naam}: in de kolom {kolom} staan punten en komma's door elkaar.")
    elif punt and _kan_duizendtal(bestand, kolom):
        voorbeeld = next(cel for cel in cellen if "." in cel)
        zinnen.append(
            f"{bestand.naam}: {voorbeeld} in de kolom {kolom} kan een duizendtal zijn of een "
            "decimaal. Schrijf het zonder punt, of met meer of minder decimalen dan drie."
        )
    uit: list[float | None] = []
    for (regel, _), cel in zip(bestand.rijen, cellen, strict=True):
        goed = _GETAL.fullmatch(cel) or _DUIZENDTAL.fullmatch(cel)
        if not goed and not (leeg and not cel):
            zinnen.append(
                f"{bestand.naam}: regel {regel}: {kolom} moet een getal zijn; er staat {cel!r}."
            )
        waarde = _GETAL.fullmatch(cel)
        uit.append(float(cel.replace(",", ".")) if waarde else None)
    return uit


def _kan_duizendtal(bestand: _Bestand, kolom: str) -> bool:
    """Zijn alle getallen met een punt ook als duizendtal te lezen?

    Achter een kop met komma's is een punt in een plek decimaal; een bevolking blijft verdacht.
    """
    if kolom != "bevolking" and bestand.scheiding == ",":
        return False
    met_punt = [cel for cel in bestand.kolom(kolom) if "." in cel]
    return all(_DUIZENDTAL.fullmatch(cel) for cel in met_punt)


def lees_vragen(inhoud: bytes, naam: str, *, vandaag: date) -> list[Vraag]:
    """De vragen. `Onbruikbaar` bij een dag die nog komt, of weken en dagen door elkaar."""
    bestand = _lees(inhoud, naam, VRAGEN)
    zinnen: list[str] = []
    vragen = []
    for regel, cellen in bestand.rijen:
        eigen = [f"{kolom} is leeg" for kolom in ("gebied", "thema") if not cellen[kolom]]
        periode: int | date = 0
        try:
            periode = lees_periode(cellen["periode"], vandaag=vandaag)
        except ValueError as fout:
            eigen.append(str(fout))
        if not re.fullmatch(r"\d{1,9}", cellen["aantal"]):
            eigen.append(f"aantal moet een heel getal zijn; er staat {cellen['aantal']!r}")
        if eigen:
            zinnen += [f"{naam}: regel {regel}: {zin}." for zin in eigen]
            continue
        vragen.append(
            Vraag(regel, cellen["gebied"], periode, cellen["thema"], int(cellen["aantal"]))
        )
    if len({type(vraag.periode) for vraag in vragen}) > 1:
        zinnen.append(f"{naam}: weeknummers en dagen staan door elkaar in de kolom periode.")
    if not zinnen and not any(vraag.aantal for vraag in vragen):
        zinnen.append(f"{naam}: er staat geen enkele vraag in.")
    if zinnen:
        raise Onbruikbaar(zinnen)
    return vragen


def lees_periode(tekst: str, *, vandaag: date) -> int | date:
    """Een weeknummer dat doortelt, of een dag tot en met vandaag. Anders `ValueError`."""
    if _DAG.fullmatch(tekst):
        try:
            dag = date.fromisoformat(tekst)
        except ValueError:
            raise ValueError(f"{tekst} bestaat niet als dag") from None
        if dag > vandaag:
            raise ValueError(f"{tekst} ligt in de toekomst")
        return dag
    if _JAARWEEK.fullmatch(tekst):
        raise ValueError(
            f"{tekst} lijkt een jaar met een week; schrijf een dag (2026-01-05), of tel de weken "
            "door over de jaren heen"
        )
    if not _WEEK.fullmatch(tekst):
        raise ValueError(
            f"periode moet een heel getal zijn of een dag als 2026-01-05; er staat {tekst!r}"
        )
    return int(tekst)


def met_zin(lees: Callable[[], int | date], waar: str) -> int | date:
    """Een fout in een los woord van de opdrachtregel, als zin."""
    try:
        return lees()
    except ValueError as fout:
        raise Onbruikbaar([f"{waar}: {fout}."]) from None
