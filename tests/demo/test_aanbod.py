"""De sociale kaart van de verzonnen gemeente: zo veel als beloofd, en steeds dezelfde."""

from __future__ import annotations

import pytest

from nabij.demo import aanbod, gemeente
from nabij.demo.gemeente import Plek
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart.models import Aanbod, AanbodThema, Kring, Soort, Wachttijd
from nabij.kamers.kaart.overzichten import Vraag, zoek


def buurten(*, stad: bool) -> list[Plek]:
    return [plek for plek in gemeente.plekken(1, stad=stad) if plek.soort == "buurt"]


@pytest.mark.django_db
@pytest.mark.rij("M24")
def test_de_stad_heeft_tweeduizend_vermeldingen_van_elke_soort_en_kring() -> None:
    assert aanbod.zet_neer(buurten(stad=True), zaad=1, stad=True) == 2_000
    assert Aanbod.objects.count() == 2_000
    assert set(Aanbod.objects.values_list("soort", flat=True)) == set(Soort.values)
    assert set(Aanbod.objects.values_list("kring", flat=True)) == set(Kring.values)
    bekend = {thema.code for thema in afspraken.themas()}
    assert set(AanbodThema.objects.values_list("thema", flat=True)) <= bekend
    assert Wachttijd.objects.filter(soort="gemeten").exists()
    assert zoek(Vraag(woorden="alleen thuis")).vondsten[0].aanbod.kring == Kring.COLLECTIEF


@pytest.mark.django_db
def test_hetzelfde_zaad_geeft_dezelfde_kaart() -> None:
    namen = []
    for _keer in range(2):
        aanbod.zet_neer(buurten(stad=False), zaad=7, stad=False)
        rijen = Aanbod.objects.order_by("pk").values_list(
            "naam", "bevestigd_op", "aanmeldstop_sinds"
        )
        namen.append(list(rijen))
        Aanbod.objects.all().delete()
    assert len(namen[0]) == aanbod.OEFENING
    assert namen[0] == namen[1]
