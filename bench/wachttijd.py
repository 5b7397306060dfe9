"""Meet de wachttijd: dekking van het interval, en hoe ver de schatting naast de waarheid zit.

    PYTHONPATH=src .venv/bin/python -m bench.wachttijd

Elke keer drie jaar toewijzingen van een aanbieder, bij wie het wachten (gamma, vorm 2) oploopt. Een
deel begint nooit; de helft daarvan wordt ingetrokken. De waarheid van vandaag is na hoeveel weken
de helft begint van wat vandaag is toegewezen. Het eigen doel is wat de schatter vindt als er heel
veel toewijzingen zijn. De gewone som: wat vorig kwartaal is toegewezen en begon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from statistics import fmean, median

import numpy as np

from nabij.rekenen.wachttijd import Toewijzing, Wachttijd, bereken

DAG = date(2026, 6, 1)
DAGEN, KWARTAAL = 3 * 365, 91
KEREN, VEEL = 1_000, 400_000


@dataclass(frozen=True)
class Opzet:
    """`weken`: gemiddeld wachten drie jaar geleden; `erbij` sindsdien; `nooit`: deel zonder begin.

    `per_week` is het aantal toewijzingen. Met `tempo` verandert niet hoe lang wie vandaag komt
    wacht, maar voor iedereen de kans om die dag te beginnen: de helft na `weken` tot `weken+erbij`.
    """

    naam: str
    per_week: float
    weken: float
    erbij: float
    nooit: float = 0.07
    tempo: bool = False

    def waarheid(self) -> float:
        """Na hoeveel weken de helft begint van wat vandaag is toegewezen."""
        if self.tempo:
            return self.weken + self.erbij
        schaal = (self.weken + self.erbij) / 2
        laag, hoog = 0.0, 40 * schaal
        for _ in range(60):
            midden = (laag + hoog) / 2
            deel = (1 - self.nooit) * (1 - exp(-midden / schaal) * (1 + midden / schaal))
            laag, hoog = (midden, hoog) if deel < 0.5 else (laag, midden)
        return hoog


OPZETTEN = (
    Opzet("5 per week, van 6 naar 9 weken", 5, 6, 3),
    Opzet("2 per week, van 6 naar 9 weken", 2, 6, 3),
    Opzet("5 per week, blijft 8 weken", 5, 8, 0),
    Opzet("5 per week, 10% nooit, van 7 naar 10 weken", 5, 7, 3, nooit=0.10),
    Opzet("1 in twee weken, van 6 naar 9 weken", 0.5, 6, 3),
    Opzet("5 per week, van 4 naar 16 weken", 5, 4, 12),
    Opzet("5 per week, elke dag een kans, van 5 naar 9 weken", 5, 5, 4, nooit=0.0, tempo=True),
)


@dataclass(frozen=True)
class Meting:
    """Afwijkingen in weken ten opzichte van de waarheid van vandaag; `dekking` van het eigen doel.

    `gezegd` is in welk deel van de keren er een mediaan te zeggen was.
    """

    dekking: float
    bias: float
    bias_gewoon: float
    doel: float
    gezegd: float


def trek(opzet: Opzet, aantal: int, rng: np.random.Generator) -> list[Toewijzing]:
    """Toewijzingen over drie jaar, tot en met vandaag."""
    sinds = np.sort(rng.integers(0, DAGEN, aantal))[::-1]
    verloop = 1 - sinds / DAGEN
    if opzet.tempo:
        return _in_tempo(opzet, sinds, rng)
    weken = opzet.weken + opzet.erbij * verloop
    wacht = np.rint(7 * rng.gamma(2.0, weken / 2)).astype(int)
    nooit = rng.random(aantal) < opzet.nooit
    weg = nooit & (rng.random(aantal) < 0.5)
    return [
        _rij(int(s), None if n else int(w), int(w) + 7 if g else None)
        for s, w, n, g in zip(sinds, wacht, nooit, weg, strict=True)
    ]


def _in_tempo(opzet: Opzet, sinds: np.ndarray, rng: np.random.Generator) -> list[Toewijzing]:
    """De opgetelde kans tot aan elke dag; wie die van zijn eigen loting haalt, begint."""
    helft = 7 * (opzet.weken + opzet.erbij * np.minimum(1, np.arange(2 * DAGEN) / DAGEN))
    som = np.concatenate([[0.0], np.cumsum(np.log(2) / helft)])
    toegewezen = DAGEN - sinds
    begint = np.searchsorted(som, som[toegewezen] + rng.exponential(1.0, len(sinds)))
    return [
        _rij(int(s), int(b - t) - 1, None)
        for s, t, b in zip(sinds, toegewezen, begint, strict=True)
    ]


def _rij(sinds: int, wacht: int | None, weg: int | None) -> Toewijzing:
    toegewezen = DAG - timedelta(days=sinds)

    def na(dagen: int | None) -> date | None:
        return None if dagen is None else toegewezen + timedelta(days=max(0, dagen))

    return Toewijzing("a", "p", toegewezen, na(wacht), na(weg))


def gewoon(rijen: list[Toewijzing]) -> float | None:
    """De gewone som: de mediaan van wat in het laatste kwartaal is toegewezen en begon."""
    weken = [
        (een.gestart - een.toegewezen).days / 7
        for een in rijen
        if een.gestart and een.gestart <= DAG and (DAG - een.toegewezen).days < KWARTAAL
    ]
    return median(weken) if weken else None


def _keer(opzet: Opzet, rng: np.random.Generator) -> tuple[Wachttijd, float | None]:
    rijen = trek(opzet, int(rng.poisson(opzet.per_week * DAGEN / 7)), rng)
    (uit,) = bereken(rijen, peildatum=DAG)
    return uit, gewoon(rijen)


def eigen_doel(opzet: Opzet, veel: int) -> float:
    (uit,) = bereken(trek(opzet, veel, np.random.default_rng(99)), peildatum=DAG)
    assert uit.mediaan_weken is not None
    return uit.mediaan_weken


def meet(opzet: Opzet, *, keren: int = KEREN, veel: int = VEEL, zaad: int = 1) -> Meting:
    rng, doel, echt = np.random.default_rng(zaad), eigen_doel(opzet, veel), opzet.waarheid()
    uit = [_keer(opzet, rng) for _ in range(keren)]
    gezegd = [een.mediaan_weken for een, _gewoon in uit if een.mediaan_weken is not None]
    erin = [_erin(een.interval, doel) for een, _gewoon in uit if een.n_gestart >= 10]
    return Meting(
        dekking=fmean(erin),
        bias=fmean(gezegd) - echt,
        bias_gewoon=fmean(som for _eigen, som in uit if som is not None) - echt,
        doel=doel,
        gezegd=len(gezegd) / keren,
    )


def _erin(interval: tuple[float | None, float | None], doel: float) -> bool:
    laag, hoog = interval
    return laag is not None and laag <= doel and (hoog is None or doel <= hoog)


def regels(keren: int = KEREN) -> Iterator[str]:
    yield "| opzet | waarheid | eigen doel | dekking | afwijking | de gewone som | te zeggen |"
    yield "|---|---|---|---|---|---|---|"
    for opzet in OPZETTEN:
        uit = meet(opzet, keren=keren)
        getallen = [
            f"{opzet.waarheid():.1f}", f"{uit.doel:.1f}", f"{100 * uit.dekking:.1f}%",
            f"{uit.bias:+.1f}", f"{uit.bias_gewoon:+.1f}", f"{100 * uit.gezegd:.0f}%",
        ]  # fmt: skip
        yield " | ".join([f"| {opzet.naam}", *getallen]).replace(".", ",") + " |"


if __name__ == "__main__":
    for regel in regels():
        print(regel, flush=True)
