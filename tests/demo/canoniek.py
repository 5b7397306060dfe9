"""Een beschrijving van de hele inhoud zonder sleutels: wie naar wie wijst, in gewone waarden."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from nabij.demo.in_bulk import VOLGORDE
from nabij.fundament.klok import AMSTERDAM
from nabij.kamers.toewijzing.models import Aanbieder, Nummerreeks, Product
from nabij.kamers.wijk.models import Postcode
from nabij.opslag.kluis import kluis

_SLEUTEL = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Beschrijving:
    """Elke rij als tekst; een sleutel wordt de tekst van de rij waarnaar zij wijst."""

    def __init__(self, tabellen: Iterable[type[models.Model]]) -> None:
        self.alle = [rij for model in tabellen for rij in model._default_manager.all()]
        self.rijen = {
            rij.pk: rij
            for rij in self.alle
            if isinstance(rij.pk, UUID) and not isinstance(rij._meta.pk, models.OneToOneField)
        }
        self.onthouden: dict[Any, str] = {}

    def regels(self) -> list[str]:
        return sorted(self._tekst(rij) for rij in self.alle)

    def _tekst(self, rij: models.Model) -> str:
        sleutel = (rij._meta.model_name, rij.pk)
        if sleutel not in self.onthouden:
            velden = [
                f"{veld.name}={self._waarde(veld, getattr(rij, veld.attname))}"
                for veld in rij._meta.concrete_fields
                if not veld.primary_key or isinstance(veld, models.OneToOneField)
            ]
            self.onthouden[sleutel] = f"{rij._meta.model_name}({', '.join(velden)})"
        return self.onthouden[sleutel]

    def _waarde(self, veld: Any, waarde: Any) -> str:
        if isinstance(waarde, str) and len(waarde) == 36 and waarde.count("-") == 4:
            waarde = UUID(waarde)
        if isinstance(waarde, UUID):
            if waarde in self.rijen:
                return f"<{self._tekst(self.rijen[waarde])}>"
            doel = getattr(veld, "related_model", None)
            return str(doel._default_manager.get(pk=waarde)) if doel else "?"
        if isinstance(waarde, datetime):
            return waarde.astimezone(AMSTERDAM).isoformat()
        if isinstance(waarde, bytes):
            return kluis().ontsleutel(waarde)
        if isinstance(waarde, dict):
            waarde = sorted(waarde.items())
        if isinstance(waarde, str | list):
            return _SLEUTEL.sub(lambda m: self._waarde(veld, m[0]), repr(waarde))
        return repr(waarde)


def beschrijf() -> list[str]:
    """De hele inhoud die een afnemer maakt. Draait binnen `poort.systeem`."""
    return [
        *Beschrijving([*VOLGORDE, Aanbieder, Product]).regels(),
        *(f"reeks {rij.code} {rij.laatste}" for rij in Nummerreeks.objects.order_by("code")),
        *sorted(
            f"postcode {p.postcode} {p.gebied.code} {p.keer}"
            for p in Postcode.objects.select_related("gebied")
        ),
    ]
