"""De adressen van de voordeur die meer dan een view gebruikt."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from nabij.kamers.bewoners.adressen import huishouden
from nabij.kamers.toegang.models import Hulpvraag, Signaalstap, Vraagstap

__all__ = [
    "TEAM",
    "eigen_link",
    "huishouden",
    "nieuw_doel",
    "ongedaan",
    "overleg",
    "signaal",
    "signaal_ongedaan",
    "termijnen",
    "veiligheid",
    "vraag",
]

DOORGEVEN = "/signaal/van/"
"""De pagina zelf staat in het portaal, hoger in het huis."""
TEAM = "/team/"
"""De pagina van het team; een hogere deur stelt haar samen."""


def vraag(dossier_id: UUID) -> str:
    return reverse("toegang:vraag", args=[dossier_id])


def veiligheid(dossier_id: UUID) -> str:
    """Waar het over de veiligheid gaat; een hogere kamer maakt die pagina."""
    return f"{huishouden(dossier_id)}veiligheid/"


def overleg(dossier_id: UUID) -> str:
    """Waar je een collega erbij haalt; een hogere kamer maakt die pagina."""
    return f"{huishouden(dossier_id)}overleg/"


def nieuw_doel(dossier_id: UUID) -> str:
    """Waar een doel in het plan bij kan; een hogere kamer maakt die pagina."""
    return f"{huishouden(dossier_id)}plan/?doe=doel"


def ongedaan(een: Hulpvraag, stap: Vraagstap) -> str:
    """Waar een POST deze stap terugdraait."""
    return reverse("toegang:ongedaan", args=[een.dossier_id, een.pk, stap.pk])


def signaal(dossier_id: UUID) -> str:
    return reverse("toegang:signaal", args=[dossier_id])


def signaal_ongedaan(stap: Signaalstap) -> str:
    """Waar een POST dit besluit of deze afronding terugdraait."""
    return reverse("toegang:signaal_ongedaan", args=[stap.dossier_id, stap.pk])


def eigen_link(token: str) -> str:
    """Waar een sleutelbewoner onder eigen naam iets doorgeeft."""
    return f"{DOORGEVEN}{token}/"


def termijnen(dossier_id: UUID, vraag_id: UUID) -> str:
    """De termijnen van een vraag, los of bij een huishouden."""
    return reverse("toegang:termijnen", args=[dossier_id, vraag_id])
