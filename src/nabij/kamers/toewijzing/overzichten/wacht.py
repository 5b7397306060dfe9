"""De gemeten wachttijden: voor de aanbieder zelf eerst, daarna voor ieder."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from nabij.kamers.toewijzing.models import Wachtmeting
from nabij.kamers.toewijzing.regels import EERST_DE_AANBIEDER


@dataclass(frozen=True)
class Meting:
    """Een gemeten wachttijd in woorden, met waar ze op rust."""

    rij: Wachtmeting

    @property
    def duur(self) -> str:
        weken = self.rij.weken
        if weken is None:
            return _("de helft is nog niet begonnen")
        return _("%(weken)s weken") % {"weken": number_format(weken.normalize(), use_l10n=True)}

    @property
    def marge(self) -> str:
        van, tot = self.rij.weken_van, self.rij.weken_tot
        if van is None or tot is None:
            return ""
        getallen = {
            "van": number_format(van.normalize(), use_l10n=True),
            "tot": number_format(tot.normalize(), use_l10n=True),
        }
        return _("%(van)s tot %(tot)s weken") % getallen

    @property
    def voor_ieder_op(self) -> date:
        return self.rij.gedeeld_op or self.rij.peildatum + EERST_DE_AANBIEDER


def eigen_metingen(organisatie_id: UUID) -> list[Meting]:
    """De laatste meting per soort hulp van een aanbieder, ook als nog niemand haar ziet."""
    rijen = Wachtmeting.objects.filter(aanbieder__organisatie=organisatie_id)
    return _laatste(rijen.select_related("product", "aanbieder__organisatie"))


def gedeelde_metingen() -> list[Meting]:
    """De laatste meting per aanbieder en soort hulp die ieder mag zien, de kortste eerst."""
    rijen = Wachtmeting.objects.filter(gedeeld_op__isnull=False)
    alle = _laatste(rijen.select_related("product", "aanbieder__organisatie"))
    return sorted(
        alle, key=lambda een: (een.rij.product.naam, een.rij.weken is None, een.rij.weken or 0)
    )


def _laatste(rijen: Collection[Wachtmeting]) -> list[Meting]:
    per: dict[tuple[UUID, UUID], Wachtmeting] = {}
    for rij in rijen:
        per.setdefault((rij.aanbieder_id, rij.product_id), rij)
    return [Meting(rij) for rij in per.values()]
