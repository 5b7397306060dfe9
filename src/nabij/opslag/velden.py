"""Velden en basismodellen die elke kamer gebruikt."""

from __future__ import annotations

from typing import Any

from django.db import models

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_id


class Tafel(models.Model):
    """Een rij met een uuid7 als sleutel."""

    id = models.UUIDField(primary_key=True, default=nieuw_id, editable=False)

    class Meta:
        abstract = True


class Vastgelegd(models.Model):
    """Wanneer het in het systeem kwam; nooit door een gebruiker gegeven."""

    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        abstract = True


def nooit_voor(begin: str, eind: str, naam: str) -> models.CheckConstraint:
    """Constraint: `eind` is leeg of niet voor `begin`. `naam` is uniek in de database."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{eind}__isnull": True})
        | models.Q(**{f"{eind}__gte": models.F(begin)}),
        name=naam,
    )


def een_van(
    veld: str, keuzes: type[models.TextChoices], naam: str, *, of_leeg: bool = False
) -> models.CheckConstraint:
    """Constraint: `veld` bevat een van de codes van `keuzes`, of met `of_leeg` ook niets."""
    waarden: list[Any] = [*keuzes.values, *([""] if of_leeg else [])]
    return models.CheckConstraint(condition=models.Q(**{f"{veld}__in": waarden}), name=naam)
