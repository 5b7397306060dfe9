"""Wachttijden in HSDS: de standaard kent alleen een tekst, wij geven de getallen erbij.

`x_waiting_times` is een lijst; zie docs/hsds.md voor de betekenis van elk veld.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.utils.formats import date_format, number_format

from nabij.kamers.kaart.models import Wachtsoort, Wachttijd
from nabij.koppelingen.hsds.formaat import Stuk
from nabij.koppelingen.hsds.kolommen import PastNiet, dag

VELD: Final = "x_waiting_times"
_SOORTEN: Final = {
    "declared": Wachtsoort.OPGEGEVEN.value,
    "measured": Wachtsoort.GEMETEN.value,
}
_CODES: Final = {waarde: code for code, waarde in _SOORTEN.items()}
_MEESTE_WEKEN: Final = Decimal(1000)


@dataclass(frozen=True)
class Peiling:
    """Een wachttijd uit een bestand; `marge` is van en tot, allebei of geen."""

    soort: str
    weken: Decimal
    marge: tuple[Decimal, Decimal] | None
    n: int | None
    peildatum: date
    bron: str
    product: str


def laatste(rijen: Iterable[Wachttijd]) -> list[Wachttijd]:
    """Van elke soort en elk product de jongste peiling."""
    jongste: dict[tuple[str, str], Wachttijd] = {}
    for rij in rijen:
        vorige = jongste.get((rij.product, rij.soort))
        if vorige is None or rij.peildatum > vorige.peildatum:
            jongste[rij.product, rij.soort] = rij
    return [jongste[waar] for waar in sorted(jongste)]


def geef(rij: Wachttijd) -> Stuk:
    stuk: Stuk = {"kind": _CODES[rij.soort], "weeks": float(rij.weken)}
    if rij.weken_van is not None and rij.weken_tot is not None:
        stuk |= {"weeks_from": float(rij.weken_van), "weeks_to": float(rij.weken_tot)}
    if rij.n is not None:
        stuk["n"] = rij.n
    stuk |= {"date": rij.peildatum.isoformat(), "source": rij.bron}
    return stuk | ({"product": rij.product} if rij.product else {})


def lees(stuk: object) -> Peiling:
    """Raises `PastNiet` met een zin als het geen bruikbare peiling is."""
    if not isinstance(stuk, Mapping):
        raise PastNiet("hier hoort een wachttijd te staan")
    soort = _SOORTEN.get(str(stuk.get("kind")))
    if soort is None:
        raise PastNiet(f"‘{str(stuk.get('kind'))[:20]}’ is geen soort; kies declared of measured")
    weken = _weken(stuk, "weeks")
    marge = None
    if "weeks_from" in stuk or "weeks_to" in stuk:
        marge = (_weken(stuk, "weeks_from"), _weken(stuk, "weeks_to"))
        if not marge[0] <= weken <= marge[1]:
            raise PastNiet("de marge ligt niet om het aantal weken heen")
    n = stuk.get("n")
    if n is not None and (not isinstance(n, int) or isinstance(n, bool) or n < 0):
        raise PastNiet("n is geen aantal")
    if soort == Wachtsoort.GEMETEN and n is None:
        raise PastNiet("bij een gemeten wachttijd hoort n: over hoeveel starts")
    bron = str(stuk.get("source", "")).strip()
    if not bron:
        raise PastNiet("source mist: van wie komt deze wachttijd")
    product = str(stuk.get("product", ""))
    return Peiling(soort, weken, marge, n, dag(stuk.get("date")), bron[:200], product[:100])


def _weken(stuk: Mapping[str, Any], veld: str) -> Decimal:
    try:
        weken = Decimal(str(stuk.get(veld)))
    except InvalidOperation as fout:
        raise PastNiet(f"{veld} is geen aantal weken") from fout
    if not 0 <= weken < _MEESTE_WEKEN:
        raise PastNiet(f"{veld} is geen aantal weken")
    return weken.quantize(Decimal("0.1"))


def in_woorden(rijen: Iterable[Wachttijd | Peiling]) -> str:
    """Voor wie alleen het tekstveld leest: "3 weken (gemeten, 24 starts, 1 november 2026)"."""
    return "; ".join(_in_woorden(rij) for rij in rijen)


def _in_woorden(rij: Wachttijd | Peiling) -> str:
    weken = number_format(rij.weken.normalize(), use_l10n=True)
    starts = f", {rij.n} starts" if rij.n is not None else ""
    soort = "gemeten" if rij.soort == Wachtsoort.GEMETEN else "opgegeven"
    product = f"{rij.product}: " if rij.product else ""
    eenheid = "week" if rij.weken == 1 else "weken"
    return f"{product}{weken} {eenheid} ({soort}{starts}, {date_format(rij.peildatum, 'j F Y')})"
