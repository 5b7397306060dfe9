"""Wat alle huishoudens delen: plekken, teams, de laatste dag, en hoe vaak iets voorkomt."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from nabij.demo.gemeente import SOORTEN, Buurtsoort, Plek
from nabij.demo.namen import MEESTE_STRATEN, Register, straatnaam
from nabij.demo.verloop.clusters import Cluster, plant
from nabij.fundament.klok import AMSTERDAM

JAREN = 3
# Trajecten van een wijkteam per 1.000 inwoners per jaar (docs/synthese.md).
TRAJECTEN = 43
# Hoeveel vaker een huishouden van ouderen een traject begint.
OUDER_VAKER = 2.4
# Ouderen wonen met minder mensen: hun deel van de huishoudens is groter dan van de inwoners.
HUISHOUDENS_VAN_OUDEREN = 1.45
HUISHOUDENS_PER_STRAAT = 40
_LETTERS = "ABCDEGHJKL"
_STERKTE = 0.5  # hoe sterk de verborgen factor de kans op een traject verandert


@dataclass(frozen=True)
class Teamrooster:
    """Een team zoals het verloop het nodig heeft: naam, wie erin werken, voor welke gebieden.

    `leider` beslist over hulp boven het mandaat van een werker.
    """

    naam: str
    werkers: tuple[str, ...]
    gebieden: tuple[str, ...] = ()
    jeugd: bool = False
    leider: str = ""


class Wereld:
    """De gemeente waarin het verloop speelt. `tot` is de eerste dag die er niet meer bij hoort."""

    def __init__(
        self,
        *,
        huishoudens: int,
        zaad: int,
        tot: date,
        buurten: Sequence[Plek],
        teams: Sequence[Teamrooster],
        register: Register,
    ) -> None:
        self.huishoudens, self.zaad, self.tot = huishoudens, zaad, tot
        self.buurten, self.register = buurten, register
        self.begin = tot - timedelta(days=365 * JAREN)
        self.eind = datetime(tot.year, tot.month, tot.day, tzinfo=AMSTERDAM)
        self._plek = {buurt.code: plek for plek, buurt in enumerate(buurten)}
        self._opgeteld = list(accumulate(buurt.inwoners for buurt in buurten))
        self._team = {code: team for team in teams if not team.jeugd for code in team.gebieden}
        self._jeugd = {code: team for team in teams if team.jeugd for code in team.gebieden}
        self.wachtend = 4 * len(teams)
        self.druk_midden, self.druk_spreiding = self._verdeling()
        self.traject = TRAJECTEN * JAREN * self.inwoners / 1000 / huishoudens
        self.clusters: list[Cluster] = plant(zaad, buurten, self.begin, tot)

    @property
    def inwoners(self) -> int:
        return self._opgeteld[-1]

    def genormeerd(self, druk: float) -> float:
        """De verborgen factor in standaardafwijkingen van het gemiddelde van de gemeente."""
        return (druk - self.druk_midden) / self.druk_spreiding

    def soort(self, buurt: Plek) -> Buurtsoort:
        return SOORTEN[buurt.buurtsoort]

    def ouderen(self, soort: Buurtsoort) -> float:
        """Het deel van de huishoudens in zo'n buurt dat uit ouderen bestaat."""
        return HUISHOUDENS_VAN_OUDEREN * soort.ouderen

    def buurt(self, rnd: random.Random) -> Plek:
        return rnd.choices(self.buurten, cum_weights=self._opgeteld)[0]

    def team(self, buurt: str, *, jeugd: bool) -> Teamrooster:
        return (self._jeugd if jeugd else self._team)[buurt]

    def dag(self, rnd: random.Random) -> date:
        """Een werkdag in de drie jaar, met drukte in januari en na de zomer."""
        while True:
            dag = self.begin + timedelta(days=rnd.randrange(365 * JAREN))
            seizoen = 1 + 0.25 * math.cos(2 * math.pi * (dag.timetuple().tm_yday - 20) / 365)
            if dag.weekday() < 5 and rnd.random() < seizoen / 1.25:
                return dag

    def _verdeling(self) -> tuple[float, float]:
        """Gemiddelde en standaardafwijking van de verborgen factor over alle inwoners."""
        midden = self._gemiddeld(lambda soort: soort.druk)
        tussen = self._gemiddeld(lambda soort: (soort.druk - midden) ** 2)
        return midden, math.sqrt(1 + tussen)

    def _gemiddeld(self, van: Callable[[Buurtsoort], float]) -> float:
        return sum(van(self.soort(b)) * b.inwoners for b in self.buurten) / self.inwoners

    def vaker(self, druk: float, *, sterkte: float) -> float:
        """Hoeveel vaker iets voorkomt bij deze `druk`; gemiddeld over de gemeente 1.

        exp(sterkte x druk), gedeeld door zijn verwachting bij een normale verdeling.
        """
        return math.exp(
            sterkte * (druk - self.druk_midden) - (sterkte * self.druk_spreiding) ** 2 / 2
        )

    def kans_op_traject(self, druk: float, *, ouder: bool) -> float:
        if self.traject >= 1:
            return 1.0
        ouderen = self._gemiddeld(self.ouderen)
        naar_leeftijd = (OUDER_VAKER if ouder else 1) / (1 + (OUDER_VAKER - 1) * ouderen)
        return self.traject * naar_leeftijd * self.vaker(druk, sterkte=_STERKTE)

    def adres(self, buurt: Plek, nummer: int) -> tuple[str, str, int]:
        """(straat, postcode, huisnummer): een straat ligt in een buurt, een postcode ook."""
        plek = self._plek[buurt.code]
        ronde = nummer // (HUISHOUDENS_PER_STRAAT * len(self.buurten))
        straat = straatnaam((ronde * len(self.buurten) + plek) % MEESTE_STRATEN)
        letters = _LETTERS[nummer % 10] + _LETTERS[(nummer // 10) % 10]
        return straat, f"{9800 + plek % 200}{letters}", 1 + (nummer * 7) % 180
