"""Een kaart van gebieden in een tint: hoe donkerder, hoe meer. Onbekend is gearceerd, nooit nul.

Puur en vast. De kaart zegt niet wat goed of slecht is; getal en naam staan in elk gebied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from nabij.huisstijl import meetkunde
from nabij.huisstijl.tekstmaat import breed, kort_af

BREEDTE = 430.0
RAND = 6.0
KLASSEN = 5
GENOEG = 0.4
"""Het deel van de gebieden waarin een naam moet passen om namen te tonen."""
_VOORVOEGSEL = re.compile(r"^(wijk|buurt)\s+\d+\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Gebied:
    """Een wijk of buurt. `waarde` None is onbekend, en dan zegt `reden` waarom.

    `tekst` is de waarde zoals zij op het scherm hoort (`14%`); `vorm` een GeoJSON-geometrie.
    """

    naam: str
    waarde: float | None
    tekst: str = ""
    reden: str = ""
    vorm: dict[str, Any] | None = None
    url: str = ""
    omlijnd: bool = False


@dataclass(frozen=True)
class Vlakje:
    """Een gebied op papier: pad, klasse (None: onbekend) en waar de tekst staat."""

    gebied: Gebied
    klasse: int | None
    pad: str
    x: float
    regels: tuple[tuple[float, str, str], ...]
    """Per regel: y, tekst en klasse."""


@dataclass(frozen=True)
class Kaart:
    """Alles wat het sjabloon nodig heeft."""

    hoogte: float
    vlakjes: tuple[Vlakje, ...]
    legenda: tuple[tuple[int, str, str], ...]
    """Per klasse die voorkomt: nummer, laagste en hoogste tekst."""
    gebieden: tuple[Gebied, ...]
    onbekend: tuple[Gebied, ...] = field(default=())

    @property
    def breedte(self) -> float:
        return BREEDTE

    @property
    def zonder_grens(self) -> tuple[Gebied, ...]:
        """Gebieden die niet te tekenen zijn; ze staan wel in de tabel."""
        getekend = {id(vlakje.gebied) for vlakje in self.vlakjes}
        return tuple(gebied for gebied in self.gebieden if id(gebied) not in getekend)


def teken(gebieden: Iterable[Gebied]) -> Kaart:
    """De kaart van deze gebieden; wie geen vorm heeft staat alleen in de tabel."""
    alle = tuple(gebieden)
    vormen = [meetkunde.vlakken(gebied.vorm) for gebied in alle]
    op_papier, hoogte = meetkunde.projectie((v for vorm in vormen for v in vorm), BREEDTE, RAND)
    klassen = deel_in([gebied.waarde for gebied in alle])
    papier = [_op_papier(vorm, op_papier) for vorm in vormen]
    getekend = [rij for rij in zip(alle, klassen, papier, strict=True) if rij[2]]
    vlakjes = [_vlakje(*rij, met_naam=True) for rij in getekend]
    if sum(len(vlakje.regels) > 1 for vlakje in vlakjes) < GENOEG * len(vlakjes):
        # Een enkele naam tussen kale getallen lijkt iets te betekenen: dan liever geen.
        vlakjes = [_vlakje(*rij, met_naam=False) for rij in getekend]
    return Kaart(
        hoogte=round(hoogte, 1),
        vlakjes=tuple(vlakjes),
        legenda=tuple(_legenda(alle, klassen)),
        gebieden=alle,
        onbekend=tuple(gebied for gebied in alle if gebied.waarde is None),
    )


def deel_in(waarden: Sequence[float | None]) -> list[int | None]:
    """De klasse 0 tot en met 4 van elke waarde: vijf groepen die even groot proberen te zijn.

    Gelijke waarden komen in dezelfde klasse. Met minder verschillende waarden dan klassen
    krijgt elke waarde er een, over de hele tint verdeeld.
    """
    bekend = sorted(waarde for waarde in waarden if waarde is not None)
    soorten = sorted(set(bekend))
    if len(soorten) <= KLASSEN:
        laatste = max(len(soorten) - 1, 1)
        klasse = {w: round(i * (KLASSEN - 1) / laatste) for i, w in enumerate(soorten)}
    else:
        klasse = {w: min(KLASSEN - 1, bekend.index(w) * KLASSEN // len(bekend)) for w in soorten}
    return [None if waarde is None else klasse[waarde] for waarde in waarden]


def _op_papier(vorm: Sequence[meetkunde.Vlak], op_papier: Any) -> list[meetkunde.Vlak]:
    vlakken = [
        [meetkunde.dun_uit([op_papier(punt) for punt in ring]) for ring in vlak] for vlak in vorm
    ]
    return [[ring for ring in vlak if len(ring) > 2] for vlak in vlakken if len(vlak[0]) > 2]


def _vlakje(
    gebied: Gebied, klasse: int | None, vorm: Sequence[meetkunde.Vlak], *, met_naam: bool
) -> Vlakje:
    grootste = max(vorm, key=lambda vlak: meetkunde.oppervlak(vlak[0]))
    x, y, regels = _tekst(gebied, grootste, met_naam=met_naam)
    kleur = " t-wit" if klasse is not None and klasse >= 3 else ""
    return Vlakje(
        gebied=gebied,
        klasse=klasse,
        pad="".join(meetkunde.als_pad(vlak) for vlak in vorm),
        x=round(x, 1),
        regels=tuple(
            (round(y + 4.5 + (i - (len(regels) - 1) / 2) * 14, 1), tekst, soort + kleur)
            for i, (tekst, soort) in enumerate(regels)
        ),
    )


def _tekst(
    gebied: Gebied, vlak: meetkunde.Vlak, *, met_naam: bool
) -> tuple[float, float, list[tuple[str, str]]]:
    """Getal en naam als die in het gebied passen, anders alleen het getal, anders niets."""
    getal = [(gebied.tekst, "t-midden t-vet")] if gebied.tekst else []
    (x, y), ruimte = meetkunde.breedste_plek(vlak, 7.0 * (len(getal) + 1))
    heel = _VOORVOEGSEL.sub("", gebied.naam)
    naam = kort_af(heel, breedte=max(ruimte - 4, 0), klein=True)
    if met_naam and len(naam) >= min(len(heel), 8) and breed(gebied.tekst) <= ruimte:
        return x, y, [*getal, (naam, "t-midden t-klein")]
    (x, y), ruimte = meetkunde.breedste_plek(vlak, 6.0)
    return x, y, getal if breed(gebied.tekst) <= ruimte + 2 else []


def _legenda(
    gebieden: Sequence[Gebied], klassen: Sequence[int | None]
) -> Iterable[tuple[int, str, str]]:
    for nummer in range(KLASSEN):
        groep = [g for g, k in zip(gebieden, klassen, strict=True) if k == nummer]
        if groep:
            groep.sort(key=lambda gebied: gebied.waarde or 0.0)
            yield nummer, groep[0].tekst, groep[-1].tekst
