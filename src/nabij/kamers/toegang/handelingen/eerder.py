"""Hulp die er eerder was: een keer opschrijven, en weghalen wat niet klopt."""

from __future__ import annotations

from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang.handelingen.vraag import account_van
from nabij.kamers.toegang.models import EerdereHulp


def noteer_eerdere_hulp(
    *,
    dossier_id: UUID,
    wat: str,
    door: Wie,
    wanneer: str = "",
    uitkomst: str = "",
    bron: str = "",
) -> EerdereHulp:
    """Alleen `wat` is nodig. Zonder `bron` vertelde het huishouden het zelf."""
    eerder: EerdereHulp = EerdereHulp.objects.create(
        dossier_id=dossier_id,
        wat=wat,
        wanneer=wanneer,
        uitkomst=uitkomst,
        bron=bron,
        door_id=account_van(door),
    )
    return eerder


def trek_eerdere_hulp_in(*, dossier_id: UUID, eerder_id: UUID) -> None:
    """Dit klopte niet; wat er stond blijft bewaard."""
    EerdereHulp.objects.filter(
        pk=eerder_id, dossier_id=dossier_id, ingetrokken_op__isnull=True
    ).update(ingetrokken_op=klok.nu())
