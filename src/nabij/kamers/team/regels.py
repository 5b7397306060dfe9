"""Regels van de kamer team. Puur: geen Django, de dag komt als argument binnen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

Wie = TypeVar("Wie")

STAPPEN = ("vraag", "gesprek", "plan", "doen", "terugkijken", "afronden")
"""De zes fasen van een huishouden, licht en nooit verplicht; een team geeft ze eigen namen."""


@dataclass(frozen=True)
class Teamkeuze:
    """Wat je van een team moet weten om te kiezen wie een vraag krijgt.

    Geen gebieden is de hele gemeente; geen leeftijd is iedereen. `leeftijd_tot` hoort er niet bij.
    """

    team: UUID
    naam: str
    gebieden: frozenset[UUID] = frozenset()
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    vangnet: bool = False

    @property
    def voor_een_leeftijd(self) -> bool:
        return self.leeftijd_van is not None or self.leeftijd_tot is not None

    def is_er_voor(self, leeftijd: int | None) -> bool:
        """Is de leeftijd onbekend, dan is een team voor een leeftijd er niet voor."""
        if not self.voor_een_leeftijd:
            return True
        if leeftijd is None:
            return False
        onder = self.leeftijd_van is None or leeftijd >= self.leeftijd_van
        return onder and (self.leeftijd_tot is None or leeftijd < self.leeftijd_tot)

    def afstand(self, gebieden: Sequence[UUID]) -> int | None:
        """Hoe dichtbij: 0 is de buurt zelf, dan de wijk; None als het team er niet is."""
        if not self.gebieden:
            return len(gebieden)
        treffers = (plek for plek, gebied in enumerate(gebieden) if gebied in self.gebieden)
        return next(treffers, None)


def kies_team(
    teams: Iterable[Teamkeuze], gebieden: Sequence[UUID], leeftijd: int | None = None
) -> UUID | None:
    """Welk team een vraag krijgt. `gebieden`: de plek zelf en wat eromheen ligt, klein naar groot.

    Een team voor deze leeftijd gaat voor; daarna wie het dichtst bij is. Past er geen, dan het
    vangnet, en anders een team dat er voor iedereen is: een vraag ligt nooit nergens.
    """
    alle = sorted(teams, key=lambda team: (team.naam, team.team))
    passend = [
        (not team.voor_een_leeftijd, afstand, plek, team)
        for plek, team in enumerate(alle)
        if team.is_er_voor(leeftijd) and (afstand := team.afstand(gebieden)) is not None
    ]
    if passend:
        return min(passend, key=lambda een: een[:3])[3].team
    rest = sorted(alle, key=lambda team: (not team.vangnet, team.voor_een_leeftijd))
    return rest[0].team if rest else None


def rooster(
    *, van: date, weken: int, per_weekdag: Mapping[int, Collection[Wie]]
) -> Iterator[tuple[date, Wie]]:
    """De diensten van een weekrooster. `per_weekdag`: maandag is 0. Begint op `van` zelf."""
    for dag in dagen(van, weken * 7):
        for wie in per_weekdag.get(dag.weekday(), ()):
            yield dag, wie


def dagen(vanaf: date, aantal: int) -> list[date]:
    """`aantal` dagen achter elkaar, vanaf en met `vanaf`."""
    return [vanaf + timedelta(days=verder) for verder in range(aantal)]


def belnummer(telefoon: str) -> str:
    """Het nummer voor een tel-link: alleen cijfers en een plus vooraan."""
    plus = "+" if telefoon.strip().startswith("+") else ""
    return plus + "".join(teken for teken in telefoon if teken.isdigit())


HALFJAAR = timedelta(weeks=26)
"""Zo lang geldt een schatting voor het team haar nog eens bekijkt."""


def kringen_van(van_kennis: Iterable[str], *, opbouwwerker: bool) -> frozenset[str]:
    """In welke kringen iemand staat: een, meer, of nog geen. Een lege code zegt niets."""
    erbij = ["samen"] if opbouwwerker else []
    return frozenset(filter(None, [*van_kennis, *erbij]))


def klopt_nog(sinds: date, vandaag: date) -> bool:
    """Of een schatting nog geen half jaar oud is."""
    return vandaag < sinds + HALFJAAR
