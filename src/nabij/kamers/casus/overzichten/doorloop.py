"""Waar de tijd blijft: van vraag naar gesprek, plan en hulp. Aantallen en dagen, geen mensen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Min
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.fundament.termijnen import werkdagen_tussen
from nabij.kamers.casus.models import Actie, Doel
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import DossierSoort, Onderdeel
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toegang.models import Gesprek, Hulpvraag
from nabij.rekenen.duur import Waarneming, schat

PERIODE = timedelta(days=365)
MINSTENS = 5
"""Bij minder die klaar zijn, toont ook het eigen team niets (buiten het team: tien)."""

STAPPEN: dict[str, str | Promise] = {
    "gesprek": _("Van de vraag naar het eerste gesprek"),
    "plan": _("Van het gesprek naar een plan"),
    "hulp": _("Van het plan naar de eerste stap die gezet is"),
}
_DELEN = (Onderdeel.NAAM, Onderdeel.VRAAG, Onderdeel.GESPREK, Onderdeel.PLAN)


@dataclass(frozen=True)
class Stapduur:
    """Een stap: hoeveel huishoudens, hoeveel er nog bezig zijn, en hoe lang het duurt.

    `mediaan` en `p90` in werkdagen; None als dat punt nog niet gehaald is. `genoeg`: mag het
    getoond worden.
    """

    naam: str
    klaar: int
    lopend: int
    mediaan: int | None
    p90: int | None

    @property
    def genoeg(self) -> bool:
        return self.klaar >= MINSTENS

    @property
    def n(self) -> int:
        return self.klaar + self.lopend


def waar_de_tijd_blijft(verzoek: Any, team_id: UUID) -> list[Stapduur]:
    """De drie stappen van huishoudens met een vraag in het laatste jaar, voor het eigen team.

    Raises `GeenToegang` als het team niet van de kijker is.
    """
    getallen = poort.tel(
        verzoek, team_id=team_id, onderdelen=_DELEN, telling=lambda: _tel(team_id, klok.vandaag())
    )
    return [
        Stapduur(
            naam=str(naam),
            klaar=getallen[f"{code}_klaar"],
            lopend=getallen[f"{code}_lopend"],
            mediaan=getallen.get(f"{code}_mediaan"),
            p90=getallen.get(f"{code}_p90"),
        )
        for code, naam in STAPPEN.items()
    ]


def _tel(team_id: UUID, vandaag: date) -> dict[str, int]:
    huizen = dict(
        Dossier.objects.filter(team_id=team_id, soort=DossierSoort.HUISHOUDEN).values_list(
            "pk", "gesloten_op"
        )
    )
    vraag = _eerste(Hulpvraag.objects.all(), "op")
    gesprek = _eerste(Gesprek.objects.all(), "op")
    plan = _eerste(Doel.objects.all(), "op")
    hulp = _eerste(Actie.objects.filter(klaar_op__isnull=False), "klaar_op")
    mee = {pk for pk, dag in vraag.items() if pk in huizen and dag >= vandaag - PERIODE}
    tot = {pk: _dag(dicht) or vandaag for pk, dicht in huizen.items()}
    uit: dict[str, int] = {}
    for code, begin, eind in (
        ("gesprek", vraag, gesprek),
        ("plan", gesprek, plan),
        ("hulp", plan, hulp),
    ):
        uit |= _stap(code, {pk: begin[pk] for pk in mee & begin.keys()}, eind, tot)
    return uit


def _eerste(rijen: Any, veld: str) -> dict[UUID, date]:
    """Per dossier de eerste dag van `veld`."""
    eersten = rijen.order_by().values_list("dossier_id").annotate(eerst=Min(veld))
    return {pk: klok.dag_van(moment) for pk, moment in eersten}


def _dag(moment: datetime | None) -> date | None:
    return klok.dag_van(moment) if moment else None


def _stap(
    code: str, begin: Mapping[UUID, date], eind: Mapping[UUID, date], tot: Mapping[UUID, date]
) -> dict[str, int]:
    """De schatting van een stap. Wat gesloten is zonder die stap, telt mee tot het sluiten."""
    duur = schat(
        Waarneming(werkdagen_tussen(dag, eind.get(pk, tot[pk])), pk in eind)
        for pk, dag in begin.items()
    )
    punten = {f"{code}_mediaan": duur.mediaan, f"{code}_p90": duur.p90}
    return {
        f"{code}_klaar": duur.klaar,
        f"{code}_lopend": duur.lopend,
        **{naam: dagen for naam, dagen in punten.items() if dagen is not None},
    }
