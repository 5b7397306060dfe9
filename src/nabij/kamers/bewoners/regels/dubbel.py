"""Wanneer twee huishoudens misschien hetzelfde zijn. Een mens kijkt en beslist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Protocol
from uuid import UUID

from nabij.kamers.bewoners.regels.namen import Naamdelen
from nabij.kamers.bewoners.regels.zoeken import naamwoorden

ACHTERNAAM, GEBOREN, ADRES, BSN = "achternaam", "geboren", "adres", "bsn"
HELE_DAG = len("19880312")


@dataclass(frozen=True)
class Woord:
    """Een zoekwoord: van een huishouden, en van een mens of van het adres."""

    dossier: UUID
    persoon: UUID | None
    soort: str
    woord: str


@dataclass
class _Huis:
    adressen: set[str] = field(default_factory=set)
    bsn: set[str] = field(default_factory=set)
    namen: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    dagen: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))


def paren(woorden: Iterable[Woord]) -> list[tuple[UUID, UUID]]:
    """De tweetallen met twee gegevens gelijk: iemand met die naam en geboortedag, of dit adres
    met een van beide. Een BSN is alleen genoeg. Op volgorde van sleutel, elk tweetal een keer.
    """
    huizen: dict[UUID, _Huis] = defaultdict(_Huis)
    for een in woorden:
        _zet(huizen[een.dossier], een)
    per_kenmerk: dict[tuple[str, ...], set[UUID]] = defaultdict(set)
    for dossier, huis in huizen.items():
        for kenmerk in _kenmerken(huis):
            per_kenmerk[kenmerk].add(dossier)
    return sorted(
        {paar for samen in per_kenmerk.values() for paar in combinations(sorted(samen), 2)}
    )


def _zet(huis: _Huis, een: Woord) -> None:
    if een.soort == ADRES:
        huis.adressen.add(een.woord)
    elif een.soort == BSN:
        huis.bsn.add(een.woord)
    elif een.persoon is not None and een.soort == ACHTERNAAM:
        huis.namen[een.persoon].add(een.woord)
    elif een.persoon is not None and een.soort == GEBOREN and len(een.woord) == HELE_DAG:
        huis.dagen[een.persoon].add(een.woord)


def _kenmerken(huis: _Huis) -> Iterable[tuple[str, ...]]:
    namen, dagen = set().union(*huis.namen.values()), set().union(*huis.dagen.values())
    for persoon, van_persoon in huis.dagen.items():
        for dag in van_persoon:
            yield from (("mens", dag, naam) for naam in huis.namen.get(persoon, ()))
    for adres in huis.adressen:
        yield from (("adres", adres, anders) for anders in namen | dagen)
    yield from (("bsn", merk) for merk in huis.bsn)


class Mens(Naamdelen, Protocol):
    """Wat er van iemand bekend moet zijn om te vergelijken."""

    geboortedatum: date | None


def zelfde_mensen(hier: Mapping[UUID, Mens], daar: Mapping[UUID, Mens]) -> dict[UUID, UUID]:
    """Van wie van `daar` waarschijnlijk dezelfde is als wie van `hier`: een voorstel.

    Dezelfde voornaam en dezelfde geboortedag; weten we een dag niet, dan ook de achternaam.
    """
    voorstel: dict[UUID, UUID] = {}
    for ander, mens in daar.items():
        for pk, kandidaat in hier.items():
            if pk not in voorstel.values() and _is_dezelfde(mens, kandidaat):
                voorstel[ander] = pk
                break
    return voorstel


def _is_dezelfde(een: Mens, ander: Mens) -> bool:
    (voor, achter), (voor2, achter2) = naamwoorden(een), naamwoorden(ander)
    if not voor & voor2:
        return False
    if een.geboortedatum and ander.geboortedatum:
        return een.geboortedatum == ander.geboortedatum
    return bool(achter & achter2)
