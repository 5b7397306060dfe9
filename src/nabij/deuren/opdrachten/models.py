"""Wat er vanzelf gebeurt, en hoe het de laatste keer ging."""

from __future__ import annotations

from django.db import models

from nabij.fundament import klok


class Klus(models.Model):
    """Iets dat steeds opnieuw moet gebeuren. Een rij per klus; nooit twee werkers tegelijk.

    `bezig_tot` is een belofte: is dat moment voorbij, dan is de werker weg en neemt een ander
    het over.
    """

    naam = models.CharField(max_length=60, primary_key=True)
    elke = models.DurationField()
    volgende = models.DateTimeField(default=klok.nu, db_index=True)
    laatste = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=120, blank=True)
    bezig_tot = models.DateTimeField(null=True)
    bezig_door = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.naam
