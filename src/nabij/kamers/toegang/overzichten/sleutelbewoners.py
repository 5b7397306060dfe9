"""De leeskant van de sleutelbewoners, en wat de groep hoort over signalen: alleen aantallen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

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
    aantallen: Mapping[str, int]

    @property
    def gegeven(self) -> int:
        return self.aantallen.get(Telwoord.GEGEVEN, 0)

    @property
    def genoeg(self) -> bool:
        return regels.mag_groep_tellen(self.gegeven)

    @property
    def regels(self) -> list[tuple[str, str]]:
        """Wat er geteld is, en hoe vaak: een klein getal wordt geen getal."""
        return [
            (str(wat.label).capitalize(), _keer(self.aantallen.get(wat, 0))) for wat in Telwoord
        ]


def _keer(aantal: int) -> str:
    if not aantal:
        return _("geen enkele keer")
    if not regels.mag_groep_tellen(aantal):
        return _("een paar keer")
    return _("%(aantal)s keer") % {"aantal": aantal}


def groepsverslag(teams: Collection[UUID]) -> Groepsverslag:
    """De aantallen van het laatste half jaar, in hele maanden."""
    sinds = (klok.vandaag() - PERIODE).replace(day=1)
    rijen = Signaaltelling.objects.filter(team__in=list(teams), maand__gte=sinds)
    return Groepsverslag(sinds, dict(rijen.values_list("wat").annotate(Sum("aantal"))))
