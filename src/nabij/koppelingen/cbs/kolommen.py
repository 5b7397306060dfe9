"""De kolommenkaart van `kolommen.yaml`: welke kolom is welke maat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True)
class Maatkolom:
    """Een maat, met wat een waarde ervan mag zijn. `woorden` vertaalt tekst naar een klasse."""

    code: str
    naam: str
    eenheid: str
    groep: str
    kern: bool
    volgorde: int
    heel: bool
    hoogste: int | None
    negatief: bool
    woorden: Mapping[str, int]


@dataclass(frozen=True)
class Kolommenkaart:
    """Namen in normale vorm (zie `normaal`). `maten` is op naam, `alle` in volgorde.

    `tabellen`: nummer van een tabel in StatLine naar het jaar waar haar cijfers over gaan.
    """

    maten: Mapping[str, Maatkolom]
    alle: tuple[Maatkolom, ...]
    code: tuple[str, ...]
    naam: tuple[str, ...]
    gemeentenaam: frozenset[str]
    jaar: frozenset[str]
    bron: frozenset[str]
    overig: frozenset[str]
    tabellen: Mapping[str, int]

    def maat(self, kolom: str) -> Maatkolom | None:
        """De maat van een kolom. Staat er een eenheid achter, dan moet die ook kloppen."""
        met_eenheid = _MET_EENHEID.fullmatch(kolom.strip())
        if met_eenheid is None:
            return self.maten.get(normaal(kolom))
        maat = self.maten.get(normaal(met_eenheid[1]))
        if maat is None:
            return None
        return maat if _zelfde_eenheid(met_eenheid[2], maat.eenheid) else None

    def maat_met_titel(self, titel: str, *, groep: str, eenheid: str) -> Maatkolom | None:
        """De maat bij een titel in StatLine; sommige titels zeggen pas iets met hun groep.

        `eenheid` mag leeg zijn. Spreekt zij de maat tegen (% of per duizend), dan is het een ander.
        """
        maat = self.maten.get(normaal(f"{groep} {titel}")) or self.maten.get(normaal(titel))
        return maat if maat is not None and _kan_eenheid(eenheid, maat.eenheid) else None

    def is_bekend(self, kolom: str) -> bool:
        vorm = normaal(kolom)
        return (
            self.maat(kolom) is not None
            or vorm in self.code
            or vorm in self.naam
            or vorm in self.gemeentenaam | self.jaar | self.bron | self.overig
        )

    def eerste(self, namen: Iterable[str], kolommen: Iterable[str]) -> str | None:
        """De eerste van `namen` (normale vorm) die een kolom is, zoals hij in het bestand staat."""
        in_bestand = {normaal(kolom): kolom for kolom in kolommen}
        return next((in_bestand[naam] for naam in namen if naam in in_bestand), None)


# StatLine zet in sommige uitvoer de eenheid achter de titel: "Wmo-clienten (aantal)".
_MET_EENHEID = re.compile(r"(.+?)\s*\(([^()]*)\)")


def _zelfde_eenheid(gegeven: str, eenheid: str) -> bool:
    if "%" in (gegeven.strip(), eenheid):
        return gegeven.strip() == eenheid
    return normaal(gegeven) == normaal(eenheid)


def _kan_eenheid(gegeven: str, eenheid: str) -> bool:
    """StatLine schrijft eenheden op veel manieren; een deel of een duizendtal moet kloppen."""
    if not gegeven.strip():
        return True
    return all((deel in _kaal(gegeven)) == (deel in _kaal(eenheid)) for deel in ("%", "1000"))


def _kaal(eenheid: str) -> str:
    return re.sub(r"[\s.]", "", eenheid)


@cache
def normaal(kolom: str) -> str:
    """Alleen kleine letters en cijfers: aantalInwoners en "Aantal inwoners" worden gelijk.

    Een volgnummer blijft staan (`AantalInwoners_5` wordt `aantalinwoners5`) en past dus nergens.
    """
    ontleed = unicodedata.normalize("NFKD", kolom.casefold())
    return re.sub(r"[^a-z0-9]", "", ontleed)


@cache
def kolommenkaart() -> Kolommenkaart:
    """De meegeleverde kaart. Een naam die bij twee maten staat is een fout in de kaart."""
    tekst = resources.files(__package__).joinpath("kolommen.yaml").read_text(encoding="utf-8")
    return lees_kaart(yaml.safe_load(tekst))


def lees_kaart(inhoud: Mapping[str, Any]) -> Kolommenkaart:
    """De kaart uit de inhoud van het bestand. ValueError als een naam twee keer voorkomt."""
    alle = tuple(
        _maat(rij, inhoud["eenheden"][rij["eenheid"]], nummer)
        for nummer, rij in enumerate(inhoud["maten"], start=1)
    )
    op_naam: dict[str, Maatkolom] = {}
    for maat, rij in zip(alle, inhoud["maten"], strict=True):
        for kolom in rij["kolommen"]:
            if normaal(kolom) in op_naam:
                raise ValueError(f"De kolom {kolom!r} staat twee keer in de kolommenkaart.")
            op_naam[normaal(kolom)] = maat
    return Kolommenkaart(
        maten=op_naam,
        alle=alle,
        code=_namen(inhoud["code"]),
        naam=_namen(inhoud["naam"]),
        gemeentenaam=frozenset(_namen(inhoud["gemeentenaam"])),
        jaar=frozenset(_namen(inhoud["jaar"])),
        bron=frozenset(_namen(inhoud["bron"])),
        overig=frozenset(_namen(inhoud["overig"])),
        tabellen=dict(inhoud["tabellen"]),
    )


def _namen(kolommen: Iterable[str]) -> tuple[str, ...]:
    return tuple(normaal(kolom) for kolom in kolommen)


def _maat(rij: Mapping[str, Any], eenheid: Mapping[str, Any], nummer: int) -> Maatkolom:
    return Maatkolom(
        code=rij["code"],
        naam=rij["naam"],
        eenheid=rij["eenheid"],
        groep=rij["groep"],
        kern=bool(rij.get("kern", False)),
        volgorde=nummer,
        heel=bool(eenheid.get("heel", False)),
        hoogste=eenheid.get("hoogste"),
        negatief=bool(rij.get("negatief", False)),
        woorden=dict(rij.get("woorden", {})),
    )
