"""Een zorg doorgeven zonder account: kort, zonder robots, en later teruglezen."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nabij.deuren.portaal import drempel
from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Formuliersleutel
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Betrokkenheid, Dossier, Toegangslink
from nabij.kamers.team.models import TeamGebied
from nabij.kamers.toegang import handelingen, overzichten
from nabij.kamers.wijk.handelingen import leg_postcode_vast
from tests.mensen import Mensen, verzoek

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M40"),
]
WAT, WAAR = "De gordijnen zijn al twee dagen dicht", "Lindehof 12"


@pytest.fixture(autouse=True)
def _schoon() -> None:
    cache.clear()


@pytest.fixture
def reis(time_machine: Any) -> Any:
    # Vroeg in een uur: de drempel telt per uur, en een test mag daar niet overheen lopen.
    time_machine.move_to(klok.nu().replace(minute=5), tick=False)
    return time_machine


def stempel_van(client: Any, pad: str) -> str:
    gevonden = re.search(r'name="begonnen" value="([^"]+)"', client.get(pad).content.decode())
    assert gevonden
    return gevonden[1]


def geef(client: Any, reis: Any, wacht: int = 5, pad: str = "/signaal/", **velden: Any) -> Any:
    """Open de pagina, neem de tijd, en verstuur."""
    begonnen = stempel_van(client, pad)
    reis.shift(timedelta(seconds=wacht))
    alles = {"wat": WAT, "waar": WAAR, "begonnen": begonnen, "sleutel": nieuw_token(), **velden}
    return client.post(pad, alles)


def lees(mensen: Mensen, wie: str = "teamlid") -> overzichten.Signaalbeeld:
    pk = Dossier.objects.get().pk
    with poort.open(verzoek(getattr(mensen, wie)), pk, doel=Doel.HULP, onderdelen=["vraag"]):
        (een,) = overzichten.signalen([pk])
        return een


def test_wat_en_waar_is_genoeg(client: Any, mensen: Mensen, reis: Any) -> None:
    antwoord = geef(client, reis)

    assert antwoord.status_code == 302
    signaal = lees(mensen).signaal
    assert (signaal.wat, signaal.waar, signaal.terug, signaal.mee) == (WAT, WAAR, "", False)
    assert not Betrokkenheid.objects.exists()
    assert Inzage.objects.filter(actie="maken").get().herkomst == "portaal"


def test_het_adres_om_terug_te_lezen_staat_nergens_opgeslagen(
    client: Any, mensen: Mensen, reis: Any
) -> None:
    antwoord = geef(client, reis)

    token = antwoord.url.rstrip("/").rpartition("/")[2]
    assert len(token) == 64
    opgeslagen = f"{Formuliersleutel.objects.values_list()} {Toegangslink.objects.values_list()}"
    assert token not in opgeslagen
    dank = client.get(antwoord.url).content.decode()
    assert "Uw bericht is er." in dank
    assert WAT not in dank
    assert WAAR not in dank
    assert client.get("/signaal/terug/verzonnen/").status_code == 404


def test_dubbel_klikken_geeft_een_signaal_en_hetzelfde_adres(
    client: Any, mensen: Mensen, reis: Any
) -> None:
    begonnen = stempel_van(client, "/signaal/")
    reis.shift(timedelta(seconds=5))
    velden = {"wat": WAT, "waar": WAAR, "begonnen": begonnen, "sleutel": nieuw_token()}

    eerste, tweede = client.post("/signaal/", velden), client.post("/signaal/", velden)

    assert eerste.url == tweede.url
    assert Dossier.objects.count() == 1
    anders = client.post("/signaal/", {**velden, "wat": "Iets anders"})
    assert anders.status_code == 409
    assert "Iets anders" in anders.content.decode()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"wat": " "}, "Schrijf in een paar woorden wat u ziet of hoort."),
        ({"waar": ""}, "Vul een plek in, anders weten we niet waar we moeten kijken."),
        ({"wat": "x" * 100_000}, "Dit is te lang."),
        ({"mee": "on"}, "Hoe bereiken we u om samen langs te gaan?"),
        ({"terug": "06 123"}, "Dit nummer heeft 5 cijfers"),
        ({"website": "http://reclame"}, "Dit veld hoort leeg te zijn."),
        ({"begonnen": "vervalst"}, "Deze pagina stond lang open."),
        ({"sinds": "gisteren"}, "Kies sinds wanneer."),
    ],
)
def test_wat_niet_klopt_krijgt_een_zin(
    client: Any, mensen: Mensen, reis: Any, velden: dict[str, str], zin: str
) -> None:
    antwoord = geef(client, reis, **velden)

    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert not Dossier.objects.exists()


def test_vreemde_tekens_komen_heel_over(client: Any, mensen: Mensen, reis: Any) -> None:
    tekst = "“Gordijnen” dicht 😟 – \u202eستائر\u202c"
    geef(client, reis, wat=tekst)

    assert lees(mensen).signaal.wat == tekst


def test_een_vloed_stopt_en_houdt_vragen_niet_tegen(
    client: Any, mensen: Mensen, reis: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(drempel, "PER_ADRES", 2)
    for _keer in range(2):
        assert geef(client, reis).status_code == 302

    te_veel = geef(client, reis)
    assert te_veel.status_code == 429
    assert WAT in te_veel.content.decode()
    assert geef(Client(REMOTE_ADDR="10.0.0.9"), reis).status_code == 302
    vraag = geef(client, reis, pad="/vraag/", tekst="Waar is de inloop?")
    assert vraag.status_code == 302


def test_geen_foto_geen_koekje_en_niets_over_gezondheid(
    client: Any, mensen: Mensen, reis: Any
) -> None:
    pagina = client.get("/signaal/").content.decode()
    assert 'type="file"' not in pagina
    assert not re.search(r'<(input|textarea|select)[^>]*name="[^"]*(ziek|zorg|bsn|geboren)', pagina)

    geef(client, reis, foto=SimpleUploadedFile("deur.jpg", b"\xff\xd8", "image/jpeg"))
    assert {naam.removeprefix("__Host-") for naam in client.cookies} == {"nabij_csrf"}


@pytest.mark.parametrize("langs", ["buurt", "postcode in de tekst"])
def test_het_gaat_naar_het_team_van_de_buurt(
    client: Any, mensen: Mensen, reis: Any, langs: str
) -> None:
    TeamGebied.objects.create(team=mensen.west, gebied=mensen.andere_buurt)
    TeamGebied.objects.create(team=mensen.oost, gebied=mensen.buurt)
    leg_postcode_vast(postcode="1234AB", gebied=mensen.andere_buurt)
    plek = (
        {"buurt": str(mensen.andere_buurt.pk)}
        if langs == "buurt"
        else {"waar": "Lindehof 12, 1234 ab"}
    )

    geef(client, reis, **plek)

    assert lees(mensen, "anderteam").buurtnaam == "Weverij"


@pytest.mark.rij("M72")
def test_een_sleutelbewoner_hoeft_geen_nummer_te_geven(
    client: Any, mensen: Mensen, reis: Any
) -> None:
    een = handelingen.voeg_sleutelbewoner_toe(
        team_id=mensen.oost.pk, naam="Riet Kamstra", telefoon="0612345678",
        toestemming_op=klok.vandaag(), gebied_id=mensen.buurt.pk,
    )  # fmt: skip
    pad = f"/signaal/van/{handelingen.nieuwe_link(sleutelbewoner_id=een.pk)}/"

    assert 'name="terug"' not in client.get(pad).content.decode()
    assert geef(client, reis, pad=pad, mee="on").status_code == 302

    beeld = lees(mensen)
    assert (beeld.signaal.melder, beeld.signaal.bereik) == ("Riet Kamstra", "0612345678")
    assert (beeld.buurtnaam, beeld.signaal.mee) == ("Molenhoek", True)
    assert client.get("/signaal/van/verzonnen/").status_code == 404


def test_zonder_team_zegt_de_pagina_wat_te_doen(client: Any, db: None, reis: Any) -> None:
    assert "Bel de gemeente" in geef(client, reis).content.decode()
