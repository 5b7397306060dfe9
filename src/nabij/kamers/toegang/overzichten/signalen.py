"""De leeskant van signalen: wat er gezien is, hoe het ervoor staat, en wat er nu te doen is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.fundament.termijnen import werkdagen_later
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import Besluit, Signaal, Signaalstap, SignaalstapSoort
from nabij.kamers.toegang.regels import Signaaldoe, Signaalstaat, Signaalstand

SIGNAALWOORDEN = {
    Signaalstaat.WACHT: _("Wacht op wie dienst heeft"),
    Signaalstaat.GENOMEN: _("Opgepakt"),
    Signaalstaat.BESLOTEN: _("Besloten"),
    Signaalstaat.BEZOCHT: _("Langs geweest"),
    Signaalstaat.HULPVRAAG: _("Een vraag geworden"),
    Signaalstaat.DOORGEZET: _("Doorgezet"),
    Signaalstaat.ONGEGROND: _("Niets aan de hand"),
}
DOEWOORDEN = {
    Signaaldoe.NEMEN: _("Oppakken"),
    Signaaldoe.BESLUITEN: _("Besluiten"),
    Signaaldoe.GAAN: _("Langsgaan"),
    Signaaldoe.BELLEN: _("Bellen"),
    Signaaldoe.VERTELLEN: _("Vertellen dat iemand zich zorgen maakte"),
    Signaaldoe.AFRONDEN: _("Afronden"),
    Signaaldoe.TERUGMELDEN: _("De melder laten weten dat er iets gedaan is"),
    Signaaldoe.NIETS: _("Klaar"),
}


@dataclass(frozen=True)
class Signaalstapbeeld:
    """Een stap zoals ze op de pagina staat."""

    stap: Signaalstap
    tekst: str
    wie: str


@dataclass(frozen=True)
class Signaalbeeld:
    """Een signaal met alles wat ermee gebeurde, de oudste stap eerst."""

    signaal: Signaal
    stand: Signaalstand
    stappen: tuple[Signaalstapbeeld, ...]

    @property
    def dossier_id(self) -> UUID:
        return self.signaal.dossier_id

    @property
    def staat(self) -> Signaalstaat:
        return self.stand.staat

    @property
    def staatwoord(self) -> str:
        return str(SIGNAALWOORDEN[self.staat])

    @property
    def doe(self) -> Signaaldoe:
        return self.stand.doe(melder_wacht=bool(self.signaal.terug))

    @property
    def doewoord(self) -> str:
        return str(DOEWOORDEN[self.doe])

    @property
    def is_open(self) -> bool:
        return self.staat not in regels.SIGNAAL_TEN_EINDE

    @property
    def besluit_voor(self) -> date:
        """De laatste dag waarop er een besluit moet zijn."""
        begin = klok.dag_van(self.signaal.op)
        return werkdagen_later(begin, norm("dagen_signaal_besluit"))

    @property
    def is_laat(self) -> bool:
        """Er is nog geen besluit, en de termijn is voorbij."""
        zonder = self.doe in {Signaaldoe.NEMEN, Signaaldoe.BESLUITEN}
        return zonder and klok.vandaag() > self.besluit_voor

    @property
    def buurtnaam(self) -> str:
        return self.signaal.buurt.naam if self.signaal.buurt else ""


_VAN_STAP = (
    "id", "soort", "besluit", "toelichting", "gesproken", "op", "vastgelegd_op", "ingetrokken_op",
)  # fmt: skip


def signalen(dossier_ids: Collection[UUID]) -> list[Signaalbeeld]:
    """De signalen van deze dossiers, het oudste eerst: een statement, of geen.

    Elk signaal komt een keer per stap terug, met de kolommen van die stap erbij.
    """
    if not dossier_ids:
        return []
    rijen: Any = (
        Signaal.objects.filter(dossier__in=list(dossier_ids))
        .select_related("sleutelbewoner", "buurt")
        .defer("buurt__vorm")
        .annotate(
            stap_wie=F("stappen__door__naam"),
            **{f"stap_{veld}": F(f"stappen__{veld}") for veld in _VAN_STAP},
        )
        .order_by("op", "pk", "stappen__op", "stappen__pk")
    )
    return [_beeld(list(groep)) for _pk, groep in groupby(rijen, key=lambda rij: rij.pk)]


def _beeld(rijen: list[Any]) -> Signaalbeeld:
    stappen = [(_stap(rij), rij.stap_wie) for rij in rijen if rij.stap_id]
    return Signaalbeeld(
        signaal=rijen[0],
        stand=regels.signaalstand([stap for stap, _wie in stappen], klok.vandaag()),
        stappen=tuple(
            Signaalstapbeeld(stap, _staptekst(stap), wie)
            for stap, wie in stappen
            if stap.ingetrokken_op is None
        ),
    )


def _stap(rij: Any) -> Signaalstap:
    return Signaalstap(**{veld: getattr(rij, f"stap_{veld}") for veld in _VAN_STAP})


def _staptekst(stap: Signaalstap) -> str:
    if stap.besluit:
        return str(Besluit(stap.besluit).label)
    tekst = str(SignaalstapSoort(stap.soort).label)
    if stap.gesproken is not None:
        erbij = _("we spraken iemand") if stap.gesproken else _("niemand gesproken")
        tekst = f"{tekst}, {erbij}"
    return tekst[:1].upper() + tekst[1:]
