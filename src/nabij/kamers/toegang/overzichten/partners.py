"""De leeskant van de partners: wie, wat is afgesproken, en waarop terug te kijken is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from nabij.fundament import klok
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import Partner, Partnerafspraak, Partnerterugblik, Partnerverzoek


@dataclass(frozen=True)
class Afspraakbeeld:
    """Een afspraak met een partner, en wat er tot nu van kwam (het nieuwste eerst)."""

    afspraak: Partnerafspraak
    terugblikken: list[Partnerterugblik]
    terugkijken: date | None

    @property
    def aan_de_beurt(self) -> bool:
        return regels.om_terug_te_kijken(self.terugkijken, klok.vandaag())


def partners(teams: Collection[UUID]) -> list[Partner]:
    """De partners van deze teams waar we nu mee werken, op naam."""
    rijen = Partner.objects.filter(team__in=list(teams), gestopt_op__isnull=True)
    return list(rijen.select_related("vaste_mens", "team"))


def afspraken_met(partner: Partner) -> list[Afspraakbeeld]:
    """Alle afspraken met deze partner."""
    return _beelden(partner=partner)


def afspraken_aan_de_beurt(team_id: UUID) -> list[Afspraakbeeld]:
    """Op welke afspraken dit team nu terugkijkt, de eerste dag vooraan. Twee statements."""
    alle = _beelden(partner__team=team_id, partner__gestopt_op__isnull=True)
    return sorted(
        (een for een in alle if een.aan_de_beurt), key=lambda een: een.terugkijken or date.max
    )


def _beelden(**kies: object) -> list[Afspraakbeeld]:
    terug = Prefetch("terugblikken", Partnerterugblik.objects.select_related("door"))
    rijen = (
        Partnerafspraak.objects.filter(**kies)
        .select_related("partner", "eigenaar")
        .prefetch_related(terug)
    )
    beelden = []
    for rij in rijen:
        terugblikken = list(rij.terugblikken.all())
        dag = terugblikken[0].volgende if terugblikken else rij.terugkijken_op
        beelden.append(Afspraakbeeld(rij, terugblikken, dag))
    return beelden


def partnerverzoek(vraag_id: UUID) -> Partnerverzoek | None:
    """Wat een partner bij deze vraag afsprak, met wat we teruggaven; None als het er niet is."""
    rijen = Partnerverzoek.objects.filter(vraag=vraag_id).select_related("partner__vaste_mens")
    gevonden: Partnerverzoek | None = rijen.prefetch_related("terugkoppelingen__door").first()
    return gevonden
