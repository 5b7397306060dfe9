"""Het merk van een oefenomgeving: waarmee ze gebouwd is, en of dat klaar is."""

from __future__ import annotations

from django.db import models

from nabij.fundament import klok


class Oefengemeente(models.Model):
    """Staat deze rij er, dan zijn alle mensen verzonnen en mag alles opnieuw.

    `gedaan` is het aantal rijen van het verloop dat er staat, `telling` wat daarin te tellen was.
    Beide veranderen in de transactie van die rijen zelf.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    opties = models.JSONField()
    begonnen_op = models.DateTimeField(default=klok.nu)
    gedaan = models.PositiveIntegerField(default=0)
    telling = models.JSONField(default=dict)
    klaar_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="demo_oefengemeente_een")
        ]
