"""Het merk van een oefenomgeving: waarmee ze gebouwd is, en of dat klaar is."""

from __future__ import annotations

from django.db import models

from nabij.fundament import klok


class Oefengemeente(models.Model):
    """Staat deze rij er, dan zijn alle mensen verzonnen en mag alles opnieuw."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    opties = models.JSONField()
    begonnen_op = models.DateTimeField(default=klok.nu)
    klaar_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="demo_oefengemeente_een")
        ]
