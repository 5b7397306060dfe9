"""Wat er van een initiatief gemeten is. Vragen geteld per week en gebied; geen mensen."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nabij.kamers.opbouw.models.initiatief import Initiatief
from nabij.opslag.velden import Tafel, Vastgelegd


class Effectmeting(Tafel, Vastgelegd):
    """Eens, na 26 weken: vragen hier en elders naast wat er verwacht was.

    `verhouding` is hier gedeeld door elders, met de grenzen van 95%; `boven` leeg is geen grens.
    Zonder getallen was er niets om mee te vergelijken, en blijft het daarbij.
    """

    initiatief = models.OneToOneField(Initiatief, on_delete=models.CASCADE, related_name="meting")
    vanaf = models.DateField()
    weken = models.PositiveSmallIntegerField()
    hier = models.PositiveIntegerField(null=True)
    hier_verwacht = models.FloatField(null=True)
    elders = models.PositiveIntegerField(null=True)
    elders_verwacht = models.FloatField(null=True)
    verhouding = models.FloatField(null=True)
    onder = models.FloatField(null=True)
    boven = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    hier__isnull=True,
                    hier_verwacht__isnull=True,
                    elders__isnull=True,
                    elders_verwacht__isnull=True,
                    onder__isnull=True,
                )
                | Q(
                    hier__isnull=False,
                    hier_verwacht__gt=0,
                    elders__isnull=False,
                    elders_verwacht__gt=0,
                    onder__isnull=False,
                ),
                name="opbouw_effect_heel_of_niets",
            ),
            models.CheckConstraint(
                condition=Q(boven__isnull=True) | Q(boven__gte=F("onder")),
                name="opbouw_effect_interval",
            ),
        ]
