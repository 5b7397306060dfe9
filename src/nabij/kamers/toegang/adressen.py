"""De adressen van de voordeur die meer dan een view gebruikt."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from nabij.kamers.bewoners.adressen import huishouden
from nabij.kamers.toegang.models import Hulpvraag, Vraagstap

__all__ = ["huishouden", "ongedaan", "veiligheid", "vraag"]


def vraag(dossier_id: UUID) -> str:
    return reverse("toegang:vraag", args=[dossier_id])


def veiligheid(dossier_id: UUID) -> str:
    """Waar het over de veiligheid gaat; een hogere kamer maakt die pagina."""
    return f"{huishouden(dossier_id)}veiligheid/"


def ongedaan(een: Hulpvraag, stap: Vraagstap) -> str:
    """Waar een POST deze stap terugdraait."""
    return reverse("toegang:ongedaan", args=[een.dossier_id, een.pk, stap.pk])
