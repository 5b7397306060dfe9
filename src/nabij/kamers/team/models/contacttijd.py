"""Hoeveel tijd een contact kost, volgens het team zelf. Er is geen urenstaat."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nabij.kamers.team.models.wijkteam import Wijkteam
from nabij.opslag.geldigheid import Geldig, GeldigQuerySet
from nabij.opslag.velden import Tafel


class Contacttijd(Tafel, Geldig):
    """Wat het team samen schat: minuten per contact, reizen en opschrijven erbij.

    Twee keer per jaar opnieuw. Wat ermee berekend is, heet overal geschat.
    """

    team = models.ForeignKey(Wijkteam, on_delete=models.PROTECT, related_name="contacttijden")
    minuten = models.PositiveSmallIntegerField()

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        constraints = [
            *Geldig.Meta.constraints,
            models.CheckConstraint(
                condition=Q(minuten__gte=5, minuten__lte=480), name="team_contacttijd_mogelijk"
            ),
            models.UniqueConstraint(
                fields=["team"], condition=Q(tot__isnull=True), name="team_contacttijd_een_open"
            ),
        ]
