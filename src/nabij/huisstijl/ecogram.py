"""Waar alles staat in een ecogram: het huishouden in het midden, mensen en beroepen eromheen.

Puur en vast: dezelfde invoer geeft dezelfde tekening. Het ecogram is van Ann Hartman (1978,
"Diagrammatic assessment of family relationships"); de vorm van de lijn zegt hoe de band is.
Maten in eenheden van de viewBox, 380 breed, zodat tekst op een telefoon leesbaar blijft.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import Literal

from nabij.huisstijl.tekstmaat import kort_af, regels

Soort = Literal["mens", "beroep"]
Band = Literal["sterk", "gewoon", "dun", "spanning"]
Punt = tuple[float, float]

BREEDTE = 380.0
MIDDEN = BREEDTE / 2
MEESTE = 16
STRAAL = 31.0
HALF_BREED, HALF_HOOG = 40.0, 24.0
HUIS_RX = 70.0
RAND = 4.0
LUCHT = 6.0
LIJN = 26.0


@dataclass(frozen=True)
class Knoop:
    """Iemand om het huishouden heen: rond is een mens, vierkant een beroepskracht."""

    naam: str
    onder: str = ""
    soort: Soort = "mens"
    band: Band = "gewoon"


@dataclass(frozen=True)
class Vorm:
    """Een rondje of een vierkant op zijn plek."""

    x: float
    y: float
    rond: bool

    @property
    def half(self) -> Punt:
        return (STRAAL, STRAAL) if self.rond else (HALF_BREED, HALF_HOOG)


@dataclass(frozen=True)
class Regel:
    """Een regel tekst op zijn plek."""

    x: float
    y: float
    tekst: str
    klasse: str = ""


@dataclass(frozen=True)
class Geplaatst:
    """Een knoop met zijn vorm, zijn tekst en de lijn naar het huishouden."""

    knoop: Knoop
    vorm: Vorm
    tekst: tuple[Regel, ...]
    pad: str

    @property
    def hoek(self) -> Punt:
        """Linksboven van een vierkant."""
        return (_rond(self.vorm.x - HALF_BREED), _rond(self.vorm.y - HALF_HOOG))


@dataclass(frozen=True)
class Bewoner:
    """Iemand die in het huis woont: een stip en een naam."""

    x: float
    y: float
    straal: float
    regel: Regel


@dataclass(frozen=True)
class Tekening:
    """Alles wat het sjabloon nodig heeft; `knopen` zijn alle knopen, ook wie er niet bij past."""

    hoogte: float
    midden: Punt
    huis: Punt
    bewoners: tuple[Bewoner, ...]
    geplaatst: tuple[Geplaatst, ...]
    knopen: tuple[Knoop, ...]

    @property
    def breedte(self) -> float:
        return BREEDTE

    @property
    def buiten_beeld(self) -> int:
        """Hoeveel knopen alleen in de tabel staan."""
        return len(self.knopen) - len(self.geplaatst)


def teken(huis: Sequence[str], knopen: Iterable[Knoop]) -> Tekening:
    """De tekening voor dit huishouden. Meer dan zestien knopen: de rest staat in de tabel."""
    alle = tuple(knopen)
    getoond = _volgorde(alle[:MEESTE])
    rijen = _rijen(len(huis))
    ry = _huishoogte(len(rijen))
    mensen = sum(knoop.soort == "mens" for knoop in getoond)
    hoogte, midden_y, vormen = _plaatsen(len(rijen), mensen, len(getoond) - mensen)
    midden = (MIDDEN, midden_y)
    return Tekening(
        hoogte=hoogte,
        midden=midden,
        huis=(HUIS_RX, ry),
        bewoners=tuple(_bewoners(huis, rijen, midden)),
        geplaatst=tuple(
            Geplaatst(knoop, vorm, tuple(_tekst(knoop, vorm)), _pad(knoop.band, vorm, midden, ry))
            for knoop, vorm in zip(getoond, vormen, strict=True)
        ),
        knopen=alle,
    )


def _rond(getal: float) -> float:
    return round(getal, 1)


def _volgorde(knopen: Sequence[Knoop]) -> list[Knoop]:
    """Mensen links en boven, beroepen rechts; verder zoals ze kwamen."""
    return sorted(knopen, key=lambda knoop: knoop.soort == "beroep")


# ------------------------------------------------------------------ wie er woont


def _rijen(aantal: int) -> list[int]:
    """Hoeveel namen per rij in het huis: een boven en twee eronder, hoogstens drie rijen."""
    if aantal <= 2:
        return [max(aantal, 1)]
    oneven = {3: [1, 2], 5: [1, 2, 2]}
    return oneven.get(aantal) or [2] * min(-(-aantal // 2), 3)


def _huishoogte(rijen: int) -> float:
    return (44.0, 58.0, 78.0)[rijen - 1]


def _bewoners(huis: Sequence[str], rijen: list[int], midden: Punt) -> Iterable[Bewoner]:
    plekken = [(rij, plek, aantal) for rij, aantal in enumerate(rijen) for plek in range(aantal)]
    past = len(huis) <= len(plekken)
    namen = list(huis) if past else [*huis[: len(plekken) - 1], f"+{len(huis) - len(plekken) + 1}"]
    for nummer, (naam, (rij, plek, aantal)) in enumerate(zip(namen, plekken, strict=False)):
        x = midden[0] + (plek - (aantal - 1) / 2) * 58
        y = midden[1] + (rij - (len(rijen) - 1) / 2) * 42 - 8
        breedte = 96 if aantal == 1 else 56
        tekst = kort_af(naam, breedte=breedte, klein=True)
        klasse = "t-midden t-klein t-vet" if nummer == 0 else "t-midden t-klein"
        straal = 8.0 if nummer == 0 else 6.5
        yield Bewoner(_rond(x), _rond(y), straal, Regel(_rond(x), _rond(y + 23), tekst, klasse))


# ------------------------------------------------------------------ wie eromheen staat


@lru_cache(maxsize=512)
def _plaatsen(rijen: int, mensen: int, beroepen: int) -> tuple[float, float, tuple[Vorm, ...]]:
    """Hoogte, midden en plekken: de kleinste ring waarop niets raakt en elke lijn vrij ligt."""
    ry = _huishoogte(rijen)
    if not mensen + beroepen:
        return 2 * (ry + RAND), ry + RAND, ()
    straal_y = ry + LIJN + STRAAL
    while True:
        for macht in (2.0, 2.6, 3.4):
            vormen = _ring(straal_y, macht, mensen, beroepen)
            if _vrij(vormen, ry, straal_y):
                return _op_papier(vormen, ry)
        straal_y += 8


def _op_papier(vormen: Sequence[Vorm], ry: float) -> tuple[float, float, tuple[Vorm, ...]]:
    """Van een ring om (0, 0) naar papier dat niet hoger is dan nodig."""
    boven = min(-ry, *(vorm.y - vorm.half[1] for vorm in vormen)) - RAND
    onder = max(ry, *(vorm.y + vorm.half[1] for vorm in vormen)) + RAND
    plekken = tuple(Vorm(_rond(MIDDEN + v.x), _rond(v.y - boven), v.rond) for v in vormen)
    return _rond(onder - boven), _rond(-boven), plekken


def _ring(straal_y: float, macht: float, mensen: int, beroepen: int) -> list[Vorm]:
    """Even ver uit elkaar op een superellips om (0, 0), de beroepen midden rechts."""
    aantal = mensen + beroepen
    rond = [True] * mensen + [False] * beroepen
    straal_x = MIDDEN - RAND - HALF_BREED
    # De laatste plekken zijn voor de beroepen; hun midden ligt op oost.
    begin = (beroepen + 1) / 2 if beroepen else 0.5
    punten = _verdeel(straal_x, straal_y, macht, [(begin + i) / aantal for i in range(aantal)])
    return [Vorm(x, y, is_rond) for (x, y), is_rond in zip(punten, rond, strict=True)]


def _verdeel(a: float, b: float, macht: float, delen: Sequence[float]) -> list[Punt]:
    """De punten op deze delen van de omtrek, vanaf oost met de klok mee."""
    stappen = 360
    omtrek = [_superellips(a, b, macht, 2 * pi * i / stappen) for i in range(stappen + 1)]
    lengte = [0.0]
    for (x0, y0), (x1, y1) in itertools.pairwise(omtrek):
        lengte.append(lengte[-1] + hypot(x1 - x0, y1 - y0))
    uit: list[Punt] = []
    for deel in delen:
        doel = (deel % 1.0) * lengte[-1]
        i = next(i for i in range(stappen) if lengte[i + 1] >= doel)
        rest = (doel - lengte[i]) / ((lengte[i + 1] - lengte[i]) or 1.0)
        (x0, y0), (x1, y1) = omtrek[i], omtrek[i + 1]
        uit.append((x0 + (x1 - x0) * rest, y0 + (y1 - y0) * rest))
    return uit


def _superellips(a: float, b: float, macht: float, hoek: float) -> Punt:
    """|x/a|^macht + |y/b|^macht = 1 (Lame); hoe hoger de macht, hoe vierkanter."""
    c, s = cos(hoek), sin(hoek)
    e = 2 / macht
    return (
        a * (1 if c >= 0 else -1) * abs(c) ** e,
        b * (1 if s >= 0 else -1) * abs(s) ** e,
    )


def _vrij(vormen: Sequence[Vorm], ry: float, straal_y: float) -> bool:
    paren = ((a, b) for i, a in enumerate(vormen) for b in vormen[i + 1 :])
    if any(raakt(a, b) for a, b in paren):
        return False
    if any(_lengte(vorm, ry) < LIJN for vorm in vormen):
        return False
    return not any(
        _kruist(vorm, ander, ry) for vorm in vormen for ander in vormen if vorm is not ander
    )


def raakt(a: Vorm, b: Vorm, lucht: float = LUCHT) -> bool:
    """Of twee vormen elkaar raken of dichter bij elkaar staan dan `lucht`."""
    if a.rond and b.rond:
        return hypot(a.x - b.x, a.y - b.y) < 2 * STRAAL + lucht
    (ax, ay), (bx, by) = a.half, b.half
    return abs(a.x - b.x) < ax + bx + lucht and abs(a.y - b.y) < ay + by + lucht


# ------------------------------------------------------------------ lijnen


def _einden(vorm: Vorm, ry: float, midden: Punt = (0.0, 0.0)) -> tuple[Punt, Punt]:
    """Van de rand van het huis naar de rand van de vorm, in de richting van hun middens."""
    dx, dy = vorm.x - midden[0], vorm.y - midden[1]
    ver = hypot(dx, dy)
    ux, uy = dx / ver, dy / ver
    uit_huis = 1 / hypot(ux / HUIS_RX, uy / ry)
    if vorm.rond:
        in_vorm = STRAAL
    else:
        in_vorm = min(
            HALF_BREED / abs(ux) if ux else HALF_HOOG, HALF_HOOG / abs(uy) if uy else HALF_BREED
        )
    return (
        (midden[0] + ux * uit_huis, midden[1] + uy * uit_huis),
        (midden[0] + ux * (ver - in_vorm), midden[1] + uy * (ver - in_vorm)),
    )


def _lengte(vorm: Vorm, ry: float) -> float:
    """Hoe lang de lijn is; negatief als de vorm in het huis steekt."""
    (x0, y0), (x1, y1) = _einden(vorm, ry)
    return hypot(x1 - x0, y1 - y0) if hypot(x1, y1) > hypot(x0, y0) else -1.0


def _kruist(vorm: Vorm, ander: Vorm, ry: float) -> bool:
    """Of de lijn naar `vorm` door `ander` loopt (lijn tegen rechthoek: Liang en Barsky 1984)."""
    (x0, y0), (x1, y1) = _einden(vorm, ry)
    half_x, half_y = (maat + 2 for maat in ander.half)
    begin, eind = 0.0, 1.0
    for van, naar, midden, half in ((x0, x1, ander.x, half_x), (y0, y1, ander.y, half_y)):
        laag, hoog, verschil = midden - half - van, midden + half - van, naar - van
        if verschil == 0:
            if laag > 0 or hoog < 0:
                return False
            continue
        t0, t1 = sorted((laag / verschil, hoog / verschil))
        begin, eind = max(begin, t0), min(eind, t1)
    return begin < eind


def _pad(band: Band, vorm: Vorm, midden: Punt, ry: float) -> str:
    (x0, y0), (x1, y1) = _einden(vorm, ry, midden)
    punten = [(x0, y0), (x1, y1)]
    if band == "spanning":
        punten = _zigzag(x0, y0, x1, y1)
    return "M" + "L".join(f"{_rond(x)} {_rond(y)}" for x, y in punten)


def _zigzag(x0: float, y0: float, x1: float, y1: float) -> list[Punt]:
    """Heen en weer om de lijn, zodat spanning ook zonder kleur te zien is."""
    lengte = hypot(x1 - x0, y1 - y0)
    stappen = max(3, round(lengte / 8))
    nx, ny = -(y1 - y0) / lengte * 5, (x1 - x0) / lengte * 5
    tussen = [
        (
            x0 + (x1 - x0) * (i + 0.5) / stappen + nx * (-1) ** i,
            y0 + (y1 - y0) * (i + 0.5) / stappen + ny * (-1) ** i,
        )
        for i in range(stappen)
    ]
    return [(x0, y0), *tussen, (x1, y1)]


# ------------------------------------------------------------------ tekst


def _tekst(knoop: Knoop, vorm: Vorm) -> Iterable[Regel]:
    breedte = 56.0 if vorm.rond else 75.0
    naam = regels(knoop.naam, breedte=breedte, hoogstens=2)
    onder = regels(knoop.onder, breedte=breedte - 2, hoogstens=3 - len(naam), klein=True)
    alle = [(tekst, "t-midden") for tekst in naam]
    alle += [(tekst, "t-midden t-klein t-zacht") for tekst in onder]
    eerste = vorm.y + 4.5 - (len(alle) - 1) * 7
    for nummer, (tekst, klasse) in enumerate(alle):
        yield Regel(vorm.x, _rond(eerste + nummer * 14), tekst, klasse)
