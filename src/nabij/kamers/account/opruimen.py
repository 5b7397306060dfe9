"""Wat in deze kamer vanzelf verdwijnt, en wanneer."""

from __future__ import annotations

from datetime import timedelta

from axes.models import AccessAttempt, AccessLog

from nabij.fundament import klok
from nabij.kamers.account import concept, eenmalig, post, sessies

AANMELDDAGEN = 180
"""Zo lang is te zien wie zich wanneer aanmeldde (BIO2 8.15: ten minste een half jaar)."""


def ruim_op() -> int:
    """Alles van deze kamer dat oud genoeg is. Geeft het aantal verwijderde rijen."""
    grens = klok.nu() - timedelta(days=AANMELDDAGEN)
    weg = [
        concept.ruim_op(),
        eenmalig.ruim_op(),
        post.ruim_op(),
        sessies.ruim_op(),
        AccessAttempt.objects.filter(attempt_time__lt=grens).delete()[0],
        AccessLog.objects.filter(attempt_time__lt=grens).delete()[0],
    ]
    return sum(weg)
