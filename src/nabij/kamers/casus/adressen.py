"""De adressen van plan en regie die meer dan een view gebruikt."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse


def huishouden(dossier_id: UUID) -> str:
    """De pagina van een huishouden; een hogere deur stelt haar samen."""
    return f"/huishoudens/{dossier_id}/"


def plan(dossier_id: UUID, doe: str = "", id_: UUID | None = None, voorbeeld: str = "") -> str:
    """Het plan; met `doe` staat daar dat ene formulier open."""
    velden = {"doe": doe, "id": str(id_ or ""), "voorbeeld": voorbeeld}
    vraag = "&".join(f"{naam}={waarde}" for naam, waarde in velden.items() if waarde)
    anker = f"#plan-{id_}" if id_ else ""
    pad = reverse("casus:plan", args=[dossier_id])
    return f"{pad}?{vraag}{anker}" if vraag else pad


def ongedaan(dossier_id: UUID, gebeurtenis_id: UUID) -> str:
    """Waar een POST deze gebeurtenis terugdraait."""
    return reverse("casus:ongedaan", args=[dossier_id, gebeurtenis_id])
