"""Hoe sterk het sterkste patroon is als alleen toeval werkt: de herhalingen van Monte Carlo.

Het gaat om tientallen miljoenen cilinders per herhaling van een gemeente. Daarom wordt er eerst
alleen vergeleken met een heel getal (haalt dit aantal de drempel?), voor alle herhalingen tegelijk,
en krijgt alleen wie daar doorheen komt een LLR. Wie onder een drempel bleef, gaat nog een keer
rond met een lagere. De uitkomst is precies dezelfde als van alles uitrekenen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nabij.rekenen.scan.modellen import Tabel, Toeval
from nabij.rekenen.scan.zones import Getallen

Klein = NDArray[np.signedinteger]

_EERSTE_DREMPEL = 4.0
_BLOKKEN = (32, 96, 256)
"""Klein beginnen: wie na tien tellen klaar is, hoeft geen duizend herhalingen te trekken."""
_BLOK = 512
_CELLEN = 200_000
"""Zoveel tellingen blijven samen in het snelle geheugen van een processor."""
_GELIJK = 1e-9
"""Wie zo weinig onder de gevonden waarde blijft, is eraan gelijk."""


@dataclass(frozen=True)
class Cilinders:
    """Alle cilinders van een thema. `volgorde` (A, L), `lengtes` (A,), de rest (A, L, W)."""

    volgorde: NDArray[np.intp]
    lengtes: NDArray[np.intp]
    verwacht: Getallen
    helling: Getallen
    voet: Getallen


def toppen(
    proef: NDArray[np.int32], cilinders: Cilinders, tabel: Tabel, onder: float, drempel: float
) -> Getallen:
    """(R,): de hoogste LLR per herhaling van `proef` (A, W, R); wat onder `onder` blijft is nul."""
    top = int(proef[:, -1].sum(axis=0).max(initial=0))
    soort: type[np.signedinteger] = np.int16 if top < np.iinfo(np.int16).max - 2 else np.int32
    hoogste = np.zeros(proef.shape[2])
    tegelijk = max(32, _CELLEN // (proef.shape[0] * proef.shape[1]))
    over, drempel = np.arange(proef.shape[2]), max(drempel, onder)
    while len(over) and top >= 2:
        nodig = np.minimum(tabel.vanaf(drempel, cilinders.verwacht, top), top + 1).astype(soort)
        for stuk in np.array_split(over, -(-len(over) // tegelijk)):
            deel = np.ascontiguousarray(proef[:, :, stuk], dtype=soort)
            hoogste[stuk] = _ronde(deel, cilinders, tabel.g, nodig, top)
        if drempel <= onder:
            break
        over = over[hoogste[over] < drempel]
        drempel = max(onder, drempel / 2)
    return hoogste


def _ronde(proef: Klein, cilinders: Cilinders, g: Getallen, nodig: Klein, top: int) -> Getallen:
    """De hoogste LLR per herhaling, als die ergens het aantal `nodig` (A, L, W) haalt.

    De zones rond alle middelpunten groeien tegelijk, een gebied per stap.
    """
    gebieden, vensters, maal = proef.shape
    # Een grotere zone met dezelfde vragen is nooit sterker; voorbij dit punt haalt niets het nog.
    einde = np.minimum(cilinders.lengtes, (nodig.min(axis=2) <= top).sum(axis=1))
    langste = np.argsort(-einde, kind="stable")
    hoogste = np.zeros(maal)
    som = np.zeros((gebieden, vensters, maal), dtype=proef.dtype)
    erbij = np.empty_like(som)
    for plek in range(int(einde.max(initial=0))):
        wie = langste[: np.searchsorted(-einde[langste], -plek)]
        aan = som[: len(wie)]
        aan += np.take(
            proef, cilinders.volgorde[wie, plek], axis=0, out=erbij[: len(wie)], mode="clip"
        )
        raak = np.flatnonzero(aan >= nodig[wie, plek, :, None])
        if len(raak):
            aantal = aan.reshape(-1)[raak]
            cel, keer = np.divmod(raak, maal)
            waarde = g[aantal] - cilinders.helling[wie, plek].reshape(-1)[cel] * aantal
            np.maximum.at(hoogste, keer, waarde - cilinders.voet[wie, plek].reshape(-1)[cel])
    return hoogste


def blokken(replicaties: int) -> Iterator[int]:
    """Hoeveel herhalingen er steeds samen gaan; los van wanneer er gestopt wordt."""
    gedaan = 0
    while gedaan < replicaties:
        eerder = [stap for i, stap in enumerate(_BLOKKEN) if sum(_BLOKKEN[:i]) == gedaan]
        stap = min(eerder[0] if eerder else _BLOK, replicaties - gedaan)
        yield stap
        gedaan += stap


def kansen(
    gevonden: Getallen,
    toeval: Toeval,
    cilinders: Cilinders,
    *,
    replicaties: int,
    stop: int | None,
    rng: np.random.Generator,
) -> Getallen:
    """(M,): per gevonden LLR (sterkste eerst) de kans dat toeval minstens zo sterk is.

    p = (r + 1) / (n + 1) met r van de n herhalingen minstens zo sterk. Met `stop` K houdt een
    patroon op bij de K-de, na n herhalingen, en dan is p = K / n.
    Bron: Besag en Clifford, Biometrika 78 (1991) p. 301-304.
    """
    grens = gevonden - _GELIJK * np.maximum(1.0, gevonden)
    positief = grens[gevonden > 0]
    toppen_tot_nu = np.zeros(0)
    if len(positief):
        toppen_tot_nu = _trek_tot(toeval, cilinders, positief, replicaties, stop, rng)
    return np.array(
        [
            1.0 if llr <= 0 else _kans(toppen_tot_nu >= rand, stop, replicaties)
            for llr, rand in zip(gevonden, grens, strict=True)
        ]
    )


def _trek_tot(
    toeval: Toeval,
    cilinders: Cilinders,
    grens: Getallen,
    replicaties: int,
    stop: int | None,
    rng: np.random.Generator,
) -> Getallen:
    """De toppen van de herhalingen, tot het er genoeg zijn voor het sterkste patroon."""
    onder, sterkste = float(grens.min()), float(grens.max())
    totaal, drempel = int(toeval.per_gebied.sum()), _EERSTE_DREMPEL
    gehad = np.zeros(0)
    for maal in blokken(replicaties):
        proef = toeval.trek(maal, rng)
        tabel = Tabel(toeval.model, totaal, int(proef[:, -1].sum(axis=0).max(initial=0)))
        gehad = np.append(gehad, toppen(proef, cilinders, tabel, max(onder, 0.0), drempel))
        drempel = float(np.quantile(gehad, 0.1))
        if stop is not None and (gehad >= sterkste).sum() >= stop:
            break
    return gehad


def _kans(sterker: NDArray[np.bool_], stop: int | None, replicaties: int) -> float:
    if stop is not None and sterker.sum() >= stop:
        return stop / (int(np.flatnonzero(sterker)[stop - 1]) + 1)
    if len(sterker) < replicaties:
        raise AssertionError("Wie zwakker is dan het sterkste patroon, stopt nooit later.")
    return (int(sterker.sum()) + 1) / (len(sterker) + 1)
