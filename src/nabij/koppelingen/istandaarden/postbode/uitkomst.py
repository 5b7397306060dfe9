"""Wat er met een bericht gebeurde, en het bericht zelf zoals de postbode het in handen heeft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from nabij.kamers.toewijzing.models import Postvak
from nabij.koppelingen.istandaarden.eerder import Afwijzing
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht
from nabij.koppelingen.istandaarden.formaat.kop import RetourKop
from nabij.koppelingen.istandaarden.postbode.stapel import Kenmerk, Stapel
from nabij.koppelingen.istandaarden.retour import Afkeur


class Mensenwerk(Exception):
    """Hier moet een mens naar kijken; de tekst zegt waarom. Er gaat nog geen antwoord."""


@dataclass(frozen=True)
class Poststuk:
    rij: Postvak
    inhoud: bytes
    bericht: Bericht
    dag: date
    stapel: Stapel

    @property
    def gemeente(self) -> str:
        kop = self.bericht.kop
        return kop.afzender if self.bericht.type.soort.van_gemeente else kop.ontvanger

    @property
    def afzender(self) -> str:
        """De aanbieder die dit stuurde: in een retour op ons bericht staat die als ontvanger."""
        kop = self.bericht.kop
        return kop.ontvanger if self.bericht.type.soort.van_gemeente else kop.afzender

    @property
    def kenmerk(self) -> str:
        """Het kenmerk van dit bericht zelf, ook als het op een ander antwoordt."""
        kop = self.bericht.kop
        if isinstance(kop, RetourKop):
            return kop.identificatie_retour
        return kop.bericht_identificatie.identificatie

    @property
    def eenmalig(self) -> Kenmerk:
        return self.afzender, self.bericht.type.soort.nummer, self.kenmerk


@dataclass
class Uitkomst:
    """`woorden` leeg en `gelukt`: alles kon. Gelukt met woorden: een deel is geweigerd."""

    gelukt: bool = True
    woorden: str = ""
    afkeur: Afkeur = field(default_factory=Afkeur)
    antwoord: bool = True
    dossier_id: UUID | None = None
    nummer: str = ""
    noemt: tuple[tuple[UUID, UUID], ...] = ()
    regels: int = 0


def in_woorden(afwijzingen: Iterable[Afwijzing]) -> str:
    """Elke reden een keer, met hoe vaak; zonder nummers of namen."""
    keren: dict[str, int] = {}
    for een in afwijzingen:
        keren[een.melding] = keren.get(een.melding, 0) + 1
    delen = (
        melding if aantal == 1 else f"{melding} ({aantal} keer)"
        for melding, aantal in keren.items()
    )
    return " ".join(delen)
