"""Een sociale kaart in HSDS inlezen: een transactie per organisatie, en nooit iets dubbel.

Wat de bron niet zegt vullen we niet in. Wat hier later is veranderd dan bij de bron, blijft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.db import DatabaseError, transaction

from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.models import Aanbod, Organisatie, Soort
from nabij.koppelingen.cbs.ontleden import Onbruikbaar, lees_inhoud
from nabij.koppelingen.hsds.bewaren import Bewaarder
from nabij.koppelingen.hsds.formaat import Bevinding, Ernst, Lezing, lees
from nabij.koppelingen.hsds.groeperen import Groep, Los, Partij, groepeer
from nabij.koppelingen.hsds.rijen import Uitkomst, vind

Voortgang = Callable[[str, int, int], None]
_BESTANDEN: Final = "*.json"


@dataclass
class Telling:
    nieuw: int = 0
    veranderd: int = 0
    al_bekend: int = 0

    def tel(self, uitkomst: Uitkomst) -> None:
        naam = uitkomst.value
        setattr(self, naam, getattr(self, naam) + 1)


@dataclass
class Verslag:
    """Wat er van de bestanden gelezen, geweigerd en geschreven is."""

    bestanden: int = 0
    organisaties: Telling = field(default_factory=Telling)
    aanbod: Telling = field(default_factory=Telling)
    plekken: Telling = field(default_factory=Telling)
    termen: Telling = field(default_factory=Telling)
    zonder_soort: int = 0
    geweigerd: list[Bevinding] = field(default_factory=list)
    opgelet: list[Bevinding] = field(default_factory=list)
    onbruikbaar: list[str] = field(default_factory=list)
    proef: bool = False

    @property
    def code(self) -> int:
        """0 alles geladen, 1 er is iets geweigerd, 2 een bestand is onbruikbaar."""
        if self.onbruikbaar:
            return 2
        return 1 if self.geweigerd else 0


class _Proef(Exception):
    """Draai alles terug: het was om te kijken."""


def lees_in(
    paden: Sequence[Path],
    *,
    proef: bool = False,
    soort: Soort = Soort.FORMEEL,
    voortgang: Voortgang | None = None,
) -> Verslag:
    """Lees bestanden en mappen met HSDS in. `soort` geldt voor aanbod waar niets bij staat.

    Met `proef` wordt er niets geschreven, en zegt het verslag wat er zou gebeuren.
    """
    verslag = Verslag(proef=proef)
    partij = groepeer(list(_lees_bestanden(paden, verslag)))
    verslag.geweigerd = partij.geweigerd
    try:
        with transaction.atomic() if proef else _niets():
            _schrijf(partij, verslag, soort, voortgang or _stil)
            if proef:
                raise _Proef
    except _Proef:
        pass
    # Wat bij het bewaren gezegd is, zegt meer dan wat de keuring over dezelfde plek zei.
    gezegd = {een.pad for een in verslag.opgelet}
    eerder = [een for een in partij.opgelet if een.pad not in gezegd]
    verslag.opgelet = [*eerder, *verslag.opgelet]
    return verslag


@contextmanager
def _niets() -> Iterator[None]:
    yield


def _stil(_wat: str, _gedaan: int, _totaal: int) -> None:
    return None


def _lees_bestanden(paden: Sequence[Path], verslag: Verslag) -> Iterator[Lezing]:
    for gegeven in paden:
        in_map = sorted(gegeven.rglob(_BESTANDEN)) if gegeven.is_dir() else []
        if gegeven.is_dir() and not in_map:
            verslag.onbruikbaar.append(f"{gegeven.name}: in deze map staat geen .json")
        for pad in in_map or ([] if gegeven.is_dir() else [gegeven]):
            verslag.bestanden += 1
            try:
                yield lees(pad.name, lees_inhoud(pad, pad.name))
            except Onbruikbaar as fout:
                verslag.onbruikbaar.append(str(fout))


def _schrijf(partij: Partij, verslag: Verslag, soort: Soort, voortgang: Voortgang) -> None:
    bewaarder = Bewaarder(soort=soort, meld=_melder(verslag), tel_plek=verslag.plekken.tel)
    _schrijf_termen(partij, bewaarder, verslag)
    totaal = len(partij.groepen) + len(partij.plekken)
    for gedaan, los in enumerate(partij.plekken.values(), start=1):
        with _hooguit_geweigerd(los.waar, verslag, bewaarder):
            bewaarder.plek(los.stuk, los.waar)
        voortgang("plekken", gedaan, totaal)
    for gedaan, groep in enumerate(partij.groepen.values(), start=len(partij.plekken) + 1):
        _schrijf_groep(groep, bewaarder, verslag)
        voortgang("organisaties", gedaan, totaal)
    verslag.zonder_soort = bewaarder.zonder_soort


def _schrijf_termen(partij: Partij, bewaarder: Bewaarder, verslag: Verslag) -> None:
    for los in partij.indelingen.values():
        with _hooguit_geweigerd(los.waar, verslag, bewaarder):
            verslag.termen.tel(bewaarder.termen.indeling(los.stuk, los.waar)[1])
    for los in partij.termen.values():
        with _hooguit_geweigerd(los.waar, verslag, bewaarder):
            verslag.termen.tel(bewaarder.termen.term(los.stuk, los.waar)[1])


def _melder(verslag: Verslag) -> Callable[..., None]:
    def meld(pad: str, zin: str, ernst: Ernst = Ernst.OPGELET) -> None:
        verslag.opgelet.append(Bevinding(pad, zin, ernst))

    return meld


@contextmanager
def _hooguit_geweigerd(waar: str, verslag: Verslag, bewaarder: Bewaarder) -> Iterator[None]:
    """Een transactie waarin een fout van de database alleen dit stuk kost."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as fout:
        bewaarder.vergeet()
        verslag.geweigerd.append(Bevinding(waar, f"dit kan niet bewaard worden ({fout})"))


