"""Een hele verzonnen gemeente, blok voor blok: te onderbreken, en dan verder waar het bleef."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nabij.demo import bouw, merk, waarheid
from nabij.demo.bouw import Opties, Voortgang
from nabij.demo.merk import Staat
from nabij.demo.namen import Register
from nabij.demo.verloop import Rij, Verloop


@dataclass
class Synthese:
    """Wat er al staat en wat er nog komt. `begin` of `hervat` maakt er een."""

    verloop: Verloop
    gedaan: int
    telling: Counter[str]

    @classmethod
    def begin(cls, opties: Opties, voortgang: Voortgang) -> Synthese:
        """Zet het merk, de gebieden en de teams neer in een lege database."""
        merk.begin(opties)
        bouw.richt_in(opties, voortgang)
        waarheid.begin()
        staat = merk.lees()
        if staat is None:
            raise RuntimeError("het merk dat net gezet is, is weg")
        return cls.hervat(staat, telling=Counter({waarheid.LENGTE: waarheid.lengte()}))

    @classmethod
    def hervat(cls, staat: Staat, telling: Counter[str] | None = None) -> Synthese:
        """Met dezelfde laatste dag als toen het begon: dan is alles wat volgt hetzelfde."""
        buurten = bouw.buurten_in(bouw.plekken_van(staat.opties))
        register = Register(staat.opties.bron)
        verloop = bouw.maak_verloop(staat.opties, buurten, register, staat.dag)
        return cls(verloop, staat.gedaan, telling or Counter(staat.telling))

    def vul(self) -> Iterator[int]:
        """Schrijf wat er nog niet staat; geeft steeds hoeveel rijen er nu zijn."""
        yield from bouw.vul(self.verloop, vanaf=self.gedaan, bij_elk_blok=self._onthoud)

    def _onthoud(self, gedaan: int, rijen: Sequence[Rij]) -> None:
        telling = self.telling.copy()
        for rij in rijen:
            telling.update(rij.telling)
        hulp = (een for rij in rijen for een in rij.hulp)
        merk.verder(self.gedaan, gedaan, telling)
        telling[waarheid.LENGTE] = waarheid.voeg_toe(hulp, na=self.telling[waarheid.LENGTE])
        merk.verder(gedaan, gedaan, telling)
        self.gedaan, self.telling = gedaan, telling

    def rond_af(self) -> None:
        bouw.rond_af()
        waarheid.schrijf_wachttijden()
        waarheid.schrijf_clusters(self.verloop.wereld.clusters, self.telling)
        merk.klaar()
