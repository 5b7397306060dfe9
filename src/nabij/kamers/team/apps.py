from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save


class TeamConfig(AppConfig):
    name = "nabij.kamers.team"
    label = "team"

    def ready(self) -> None:
        from nabij.kamers.afspraken import aanmelding
        from nabij.kamers.team import overzichten

        for model in (self.get_model("Wijkteam"), self.get_model("TeamGebied")):
            post_save.connect(vergeet, sender=model, dispatch_uid=f"{model.__name__}-bewaard")
            post_delete.connect(vergeet, sender=model, dispatch_uid=f"{model.__name__}-weg")
        post_migrate.connect(vergeet, sender=self, dispatch_uid="team-vergeet")
        aanmelding.meld_teams_aan(overzichten.teamnamen)


def vergeet(**_anders: Any) -> None:
    """Wat onthouden was, klopt niet meer."""
    from nabij.kamers.team import overzichten

    overzichten.vergeet()
