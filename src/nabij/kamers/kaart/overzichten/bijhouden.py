"""Wie met een link komt, en wat er nagekeken moet worden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from nabij.fundament import klok
from nabij.kamers.kaart.models import Aanbod, Eigenaar
from nabij.kamers.kaart.overzichten.aanbod import vers_dagen
from nabij.kamers.kaart.regels.versheid import MEESTE_KEREN
from nabij.kamers.poort import toegangslink
from nabij.kamers.poort.models import Linkdoel, Toegangslink

MEESTE_NAKIJKEN = 50


@dataclass(frozen=True)
class Linkhouder:
    """Van wie deze link is, en of hij nog geldt."""

    eigenaar: Eigenaar
    geldt: bool


def bij_link(token: str) -> Linkhouder | None:
    """Wie er met dit token komt; None als wij de link niet (meer) kennen."""
    link = toegangslink.zoek(token, Linkdoel.BIJHOUDEN)
    oud = None if link else toegangslink.zoek_verlopen(token, Linkdoel.BIJHOUDEN)
    eigenaar = _van(link or oud)
    return Linkhouder(eigenaar, link is not None) if eigenaar else None


def _van(link: Toegangslink | None) -> Eigenaar | None:
    if link is None or link.object_id is None:
        return None
    return Eigenaar.objects.filter(pk=link.object_id).select_related("aanbod__organisatie").first()


def na_te_kijken() -> list[Aanbod]:
    """Wat oud is en wat niemand anders meer bijhoudt: hier moet een mens even bellen."""
    grens = klok.vandaag() - timedelta(days=vers_dagen())
    oud = Q(bevestigd_op__isnull=True) | Q(bevestigd_op__lt=grens)
    niemand = Q(eigenaar__isnull=True) | Q(eigenaar__keer_gevraagd__gte=MEESTE_KEREN)
    rijen = Aanbod.objects.filter(oud, niemand, gestopt_op__isnull=True)
    return list(
        rijen.select_related("organisatie", "eigenaar").order_by("bevestigd_op", "naam")[
            :MEESTE_NAKIJKEN
        ]
    )
