"""Nummers die nooit terugkomen."""

from __future__ import annotations

from nabij.kamers.toewijzing.models import Nummerreeks

TOEWIJZING, BESCHIKKING = "toewijzing", "beschikking"


def volgend(reeks: str) -> int:
    """Het volgende nummer. In een transactie: wie tegelijk vraagt, wacht op de ander."""
    rij, _nieuw = Nummerreeks.objects.select_for_update().get_or_create(code=reeks)
    rij.laatste += 1
    rij.save(update_fields=["laatste"])
    return int(rij.laatste)
