"""Rijen verzamelen per tabel, om ze daarna in een keer weg te zetten."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from nabij.demo import gebeurtenissen as g
from nabij.demo.afnemer import Adresboek
from nabij.demo.wegzetten import nieuwe_rij
from nabij.kamers.bewoners.models import Tijdlijn
from nabij.kamers.poort.begrippen import Onderdeel


class Rijen:
    """De rijen die nog weggezet moeten worden, en wie ze vastlegde."""

    def __init__(self, boek: Adresboek) -> None:
        self.boek = boek
        self.rijen: dict[type[models.Model], list[Any]] = defaultdict(list)

    def _zet(self, model: type[models.Model], **velden: Any) -> Any:
        rij = nieuwe_rij(model, velden)
        self.rijen[model].append(rij)
        return rij

    def _wie(self, door: str) -> UUID | None:
        return self.boek.accounts[door] if door else None

    def _tijdlijn(
        self,
        dossier: UUID,
        woord: str,
        deel: Onderdeel,
        gebeurd: g.Gebeurtenis,
        object_id: UUID | None = None,
        op: datetime | None = None,
    ) -> None:
        self._zet(
            Tijdlijn, dossier_id=dossier, woord=woord, onderdeel=deel, object_id=object_id,
            door_id=self._wie(gebeurd.door), op=op or gebeurd.op,
            vastgelegd_op=gebeurd.vastgelegd_op,
        )  # fmt: skip
