"""Hoe lang het duurt: een peiling vastleggen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
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
    gelijk: dict[str, Any] = {
        "aanbod_id": aanbod_id,
        "organisatie_id": organisatie_id,
        "product": product,
        "soort": soort,
        "peildatum": peildatum,
    }
    laag, hoog = marge or (None, None)
    gemeten = {"weken": weken, "weken_van": laag, "weken_tot": hoog, "n": n, "bron": bron}
    rij, _nieuw = Wachttijd.objects.update_or_create(**gelijk, defaults=gemeten)
    return rij
