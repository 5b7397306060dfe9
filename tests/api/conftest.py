"""Een aanbod in een verzonnen buurt, met van alles erop en eraan."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from nabij.fundament import klok
from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodDoelgroep,
    AanbodGebied,
    AanbodPlek,
    AanbodThema,
    Contactpersoon,
    Kring,
    Openingstijd,
    Organisatie,
    Plek,
    Soort,
    Telefoon,
    Wachtsoort,
)
from nabij.kamers.wijk.models import Gebied, Postcodereeks
from tests.api.vragen import THEMA


@pytest.fixture(autouse=True)
def _rustig() -> None:
    cache.clear()


@pytest.fixture
def buurt() -> Gebied:
    gemeente = Gebied.objects.create(
        code="GM9901", naam="Verzonnen", soort="gemeente", jaar=2026, eigen=True
    )
    wijk = Gebied.objects.create(
        code="WK990101", naam="Oost", soort="wijk", jaar=2026, ouder=gemeente
    )
    vorm = {
        "type": "Polygon",
        "coordinates": [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]],
    }
    buurt = Gebied.objects.create(
        code="BU99010101", naam="Dichterswijk", soort="buurt", jaar=2026, ouder=wijk, vorm=vorm
    )
    Postcodereeks.objects.create(postcode="9901AB", van=1, tot=99_999, gebied=buurt)
    return buurt


@pytest.fixture
def aanbod(buurt: Gebied) -> Aanbod:
    """Een aanbod met van alles erop en eraan."""
    stichting = Organisatie.objects.create(naam="Stichting Trefpunt", omschrijving="Open huis")
    een = Aanbod.objects.create(
        organisatie=stichting,
        naam="Hulp bij schulden",
        omschrijving="Samen de post openen.",
        soort=Soort.INFORMEEL,
        kring=Kring.BUURT,
        niet_voor="wie een bedrijf heeft",
        leeftijd_van=18,
    )
    plek_ = Plek.objects.create(
        naam="Trefpunt", straat="Kaardestraat", huisnummer="3", postcode="9901 AB",
        plaats="Verzonnen", lengte=5.051, breedte=52.051, gebied=buurt,
    )  # fmt: skip
    op = AanbodPlek.objects.create(aanbod=een, plek=plek_)
    Openingstijd.objects.create(aanbodplek=op, herhaling="WEEKLY", dagen="MO,WE")
    Telefoon.objects.create(aanbod=een, nummer="0800 1234", normaal="08001234")
    AanbodThema.objects.create(aanbod=een, thema=THEMA)
    AanbodDoelgroep.objects.create(aanbod=een, doelgroep="volwassenen")
    AanbodGebied.objects.create(aanbod=een, gebied=buurt)
    Contactpersoon.objects.create(aanbod=een, naam="Kn000001naam", email="kn1@voorbeeld.nl")
    Contactpersoon.objects.create(aanbod=een, naam="Kn000002naam", openbaar=True)
    kaart.leg_wachttijd_vast(
        soort=Wachtsoort.GEMETEN,
        weken=3,
        n=24,
        peildatum=klok.vandaag(),
        bron="starts",
        aanbod_id=een.pk,
    )
    kaart.indexeer([een.pk])
    return een
