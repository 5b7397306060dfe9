"""Een aanbieder of een soort hulp erbij."""

from __future__ import annotations

from uuid import UUID

from nabij.kamers.toewijzing.models import Aanbieder, Product


def voeg_aanbieder_toe(
    *, organisatie: UUID, agb: str, telefoon: str = "", taakgericht: bool = False
) -> Aanbieder:
    """Een organisatie van de sociale kaart krijgt ook opdrachten van de gemeente."""
    return Aanbieder.objects.create(
        organisatie_id=organisatie, agb=agb, telefoon=telefoon, taakgericht=taakgericht
    )


def voeg_product_toe(
    *,
    wet: str,
    categorie: str,
    naam: str,
    eenheid: str,
    code: str = "",
    tarief: int | None = None,
    zonder_bericht: bool = False,
) -> Product:
    """Een soort hulp; `tarief` in cent per eenheid."""
    return Product.objects.create(
        wet=wet,
        categorie=categorie,
        code=code,
        naam=naam,
        eenheid=eenheid,
        tarief=tarief,
        zonder_bericht=zonder_bericht,
    )
