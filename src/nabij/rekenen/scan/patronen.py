"""Van tellingen naar patronen: per thema de sterkste cilinder, en wat daar los van ligt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nabij.rekenen.scan.herhalen import Cilinders, kansen
from nabij.rekenen.scan.modellen import Model, Tabel, Toeval
from nabij.rekenen.scan.zones import Gebieden, Getallen, Tellingen

MINSTENS = 2
"""Een vraag alleen is nooit een patroon."""
DAGEN_PER_PERIODE = 7
_AFRONDING = 9
Voortgang = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Opzet:
    """Hoe er gezocht wordt. `vensters`: de langste cilinder, in perioden. `stop`: zie `kansen`."""

    model: Model = Model.PERMUTATIE
    vensters: int = 8
    max_aandeel: float = 0.5
    replicaties: int = 999
    stop: int | None = None
    zaad: int = 1

    def __post_init__(self) -> None:
        if self.vensters < 1 or self.replicaties < 1 or self.zaad < 0:
            raise ValueError("Vensters en replicaties zijn minstens 1, het zaad minstens 0.")
        if self.stop is not None and self.stop < 1:
            raise ValueError("Stoppen kan na minstens een herhaling die sterker is.")
        if not 0 < self.max_aandeel <= 1:
            raise ValueError("Een aandeel is meer dan nul en hoogstens een.")


@dataclass(frozen=True)
class Patroon:
    """Een cilinder: `gebieden` (codes, dichtbij het middelpunt eerst) in de laatste `perioden`.

    `p` is de kans van Monte Carlo, `q` die na Benjamini en Hochberg over de thema's.
    """

    thema: str
    gebieden: tuple[str, ...]
    perioden: int
    waargenomen: int
    verwacht: float
    llr: float
    p: float = 1.0
    q: float = 1.0

    @property
    def herhalingstermijn_dagen(self) -> float:
        """Zo vaak komt dit door toeval langs, als er elke periode gekeken wordt."""
        return DAGEN_PER_PERIODE / self.p


def scan(
    tellingen: NDArray[np.integer],
    themas: Sequence[str],
    gebieden: Gebieden,
    opzet: Opzet,
    *,
    verwacht: Getallen | None = None,
    voortgang: Voortgang | None = None,
) -> list[Patroon]:
    """De patronen die nu lopen, per thema (in de volgorde van `themas`) de sterkste eerst.

    `tellingen` (T, P, A): vragen per thema, periode (oud naar nieuw) en gebied. `verwacht`, in
    dezelfde vorm, is voor `poisson` en `verwachting`; zonder is zij naar bevolking en gelijk over
    de perioden. Elk thema met een cilinder van minstens twee vragen staat erin, hoe zwak ook.
    `ValueError` als de vormen niet kloppen, een telling onder nul is, of de verwachting ontbreekt.
    """
    aantallen = np.asarray(tellingen, dtype=np.int64)
    if aantallen.ndim != 3 or aantallen.shape[::2] != (len(themas), len(gebieden.codes)):
        raise ValueError("Tellingen zijn er per thema, periode en gebied.")
    if (aantallen < 0).any() or (verwacht is not None and verwacht.shape != aantallen.shape):
        raise ValueError("Een telling is nooit minder dan nul; de verwachting heeft haar vorm.")
    per_thema = []
    for nummer, thema in enumerate(themas):
        eigen = None if verwacht is None else verwacht[nummer]
        per_thema.append(_Thema(thema, aantallen[nummer], gebieden, opzet, eigen).patronen())
        if voortgang:
            voortgang("thema's", nummer + 1, len(themas))
    return _met_q([rij for rij in per_thema if rij])


def benjamini_hochberg(p: Getallen) -> Getallen:
    """(m,): de q bij elke p (m,). Bron: Benjamini en Hochberg, JRSS B 57 (1995) p. 289-300."""
    orde = np.argsort(p, kind="stable")
    ruw = p[orde] * len(p) / np.arange(1, len(p) + 1)
    q = np.empty(len(p))
    q[orde] = np.minimum(1.0, np.minimum.accumulate(ruw[::-1])[::-1])
    return q


def _met_q(per_thema: list[list[Patroon]]) -> list[Patroon]:
    """q telt de thema's, niet de patronen: elk thema doet mee met zijn sterkste.

    Een volgend patroon krijgt de q die het had gehad als het in zijn thema het sterkste was.
    """
    sterkste = np.array([rij[0].p for rij in per_thema])
    uit = []
    for nummer, rij in enumerate(per_thema):
        for patroon in rij:
            anders = sterkste.copy()
            anders[nummer] = patroon.p
            uit.append(replace(patroon, q=float(benjamini_hochberg(anders)[nummer])))
    return uit


def _naar_bevolking(aantallen: Tellingen, gebieden: Gebieden) -> Getallen:
    """(P, A): alle vragen, verdeeld naar bevolking en gelijk over de perioden."""
    if gebieden.bevolking is None or gebieden.bevolking.sum() <= 0:
        raise ValueError("Dit model heeft van elk gebied de bevolking nodig.")
    deel = gebieden.bevolking / gebieden.bevolking.sum()
    return np.tile(aantallen.sum() * deel / len(aantallen), (len(aantallen), 1))


class _Thema:
    """De scan van een thema. `aantallen` en `verwacht` zijn (P, A)."""

    def __init__(
        self,
        naam: str,
        aantallen: Tellingen,
        gebieden: Gebieden,
        opzet: Opzet,
        verwacht: Getallen | None,
    ) -> None:
        self.naam, self.gebieden, self.opzet = naam, gebieden, opzet
        self.totaal = int(aantallen.sum())
        self.per_gebied = aantallen.sum(axis=0)
        vensters = min(opzet.vensters, len(aantallen))
        self.laatste = aantallen[len(aantallen) - vensters :]
        self.verwacht = self._verwacht(aantallen, verwacht)[len(aantallen) - vensters :]
        if (self.laatste[self.verwacht <= 0] > 0).any():
            raise ValueError(f"{naam}: er zijn vragen waar er geen een verwacht is.")

    def _verwacht(self, aantallen: Tellingen, gegeven: Getallen | None) -> Getallen:
        if self.opzet.model is Model.PERMUTATIE:
            per_periode = aantallen.sum(axis=1)
            return np.outer(per_periode, self.per_gebied) / max(1, self.totaal)
        if gegeven is None:
            return _naar_bevolking(aantallen, self.gebieden)
        if not np.isfinite(gegeven).all() or (gegeven < 0).any() or gegeven.sum() <= 0:
            raise ValueError("Een verwachting is een getal, en nooit minder dan nul.")
        # Het model van Poisson kijkt naar de verdeling: samen is er verwacht wat er was.
        schaal = self.totaal / gegeven.sum() if self.opzet.model is Model.POISSON else 1.0
        return gegeven * schaal

    def patronen(self) -> list[Patroon]:
        if self.totaal < MINSTENS:
            return []
        cilinders = self._cilinders()
        gekozen = self._los_van_elkaar(cilinders)
        if not gekozen:
            return []
        toeval = Toeval(self.opzet.model, self.per_gebied, self.laatste.sum(axis=1), self.verwacht)
        naam = hashlib.sha256(self.naam.encode()).digest()
        # Elk thema trekt uit een eigen bron: een thema erbij verandert de andere niet.
        bron = np.random.SeedSequence([self.opzet.zaad, int.from_bytes(naam[:8])])
        p = kansen(
            np.array([patroon.llr for patroon in gekozen]),
            toeval,
            cilinders,
            replicaties=self.opzet.replicaties,
            stop=self.opzet.stop,
            rng=np.random.Generator(np.random.PCG64(bron)),
        )
        return [replace(patroon, p=float(kans)) for patroon, kans in zip(gekozen, p, strict=True)]

    def _cilinders(self) -> Cilinders:
        bevolking = self.gebieden.bevolking
        gewicht = self.per_gebied.astype(np.float64) if bevolking is None else bevolking
        lengtes = self.gebieden.lengtes(gewicht, self.opzet.max_aandeel)
        volgorde = self.gebieden.volgorde[:, : max(1, int(lengtes.max()))]
        per_venster = np.cumsum(self.verwacht[::-1], axis=0).T
        verwacht = np.cumsum(per_venster[volgorde], axis=1)
        return Cilinders(
            volgorde, lengtes, verwacht, *Tabel(self.opzet.model, self.totaal).lijn(verwacht)
        )

    def _los_van_elkaar(self, cilinders: Cilinders) -> list[Patroon]:
        """De sterkste cilinder, dan de sterkste die er geen gebied mee deelt, en zo door."""
        per_venster = np.cumsum(self.laatste[::-1], axis=0).T
        aantal = np.cumsum(per_venster[cilinders.volgorde], axis=1)
        tabel = Tabel(self.opzet.model, self.totaal, int(aantal.max(initial=0)))
        sterkte = tabel.llr(aantal, cilinders.verwacht)
        lengte = np.arange(1, aantal.shape[1] + 1)
        mag = (lengte <= cilinders.lengtes[:, None])[:, :, None] & (aantal >= MINSTENS)
        rest = np.where(mag, np.round(sterkte, _AFRONDING), -1.0)
        bezet = np.zeros(len(self.gebieden.codes), dtype=bool)
        gekozen: list[Patroon] = []
        while (top := rest.max(initial=-1.0)) > (0.0 if gekozen else -1.0):
            m, n, w = self._beste(np.nonzero(rest == top), aantal)
            zone = cilinders.volgorde[m, : n + 1]
            bezet[zone] = True
            rest[np.logical_or.accumulate(bezet[cilinders.volgorde], axis=1)] = -1.0
            gekozen.append(
                Patroon(
                    self.naam,
                    tuple(self.gebieden.codes[plaats] for plaats in zone),
                    w + 1,
                    int(aantal[m, n, w]),
                    float(cilinders.verwacht[m, n, w]),
                    float(sterkte[m, n, w]),
                )
            )
        return gekozen

    def _beste(
        self, plekken: tuple[NDArray[np.intp], ...], aantal: Tellingen
    ) -> tuple[int, int, int]:
        """Bij gelijke sterkte: meer vragen, minder gebieden, korter geleden begonnen, de code."""
        codes = self.gebieden.codes
        return min(
            ((int(m), int(n), int(w)) for m, n, w in zip(*plekken, strict=True)),
            key=lambda plek: (-aantal[plek], plek[1], plek[2], codes[plek[0]]),
        )
