"""Het verloop: welke huishoudens welke vragen hebben, en wat er daarna gebeurt.

Per huishouden een verborgen factor (normaal verdeeld, verschoven per buurt) waaruit het aantal
vragen volgt (Poisson-gamma) en waar ze over gaan; zo hangen zorgen samen. Zie docs/synthese.md
voor de aannames. Alles volgt uit `zaad`, rij voor rij: elke rij is los te maken, en te hervatten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from nabij.demo.gebeurtenissen import Gebeurtenis
from nabij.demo.hulp import Hulp, hulp_van
from nabij.demo.toewijzen.verloop import Toegewezen, met_bsn
from nabij.demo.verloop.clusters import met_clusters
from nabij.demo.verloop.huishouden import VerzonnenHuishouden
from nabij.demo.verloop.vragen import losse_vraag
from nabij.demo.verloop.wereld import JAREN, Teamrooster, Wereld

__all__ = ["JAREN", "Rij", "Teamrooster", "Verloop", "Wereld"]

LOS_DEEL = 0.25  # losse vragen zonder huishouden, per huishouden


@dataclass
class Rij:
    """Wat er rond een huishouden (of een losse vraag) gebeurde, op volgorde van vastleggen.

    `hulp` is wat deze mensen aan hulp kregen, en `telling` wat ervan te tellen is: de waarheid
    waaraan latere cijfers zich laten toetsen. Die staat niet in de database.
    """

    gebeurtenissen: list[Gebeurtenis]
    hulp: list[Hulp] = field(default_factory=list)
    telling: Counter[str] = field(default_factory=Counter)


class Verloop:
    """Alle rijen van een gemeente: eerst de huishoudens, dan de losse vragen."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        self.losse = round(wereld.huishoudens * LOS_DEEL)

    def __len__(self) -> int:
        return self.wereld.huishoudens + self.losse

    def __iter__(self) -> Iterator[Rij]:
        return map(self.rij, range(len(self)))

    def rij(self, nummer: int) -> Rij:
        """Niets gebeurt na de laatste dag van de wereld."""
        wereld = self.wereld
        if nummer >= wereld.huishoudens:
            return self._af(Rij(losse_vraag(wereld, nummer)), nummer)
        huis = VerzonnenHuishouden(wereld, nummer)
        rij = Rij(huis.verloop(), telling=huis.telling)
        rij.hulp = hulp_van(wereld, huis, rij.telling)
        rij.gebeurtenissen = met_bsn(rij.gebeurtenissen, rij.hulp, nummer)
        rij.gebeurtenissen += Toegewezen(huis).verloop(rij.hulp)
        return self._af(rij, nummer)

    def _af(self, rij: Rij, nummer: int) -> Rij:
        met_clusters(self.wereld, nummer, rij.gebeurtenissen, rij.telling)
        eind = self.wereld.eind
        rij.gebeurtenissen = sorted(
            (gebeurd for gebeurd in rij.gebeurtenissen if gebeurd.vastgelegd_op < eind),
            key=lambda gebeurd: gebeurd.vastgelegd_op,
        )
        return rij
