"""Van en tot: vanaf welke dag iets geldt, en de eerste dag dat het niet meer geldt."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from nabij.fundament import klok
from nabij.opslag.velden import nooit_voor


def geldig_op(dag: date, pad: str = "") -> Q:
    """Q-filter: geldig op `dag`. `pad` is een voorvoegsel, bijvoorbeeld "leden__"."""
    return Q(**{f"{pad}van__lte": dag}) & (
        Q(**{f"{pad}tot__isnull": True}) | Q(**{f"{pad}tot__gt": dag})
    )


class GeldigQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """`.op(dag)` geeft wat die dag geldt, `.nu()` wat vandaag geldt."""

    def op(self, dag: date) -> Self:
        return self.filter(geldig_op(dag))

    def nu(self) -> Self:
        return self.op(klok.vandaag())


class Geldig(models.Model):
    """Een rij die vanaf `van` geldt, tot (en niet op) `tot`. Leeg `tot` is nog geldig."""

    van = models.DateField(default=klok.vandaag)
    tot = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [nooit_voor("van", "tot", "%(app_label)s_%(class)s_van_voor_tot")]

    def geldt_op(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or self.tot > dag)
