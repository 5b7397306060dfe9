"""De adressen van plan en regie die meer dan een view gebruikt."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse


def huishouden(dossier_id: UUID) -> str:
    """De pagina van een huishouden; een hogere deur stelt haar samen."""
    return f"/huishoudens/{dossier_id}/"


def afsluiten(dossier_id: UUID) -> str:
    """Waar afsluiten begint; ook die pagina toont meer kamers dan deze."""
    return f"{huishouden(dossier_id)}afsluiten/"


def voor_een_ander(dossier_id: UUID, *, sluit_af: bool) -> str:
    """Waar opgeschreven wordt wat iemand voor een ander wil doen; een hogere deur maakt die."""
    daarna = "?na=afsluiten" if sluit_af else ""
    return f"{huishouden(dossier_id)}voor-een-ander/{daarna}"


def plan(dossier_id: UUID, doe: str = "", id_: UUID | None = None) -> str:
    """Het plan, bij het doel of de actie `id_`; met `doe` staat daar dat ene formulier open."""
    vraag = f"?doe={doe}&id={id_}" if doe else ""
    anker = f"#plan-{id_}" if id_ else ""
    return f"{reverse('casus:plan', args=[dossier_id])}{vraag}{anker}"


def ongedaan(dossier_id: UUID, gebeurtenis_id: UUID) -> str:
    """Waar een POST deze gebeurtenis terugdraait."""
    return reverse("casus:ongedaan", args=[dossier_id, gebeurtenis_id])
