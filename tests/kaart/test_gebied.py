"""Wat er in een wijk is en wat er mist."""

from __future__ import annotations

import pytest

from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.overzichten import gebiedblad
from nabij.kamers.kaart.regels.gat import Gat, gat
from tests.kaart.maak import maak_aanbod
from tests.mensen import Mensen
from tests.verhalen.mens import Mens


@pytest.mark.parametrize(
    ("hier", "elders", "gemist", "verwacht"),
    [
        (0, 0, 0, Gat.NIETS),
        (0, 0, 3, Gat.NIETS),
        (0, 2, 0, Gat.GEEN),
        (0, 2, 1, Gat.NIET_HIER),
        (2, 0, 0, Gat.GEEN),
        (2, 0, 1, Gat.MIST),
    ],
)
def test_iets_mist_pas_als_iemand_het_miste(
    hier: int, elders: int, gemist: int, verwacht: Gat
) -> None:
    assert gat(hier, elders, gemist) == verwacht


@pytest.mark.django_db
@pytest.mark.rij("M24", "M30")
def test_per_wijk_wat_er_is_voor_de_hele_gemeente_is_en_gemist_werd(mensen: Mensen) -> None:
    # Gegeven een eettafel in de buurt, een taalgroep voor iedereen, en iemand die geen maatje vond
    maak_aanbod("Eettafel", themas=("eenzaam",), gebieden=(mensen.buurt.pk,))
    maak_aanbod("Taalgroep", themas=("taal",), organisatie="Taalhuis")
    handelingen.meld_gemis(vraag="taalmaatje", thema="taal", gebied_id=mensen.buurt.pk)

    # Als Nadia de wijk opent
    nadia = Mens(mensen.opbouwwerker).ga("/kaart/").klik("Per wijk: wat er is en wat er mist")
    nadia.ga("/kaart/wijk/?wijk=WK900101")

    # Dan ziet zij wat er is en wat er mist, en niets over wie het zocht
    nadia.ziet("Wat is er in Molenkwartier?", "niet in deze wijk, wel elders in de gemeente")
    nadia.ziet("1 keer gemist").ziet_niet("Joke", "Buurtteam Oost vroeg")
    blad = gebiedblad("", "WK900101")
    assert blad is not None
    regels = {regel.thema.code: regel for regel in blad.regels}
    assert (regels["eenzaam"].hier, regels["eenzaam"].elders) == (1, 0)
    assert (regels["taal"].hier, regels["taal"].elders, regels["taal"].gemist) == (0, 1, 1)
    assert {regel.gebied.naam: regel.hier for regel in blad.buurten} == {
        "Molenhoek": 1,
        "Weverij": 0,
    }
    # Een gevoelig thema staat er nooit bij
    assert "onveilig" not in regels


@pytest.mark.django_db
def test_een_onbekende_wijk_is_de_hele_gemeente(mensen: Mensen) -> None:
    Mens(mensen.opbouwwerker).ga("/kaart/wijk/?wijk=onzin&gemeente=ook").ziet("Lindervaart")


@pytest.mark.django_db
def test_zonder_geladen_gemeente_is_er_geen_blad() -> None:
    assert gebiedblad() is None
