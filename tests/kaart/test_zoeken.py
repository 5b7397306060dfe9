"""Zoeken in de database: wat er gevonden wordt, en wat niet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.gegevens import Adres, Gegevens
from nabij.kamers.kaart.models import Aanbod, Plek, Zoekstam
from nabij.kamers.kaart.overzichten import Vraag, zoek
from nabij.kamers.wijk.models import Gebied, Postcode
from tests.kaart.maak import BRON, maak_aanbod

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24")]


def namen(*woorden: str, **filters: Any) -> list[str]:
    return [een.aanbod.naam for een in zoek(Vraag(" ".join(woorden), **filters)).vondsten]


def vlak(lengte: float, breedte: float) -> dict[str, Any]:
    hoeken = [(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01), (0.0, 0.0)]
    return {"type": "Polygon", "coordinates": [[[lengte + x, breedte + y] for x, y in hoeken]]}


@pytest.fixture
def buurten(db: None) -> tuple[Gebied, Gebied]:
    """Gegeven twee buurten in een wijk, een paar kilometer uit elkaar, met een postcode elk."""
    velden = {"jaar": 2026}
    gemeente = Gebied.objects.create(
        code="GM9999", naam="Lindervaart", soort="gemeente", eigen=True, **velden
    )
    wijk = Gebied.objects.create(
        code="WK999901", naam="Oost", soort="wijk", ouder=gemeente, **velden
    )
    paar = []
    for nummer, (naam, lengte) in enumerate((("Haven", 5.0), ("Molenhoek", 5.05)), start=1):
        buurt = Gebied.objects.create(
            code=f"BU9999010{nummer}", naam=naam, soort="buurt", ouder=wijk,
            vorm=vlak(lengte, 52.0), **velden,
        )  # fmt: skip
        Postcode.objects.create(postcode=f"123{nummer}AB", gebied=buurt, keer=5)
        paar.append(buurt)
    return paar[0], paar[1]


def test_alleen_thuis_vindt_gezelschap_en_huursubsidie_vindt_huurtoeslag() -> None:
    maak_aanbod("Eettafel De Wilg")
    maak_aanbod("Spreekuur toeslagen", soort="formeel", themas=("toeslagen",))
    assert namen("alleen thuis") == ["Eettafel De Wilg"]
    assert namen("huursubsidie") == ["Spreekuur toeslagen"]


@pytest.mark.rij("M34")
def test_van_bewoners_vrijwilligers_groepen_en_beroepskrachten_in_een_lijst() -> None:
    for soort in ("bewoners", "informeel", "collectief", "formeel"):
        maak_aanbod(f"Koken {soort}", soort=soort, themas=())
    assert len(namen("koken")) == 4
    assert namen("koken", soorten=("bewoners",)) == ["Koken bewoners"]


def test_voor_wie_het_niet_is_wordt_niet_gevonden() -> None:
    maak_aanbod("Zwemmen", themas=(), niet_voor="mensen in een rolstoel")
    assert namen("rolstoel") == []


def test_leeftijd_en_doelgroep_sluiten_uit_wie_er_niet_bij_hoort() -> None:
    maak_aanbod("Jongerenavond", leeftijd_van=12, leeftijd_tot=18, doelgroepen=("jongeren",))
    maak_aanbod("Inloop")
    assert namen(leeftijd=18) == ["Inloop", "Jongerenavond"]
    assert namen(leeftijd=19) == ["Inloop"]
    assert namen(doelgroep="ouderen") == ["Inloop"]


def test_een_gebied_vindt_wat_er_is_wat_eromheen_is_en_wat_overal_is(
    buurten: tuple[Gebied, Gebied],
) -> None:
    haven, molenhoek = buurten
    maak_aanbod("Alleen Haven", gebieden=(haven.pk,))
    maak_aanbod("Alleen Molenhoek", gebieden=(molenhoek.pk,))
    maak_aanbod("Heel Oost", gebieden=(haven.ouder_id,))
    maak_aanbod("Overal")
    assert namen(gebied_id=haven.pk) == ["Alleen Haven", "Heel Oost", "Overal"]
    assert len(namen(gebied_id=haven.ouder_id)) == 4


def test_afstand_vanaf_een_postcode(buurten: tuple[Gebied, Gebied]) -> None:
    maak_aanbod("Hier", adres=Adres(naam="Het Honk", postcode="1231AB", plaats="Lindervaart"))
    maak_aanbod("Daar", adres=Adres(naam="De Molen", postcode="1232AB", plaats="Lindervaart"))
    maak_aanbod("Telefonisch")
    gevonden = zoek(Vraag(vanaf="1231 AB")).vondsten
    assert [een.aanbod.naam for een in gevonden] == ["Hier", "Telefonisch", "Daar"]
    assert gevonden[2].km == pytest.approx(3.4, abs=0.2)
    assert gevonden[2].ongeveer
    assert namen(vanaf="1231AB", km=2) == ["Hier", "Telefonisch"]
    Plek.objects.filter(naam="De Molen").update(lengte=5.005, breedte=52.005)
    assert set(namen(vanaf="1231AB", km=2)) == {"Daar", "Hier", "Telefonisch"}


def test_een_postcode_die_wij_niet_kennen_wordt_gezegd() -> None:
    maak_aanbod()
    assert zoek(Vraag(vanaf="9999ZZ")).vanaf_onbekend


def test_wat_gestopt_is_is_niet_te_vinden_en_komt_terug_als_het_hervat() -> None:
    een = maak_aanbod("Breiclub", themas=())
    handelingen.stop(aanbod=een, door=BRON)
    assert namen("breien") == []
    assert namen() == []
    assert not Zoekstam.objects.exists()
    handelingen.hervat(aanbod=een, door=BRON)
    assert namen("breien") == ["Breiclub"]


def test_wat_lang_niet_bevestigd_is_staat_lager_en_zegt_het() -> None:
    oud = maak_aanbod("A taalcafe", themas=("taal",))
    maak_aanbod("B taalcafe", themas=("taal",))
    lang_geleden = klok.vandaag() - timedelta(days=400)
    Aanbod.objects.filter(pk=oud.pk).update(bevestigd_op=lang_geleden)
    gevonden = zoek(Vraag("taalcafe")).vondsten
    assert [een.aanbod.naam for een in gevonden] == ["B taalcafe", "A taalcafe"]
    assert [een.vers for een in gevonden] == [True, False]


def test_een_andere_tekst_is_meteen_anders_te_vinden() -> None:
    een = maak_aanbod("Club", themas=())
    nieuw = Gegevens(
        naam="Club", organisatie="Stichting De Wilg", soort="informeel", omschrijving="Schaken"
    )
    handelingen.werk_bij(aanbod=een, versie=1, gegevens=nieuw, door=BRON)
    assert namen("schaken") == ["Club"]


@pytest.mark.parametrize("aantal", [1, 30])
def test_zoeken_kost_niet_meer_statements_als_er_meer_is(
    aantal: int, django_assert_max_num_queries: Any
) -> None:
    for nummer in range(aantal):
        maak_aanbod(f"Taalcafe {nummer:02}", themas=("taal",))
    zoek(Vraag("taalcafe"))
    with django_assert_max_num_queries(14):
        uitkomst = zoek(Vraag("taalcafe"))
    assert uitkomst.aantal == aantal
    assert len(uitkomst.vondsten) == min(aantal, 20)


def test_de_tweede_bladzijde_gaat_verder_en_een_onzinbladzijde_is_de_laatste() -> None:
    for nummer in range(25):
        maak_aanbod(f"Taalcafe {nummer:02}", themas=("taal",))
    tweede = zoek(Vraag("taalcafe"), pagina=2)
    assert [een.aanbod.naam for een in tweede.vondsten] == [f"Taalcafe {n}" for n in range(20, 25)]
    assert zoek(Vraag("taalcafe"), pagina=99).pagina == 2
