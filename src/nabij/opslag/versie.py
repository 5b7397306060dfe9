"""Twee mensen, een tekst: wie als tweede bewaart, overschrijft niet maar ziet beide."""

from __future__ import annotations

from typing import Any

from django.db import models


class Botsing(Exception):
    """Iemand anders bewaarde intussen. `eigen` is wat jij schreef, `ander` wat er nu staat."""

    def __init__(self, ander: models.Model, eigen: dict[str, Any]) -> None:
        super().__init__("Iemand anders heeft dit intussen veranderd.")
        self.ander = ander
        self.eigen = eigen


class MetVersie(models.Model):
    """Een bewerkbare rij met een volgnummer dat bij elke wijziging een hoger wordt."""

    versie = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def wijzig(self, *, versie: int, **velden: Any) -> None:
        """Zet `velden` als `versie` nog de laatste is; anders `Botsing`. Een statement."""
        model = type(self)
        geraakt = model._default_manager.filter(pk=self.pk, versie=versie).update(
            versie=versie + 1, **velden
        )
        if not geraakt:
            raise Botsing(model._default_manager.get(pk=self.pk), velden)
        for naam, waarde in velden.items():
            setattr(self, naam, waarde)
        self.versie = versie + 1
