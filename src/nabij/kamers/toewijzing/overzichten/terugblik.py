"""Een jaar met een aanbieder, van beide kanten. Een gesprekspunt, geen ranglijst."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nabij.kamers.toewijzing.models import Aanbieder, Aanbiedercijfer, Terugbliksoort
from nabij.kamers.toewijzing.overzichten.wacht import Meting, gedeelde_metingen


@dataclass(frozen=True)
class Terugblikregel:
    """Een aantal. None: te weinig om te tonen, of af te trekken."""

    soort: str
    naam: str
    aantal: int | None


@dataclass(frozen=True)
class Terugblik:
    """Wat er dit jaar met een aanbieder geteld is, en wat die er zelf van zegt."""

    aanbieder: Aanbieder
    regels: list[Terugblikregel]
    wacht: list[Meting]
    van: date | None
    tot: date | None


def terugblik(aanbieder: Aanbieder) -> Terugblik:
    """Twee statements; geen enkel leest een dossier."""
    rijen = {een.soort: een for een in Aanbiedercijfer.objects.filter(aanbieder=aanbieder)}
    eerste = next(iter(rijen.values()), None)
    return Terugblik(
        aanbieder,
        [
            Terugblikregel(soort.value, str(soort.label), rijen[soort].aantal)
            for soort in Terugbliksoort
            if soort in rijen
        ],
        [een for een in gedeelde_metingen() if een.rij.aanbieder_id == aanbieder.pk],
        eerste.van if eerste else None,
        eerste.tot if eerste else None,
    )


def aanbieder_met(pk: UUID) -> Aanbieder | None:
    gevonden: Aanbieder | None = (
        Aanbieder.objects.filter(pk=pk).select_related("organisatie").first()
    )
    return gevonden
