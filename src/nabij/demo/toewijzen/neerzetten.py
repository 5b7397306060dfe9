"""De aanbieders en de soorten hulp in de database, langs de handelingen."""

from __future__ import annotations

from django.db import transaction

from nabij.demo.toewijzen.aanbieders import AANBIEDERS, PRODUCTEN
from nabij.kamers.kaart.models import Organisatie
from nabij.kamers.toewijzing import handelingen


@transaction.atomic
def zet_neer() -> None:
    """De aanbieders van de sociale kaart die in opdracht werken, en de soorten hulp."""
    bekend = {een.naam: een for een in Organisatie.objects.filter(naam__in=list(AANBIEDERS))}
    for plek, een in enumerate(AANBIEDERS.values(), start=1):
        organisatie = bekend.get(een.naam) or Organisatie.objects.create(naam=een.naam)
        handelingen.voeg_aanbieder_toe(
            organisatie=organisatie.pk,
            agb=een.agb,
            telefoon=f"0900 100 40 {plek:02d}",
            taakgericht=een.taakgericht,
        )
    for product in PRODUCTEN.values():
        handelingen.voeg_product_toe(
            wet=product.wetcode,
            categorie=product.categorie,
            code=product.code,
            naam=product.naam,
            eenheid=product.eenheid,
            tarief=product.tarief,
        )
