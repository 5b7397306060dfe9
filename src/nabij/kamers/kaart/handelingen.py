"""Wat er met de sociale kaart gebeurt."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from nabij.kamers.kaart.models import Wachtsoort, Wachttijd


def leg_wachttijd_vast(
    *,
    soort: Wachtsoort,
    weken: Decimal,
    peildatum: date,
    bron: str,
    aanbod_id: UUID | None = None,
    organisatie_id: UUID | None = None,
    product: str = "",
    marge: tuple[Decimal, Decimal] | None = None,
    n: int | None = None,
) -> Wachttijd:
    """Een peiling van de wachttijd; dezelfde dag nog eens vervangt haar.

    Bij een aanbod, of bij een organisatie met een product. `weken`: de helft begint eerder.
    `marge`: tussen welke twee getallen het ligt. `n`: over hoeveel starts; bij gemeten verplicht.
    """
    gelijk = {"organisatie_id": organisatie_id, "aanbod_id": aanbod_id, "product": product}
    rij, _nieuw = Wachttijd.objects.update_or_create(
        **gelijk,
        soort=soort,
        peildatum=peildatum,
        defaults={
            "weken": weken,
            "weken_van": marge[0] if marge else None,
            "weken_tot": marge[1] if marge else None,
            "n": n,
            "bron": bron,
        },
    )
    return rij
