"""De deur voor inwoners: een vraag stellen zonder account, en niet overspoeld worden."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from nabij.deuren.portaal import drempel
from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Betrokkenheid, Dossier
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team.models import TeamGebied
from nabij.kamers.wijk.handelingen import leg_postcode_vast
from tests.account.maak import meld_aan
from tests.mensen import Mensen
from tests.toegang.maak import lees

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])
VRAAG = "Ik kan niet slapen van de rekeningen"


@pytest.fixture(autouse=True)
def _schoon() -> None:
    cache.clear()


@pytest.fixture
def reis() -> Any:
    # Vroeg in een uur: de drempel telt per uur, en een test mag daar niet overheen lopen.
    with time_machine.travel(klok.nu().replace(minute=5), tick=False) as traveller:
        yield traveller


def tekst_van(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def stel(client: Any, reis: Any, tekst: str = VRAAG, wacht: int = 5, **velden: Any) -> Any:
    """Open de pagina, neem de tijd, en verstuur."""
    pagina = tekst_van(client.get("/vraag/"))
    begonnen = re.search(r'name="begonnen" value="([^"]+)"', pagina)
    assert begonnen
    reis.shift(timedelta(seconds=wacht))
    standaard = {"tekst": tekst, "begonnen": begonnen[1], "sleutel": nieuw_token(), "website": ""}
    return client.post("/vraag/", {**standaard, **velden})


def de_vraag() -> UUID:
    pk: UUID = Dossier.objects.get().pk
    return pk


@pytest.mark.rij("M01")
def test_de_welkomstpagina_zegt_wie_we_zijn_en_wie_te_bellen(client: Any, mensen: Mensen) -> None:
    inhoud = tekst_van(client.get("/"))

    assert "Stel uw vraag" in inhoud
    assert 'href="tel:112"' in inhoud
    for team in (mensen.oost, mensen.west, mensen.jeugd):
        assert team.naam in inhoud
    assert "010 123 45 67" in inhoud
    assert 'href="/inloggen/"' in inhoud
    assert "Lindervaart" in inhoud


def test_zonder_team_zegt_de_pagina_wat_te_doen(client: Any, db: None, reis: Any) -> None:
    assert "Bel de gemeente" in tekst_van(client.get("/"))

    antwoord = stel(client, reis)

    assert "Er is nu geen team" in tekst_van(antwoord)
    assert VRAAG in tekst_van(antwoord)


@pytest.mark.rij("M01", "M02")
def test_alleen_de_vraag_is_nodig_en_ze_wacht_op_wie_dienst_heeft(
    client: Any, mensen: Mensen, reis: Any
) -> None:
    antwoord = stel(client, reis)

    assert antwoord.status_code == 302
    assert antwoord.url.startswith("/vraag/bedankt/")
    beeld = lees(mensen.teamlid, de_vraag())
    assert (beeld.vraag.tekst, beeld.vraag.kanaal, beeld.vraag.naam) == (VRAAG, "web", "")
    assert beeld.staat == "wacht"
    assert not Betrokkenheid.objects.exists()
    for vreemde in ("collega", "anderteam", "jeugdteam", "opbouwwerker", "fg", "beheer"):
        with pytest.raises(GeenToegang):
            lees(getattr(mensen, vreemde), de_vraag())


@pytest.mark.rij("M01", "M51")
def test_het_maken_staat_in_het_logboek_als_inwoner_via_het_portaal(
    client: Any, mensen: Mensen, reis: Any
) -> None:
    stel(client, reis)

    blik = Inzage.objects.get(actie="maken")
    assert (blik.actor_soort, blik.actor_id, blik.herkomst) == ("inwoner", "", "portaal")


@pytest.mark.rij("M01")
@pytest.mark.parametrize("langs", ["postcode", "buurt"])
def test_de_vraag_gaat_naar_het_team_van_de_buurt(
    client: Any, mensen: Mensen, reis: Any, langs: str
) -> None:
    TeamGebied.objects.create(team=mensen.west, gebied=mensen.andere_buurt)
    TeamGebied.objects.create(team=mensen.oost, gebied=mensen.buurt)
    leg_postcode_vast(postcode="1234AB", gebied=mensen.andere_buurt)
    plek = (
        {"postcode": "1234 ab"} if langs == "postcode" else {"buurt": str(mensen.andere_buurt.pk)}
    )

    antwoord = stel(client, reis, naam="Samira", terugbellen="0612345678", **plek)

    beeld = lees(mensen.anderteam, de_vraag())
    assert (beeld.vraag.naam, beeld.buurtnaam) == ("Samira", "Weverij")
    dank = tekst_van(client.get(antwoord.url))
    assert "Uw vraag ligt bij Buurtteam West." in dank
    assert "Binnen 2 werkdagen leest" in dank
    assert "Binnen 1 werkdag daarna hoort u van ons." in dank
    assert "Samira" not in dank
    assert "0612345678" not in antwoord.url


def test_wie_niets_doorgeeft_hoort_hoe_dan_wel(client: Any, mensen: Mensen, reis: Any) -> None:
    antwoord = stel(client, reis)

    assert "Bel ons als u antwoord wilt." in tekst_van(client.get(antwoord.url))
    assert client.get("/vraag/bedankt/?team=onzin").status_code == 200


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"tekst": " "}, "Schrijf in een paar woorden wat u wilt vragen."),
        ({"postcode": "12 ab"}, "Een postcode heeft vier cijfers en twee letters"),
        ({"terugbellen": "06 123"}, "Dit nummer heeft 5 cijfers"),
        ({"buurt": "weg"}, "Kies een buurt uit de lijst."),
        ({"website": "http://reclame"}, "Dit veld hoort leeg te zijn."),
        ({"begonnen": "vervalst"}, "Deze pagina stond lang open."),
        ({"tekst": "x" * 5001}, "Uw vraag is te lang."),
    ],
)
def test_wat_niet_klopt_krijgt_een_zin_en_blijft_staan(
    client: Any, mensen: Mensen, reis: Any, velden: dict[str, str], zin: str
) -> None:
    antwoord = stel(client, reis, **{"naam": "Samira", **velden})

    inhoud = tekst_van(antwoord)
    assert antwoord.status_code == 200
    assert zin in inhoud
    assert 'value="Samira"' in inhoud
    assert velden.get("tekst", VRAAG) in inhoud
    assert not Dossier.objects.exists()


def test_te_snel_en_te_lang_geleden(client: Any, mensen: Mensen, reis: Any) -> None:
    snel = stel(client, reis, wacht=1)
    assert "Dat ging erg snel." in tekst_van(snel)
    assert VRAAG in tekst_van(snel)

    oud = stel(client, reis, wacht=drempel.TE_LANG + 5)
    assert "Deze pagina stond lang open." in tekst_van(oud)
    assert not Dossier.objects.exists()
    assert stel(client, reis).status_code == 302


def test_een_vloed_van_een_adres_stopt_en_een_ander_kan_door(
    client: Any, mensen: Mensen, reis: Any
) -> None:
    for _keer in range(drempel.PER_ADRES):
        assert stel(client, reis, wacht=4).status_code == 302

    te_veel = stel(client, reis)

    assert te_veel.status_code == 429
    assert "heel veel vragen" in tekst_van(te_veel)
    assert VRAAG in tekst_van(te_veel)
    assert stel(Client(REMOTE_ADDR="10.0.0.9"), reis).status_code == 302
    reis.shift(timedelta(hours=1))
    assert stel(client, reis).status_code == 302


def test_een_vloed_van_iedereen_samen_stopt(
    client: Any, mensen: Mensen, reis: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(drempel, "SAMEN", 2)
    for nummer in range(2):
        assert stel(Client(REMOTE_ADDR=f"10.0.0.{nummer}"), reis).status_code == 302

    assert stel(Client(REMOTE_ADDR="10.0.0.7"), reis).status_code == 429


def test_dubbel_klikken_geeft_een_vraag(client: Any, mensen: Mensen, reis: Any) -> None:
    pagina = tekst_van(client.get("/vraag/"))
    begonnen = re.search(r'name="begonnen" value="([^"]+)"', pagina)
    assert begonnen
    reis.shift(timedelta(seconds=5))
    velden = {"tekst": VRAAG, "begonnen": begonnen[1], "sleutel": nieuw_token()}

    eerste, tweede = client.post("/vraag/", velden), client.post("/vraag/", velden)

    assert eerste.url == tweede.url
    assert Dossier.objects.count() == 1


def test_geen_koekjes_behalve_tegen_vervalsing(client: Any, mensen: Mensen, reis: Any) -> None:
    antwoord = stel(client, reis)
    client.get(antwoord.url)

    assert {naam.removeprefix("__Host-") for naam in client.cookies} == {"nabij_csrf"}


def test_een_aangemelde_medewerker_vraagt_hier_als_inwoner(
    client: Any, mensen: Mensen, reis: Any, settings: Any
) -> None:
    settings.DEMO = True
    meld_aan(client, mensen.anderteam)

    stel(client, reis)

    assert not Betrokkenheid.objects.exists()
    assert Inzage.objects.get(actie="maken").actor_soort == "inwoner"


def test_we_vragen_niet_naar_de_gezondheid_van_een_ander(client: Any, mensen: Mensen) -> None:
    inhoud = tekst_van(client.get("/vraag/"))

    assert "Laat namen en ziektes van anderen weg." in inhoud
    assert not re.search(r'<(input|textarea|select)[^>]*name="[^"]*(ziek|zorg|bsn|geboren)', inhoud)
