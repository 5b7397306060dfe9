"""Huishoudens die er misschien twee keer staan, en welke al zijn samengevoegd."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from nabij.kamers.bewoners.models import Samenvoeging, Zoekwoord, ZoekwoordSoort
from nabij.kamers.bewoners.regels.dubbel import Woord, paren
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.models import Dossier

WIJST_AAN = (
    ZoekwoordSoort.ACHTERNAAM,
    ZoekwoordSoort.GEBOREN,
    ZoekwoordSoort.ADRES,
    ZoekwoordSoort.BSN,
)
OPEN = Q(soort=DossierSoort.HUISHOUDEN, gesloten_op__isnull=True, opgegaan_in__isnull=True)


def misschien_hetzelfde(dossier_id: UUID) -> list[UUID]:
    """Andere open huishoudens die op dit lijken. Alleen sleutels: wat iemand ervan te zien krijgt
    gaat door `poort.lijst` of `poort.handelingen.kaartje`.
    """
    with poort.wijzer():
        eigen = Zoekwoord.objects.filter(dossier_id=dossier_id)
        wijst = eigen.filter(
            soort__in=(ZoekwoordSoort.GEBOREN, ZoekwoordSoort.ADRES, ZoekwoordSoort.BSN)
        )
        gedeeld = Q(pk__in=[])
        for soort, woord in wijst.values_list("soort", "woord"):
            gedeeld |= Q(soort=soort, woord=woord)
        elders = Zoekwoord.objects.filter(gedeeld).values("dossier")
        gevonden = paren(
            _woorden(Dossier.objects.filter(OPEN, Q(pk__in=elders) | Q(pk=dossier_id)))
        )
    return [
        ander for paar in gevonden if dossier_id in paar for ander in paar if ander != dossier_id
    ]


def dubbel_onder(welke: Q) -> list[tuple[UUID, UUID]]:
    """Tweetallen open huishoudens onder `welke` (filter op `Dossier`) die op elkaar lijken."""
    with poort.wijzer():
        return paren(_woorden(Dossier.objects.filter(OPEN, welke)))


def _woorden(dossiers: QuerySet[Dossier]) -> list[Woord]:
    rijen: Any = Zoekwoord.objects.filter(soort__in=WIJST_AAN, dossier__in=dossiers.values("pk"))
    return [Woord(*rij) for rij in rijen.values_list("dossier_id", "persoon_id", "soort", "woord")]


def samenvoegingen(dossier_id: UUID) -> list[Samenvoeging]:
    """Wat in dit huishouden opging en er nog is, het laatste eerst."""
    rijen = Samenvoeging.objects.filter(dossier_id=dossier_id, uiteen_op__isnull=True)
    return list(rijen.select_related("door").order_by("-vastgelegd_op"))
