"""Wat een pagina van de poort krijgt: zicht op een dossier, of een lijst dossiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from nabij.kamers.poort import rechten
from nabij.kamers.poort.begrippen import Onderdeel, Recht, Relatie
from nabij.kamers.poort.models import Betrokkenheid, Dossier
from nabij.kamers.poort.wie import Wie


@dataclass(frozen=True)
class Zicht:
    """Wat er open is voor een dossier, en wat de knoppen mogen tonen."""

    dossier: Dossier
    wie: Wie
    onderdelen: frozenset[str]
    rechten: Mapping[str, frozenset[str]]
    relaties: frozenset[str] = frozenset()
    betrokkenen: tuple[Betrokkenheid, ...] = ()

    def mag(self, recht: Recht, onderdeel: Onderdeel) -> bool:
        return onderdeel in self.rechten.get(recht, frozenset())

    @property
    def eerste(self) -> Betrokkenheid | None:
        """De regisseur of anders het aanspreekpunt."""
        return next((b for b in self.betrokkenen if b.rol in rechten.EERSTEN), None)

    @property
    def mijn_rol(self) -> str:
        eigen = next((b for b in self.betrokkenen if b.account_id == self.wie.account_id), None)
        return (
            str(eigen.get_rol_display())
            if eigen
            else ", ".join(str(Relatie(relatie).label) for relatie in sorted(self.relaties))
        )

    def __getitem__(self, deel: str) -> bool:
        """In een sjabloon: `zicht.schrijven_plan` of `zicht.plan` (lezen van dat deel)."""
        recht, _, onderdeel = deel.rpartition("_")
        if onderdeel not in Onderdeel.values or recht not in ("", *Recht.values):
            raise KeyError(deel)
        return onderdeel in (self.rechten.get(recht, frozenset()) if recht else self.onderdelen)


@dataclass(frozen=True)
class Lijst:
    """Een pagina dossiers die `wie` mag zien. `meer`: er waren er meer dan `maximum`."""

    wie: Wie
    dossiers: list[Dossier] = field(default_factory=list)
    meer: bool = False

    @property
    def ids(self) -> list[UUID]:
        return [dossier.pk for dossier in self.dossiers]
