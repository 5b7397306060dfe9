"""Wat er huishouden voor huishouden gedaan is, en wie daarin iets doet. Aantallen, geen mensen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from nabij.fundament import klok
from nabij.fundament.periode import Periode
from nabij.kamers.bewoners.models import Contact
from nabij.kamers.casus.models import Actie, ActieWie, Hulpkeuze, HulpKring
from nabij.kamers.casus.overzichten.doorloop import MINSTENS
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Onderdeel

VOOR_VELEN = (HulpKring.BUURT, HulpKring.COLLECTIEF)


@dataclass(frozen=True)
class Individueel:
    """Een periode: contacten, en van de gekozen hulp hoeveel met anderen samen is."""

    periode: Periode
    contacten: int
    keuzes: int
    voor_velen: int

    @property
    def genoeg(self) -> bool:
        """Of het aandeel getoond mag worden, ook aan het eigen team."""
        return self.keuzes >= MINSTENS


@dataclass(frozen=True)
class WieDoet:
    """Stappen uit plannen in al deze perioden samen, per wie ze zet.

    `te_zwaar`: daarvan gestopt omdat het voor een bewoner of naaste te veel werd.
    """

    per_wie: tuple[tuple[str, int], ...]
    te_zwaar: int

    @property
    def alle(self) -> int:
        return sum(aantal for _wie, aantal in self.per_wie)

    @property
    def genoeg(self) -> bool:
        return self.alle >= MINSTENS


def individueel(
    verzoek: Any, team_id: UUID, perioden: Sequence[Periode]
) -> tuple[list[Individueel], WieDoet]:
    """Voor het eigen team. Raises `GeenToegang` als het team niet van de kijker is."""
    getal = poort.tel(
        verzoek,
        team_id=team_id,
        onderdelen=(Onderdeel.CONTACT, Onderdeel.PLAN),
        telling=lambda: _tel(perioden),
    )
    per_periode = [
        Individueel(een, getal[f"contact_{nr}"], getal[f"keuze_{nr}"], getal[f"velen_{nr}"])
        for nr, een in enumerate(perioden)
    ]
    per_wie = tuple((str(wie.label), getal[f"wie_{wie.value}"]) for wie in ActieWie)
    return per_periode, WieDoet(per_wie, getal["te_zwaar"])


def _tel(perioden: Sequence[Periode]) -> dict[str, int]:
    erin = {
        "op__gte": klok.begin_van(perioden[0].van),
        "op__lt": klok.begin_van(perioden[-1].tot),
    }
    contacten = Contact.objects.filter(ingetrokken_op__isnull=True, **erin)
    gekozen = list(Hulpkeuze.objects.filter(**erin).values_list("op", "kring"))
    acties = Actie.objects.filter(**erin)
    wie = Counter(acties.values_list("wie", flat=True))
    return {
        **_per_periode("contact", contacten.values_list("op", flat=True), perioden),
        **_per_periode("keuze", (op for op, _kring in gekozen), perioden),
        **_per_periode("velen", (op for op, kring in gekozen if kring in VOOR_VELEN), perioden),
        **{f"wie_{een.value}": wie[een.value] for een in ActieWie},
        "te_zwaar": acties.filter(te_zwaar=True).count(),
    }


def _per_periode(
    wat: str, momenten: Iterable[datetime], perioden: Sequence[Periode]
) -> dict[str, int]:
    geteld: Counter[int] = Counter()
    for moment in momenten:
        dag = klok.dag_van(moment)
        geteld.update(nr for nr, een in enumerate(perioden) if een.van <= dag < een.tot)
    return {f"{wat}_{nr}": geteld[nr] for nr in range(len(perioden))}
