"""Wat gewoon is (de verwachting), hoe ongewoon iets is (de LLR) en wat toeval zou geven.

* `permutatie`: Kulldorff, Heffernan, Hartman, Assuncao en Mostashari, PLoS Medicine 2 (2005) e59.
* `poisson`: Kulldorff (1997), en JRSS A 164 (2001) p. 61-72; op het totaal geconditioneerd.
* `verwachting`: Neill, International Journal of Forecasting 25 (2009) p. 498-517.

Bij alle drie ligt de verwachting van een cilinder vast over de herhalingen. Zo is de LLR van een
cilinder alleen nog een functie van het aantal c, en staat het dure deel in een tabel:
LLR(c) = G[c] - helling x c - voet.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nabij.rekenen.scan.zones import Getallen, Tellingen

_STAPPEN = 20
"""Zo vaak halveren brengt de grens op een miljoenste; wat te ruim is wordt precies nagerekend."""


class Model(StrEnum):
    PERMUTATIE = "permutatie"
    POISSON = "poisson"
    VERWACHTING = "verwachting"

    @property
    def op_totaal(self) -> bool:
        """Ligt het totaal over alle gebieden en perioden vast?"""
        return self is not Model.VERWACHTING


def n_log_n(hoogste: int) -> Getallen:
    """(hoogste + 1,): n ln n voor 0 tot en met `hoogste`, met 0 ln 0 = 0."""
    n = np.arange(hoogste + 1, dtype=np.float64)
    return n * np.log(np.maximum(n, 1))


def llr(model: Model, aantal: int, verwacht: float, totaal: int) -> float:
    """De log-likelihood-ratio van een cilinder; nul als er niet meer is dan verwacht."""
    uit = Tabel(model, totaal).llr(np.array([aantal]), np.array([verwacht]))
    return float(uit[0])


class Tabel:
    """De LLR voor een totaal van C vragen, met n ln n uit een tabel."""

    def __init__(self, model: Model, totaal: int, hoogste: int | None = None) -> None:
        """`hoogste`: het grootste aantal dat voorkomt; gelijk aan C bij een vast totaal."""
        self.model, self.totaal = model, totaal
        top = totaal if model.op_totaal else max(totaal, hoogste or 0)
        tabel = n_log_n(top)
        self.g = tabel + tabel[::-1] if model.op_totaal else tabel

    def lijn(self, verwacht: Getallen) -> tuple[Getallen, Getallen]:
        """Helling en voet, in de vorm van `verwacht`. Oneindig waar de LLR niet bestaat."""
        with np.errstate(divide="ignore", invalid="ignore"):
            if not self.model.op_totaal:
                return np.log(verwacht) + 1, -verwacht
            rest = np.log(self.totaal - verwacht)
            helling = np.log(verwacht) - rest
            voet = self.totaal * rest
        alles = verwacht >= self.totaal * (1 - 1e-12)
        return np.where(alles, 0.0, helling), np.where(alles, np.inf, voet)

    def llr(self, aantal: Tellingen, verwacht: Getallen) -> Getallen:
        """In de gezamenlijke vorm van `aantal` en `verwacht`; nul waar niet meer dan verwacht."""
        helling, voet = self.lijn(verwacht)
        meer = (aantal > verwacht) & (aantal > 0)
        with np.errstate(invalid="ignore"):
            ruw = self.g[aantal] - helling * aantal - voet
        return np.where(meer, np.maximum(ruw, 0.0), 0.0)

    def vanaf(self, drempel: float, verwacht: Getallen, hoogste: int) -> NDArray[np.int64]:
        """Het kleinste aantal (minstens 2) dat boven de verwachting ligt en `drempel` haalt.

        Een hogere verwachting geeft een lagere LLR. Dus is er per aantal een hoogste verwachting
        die de drempel nog haalt, en is dit opzoeken in een rij. Vorm van `verwacht`;
        `hoogste + 1` als geen aantal het haalt.
        """
        c = np.arange(2, hoogste + 1)
        onder, boven = np.zeros(len(c)), c.astype(np.float64)
        for _ in range(_STAPPEN):
            midden = (onder + boven) / 2
            haalt = self.llr(c, midden) >= drempel
            onder, boven = np.where(haalt, midden, onder), np.where(haalt, boven, midden)
        # Iets ruimer dan nodig: wie hier doorheen komt wordt daarna precies nagerekend.
        return 2 + np.searchsorted(np.maximum.accumulate(boven) * (1 + 1e-9), verwacht)


@dataclass(frozen=True)
class Toeval:
    """Trekt wat toeval in de laatste W perioden zou geven, voor een thema.

    Alleen die perioden doen mee: de scan kijkt niet verder terug. `per_gebied` (A,) zijn de vragen
    over alle perioden, `per_periode` (W,) die van de laatste W samen, `verwacht` (W, A).
    """

    model: Model
    per_gebied: Tellingen
    per_periode: Tellingen
    verwacht: Getallen

    def trek(self, maal: int, rng: np.random.Generator) -> NDArray[np.int32]:
        """(A, W, maal): de vragen per gebied, per venster van 1 tot en met W perioden, per keer."""
        perioden, gebieden = self.verwacht.shape
        cel = self._permuteer if self.model is Model.PERMUTATIE else self._strooi
        plekken = cel(maal, rng)
        los = np.bincount(plekken, minlength=gebieden * perioden * maal)
        los = los.reshape(gebieden, perioden, maal).astype(np.int32)
        return np.cumsum(los[:, ::-1], axis=1, dtype=np.int32)

    def _permuteer(self, maal: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Verdeel de gebieden opnieuw over de vragen, en bewaar wat in de laatste perioden valt.

        Het begin van een schudding van Fisher en Yates, voor alle keren tegelijk.
        """
        bak = np.repeat(np.arange(len(self.per_gebied)), self.per_gebied)
        totaal, nodig = len(bak), int(self.per_periode.sum())
        werk = np.repeat(bak[:, None], maal, axis=1)
        vlak, keer = werk.reshape(-1), np.arange(maal)
        for plek in range(nodig):
            ander = plek + (rng.random(maal) * (totaal - plek)).astype(np.int64)
            hier = ander * maal + keer
            getrokken = vlak.take(hier)
            vlak[hier] = werk[plek]
            werk[plek] = getrokken
        periode = np.repeat(np.arange(len(self.per_periode)), self.per_periode)[:, None]
        uit = (werk[:nodig] * len(self.per_periode) + periode) * maal + keer
        return uit.reshape(-1)

    def _strooi(self, maal: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Hoeveel er in de laatste perioden vallen, en dan elke vraag los naar een cel.

        Samen trekken en dan schudden is hetzelfde als vraag voor vraag trekken, en veel sneller.
        """
        som = self.verwacht.sum()
        if self.model is Model.POISSON:
            totaal = int(self.per_gebied.sum())
            aantallen = rng.binomial(totaal, min(1.0, som / totaal) if totaal else 0.0, size=maal)
        else:
            aantallen = rng.poisson(som, size=maal)
        if som <= 0:
            return np.zeros(0, dtype=np.int64)
        kansen = (self.verwacht.T / som).reshape(-1)
        cellen = np.repeat(np.arange(len(kansen)), rng.multinomial(aantallen.sum(), kansen))
        rng.shuffle(cellen)
        keer = np.repeat(np.arange(maal), aantallen)
        uit: NDArray[np.int64] = cellen * maal + keer
        return uit
