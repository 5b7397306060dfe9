"""Een lijst bij een gesprek: invullen wat de inwoner wil zeggen, en weghalen wat niet klopt."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang.handelingen.vraag import account_van
from nabij.kamers.toegang.models import Gesprek, IngevuldeLijst


def vul_lijst_in(
    *, gesprek: Gesprek, instrument_id: UUID, antwoorden: Sequence[tuple[str, str]], door: Wie
) -> IngevuldeLijst:
    """`antwoorden` zijn paren van vraag en gekozen woord; wat is overgeslagen zit er niet bij."""
    lijst: IngevuldeLijst = IngevuldeLijst.objects.create(
        dossier_id=gesprek.dossier_id,
        gesprek=gesprek,
        instrument_id=instrument_id,
        antwoorden=[list(paar) for paar in antwoorden],
        door_id=account_van(door),
    )
    return lijst


def trek_lijst_in(*, dossier_id: UUID, lijst_id: UUID) -> None:
    """Dit klopte niet; wat er stond blijft bewaard."""
    IngevuldeLijst.objects.filter(
        pk=lijst_id, dossier_id=dossier_id, ingetrokken_op__isnull=True
    ).update(ingetrokken_op=klok.nu())
