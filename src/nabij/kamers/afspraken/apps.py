from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_migrate, post_save


class AfsprakenConfig(AppConfig):
    name = "nabij.kamers.afspraken"
    label = "afspraken"

    def ready(self) -> None:
        for model in self.get_models():
            post_save.connect(vergeet, sender=model, dispatch_uid=f"{model.__name__}-bewaard")
            post_delete.connect(vergeet, sender=model, dispatch_uid=f"{model.__name__}-weg")
        post_migrate.connect(vul_aan, sender=self, dispatch_uid="afspraken-vul-aan")


def vergeet(**_anders: Any) -> None:
    """Wat onthouden was, klopt niet meer."""
    from nabij.kamers.afspraken import overzichten

    overzichten.vergeet()


def vul_aan(*, using: str, **anders: Any) -> None:
    """Een lege database die verder af is (geen stap meer te gaan), krijgt de inhoud terug."""
    from nabij.kamers.afspraken import meegeleverd

    if using == "default" and not anders.get("plan"):
        meegeleverd.laad(lambda naam: apps.get_model("afspraken", naam))
    vergeet()
