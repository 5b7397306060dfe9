"""De leeskant van de sleutelbewoners, en wat de groep hoort over signalen: alleen aantallen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Sum

from nabij.fundament import klok
from nabij.kamers.poort import toegangslink
from nabij.kamers.poort.models import Linkdoel
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import Signaaltelling, Sleutelbewoner, Sleutelmoment, Telwoord

PERIODE = timedelta(days=183)
"""Waarover de groep iets hoort: een half jaar."""


def sleutelbewoners(teams: Collection[UUID]) -> list[Sleutelbewoner]:
    """De sleutelbewoners van deze teams, op naam, met de momenten waar ieder bij was."""
    return list(
        Sleutelbewoner.objects.filter(team__in=list(teams))
        .select_related("gebied", "team")
        .defer("gebied__vorm")
        .prefetch_related("momenten")
    )


def momenten(teams: Collection[UUID]) -> list[Sleutelmoment]:
    """De laatste bijeenkomsten en trainingen van deze teams."""
    rijen = Sleutelmoment.objects.filter(team__in=list(teams)).prefetch_related("aanwezig")
    return list(rijen[:12])


def bij_link(token: str) -> Sleutelbewoner | None:
    """Van welke sleutelbewoner deze eigen link is, of None als hij niet (meer) werkt."""
    link = toegangslink.zoek(token, Linkdoel.DOORGEVEN)
    if link is None:
        return None
    return Sleutelbewoner.objects.select_related("gebied__ouder__ouder", "team").defer(
        "gebied__vorm", "gebied__ouder__vorm", "gebied__ouder__ouder__vorm"
    ).filter(pk=link.object_id).first()  # fmt: skip


@dataclass(frozen=True)
class Groepsverslag:
    """Hoeveel signalen er waren en wat ervan kwam. Nooit over wie, nooit over een enkel signaal."""

    sinds: date
    gegeven: int
    sleutelbewoner: int
    gedaan: int
    hulp: int

    @property
    def genoeg(self) -> bool:
        return regels.mag_groep_tellen(self.gegeven)


def groepsverslag(teams: Collection[UUID]) -> Groepsverslag:
    """De aantallen van het laatste half jaar, in hele maanden."""
    sinds = (klok.vandaag() - PERIODE).replace(day=1)
    rijen = Signaaltelling.objects.filter(team__in=list(teams), maand__gte=sinds)
    per = dict(rijen.values_list("wat").annotate(Sum("aantal")))
    return Groepsverslag(
        sinds=sinds,
        gegeven=per.get(Telwoord.GEGEVEN, 0),
        sleutelbewoner=per.get(Telwoord.SLEUTELBEWONER, 0),
        gedaan=per.get(Telwoord.GEDAAN, 0),
        hulp=per.get(Telwoord.HULP, 0),
    )
