"""Een vermelding met alles wat erbij hoort."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Thema
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodPlek,
    Contactpersoon,
    Eigenaar,
    Plek,
    Telefoon,
    Wachttijd,
    Wijziging,
)
from nabij.kamers.kaart.regels.versheid import Versheid, versheid

MEESTE_WIJZIGINGEN = 50
_ERBIJ = ("themas", "doelgroepen", "gebieden__gebied", "plekken__plek", "telefoons")


def volledig() -> QuerySet[Aanbod]:
    """Aanbod met alles wat erbij hoort, in zeven statements voor hoeveel het er ook zijn."""
    return Aanbod.objects.select_related("organisatie").prefetch_related(*_ERBIJ, "openingstijden")


def vers_dagen() -> int:
    return afspraken.norm("dagen_kaart_vers")


@dataclass(frozen=True)
class Blad:
    """Een vermelding zoals zij op haar eigen pagina staat.

    Met `openbaar` alleen wat iedereen mag lezen: geen mensen die dat niet zelf kozen, geen spoor.
    """

    aanbod: Aanbod
    versheid: Versheid
    gestopt: bool
    plekken: list[AanbodPlek]
    telefoons: list[Telefoon]
    contactpersonen: list[Contactpersoon]
    wachttijden: list[Wachttijd]
    wijzigingen: list[Wijziging]
    eigenaar: Eigenaar | None

    @property
    def themas(self) -> list[Thema]:
        gevonden = (afspraken.thema(een.thema) for een in self.aanbod.themas.all())
        return [thema for thema in gevonden if thema]

    @property
    def doelgroepen(self) -> str:
        namen = [str(een.get_doelgroep_display()) for een in self.aanbod.doelgroepen.all()]
        return ", ".join(namen)

    @property
    def gebieden(self) -> str:
        return ", ".join(sorted(een.gebied.naam for een in self.aanbod.gebieden.all()))

    @property
    def tijden(self) -> list[str]:
        alle = [tijd.in_woorden for tijd in self.aanbod.openingstijden.all()]
        alle += [tijd.in_woorden for plek in self.plekken for tijd in plek.openingstijden.all()]
        return [woorden for woorden in alle if woorden]

    @property
    def website(self) -> str:
        """Alleen een adres dat een browser als webpagina opent."""
        adres = self.aanbod.website or self.aanbod.organisatie.website
        return adres if adres.startswith(("https://", "http://")) else ""

    @property
    def email(self) -> str:
        return self.aanbod.email or self.aanbod.organisatie.email


def blad(pk: UUID, *, openbaar: bool = False) -> Blad | None:
    """Een vermelding met alles erbij, of None. Voor iedereen: niet als het gestopt is."""
    aanbod = (
        volledig()
        .prefetch_related("organisatie__telefoons", "plekken__openingstijden")
        .filter(pk=pk)
        .first()
    )
    vandaag = klok.vandaag()
    if aanbod is None or (openbaar and aanbod.is_gestopt(vandaag)):
        return None
    mensen = Contactpersoon.objects.filter(aanbod=aanbod)
    wijzigingen = Wijziging.objects.filter(aanbod=aanbod).select_related("door")
    return Blad(
        aanbod=aanbod,
        versheid=versheid(aanbod.bevestigd_op, dagen=vers_dagen(), vandaag=vandaag),
        gestopt=aanbod.is_gestopt(vandaag),
        plekken=list(aanbod.plekken.all()),
        telefoons=list(aanbod.telefoons.all()) or list(aanbod.organisatie.telefoons.all()),
        contactpersonen=list(mensen.filter(openbaar=True) if openbaar else mensen),
        wachttijden=wachttijden([aanbod.pk]).get(aanbod.pk, []),
        wijzigingen=[] if openbaar else list(wijzigingen[:MEESTE_WIJZIGINGEN]),
        eigenaar=None if openbaar else Eigenaar.objects.filter(aanbod=aanbod).first(),
    )


def wachttijden(sleutels: Collection[UUID], dag: date | None = None) -> dict[UUID, list[Wachttijd]]:
    """Per aanbod de laatste peiling van elke soort op `dag`; gemeten voor opgegeven."""
    rijen = Wachttijd.objects.filter(aanbod__in=sleutels, peildatum__lte=dag or klok.vandaag())
    laatste: dict[tuple[UUID | None, str], Wachttijd] = {}
    for rij in rijen.order_by("peildatum", "vastgelegd_op"):
        laatste[rij.aanbod_id, rij.soort] = rij
    per_aanbod: dict[UUID, list[Wachttijd]] = {}
    for (aanbod_id, _soort), rij in sorted(laatste.items(), key=lambda paar: paar[0][1]):
        if aanbod_id is not None:
            per_aanbod.setdefault(aanbod_id, []).append(rij)
    return per_aanbod


def ligt_buiten(plek: Plek) -> bool:
    """Deze plek ligt niet in de eigen gemeente, of wij weten niet waar."""
    return plek.buiten_gemeente
