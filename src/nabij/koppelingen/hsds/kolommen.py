"""Van een stuk HSDS naar kolommen en terug, zonder dat er iets verloren gaat.

Wat in een kolom past en er precies zo weer uit komt, staat alleen in de kolom. Al het andere blijft
in `hsds` zoals het binnenkwam; onder `_` staat dan welke waarde de kolom daarbij kreeg. Verandert
iemand de kolom, dan gaat die voor; anders gaat het oorspronkelijke weer naar buiten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any, Final, Protocol

from nabij.koppelingen.hsds.formaat import Bevinding, Ernst, Stuk

WEET: Final = "_"


class PastNiet(ValueError):
    """Dit kan niet in de kolom. De zin zegt waarom; het blijft wel bewaard."""


class Melder(Protocol):
    def __call__(self, pad: str, zin: str, ernst: Ernst = Ernst.OPGELET) -> None: ...


@dataclass
class Bevindingen:
    """Verzamelt wat er onderweg opviel."""

    lijst: list[Bevinding] = field(default_factory=list)

    def __call__(self, pad: str, zin: str, ernst: Ernst = Ernst.OPGELET) -> None:
        self.lijst.append(Bevinding(pad, zin, ernst))


def _zelf(waarde: Any) -> Any:
    return waarde


@dataclass(frozen=True)
class Kolom:
    """Een veld van HSDS en de kolom waar het in hoort. `heen` mag `PastNiet` geven."""

    veld: str
    kolom: str
    heen: Callable[[Any], Any] = _zelf
    terug: Callable[[Any], Any] = _zelf
    leeg: Any = ""


@dataclass(frozen=True)
class Gelezen:
    """De waarden voor de kolommen, en de rest zoals zij in `hsds` komt te staan."""

    waarden: dict[str, Any]
    rest: Stuk


class HeeftHsds(Protocol):
    hsds: Any


def neem(stuk: Mapping[str, Any], kolommen: Iterable[Kolom], pad: str, meld: Melder) -> Gelezen:
    """Lees de kolommen uit een stuk."""
    rest = dict(stuk)
    waarden: dict[str, Any] = {}
    weet: dict[str, Any] = {}
    for kolom in kolommen:
        if kolom.veld not in stuk:
            waarden[kolom.kolom] = kolom.leeg
            continue
        ruw = stuk[kolom.veld]
        waarde = _heen(kolom, ruw, pad, meld)
        waarden[kolom.kolom] = waarde
        if waarde != kolom.leeg and kolom.terug(waarde) == ruw:
            del rest[kolom.veld]
        else:
            weet[kolom.kolom] = als_json(waarde)
    if weet:
        rest[WEET] = weet
    return Gelezen(waarden, rest)


def _heen(kolom: Kolom, ruw: Any, pad: str, meld: Melder) -> Any:
    try:
        return kolom.heen(ruw)
    except PastNiet as reden:
        meld(f"{pad}.{kolom.veld}" if pad else kolom.veld, str(reden))
        return kolom.leeg


def veronderstel(gelezen: Gelezen, kolom: str, waarde: Any) -> None:
    """Vul een kolom waar HSDS niets over zegt. Zolang niemand haar verandert gaat zij niet mee."""
    gelezen.waarden[kolom] = waarde
    gelezen.rest.setdefault(WEET, {})[kolom] = als_json(waarde)


def geef(rij: HeeftHsds, kolommen: Iterable[Kolom]) -> Stuk:
    """Een stuk HSDS van een rij: wat er binnenkwam, met wat er sindsdien in kolommen veranderde."""
    stuk = {naam: waarde for naam, waarde in rij.hsds.items() if naam != WEET}
    weet = rij.hsds.get(WEET, {})
    for kolom in kolommen:
        waarde = getattr(rij, kolom.kolom)
        if kolom.kolom in weet and weet[kolom.kolom] == als_json(waarde):
            continue
        if waarde == kolom.leeg:
            stuk.pop(kolom.veld, None)
        else:
            stuk[kolom.veld] = kolom.terug(waarde)
    return stuk


def als_json(waarde: Any) -> Any:
    """Dezelfde waarde zoals zij in JSON staat."""
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    return float(waarde) if isinstance(waarde, Decimal) else waarde


def is_kortere(nieuw: Any, oud: Any) -> bool:
    """Waar als alles van `nieuw` ook in `oud` staat: hetzelfde, of een kortere vorm ervan."""
    if isinstance(nieuw, dict) and isinstance(oud, dict):
        return all(naam in oud and is_kortere(nieuw[naam], oud[naam]) for naam in nieuw)
    if isinstance(nieuw, list) and isinstance(oud, list):
        gelijk = len(nieuw) == len(oud)
        return gelijk and all(is_kortere(n, o) for n, o in zip(nieuw, oud, strict=True))
    return bool(nieuw == oud)


def aangevuld(stuk: Stuk, oud: Stuk) -> Stuk:
    """Een korte vorm zegt niets over wat er niet in staat: dat blijft zoals het was."""
    if any(isinstance(deel, list) for deel in stuk.values()):
        return stuk
    return {**oud, **stuk}


def met_plekken(stuk: Stuk, oud: Stuk) -> Stuk:
    """De plekken die er al waren, bijgewerkt met deze; en de rest zoals het stuk het zegt."""
    plekken = {een["id"]: een for een in oud.get("service_at_locations", [])}
    plekken |= {een["id"]: een for een in stuk.get("service_at_locations", [])}
    return {**stuk, "service_at_locations": list(plekken.values())}


# Hoe een waarde in een kolom komt. De velden met `x_` keurt het schema niet; dat doen wij hier.


def tekst(ruw: Any) -> str:
    if not isinstance(ruw, str):
        raise PastNiet("hier hoort tekst te staan; het is wel bewaard")
    return ruw


def ja_of_nee(ruw: Any) -> bool:
    if not isinstance(ruw, bool):
        raise PastNiet("hier hoort true of false te staan; het is wel bewaard")
    return ruw


def tekst_tot(lengte: int) -> Callable[[Any], str]:
    """Tekst die in de kolom past; langer wordt afgekort, en het geheel blijft bewaard."""

    def heen(ruw: Any) -> str:
        tekst = str(ruw)
        return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1]}…"

    return heen


def heel_tot(lengte: int, wat: str) -> Callable[[Any], str]:
    """Tekst die alleen heel betekenis heeft (een adres, een nummer): te lang past niet."""

    def heen(ruw: Any) -> str:
        tekst = str(ruw)
        if len(tekst) > lengte:
            raise PastNiet(f"dit is te lang voor {wat}; het is wel bewaard")
        return tekst

    return heen


def leeftijd(ruw: Any) -> int:
    if ruw != int(ruw) or not 0 <= ruw <= 150:
        raise PastNiet(f"{ruw} is geen leeftijd in hele jaren; het is wel bewaard")
    return int(ruw)


def telling(ruw: Any) -> int:
    if ruw != int(ruw) or not 0 <= ruw <= 32_767:
        raise PastNiet(f"{ruw} is geen aantal; het is wel bewaard")
    return int(ruw)


def dag(ruw: Any) -> date:
    try:
        return date.fromisoformat(ruw)
    except (TypeError, ValueError) as fout:
        raise PastNiet(f"‘{str(ruw)[:30]}’ is geen datum; het is wel bewaard") from fout


def klokslag(ruw: Any) -> time:
    """Een tijd op de klok. 24:00 is middernacht; een tijd met een zone rekenen we niet om."""
    tekst = str(ruw).strip()
    if tekst in ("24:00", "24:00:00"):
        return time(0)
    try:
        tijd = time.fromisoformat(tekst)
    except ValueError as fout:
        raise PastNiet(f"‘{tekst[:30]}’ is geen tijd; het is wel bewaard") from fout
    if tijd.tzinfo is not None:
        raise PastNiet(f"‘{tekst[:30]}’ heeft een tijdzone; we rekenen niet om, het is wel bewaard")
    return tijd


def graden(grens: float, wat: str) -> Callable[[Any], float]:
    def heen(ruw: Any) -> float:
        if not -grens <= ruw <= grens:
            raise PastNiet(f"{ruw} kan geen {wat} zijn; deze plek staat niet op de kaart")
        return float(ruw)

    return heen


def uit_lijst(van: Mapping[str, str], wat: str) -> Callable[[Any], str]:
    def heen(ruw: Any) -> str:
        if not isinstance(ruw, str) or ruw not in van:
            raise PastNiet(f"‘{str(ruw)[:30]}’ is geen {wat}; kies uit {', '.join(van)}")
        return van[ruw]

    return heen
