"""Welke lijsten er bij een gesprek zijn ingevuld."""

from __future__ import annotations

from uuid import UUID

from nabij.kamers.toegang.models import IngevuldeLijst


def lijsten_bij(gesprek_id: UUID) -> list[IngevuldeLijst]:
    """De eerste vooraan. Een statement."""
    rijen = IngevuldeLijst.objects.filter(gesprek=gesprek_id, ingetrokken_op__isnull=True)
    return list(rijen.select_related("instrument").order_by("op", "pk"))