def _schrijf_groep(groep: Groep, bewaarder: Bewaarder, verslag: Verslag) -> None:
    waar = groep.organisatie.waar if groep.organisatie else _eerste(groep).waar
    with _hooguit_geweigerd(waar, verslag, bewaarder):
        organisatie = _organisatie(groep, bewaarder, verslag)
        if organisatie is None:
            zin = f"de organisatie {groep.id[:60]} kennen we niet, en staat er niet bij"
            verslag.geweigerd += [Bevinding(los.waar, zin) for los in groep.diensten.values()]
            return
        geraakt = [
            aanbod.pk
            for los in groep.diensten.values()
            if (aanbod := _dienst(los, organisatie, bewaarder, verslag)) is not None
        ]
        kaart.indexeer(geraakt)


def _eerste(groep: Groep) -> Los:
    return next(iter(groep.diensten.values()))


def _organisatie(groep: Groep, bewaarder: Bewaarder, verslag: Verslag) -> Organisatie | None:
    if groep.organisatie is None:
        return vind(Organisatie, groep.id)
    organisatie, uitkomst = bewaarder.organisatie(groep.organisatie.stuk, groep.organisatie.waar)
    verslag.organisaties.tel(uitkomst)
    return organisatie


def _dienst(
    los: Los, organisatie: Organisatie, bewaarder: Bewaarder, verslag: Verslag
) -> Aanbod | None:
    """Het aanbod als het nieuw of veranderd is."""
    aanbod: Aanbod | None = None
    with _hooguit_geweigerd(los.waar, verslag, bewaarder):
        aanbod, uitkomst = bewaarder.dienst(los, organisatie)
        verslag.aanbod.tel(uitkomst)
        if uitkomst is Uitkomst.AL_BEKEND:
            return None
    return aanbod
