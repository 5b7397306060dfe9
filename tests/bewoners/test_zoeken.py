"""Zoeken in eigen huishoudens, en een kaartje vragen met twee gegevens."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nabij.kamers.bewoners import handelingen, overzichten
from nabij.kamers.bewoners.handelingen import NieuwAdres, NieuwLid
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Afscherming, Doel, Relatie
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Seintje
from nabij.kamers.team.handelingen import zet_eigen_adres
from nabij.opslag.kluis import adres_merk
from tests.bewoners.maak import KAARDEBOL, MIRA, huishouden, schrijvend, zoek
from tests.mensen import Mensen

GEBOREN = date(1988, 3, 12)
ADRES = {"postcode": "1234AB", "huisnummer": 12}


def vind(mensen: Mensen, account: Any = None, **gegevens: Any) -> overzichten.Vondst:
    return overzichten.vind(mensen.verzoek(account or mensen.anderteam), **gegevens)


@pytest.mark.rij("M02")
@pytest.mark.parametrize(
    "tekst",
    [
        *(
            "Zoë",
            "zoe",
            "berg",
            "van den Berg",
            "vandenberg",
            "zo berg",
            "'t Veer",
            "veer",
            "tveer",
        ),
        *(
            "1234ab12",
            "1234 AB 12",
            "1234 ab",
            "Kaardebolstr",
            "12-3-1988",
            "1988",
            "berg 1234ab12",
        ),
    ],
)
def test_vinden_zoals_mensen_typen(mensen: Mensen, tekst: str) -> None:
    zoe = NieuwLid(
        roepnaam="Zoë",
        voorvoegsel="van den",
        achternaam="Berg",
        partner_voorvoegsel="'t",
        partner_achternaam="Veer",
        geboortedatum=GEBOREN,
    )
    pk = huishouden(mensen, zoe, adres=KAARDEBOL)
    huishouden(mensen, NieuwLid(roepnaam="Anders", achternaam="Iemand"), adres=None)
    assert zoek(mensen.verzoek(mensen.teamlid), tekst) == [pk]
    assert zoek(mensen.verzoek(mensen.anderteam), tekst) == []


@pytest.mark.rij("M02")
@pytest.mark.parametrize("tekst", ["", "  ", "moerbei anders", "oerbei", "13-3-1988", "%", "'"])
def test_niet_vinden_wat_er_niet_is(mensen: Mensen, tekst: str) -> None:
    huishouden(mensen)
    assert zoek(mensen.verzoek(mensen.teamlid), tekst) == []


def test_zoeken_stopt_bij_zesentwintig(mensen: Mensen) -> None:
    for nummer in range(30):
        huishouden(mensen, NieuwLid(roepnaam=f"Mira{nummer}"), adres=None)
    assert len(zoek(mensen.verzoek(mensen.teamlid), "mira")) == 26


def test_een_bsn_vind_je_nooit_met_gewoon_zoeken(mensen: Mensen) -> None:
    pk = huishouden(mensen, NieuwLid(roepnaam="Mira", bsn="999900006"))
    verzoek = mensen.verzoek(mensen.teamlid)
    assert zoek(verzoek, "999900006") == []
    assert vind(mensen, mensen.teamlid, bsn="999900006").eigen == [pk]


@pytest.mark.rij("M02", "M51")
@pytest.mark.parametrize(
    "gegevens",
    [
        {"achternaam": "Moerbei", "geboortedatum": GEBOREN},
        {"achternaam": "moerbei", **ADRES},
        {"geboortedatum": GEBOREN, **ADRES},
        {"achternaam": "verkeerd", "geboortedatum": GEBOREN, **ADRES},
        {"bsn": "999900006"},
    ],
)
def test_twee_gegevens_geven_een_kaartje_en_een_seintje(
    mensen: Mensen, gegevens: dict[str, Any]
) -> None:
    mira = NieuwLid(roepnaam="Mira", achternaam="Moerbei", geboortedatum=GEBOREN, bsn="999900006")
    pk = huishouden(mensen, mira)
    vondst = vind(mensen, **gegevens)
    assert vondst.eigen == []
    (kaartje,) = vondst.kaartjes
    assert (kaartje.dossier_id, kaartje.teamnaam) == (pk, "Buurtteam Oost")
    assert kaartje.telefoon
    assert not any(woord in repr(kaartje).lower() for woord in ("kaardebol", "1234ab", "moerbei"))
    seintje = Seintje.objects.get()
    assert (seintje.voor, seintje.soort) == (mensen.teamlid, Seintje.Soort.KAARTJE)
    assert Inzage.objects.filter(actie="kaartje", dossier_id=pk).exists()


@pytest.mark.rij("M51")
@pytest.mark.parametrize(
    "gegevens",
    [
        {},
        {"achternaam": "Moerbei"},
        {"geboortedatum": GEBOREN},
        ADRES,
        {"achternaam": "Moerbei", "postcode": "1234AB"},
        {"achternaam": "Moer", "geboortedatum": GEBOREN},
        {"achternaam": "Mira", "geboortedatum": GEBOREN},
        {"achternaam": "Wilg", "geboortedatum": GEBOREN},
        {"bsn": "999900018"},
    ],
)
def test_minder_of_andere_gegevens_geven_niets(mensen: Mensen, gegevens: dict[str, Any]) -> None:
    huishouden(mensen, MIRA, NieuwLid(roepnaam="Teun", achternaam="Wilg"))
    assert vind(mensen, **gegevens) == overzichten.Vondst()
    assert not Seintje.objects.exists()


@pytest.mark.rij("M51")
@pytest.mark.parametrize(
    ("niveau", "kaartjes"),
    [
        (Afscherming.NORMAAL, 1),
        (Afscherming.OP_NAAM, 1),
        (Afscherming.ADRES_GEHEIM, 1),
        (Afscherming.BESTAAN_VERBORGEN, 0),
    ],
)
def test_afscherming_bepaalt_of_er_een_kaartje_is(
    mensen: Mensen, niveau: Afscherming, kaartjes: int
) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        pip = overzichten.mensen(pk)[1].id
        handelingen.scherm_persoon_af(dossier_id=pk, persoon_id=pip, niveau=niveau, door=zicht.wie)
    gevonden = vind(mensen, achternaam="Moerbei", geboortedatum=GEBOREN)
    assert len(gevonden.kaartjes) == kaartjes
    op_adres = vind(mensen, achternaam="Moerbei", **ADRES)
    assert len(op_adres.kaartjes) == (1 if niveau < Afscherming.ADRES_GEHEIM else 0)
    assert vind(mensen, mensen.teamlid, achternaam="Moerbei", geboortedatum=GEBOREN).eigen == [pk]


@pytest.mark.rij("M51")
def test_een_kaartje_van_het_eigen_huis_bestaat_niet(mensen: Mensen) -> None:
    huishouden(mensen)
    zet_eigen_adres(medewerker=mensen.anderteam.medewerker, merk=adres_merk("1234AB", 12))
    vondst = vind(mensen, achternaam="Moerbei", geboortedatum=GEBOREN)
    assert vondst == overzichten.Vondst()


@pytest.mark.parametrize("aantal", [1, 12])
def test_zoeken_kost_vijf_statements_hoeveel_er_ook_zijn(
    mensen: Mensen, tel_statements: Any, aantal: int
) -> None:
    """Rechten en woorden in een vraag, wie er te zien is, twee regels logboek, en de namen."""
    for _nummer in range(aantal):
        huishouden(mensen)
    verzoek = mensen.verzoek(mensen.teamlid)
    with (
        tel_statements() as telling,
        poort.wijzer(),
        poort.lijst(
            verzoek,
            doel=Doel.ZOEKEN,
            relaties=[Relatie.BETROKKEN, Relatie.VERVANGER, Relatie.LEIDER],
            kies=overzichten.zoek_filter("moerbei kaardebol 12-3-1988"),
        ) as lijst,
    ):
        assert len(overzichten.namen(lijst.ids)) == aantal
    assert telling.aantal == 5, str(telling)


def test_een_adres_zonder_nummer_is_geen_gegeven(mensen: Mensen) -> None:
    huishouden(mensen, MIRA, adres=NieuwAdres(postcode="1234AB"))
    assert vind(mensen, geboortedatum=GEBOREN, postcode="1234AB").kaartjes == []
    assert zoek(mensen.verzoek(mensen.teamlid), "1234ab") != []
