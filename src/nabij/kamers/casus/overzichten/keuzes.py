"""Wie iets kan doen of zijn: mensen uit het huishouden, het netwerk en het team, dichtbij eerst."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from nabij.kamers.bewoners.models import Netwerklid, NetwerklidKring
from nabij.kamers.bewoners.overzichten import Mens, mensen, netwerk
from nabij.kamers.casus.models import ActieWie
from nabij.kamers.casus.overzichten.regie import Collega, collegas
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.poort import Zicht

Groep = tuple[str, list[tuple[str, str]]]
KRINGEN = {
    NetwerklidKring.NAASTE: ActieWie.NETWERK,
    NetwerklidKring.BUUR: ActieWie.BUUR,
    NetwerklidKring.BEROEP: ActieWie.ANDER,
}


@dataclass(frozen=True)
class Kring:
    """De mensen die er zijn. Wat de poort dicht laat, blijft leeg."""

    thuis: Sequence[Mens] = ()
    netwerk: Sequence[Netwerklid] = ()
    collegas: Sequence[Collega] = field(default_factory=list)

    @property
    def namen(self) -> list[str]:
        return [mens.roepnaam for mens in self.thuis]

    def wie_doet_het(self) -> list[Groep]:
        """Keuzes bij een actie, waarde "soort|naam" of "team|account"."""
        per_soort: dict[str, list[tuple[str, str]]] = {
            ActieWie.INWONER: _genoemd(ActieWie.INWONER, self.namen, _("samen")),
            ActieWie.NETWERK: _genoemd(
                ActieWie.NETWERK, self._uit(ActieWie.NETWERK), _("iemand uit familie of vrienden")
            ),
            ActieWie.BUUR: _genoemd(
                ActieWie.BUUR,
                self._uit(ActieWie.BUUR),
                _("iemand uit de buurt of een vrijwilliger"),
            ),
            ActieWie.TEAM: [
                *((f"team|{c.account_id}", c.naam) for c in self.collegas),
                ("team|", _("iemand van het team")),
            ],
            ActieWie.ANDER: _genoemd(ActieWie.ANDER, self._uit(ActieWie.ANDER), _("iemand anders")),
        }
        return [
            (str(ActieWie(soort).label).capitalize(), opties) for soort, opties in per_soort.items()
        ]

    def _uit(self, soort: ActieWie) -> list[str]:
        return [
            lid.roepnaam for lid in self.netwerk if KRINGEN[NetwerklidKring(lid.kring)] == soort
        ]

    def wie_houdt_het(self) -> list[Groep]:
        """Keuzes voor een regisseur, waarde "team|account" of "thuis|naam"."""
        thuis = [mens.naam for mens in self.thuis if not mens.minderjarig]
        naasten = [*self._uit(ActieWie.NETWERK), *self._uit(ActieWie.BUUR)]
        groepen = [
            (_("Het huishouden"), [(f"thuis|{naam}", naam) for naam in thuis]),
            (_("Familie, vrienden en buren"), [(f"thuis|{naam}", naam) for naam in naasten]),
            (_("Het team"), [(f"team|{c.account_id}", c.naam) for c in self.collegas]),
        ]
        return [groep for groep in groepen if groep[1]]


def _genoemd(soort: str, namen: Iterable[str], ander: str) -> list[tuple[str, str]]:
    uniek = dict.fromkeys(namen)
    return [*((f"{soort}|{naam}", naam) for naam in uniek), (f"{soort}|", ander)]


def kring(zicht: Zicht) -> Kring:
    """Wie er om dit huishouden heen is, voor zover deze kijker dat mag zien."""
    pk, delen = zicht.dossier.pk, zicht.onderdelen
    erbij = [b.account_id for b in zicht.betrokkenen]
    return Kring(
        thuis=[m for m in mensen(pk) if m.hier] if Onderdeel.MENSEN in delen else [],
        netwerk=netwerk(pk) if Onderdeel.NETWERK in delen else [],
        collegas=collegas([zicht.dossier.team_id], ook=erbij),
    )
