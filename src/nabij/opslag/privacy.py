"""`class Privacy` op een model: wat er staat, waarom het mag, hoe lang, en wie de poort is.

Uit deze verklaring komen het verwerkingsregister, de DPIA-tabel, de uitvoer voor een inwoner,
de bewaartermijnen en het zaaien van kanaries in tests. Een persoonlijk model zonder is rood.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db import models


@dataclass(frozen=True)
class Verklaring:
    """De privacyverklaring van een tabel. `dossier` is het pad naar `poort.Dossier`.

    `blijft`: gaat niet mee als het huishouden in een ander opgaat.
    """

    model: type[models.Model]
    persoonsgegeven: str
    onderdeel: str
    doel: str
    grondslag: str
    bewaarregel: str
    dossier: str
    poort: bool
    blijft: bool = False

    @property
    def tabel(self) -> str:
        return self.model._meta.db_table


def verklaring(model: type[models.Model]) -> Verklaring | None:
    """De verklaring van een model, of None als het model er geen heeft."""
    eigen = model.__dict__.get("Privacy") or getattr(model, "Privacy", None)
    if eigen is None:
        return None
    return Verklaring(
        model=model,
        persoonsgegeven=eigen.persoonsgegeven,
        onderdeel=getattr(eigen, "onderdeel", ""),
        doel=eigen.doel,
        grondslag=eigen.grondslag,
        bewaarregel=eigen.bewaarregel,
        dossier=getattr(eigen, "dossier", ""),
        poort=getattr(eigen, "poort", True),
        blijft=getattr(eigen, "blijft", False),
    )


def verklaringen() -> list[Verklaring]:
    """Alle verklaringen van de geinstalleerde kamers, op tabelnaam."""
    gevonden = (verklaring(model) for model in apps.get_models())
    return sorted((v for v in gevonden if v is not None), key=lambda v: v.tabel)
