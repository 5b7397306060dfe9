"""De leeskant van vragen: wat er gevraagd is, hoe het ervoor staat, waar het over gaat."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import (
    Hulpvraag,
    Partnerverzoek,
    Vraagstap,
    VraagstapSoort,
    Vraagthema,
)
from nabij.kamers.toegang.overzichten.termijnen import Stapkort, Zaak, als_zaken
from nabij.kamers.toegang.regels import Staat

STAATWOORDEN = {
    Staat.WACHT: _("Wacht op wie dienst heeft"),
    Staat.OPGEPAKT: _("Opgepakt"),
    Staat.AFGELOPEN: _("Afgelopen"),
    Staat.BIJ_HUISHOUDEN: _("Bij het huishouden"),
}


@dataclass(frozen=True)
class Themabeeld:
    """Een gekozen thema, met het woord uit de vraag dat het voorstelde (of leeg)."""

    code: str
    naam: str
    woord: str


@dataclass(frozen=True)
class Stapbeeld:
    """Een stap zoals ze op de pagina staat."""

    stap: Vraagstap
    tekst: str
    wie: str


@dataclass(frozen=True)
class Vraag:
    """Een vraag met alles wat ermee gebeurde, de oudste stap eerst."""

    vraag: Hulpvraag
    staat: Staat
    themas: tuple[Themabeeld, ...]
    stappen: tuple[Stapbeeld, ...]
    laatste: Vraagstap | None

    @property
    def staatwoord(self) -> str:
        return str(STAATWOORDEN[self.staat])

    @property
    def is_open(self) -> bool:
        return self.staat != Staat.AFGELOPEN

    @property
    def verzoek(self) -> Partnerverzoek | None:
        """Welke partner deze vraag bracht, of None."""
        return getattr(self.vraag, "partnerverzoek", None)

    @property
    def buurtnaam(self) -> str:
        return self.vraag.buurt.naam if self.vraag.buurt else ""


def vragen(dossier_ids: Collection[UUID]) -> list[Vraag]:
    """De vragen van deze dossiers, de nieuwste eerst. Drie statements, hoeveel het er ook zijn."""
    rijen = list(
        Hulpvraag.objects.filter(dossier__in=list(dossier_ids))
        .select_related("buurt", "door", "dossier__team", "partnerverzoek__partner")
        .order_by("-op", "-pk")
    )
    if not rijen:
        return []
    themas = _per_vraag(
        Vraagthema.objects.filter(vraag__in=rijen, ingetrokken_op__isnull=True).order_by("pk")
    )
    stappen = _per_vraag(
        Vraagstap.objects.filter(vraag__in=rijen).select_related("door").order_by("op", "pk")
    )
    return [_vraag(rij, themas.get(rij.pk, []), stappen.get(rij.pk, [])) for rij in rijen]


def _per_vraag(rijen: QuerySet[Any]) -> dict[UUID, list[Any]]:
    per_vraag: dict[UUID, list[Any]] = {}
    for rij in rijen:
        per_vraag.setdefault(rij.vraag_id, []).append(rij)
    return per_vraag


def _vraag(vraag: Hulpvraag, themas: list[Vraagthema], stappen: list[Vraagstap]) -> Vraag:
    vandaag = klok.vandaag()
    return Vraag(
        vraag=vraag,
        staat=regels.staat(stappen, vandaag),
        themas=tuple(Themabeeld(een.thema, _themanaam(een.thema), een.woord) for een in themas),
        stappen=tuple(
            Stapbeeld(stap, staptekst(stap), str(stap.door or ""))
            for stap in stappen
            if stap.ingetrokken_op is None and stap.soort != VraagstapSoort.VERVOLG
        ),
        laatste=regels.laatste_stap(stappen, vandaag),
    )


def _themanaam(code: str) -> str:
    gevonden = afspraken.thema(code)
    return gevonden.naam if gevonden else code


def afloopnaam(code: str) -> str:
    gevonden = afspraken.afloop(code)
    return gevonden.tekst if gevonden else code


def staptekst(stap: Vraagstap) -> str:
    """Wat er gebeurde in een paar woorden; bij een afloop de afloop zelf."""
    if stap.soort == VraagstapSoort.AFLOOP:
        return afloopnaam(stap.afloop)
    return str(VraagstapSoort(stap.soort).label).capitalize()


@dataclass(frozen=True)
class Vraagregel:
    """Een vraag in een lijst: de woorden, waar, langs welke weg en sinds wanneer. Zonder naam."""

    dossier_id: UUID
    vraag_id: UUID
    tekst: str
    buurt: str
    kanaal: str
    op: datetime
    staat: Staat

    @property
    def staatwoord(self) -> str:
        return str(STAATWOORDEN[self.staat])


def laatste_van(veld: str) -> Coalesce:
    """Annotatie bij `Hulpvraag`: `veld` van de laatste stap die de staat bepaalt, anders leeg."""
    stappen = Vraagstap.objects.filter(
        vraag=OuterRef("pk"), ingetrokken_op__isnull=True, soort__in=list(regels.BEPALEND)
    ).order_by("-op", "-vastgelegd_op")
    return Coalesce(Subquery(stappen.values(veld)[:1]), Value(""))


def vraagregels(
    dossier_ids: Collection[UUID], huishoudens: Collection[UUID] = ()
) -> tuple[dict[UUID, Vraagregel], list[Zaak]]:
    """Per dossier de nieuwste vraag, en wat de wet bij al deze vragen vraagt: een statement.

    Van `huishoudens` komen alleen de vragen mee waar iets uit de wet loopt, zonder regel.
    """
    if not dossier_ids and not huishoudens:
        return {}, []
    stappen = FilteredRelation("wetstappen", condition=Q(wetstappen__ingetrokken_op__isnull=True))
    rijen = (
        Hulpvraag.objects.annotate(stap=stappen, **{n: F(f"stap__{v}") for n, v in _STAP.items()})
        .filter(Q(dossier__in=list(dossier_ids)) | Q(dossier__in=list(huishoudens), wet__gt=""))
        .select_related("buurt")
        .defer("buurt__vorm")
        .annotate(laatste=laatste_van("soort"))
        .order_by("op", "pk")
    )
    gevonden = list(rijen)
    losse = set(dossier_ids)
    return (
        {rij.dossier_id: _vraagregel(rij) for rij in gevonden if rij.dossier_id in losse},
        als_zaken(
            (
                rij.dossier_id,
                rij.pk,
                rij.wet,
                Stapkort(rij.stap_soort, rij.stap_op, rij.stap_vast, rij.stap_tot),
            )
            for rij in gevonden
            if rij.wet
        ),
    )


_STAP = {
    "wet": "wet",
    "stap_soort": "soort",
    "stap_op": "op",
    "stap_vast": "vastgelegd_op",
    "stap_tot": "tot_en_met",
}
"""Wat er van een stap van de wet meekomt met haar vraag."""


def _vraagregel(rij: Any) -> Vraagregel:
    return Vraagregel(
        dossier_id=rij.dossier_id,
        vraag_id=rij.pk,
        tekst=rij.tekst,
        buurt=rij.buurt.naam if rij.buurt else "",
        kanaal=str(rij.get_kanaal_display()),
        op=rij.op,
        staat=regels.staat_na(rij.laatste),
    )
