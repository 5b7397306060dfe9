"""Van losse stukken naar een groep per organisatie, zodat elke organisatie in een keer binnenkomt.

Hetzelfde stuk mag vaker voorkomen, ook in een kortere vorm. Staat een id er met andere gegevens nog
eens, dan weten we niet wat klopt: de eerste telt, en dat staat in een zin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from nabij.koppelingen.hsds.formaat import Bevinding, Ernst, Gevonden, Lezing, Stuk
from nabij.koppelingen.hsds.kolommen import is_kortere
from nabij.koppelingen.hsds.termen import is_eigen

_LANGSTE_ID: Final = 250
_TEKENS = re.compile("[\0\ud800-\udfff]")


@dataclass
class Los:
    """Een stuk en waar het stond. `deel`: er kunnen elders nog plekken bij dit aanbod staan."""

    stuk: Stuk
    waar: str
    deel: bool = False


@dataclass
class Groep:
    """Een organisatie met haar aanbod. Zonder `organisatie` moeten we haar al kennen."""

    id: str
    organisatie: Los | None = None
    diensten: dict[str, Los] = field(default_factory=dict)


@dataclass
class Partij:
    """Alles wat binnenkwam: indelingen, termen en plekken los, en organisaties met aanbod."""

    groepen: dict[str, Groep] = field(default_factory=dict)
    plekken: dict[str, Los] = field(default_factory=dict)
    indelingen: dict[str, Los] = field(default_factory=dict)
    termen: dict[str, Los] = field(default_factory=dict)
    geweigerd: list[Bevinding] = field(default_factory=list)
    opgelet: list[Bevinding] = field(default_factory=list)


def groepeer(lezingen: Iterable[Lezing]) -> Partij:
    partij = Partij()
    for lezing in lezingen:
        for bevinding in lezing.bevindingen:
            _meld(partij, lezing.bestand, bevinding)
        for gevonden in lezing.gevonden:
            for bevinding in gevonden.bevindingen:
                _meld(partij, lezing.bestand, bevinding)
            if gevonden.geldig:
                _plaats(partij, gevonden, waar(lezing.bestand, gevonden.pad))
    return partij


def waar(bestand: str, pad: str) -> str:
    return f"{bestand}: {pad}" if pad else bestand


def _meld(partij: Partij, bestand: str, bevinding: Bevinding) -> None:
    lijst = partij.geweigerd if bevinding.ernst is Ernst.FOUT else partij.opgelet
    lijst.append(Bevinding(waar(bestand, bevinding.pad), bevinding.zin, bevinding.ernst))


def _plaats(partij: Partij, gevonden: Gevonden, plek: str) -> None:
    stuk = gevonden.stuk
    if teken := _kan_niet_bewaard(stuk):
        partij.geweigerd.append(Bevinding(plek, f"hier staat een teken in dat niet kan ({teken})"))
    elif not _heeft_id(partij, stuk, plek):
        return
    elif gevonden.soort == "organization":
        _plaats_organisatie(partij, stuk, plek)
    elif gevonden.soort == "service":
        _plaats_dienst(partij, stuk, plek)
    elif gevonden.soort == "service_at_location":
        _plaats_op_plek(partij, stuk, plek)
    elif gevonden.soort == "location":
        _houd(partij, partij.plekken, stuk, plek)
    elif not is_eigen(stuk):
        bij = partij.indelingen if gevonden.soort == "taxonomy" else partij.termen
        _houd(partij, bij, stuk, plek)


def _plaats_organisatie(partij: Partij, stuk: Stuk, plek: str) -> None:
    groep = partij.groepen.setdefault(stuk["id"], Groep(stuk["id"]))
    kaal = {naam: deel for naam, deel in stuk.items() if naam != "services"}
    if groep.organisatie is None:
        groep.organisatie = Los(kaal, plek)
    else:
        groep.organisatie = _beste(partij, groep.organisatie, Los(kaal, plek))
    for nummer, dienst in enumerate(stuk.get("services", [])):
        bij = f"{plek}.services[{nummer}]"
        if _is_dienst(partij, dienst, bij) and _heeft_id(partij, dienst, bij):
            _houd(partij, groep.diensten, dienst, bij)


def _is_dienst(partij: Partij, dienst: Stuk, plek: str) -> bool:
    """Bij een organisatie mag een service ook alleen een verwijzing zijn."""
    if "name" in dienst and "status" in dienst:
        return True
    partij.opgelet.append(Bevinding(plek, "alleen een verwijzing; het aanbod zelf staat hier niet"))
    return False


def _plaats_dienst(partij: Partij, stuk: Stuk, plek: str, *, deel: bool = False) -> None:
    organisatie = stuk.get("organization")
    sleutel = str((organisatie or {}).get("id") or stuk.get("organization_id") or "")
    if not sleutel:
        zin = "er staat niet bij welke organisatie dit aanbiedt"
        partij.geweigerd.append(Bevinding(plek, zin))
        return
    groep = partij.groepen.setdefault(sleutel, Groep(sleutel))
    if organisatie:
        _plaats_organisatie(partij, organisatie, f"{plek}.organization")
    kaal = {naam: waarde for naam, waarde in stuk.items() if naam != "organization"}
    _houd(partij, groep.diensten, kaal, plek, deel=deel)


def _plaats_op_plek(partij: Partij, stuk: Stuk, plek: str) -> None:
    dienst = stuk.get("service")
    if not dienst:
        zin = "er staat niet bij welk aanbod dit is"
        partij.geweigerd.append(Bevinding(plek, zin))
        return
    if not _heeft_id(partij, dienst, f"{plek}.service"):
        return
    hier = {naam: waarde for naam, waarde in stuk.items() if naam != "service"}
    _plaats_dienst(partij, {**dienst, "service_at_locations": [hier]}, f"{plek}.service", deel=True)


def _houd(
    partij: Partij, bij: dict[str, Los], stuk: Stuk, plek: str, *, deel: bool = False
) -> None:
    nieuw = Los(stuk, plek, deel)
    eerder = bij.get(stuk["id"])
    if eerder is None:
        bij[stuk["id"]] = nieuw
    elif eerder.deel or deel:
        bij[stuk["id"]] = _samen(partij, eerder, nieuw)
    else:
        bij[stuk["id"]] = _beste(partij, eerder, nieuw)


def _beste(partij: Partij, eerder: Los, nieuw: Los) -> Los:
    """De langste van de twee als ze hetzelfde zeggen; anders de eerste, met een zin erbij."""
    if is_kortere(nieuw.stuk, eerder.stuk):
        return eerder
    if is_kortere(eerder.stuk, nieuw.stuk):
        return nieuw
    zin = f"dit nummer staat met andere gegevens ook in {eerder.waar}; de eerste telt"
    partij.opgelet.append(Bevinding(f"{nieuw.waar}.id", zin))
    return eerder


def _samen(partij: Partij, eerder: Los, nieuw: Los) -> Los:
    """Hetzelfde aanbod op meer plekken: de gegevens van een, de plekken van allebei."""
    kaal = [_zonder_plekken(los) for los in (eerder, nieuw)]
    beste = _beste(partij, *kaal)
    plekken: dict[str, Stuk] = {}
    for los in (eerder, nieuw):
        for een in los.stuk.get("service_at_locations", []):
            plekken.setdefault(een["id"], een)
    stuk = {**beste.stuk, "service_at_locations": list(plekken.values())}
    return Los(stuk, beste.waar, eerder.deel and nieuw.deel)


def _zonder_plekken(los: Los) -> Los:
    stuk = {naam: w for naam, w in los.stuk.items() if naam != "service_at_locations"}
    return Los(stuk, los.waar, los.deel)


def _heeft_id(partij: Partij, stuk: Stuk, plek: str) -> bool:
    sleutel = stuk.get("id")
    if isinstance(sleutel, str) and 0 < len(sleutel) <= _LANGSTE_ID:
        return True
    zin = f"een id heeft 1 tot {_LANGSTE_ID} tekens" if sleutel is not None else "dit mist"
    partij.geweigerd.append(Bevinding(f"{plek}.id", zin))
    return False


def _kan_niet_bewaard(waarde: Any) -> str:
    """Een teken dat geen database bewaart: NUL, of een half surrogaat."""
    if isinstance(waarde, str):
        raar = _TEKENS.search(waarde)
        return f"U+{ord(raar[0]):04X}" if raar else ""
    if isinstance(waarde, dict):
        delen: Iterable[Any] = [*waarde, *waarde.values()]
    else:
        delen = waarde if isinstance(waarde, list) else ()
    return next((teken for deel in delen if (teken := _kan_niet_bewaard(deel))), "")
