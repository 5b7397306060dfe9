"""Drie lenzen op dezelfde tellingen: veel, meer dan verwacht, en nieuw. Nooit een alleen.

Wat niet te tonen is valt hier al weg (zie `kleine_aantallen`), en de aantallen ernaast gaan alleen
over wat overblijft.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nabij.rekenen.kleine_aantallen import toonbaar
from nabij.rekenen.krimp import krimp
from nabij.rekenen.scan import Gebieden, Opzet, scan
from nabij.rekenen.scan import Patroon as Cilinder

Getallen = NDArray[np.float64]
Tellingen = NDArray[np.int64]
ZEKERHEID = 0.99
PERIODE = 13


@dataclass(frozen=True)
class Gevonden:
    """`plekken` zijn de gebieden (rijnummers) die te tonen zijn, `verwacht` die daarvan.

    `zone` is wat de scan vond; `ondergrens` en `bovengrens` horen bij de lens meer dan verwacht en
    zijn keren het gemiddelde.
    """

    lens: str
    thema: str
    weken: int
    plekken: tuple[int, ...]
    verwacht: tuple[float, ...]
    zone: tuple[int, ...] = ()
    llr: float | None = None
    p: float | None = None
    q: float | None = None
    ondergrens: float | None = None
    bovengrens: float | None = None


@dataclass(frozen=True)
class Kijk:
    """Waarmee gekeken wordt. `te_tonen`: zoveel vragen heeft een gebied minstens; `hoogstens`:
    de q waarboven iets nieuws niet genoemd wordt."""

    opzet: Opzet
    te_tonen: int = 5
    hoogstens: float = 0.25
    met_grens: NDArray[np.bool_] | None = field(default=None)


def kijk(
    tellingen: Tellingen,
    themas: Sequence[str],
    gebieden: Gebieden,
    hoe: Kijk,
    *,
    voortgang: Callable[[str, int, int], None] | None = None,
) -> list[Gevonden]:
    """`tellingen` (T, W, A): per thema, week (oud naar nieuw) en gebied. Per thema nieuw eerst.

    `met_grens` (A,): van welke gebieden de plaats bekend is; alleen daar wordt naar buren gekeken.
    """
    binnen = np.flatnonzero(
        np.ones(len(gebieden.codes), dtype=bool) if hoe.met_grens is None else hoe.met_grens
    )
    nieuw = _nieuw(tellingen, themas, gebieden, binnen, hoe, voortgang)
    uit = []
    for nummer, thema in enumerate(themas):
        uit += nieuw.get(thema, [])
        periode = tellingen[nummer, -PERIODE:].sum(axis=0)
        uit += _meer(thema, periode, gebieden, hoe, min(PERIODE, tellingen.shape[1]))
        uit += _veel(thema, periode, gebieden, hoe, min(PERIODE, tellingen.shape[1]))
    return uit


def _nieuw(
    tellingen: Tellingen,
    themas: Sequence[str],
    gebieden: Gebieden,
    binnen: NDArray[np.intp],
    hoe: Kijk,
    voortgang: Callable[[str, int, int], None] | None,
) -> dict[str, list[Gevonden]]:
    if len(binnen) < 2:
        return {}
    bevolking = None if gebieden.bevolking is None else gebieden.bevolking[binnen]
    if bevolking is not None and bevolking.sum() <= 0:
        bevolking = None
    deel = Gebieden(
        tuple(gebieden.codes[i] for i in binnen), gebieden.x[binnen], gebieden.y[binnen], bevolking
    )
    plek = {code: int(i) for code, i in zip(deel.codes, binnen, strict=True)}
    nummer = {thema: i for i, thema in enumerate(themas)}
    uit: dict[str, list[Gevonden]] = {}
    for een in scan(tellingen[:, :, binnen], themas, deel, hoe.opzet, voortgang=voortgang):
        if een.q <= hoe.hoogstens and een.waargenomen > een.verwacht:
            gevonden = _toonbaar(een, tellingen[nummer[een.thema]][:, binnen], deel, plek, hoe)
            if gevonden is not None:
                uit.setdefault(een.thema, []).append(gevonden)
    return uit


def _toonbaar(
    een: Cilinder, per_week: Tellingen, deel: Gebieden, plek: dict[str, int], hoe: Kijk
) -> Gevonden | None:
    """De cilinder zonder de gebieden die niet te tonen zijn; None als er dan niets meer is."""
    rij = {code: i for i, code in enumerate(deel.codes)}
    laatste = per_week[-een.perioden :]
    aantallen = [int(laatste[:, rij[code]].sum()) for code in een.gebieden]
    mag = toonbaar(aantallen, hoe.te_tonen)
    genoeg = [code for code, ja in zip(een.gebieden, mag, strict=True) if ja]
    gewoon = _gewoon(per_week, een.perioden, [rij[code] for code in een.gebieden])
    verwacht = [float(gewoon[rij[code]]) for code in genoeg]
    if not genoeg or sum(laatste[:, rij[code]].sum() for code in genoeg) <= sum(verwacht):
        return None
    return Gevonden(
        "nieuw", een.thema, een.perioden, tuple(plek[c] for c in genoeg), tuple(verwacht),
        tuple(plek[c] for c in een.gebieden), een.llr, een.p, een.q,
    )  # fmt: skip


def _gewoon(per_week: Tellingen, weken: int, zone: Sequence[int]) -> Getallen:
    """(A,): wat er in de laatste `weken` gewoon was geweest, als er niets aan de hand was.

    Wat een gebied eerder had, met hoe het in die weken buiten de zone ging: de zone is zo niet
    haar eigen maat. Zonder geschiedenis of zonder rest telt het aandeel van alles.
    """
    buiten = np.ones(per_week.shape[1], dtype=bool)
    buiten[list(zone)] = False
    eerder, nu = per_week[:-weken], per_week[-weken:]
    rest_eerder, rest_nu = int(eerder[:, buiten].sum()), int(nu[:, buiten].sum())
    per_gebied = eerder.sum(axis=0)
    if rest_eerder and rest_nu and per_gebied[list(zone)].sum():
        uit: Getallen = per_gebied * (rest_nu / rest_eerder)
        return uit
    deel: Getallen = per_week.sum(axis=0) * (nu.sum() / max(1, per_week.sum()))
    return deel


def _meer(
    thema: str, periode: Tellingen, gebieden: Gebieden, hoe: Kijk, weken: int
) -> list[Gevonden]:
    """De gebieden die ook na krimpen boven het gemiddelde per inwoner liggen, als een geheel.

    Het verst erboven staat eerst; de grenzen zijn de laagste en de hoogste van allemaal.
    """
    if gebieden.bevolking is None:
        return []
    telt = np.flatnonzero(gebieden.bevolking > 0)
    if len(telt) < 2 or periode[telt].sum() == 0:
        return []
    bevolking = gebieden.bevolking[telt]
    gewoon = periode[telt].sum() * bevolking / bevolking.sum()
    uit = krimp(periode[telt].astype(np.float64), gewoon, zekerheid=ZEKERHEID)
    boven = (uit.onder > uit.gemiddeld) & (periode[telt] >= hoe.te_tonen)
    rijen = [int(i) for i in sorted(np.flatnonzero(boven), key=lambda i: -uit.onder[i])]
    if not rijen:
        return []
    plekken = tuple(int(telt[i]) for i in rijen)
    return [
        Gevonden(
            "meer", thema, weken, plekken, tuple(float(gewoon[i]) for i in rijen), plekken,
            ondergrens=float(uit.onder[rijen].min()), bovengrens=float(uit.boven[rijen].max()),
        )
    ]  # fmt: skip


def _veel(
    thema: str, periode: Tellingen, gebieden: Gebieden, hoe: Kijk, weken: int
) -> list[Gevonden]:
    """Het gebied met de meeste vragen; wat daar gewoon is volgt uit de bevolking."""
    meeste = int(np.argmax(periode))
    if periode[meeste] < hoe.te_tonen:
        return []
    gewoon = 0.0
    if gebieden.bevolking is not None and gebieden.bevolking.sum() > 0:
        gewoon = float(periode.sum() * gebieden.bevolking[meeste] / gebieden.bevolking.sum())
    return [Gevonden("veel", thema, weken, (meeste,), (gewoon,), (meeste,))]
