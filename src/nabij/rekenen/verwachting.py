"""Wat er deze week te verwachten is uit de jaren ervoor, en waar de bovengrens ligt.

De verbeterde methode van Farrington: een log-lineair model met trend en tien delen van het jaar,
waarin eerdere uitbraken minder meetellen. Alle reeksen tegelijk, want de kalender is voor alle
gelijk en alleen de aantallen verschillen.
Bron: A. Noufaily e.a., Statistics in Medicine 32 (2013) p. 1206-1222; M. Salmon, D. Schumacher en
M. Hoehle, Journal of Statistical Software 70:10 (2016), par. 2.2 over dezelfde methode.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Getallen = NDArray[np.float64]

WEKEN_PER_JAAR = 52
JAREN, MINSTE_JAREN = 5, 3
HALF_VENSTER, OVERGESLAGEN = 3, 26
ANSCOMBE = 2.58
"""Wie zover van het model ligt, telt minder mee: zo verdoezelt een oude uitbraak geen nieuwe."""
ALFA = 0.005
_DELEN, _WEKEN_PER_DEEL = 9, 5
_RONDEN, _NAUWKEURIG = 50, 1e-8
_VLOER = 1e-10
_MINSTENS, _LAATSTE = 5, 4


class TeWeinigGeschiedenis(ValueError):
    """Er zijn geen drie jaren om op terug te kijken; dan is er geen eerlijke verwachting."""


@dataclass(frozen=True)
class Verwachting:
    """Per reeks (S,): wat er is, wat verwacht was, de bovengrens, en de overspreiding (1 of meer).

    `uitschieter`: boven de grens, en met minstens vijf in de laatste vier weken.
    """

    waargenomen: NDArray[np.int64]
    verwacht: Getallen
    bovengrens: Getallen
    overspreiding: Getallen
    met_trend: NDArray[np.bool_]
    uitschieter: NDArray[np.bool_]


def verwachting(reeksen: NDArray[np.integer], *, alfa: float = ALFA) -> Verwachting:
    """`reeksen` (S, N): vragen per week, oud naar nieuw; de laatste kolom is nu.

    Er wordt hoogstens vijf jaar van 52 weken teruggekeken; de laatste 26 weken doen niet mee, want
    wat nu begint mag zijn eigen maat niet zijn. De bovengrens is het (1 - `alfa`)-kwantiel van de
    negatief-binomiale verdeling (Poisson zonder overspreiding). `TeWeinigGeschiedenis` onder drie
    jaar, `ValueError` bij een andere vorm of een aantal onder nul.
    """
    y = np.asarray(reeksen)
    if y.ndim != 2 or not np.issubdtype(y.dtype, np.integer) or (y < 0).any() or not 0 < alfa < 1:
        raise ValueError("Reeksen zijn hele aantallen per week, en nooit minder dan nul.")
    weken, nu = basis(y.shape[1])
    basislijn = y[:, weken].astype(np.float64)
    verwacht, spreiding = _schat(basislijn, ontwerp(weken, nu), _nu(trend=True))
    # Een trend die verder doorschiet dan ooit gezien is, is geen trend.
    met_trend = verwacht <= basislijn.max(axis=1)
    zonder = np.flatnonzero(~met_trend)
    if len(zonder):
        verwacht[zonder], spreiding[zonder] = _schat(
            basislijn[zonder], ontwerp(weken, nu)[:, 1:], _nu(trend=False)
        )
    boven = bovengrens(verwacht, spreiding, alfa)
    genoeg = y[:, -_LAATSTE:].sum(axis=1) >= _MINSTENS
    return Verwachting(
        y[:, -1].astype(np.int64),
        verwacht,
        boven,
        spreiding,
        met_trend,
        genoeg & (y[:, -1] > boven),
    )


def basis(lengte: int) -> tuple[NDArray[np.intp], int]:
    """De kolommen die meetellen in een reeks van `lengte` weken, en de kolom van nu."""
    nu = lengte - 1
    jaren = min(JAREN, (nu - HALF_VENSTER) // WEKEN_PER_JAAR)
    if jaren < MINSTE_JAREN:
        raise TeWeinigGeschiedenis(
            f"Een verwachting vraagt {MINSTE_JAREN} jaar en {HALF_VENSTER} weken geschiedenis."
        )
    return np.arange(nu - jaren * WEKEN_PER_JAAR - HALF_VENSTER, nu - OVERGESLAGEN), nu


def ontwerp(weken: NDArray[np.intp], nu: int) -> Getallen:
    """(n, 11): trend, niveau, en negen delen van vijf weken naast de zeven rond deze week."""
    plek = (weken - nu + HALF_VENSTER) % WEKEN_PER_JAAR
    deel = np.where(plek < 2 * HALF_VENSTER + 1, 0, 1 + (plek - 7) // _WEKEN_PER_DEEL)
    delen = deel[:, None] == np.arange(1, _DELEN + 1)
    trend = (weken - nu) / WEKEN_PER_JAAR
    return np.column_stack([trend, np.ones(len(weken)), delen]).astype(np.float64)


def _nu(*, trend: bool) -> Getallen:
    """De rij van nu: geen tijd verstreken, en het deel van het jaar waar alles mee vergelijkt."""
    kop = [0.0, 1.0] if trend else [1.0]
    return np.array([*kop, *[0.0] * _DELEN])


def _schat(y: Getallen, x: Getallen, nu: Getallen) -> tuple[Getallen, Getallen]:
    """Verwacht en overspreiding, (S,) elk: eerst gelijk gewogen, dan oude uitbraken lichter."""
    gewicht = np.ones_like(y)
    mu, _beta, invers = _pas(y, x, gewicht)
    phi = _phi(y, mu, gewicht, x.shape[1])
    gewicht = _weeg_opnieuw(y, mu, phi, _hefboom(x, invers, gewicht * mu))
    mu, beta, _invers = _pas(y, x, gewicht)
    return np.exp(np.clip(beta @ nu, -30, 30)), _phi(y, mu, gewicht, x.shape[1])


def _pas(y: Getallen, x: Getallen, gewicht: Getallen) -> tuple[Getallen, Getallen, Getallen]:
    """Log-lineair per reeks: mu (S, n), beta (S, p), en de inverse van de informatie (S, p, p).

    Herhaald gewogen kleinste kwadraten; een deel van het jaar zonder vragen zakt tot de vloer.
    """
    n, p = x.shape
    paren = (x[:, :, None] * x[:, None, :]).reshape(n, p * p)
    eta = np.log(y + 0.1)
    mu, vorige = np.exp(eta), np.full(len(y), np.inf)
    beta, invers = np.zeros((len(y), p)), np.zeros((len(y), p, p))
    bezig = np.arange(len(y))
    for _ in range(_RONDEN):
        w = gewicht[bezig] * mu[bezig]
        informatie = (w @ paren).reshape(-1, p, p) + _VLOER * np.eye(p)
        rechts = (w * eta[bezig] + gewicht[bezig] * (y[bezig] - mu[bezig])) @ x
        invers[bezig] = np.linalg.inv(informatie)
        beta[bezig] = np.einsum("spq,sq->sp", invers[bezig], rechts)
        eta[bezig] = np.clip(beta[bezig] @ x.T, -30, 30)
        mu[bezig] = np.exp(eta[bezig])
        afwijking = _afwijking(y[bezig], mu[bezig], gewicht[bezig])
        klaar = np.abs(afwijking - vorige[bezig]) < _NAUWKEURIG * (np.abs(afwijking) + 0.1)
        vorige[bezig] = afwijking
        bezig = bezig[~klaar]
        if not len(bezig):
            break
    return mu, beta, invers


def _afwijking(y: Getallen, mu: Getallen, gewicht: Getallen) -> Getallen:
    """De deviantie (S,) van Poisson."""
    deel = np.where(y > 0, y * np.log(np.maximum(y, 1) / mu), 0.0) - (y - mu)
    uit: Getallen = 2 * (gewicht * deel).sum(axis=1)
    return uit


def _phi(y: Getallen, mu: Getallen, gewicht: Getallen, p: int) -> Getallen:
    """De overspreiding (S,), nooit onder 1."""
    ruw = (gewicht * (y - mu) ** 2 / np.maximum(mu, _VLOER)).sum(axis=1)
    uit: Getallen = np.maximum(1.0, ruw / (y.shape[1] - p))
    return uit


def _hefboom(x: Getallen, invers: Getallen, w: Getallen) -> Getallen:
    """(S, n): hoeveel elke week haar eigen verwachting bepaalt, van 0 tot 1."""
    n, p = x.shape
    paren = (x[:, :, None] * x[:, None, :]).reshape(n, p * p)
    return np.clip(w * (invers.reshape(len(w), -1) @ paren.T), 0.0, 1 - 1e-9)


def _weeg_opnieuw(y: Getallen, mu: Getallen, phi: Getallen, hefboom: Getallen) -> Getallen:
    """Gewichten (S, n) die optellen tot n: wie boven 2,58 ligt krijgt 1 / s in het kwadraat."""
    schaal = np.maximum(mu, _VLOER) ** (1 / 6) * np.sqrt(phi[:, None] * (1 - hefboom))
    s = 1.5 * (y ** (2 / 3) - mu ** (2 / 3)) / schaal
    ruw = np.where(s > ANSCOMBE, 1 / np.maximum(s, ANSCOMBE) ** 2, 1.0)
    uit: Getallen = ruw * (y.shape[1] / ruw.sum(axis=1, keepdims=True))
    return uit


def bovengrens(verwacht: Getallen, overspreiding: Getallen, alfa: float) -> Getallen:
    """(S,): het (1 - alfa)-kwantiel, een heel aantal. Gemiddelde mu, variantie phi maal mu."""
    poisson = overspreiding <= 1 + 1e-9
    uit = np.empty(len(verwacht))
    uit[poisson] = stats.poisson.ppf(1 - alfa, verwacht[poisson])
    mu, phi = verwacht[~poisson], overspreiding[~poisson]
    uit[~poisson] = stats.nbinom.ppf(1 - alfa, mu / (phi - 1), 1 / phi)
    return uit
