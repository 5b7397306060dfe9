"""Waar hetzelfde nog een keer moet worden ingetypt, en van wie dat moet."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.team.models.wijkteam import Medewerker, Wijkteam
from nabij.opslag.geldigheid import Geldig, GeldigQuerySet
from nabij.opslag.velden import Tafel


class Elders(Tafel, Geldig):
    """Een ander systeem waarin werk van dit team nog eens wordt ingetypt.

    `medewerker` leeg: het geldt voor het hele team. De laatste dag mag al vooruit bekend zijn.
    """

    team = models.ForeignKey(Wijkteam, on_delete=models.PROTECT, related_name="elders")
    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="elders"
    )
    systeem = models.CharField(_("welk systeem"), max_length=100)
    wat = models.CharField(_("wat moet erin"), max_length=200)
    waarom = models.CharField(_("waarom"), max_length=300)

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        ordering = ["systeem", "van"]
        constraints = [
            *Geldig.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(systeem="") & ~Q(wat="") & ~Q(waarom=""),
                name="team_elders_wat_en_waarom",
            ),
        ]

    @property
    def laatste_dag(self) -> date | None:
        return self.tot - timedelta(days=1) if self.tot else None

    class Privacy:
        persoonsgegeven = "in welk ander systeem een medewerker hetzelfde moet intypen"
        doel = "zien wat twee keer getypt wordt, en daar een einde aan maken"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False
