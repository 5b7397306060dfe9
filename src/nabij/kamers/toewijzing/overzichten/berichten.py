"""Het berichtenverkeer in woorden: wat kwam, ging, wacht of niet kon. Zonder wie het betreft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from nabij.fundament import klok
from nabij.kamers.toewijzing.models import (
    Aanbieder,
    Postvak,
    Retourbericht,
    Uitbak,
    UitbakStatus,
)

HOOGSTENS = 25


@dataclass(frozen=True)
class Binnengekomen:
    """Een bericht dat kwam: van wie, welk soort, en wat ermee gebeurde."""

    rij: Postvak
    van: str

    @property
    def opnieuw(self) -> bool:
        """Of nog eens lezen zin heeft: er is geen antwoord weg, en de inhoud is er."""
        return self.rij.gelukt is False and not self.rij.heeft_antwoord  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Berichtenverkeer:
    wacht: int
    geweigerd: list[Binnengekomen]
    gekomen: list[Binnengekomen]
    blijft: list[Uitbak]
    terug: list[Uitbak]
    gegaan: list[Uitbak]
    antwoorden: list[Retourbericht]
    klaar: int
    vandaag: date


def berichtenverkeer() -> Berichtenverkeer:
    """Vraagt een open poort voor het systeem; er komt geen naam, BSN of huishouden uit."""
    namen = {een.agb: een.naam for een in Aanbieder.objects.select_related("organisatie")}
    gelezen = Postvak.objects.filter(verwerkt_op__isnull=False).defer("inhoud_kluis")
    gelezen = gelezen.annotate(
        heeft_antwoord=Count("retour", filter=Q(retour__verzonden_op__isnull=False))
    ).order_by("-verwerkt_op", "pk")
    open_ = Retourbericht.objects.filter(verzonden_op__isnull=True).defer("inhoud_kluis")
    return Berichtenverkeer(
        wacht=Postvak.objects.filter(verwerkt_op__isnull=True).count(),
        geweigerd=_met_naam(gelezen.filter(Q(gelukt=False) | ~Q(uitkomst="")), namen),
        gekomen=_met_naam(gelezen.filter(gelukt=True, uitkomst=""), namen),
        blijft=_uit(status=UitbakStatus.BINNEN),
        terug=_uit(status=UitbakStatus.FOUT),
        gegaan=_uit(status__in=[UitbakStatus.VERZONDEN, UitbakStatus.GOED]),
        antwoorden=list(open_.order_by("uiterlijk", "pk")[:HOOGSTENS]),
        klaar=Uitbak.objects.filter(status=UitbakStatus.KLAAR).count(),
        vandaag=klok.vandaag(),
    )


def _met_naam(rijen: QuerySet[Postvak, Postvak], namen: dict[str, str]) -> list[Binnengekomen]:
    return [Binnengekomen(rij, namen.get(rij.afzender, "")) for rij in rijen[:HOOGSTENS]]


def _uit(**welke: Any) -> list[Uitbak]:
    rijen = Uitbak.objects.filter(**welke).select_related("aanbieder__organisatie")
    return list(rijen.order_by("-op", "pk")[:HOOGSTENS])


def bericht_over(dossier_id: UUID, toewijzing_id: UUID) -> Uitbak | None:
    """Het laatste bericht over deze toewijzing, als de aanbieder haar nu niet (goed) heeft."""
    rij: Uitbak | None = (
        Uitbak.objects.filter(
            dossier_id=dossier_id, soort="301", inhoud__toewijzing=str(toewijzing_id)
        )
        .select_related("aanbieder__organisatie")
        .order_by("-op", "-pk")
        .first()
    )
    if rij is None or rij.status not in (UitbakStatus.FOUT, UitbakStatus.BINNEN):
        return None
    return rij
