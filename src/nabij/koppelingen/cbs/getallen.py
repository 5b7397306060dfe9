"""Een cel lezen: een getal, of de reden dat het er niet is. Onbekend wordt nooit nul."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nabij.koppelingen.cbs.kolommen import Maatkolom

GEHEIM: Final = "geheim"
LATER: Final = "later"
VERVALLEN: Final = "vervallen"
PUNT: Final = "punt"
LEEG: Final = "leeg"

# Toelichting Wijk- en Buurtkaart 2022-2024, hoofdstuk 3, "verklaring van bijzondere waarden".
BIJZONDER: Final = {
    Decimal(-99997): GEHEIM,
    Decimal(-99995): LATER,
    Decimal(-99991): VERVALLEN,
}
_LAAGSTE = Decimal(-99000)
_DECIMALEN = 4
_GROOTSTE = Decimal(10) ** 12

_PUNTGETAL = re.compile(r"[+-]?\d+(\.\d+)?")
_KOMMAGETAL = re.compile(r"[+-]?\d+(,\d+)?")
_DUIZENDTALLEN = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_TWEE_LEZINGEN = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")

Cel = str | int | float | Decimal | bool | None


class Onleesbaar(ValueError):
    """Deze cel is geen waarde van deze maat; de tekst zegt waarom."""


@dataclass(frozen=True)
class Waarde:
    """Een getal, of None met de reden (een van de codes hierboven)."""

    getal: Decimal | None
    reden: str = ""


def heeft_decimale_komma(cellen: Iterable[str]) -> bool:
    """Schrijft dit bestand 12,5? Een cel met een komma erin is genoeg."""
    return any("," in cel and _is_kommagetal(cel.strip()) for cel in cellen)


def _is_kommagetal(cel: str) -> bool:
    return bool(_KOMMAGETAL.fullmatch(cel) or _DUIZENDTALLEN.fullmatch(cel))


def is_ingevuld(cel: Cel) -> bool:
    """Staat er iets anders dan een teken voor onbekend? Ook tekst telt als ingevuld."""
    if cel is None:
        return False
    tekst = str(cel).strip()
    if tekst in ("", "."):
        return False
    return not (_PUNTGETAL.fullmatch(tekst) and Decimal(tekst) in BIJZONDER)


def lees_waarde(cel: Cel, maat: Maatkolom, *, komma: bool = False) -> Waarde:
    """De waarde van `cel` voor `maat`, in de eenheid van de maat. `komma`: decimale komma.

    Onleesbaar bij tekst, een getal dat niet kan, of een punt die twee dingen kan betekenen.
    """
    if cel is None:
        return Waarde(None, LEEG)
    if isinstance(cel, str):
        tekst = cel.strip()
        if tekst in ("", "."):
            return Waarde(None, PUNT if tekst else LEEG)
        if tekst in maat.woorden:
            return Waarde(Decimal(maat.woorden[tekst]))
        return _toets(_getal(tekst, maat, komma=komma), maat)
    if isinstance(cel, bool):
        raise Onleesbaar("ja of nee is geen getal")
    return _toets(cel if isinstance(cel, Decimal) else Decimal(str(cel)), maat)


def _getal(tekst: str, maat: Maatkolom, *, komma: bool) -> Decimal:
    """Een getal uit tekst. In een bestand met decimale komma is een punt een duizendteken."""
    if maat.heel and _TWEE_LEZINGEN.fullmatch(tekst) and not (komma and "." in tekst):
        raise Onleesbaar(f"'{tekst}' kan een duizendtal zijn of een getal met decimalen")
    if komma and _is_kommagetal(tekst):
        return Decimal(tekst.replace(".", "").replace(",", "."))
    if not komma and _PUNTGETAL.fullmatch(tekst):
        return Decimal(tekst)
    soort = "een decimale komma" if komma else "een decimale punt"
    raise Onleesbaar(f"'{tekst[:40]}' is geen getal (dit bestand heeft {soort})")


def _toets(getal: Decimal, maat: Maatkolom) -> Waarde:
    if not getal.is_finite() or abs(getal) >= _GROOTSTE:
        raise Onleesbaar("dit getal kan niet")
    if getal in BIJZONDER:
        return Waarde(None, BIJZONDER[getal])
    if getal < _LAAGSTE:
        raise Onleesbaar(f"{getal} is een teken dat we niet kennen")
    if getal < 0 and not maat.negatief:
        raise Onleesbaar(f"{getal} is minder dan nul")
    if maat.hoogste is not None and getal > maat.hoogste:
        raise Onleesbaar(f"{getal} is te hoog: de eenheid is {maat.eenheid}")
    if maat.heel and getal != getal.to_integral_value():
        raise Onleesbaar(f"{getal} is geen heel getal")
    return Waarde(round(getal, _DECIMALEN))
