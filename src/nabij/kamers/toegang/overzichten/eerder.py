"""Welke hulp er eerder was."""

from __future__ import annotations

from uuid import UUID

from nabij.kamers.toegang.models import EerdereHulp


def eerdere_hulp(dossier_id: UUID) -> list[EerdereHulp]:
    """Wat er al bekend is, zoals we het hoorden: de oudste eerst. Een statement."""
    rijen = EerdereHulp.objects.filter(dossier=dossier_id, ingetrokken_op__isnull=True)
    return list(rijen.select_related("door").order_by("op", "pk"))
