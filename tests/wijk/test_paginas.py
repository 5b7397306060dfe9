"""De pagina's van de wijk: elk cijfer met jaar en bron, onbekend met zijn reden."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from nabij.kamers.wijk.models import Gebied
from tests.koppelingen.cbs_maak import vierkant
from tests.mensen import maak_account
from tests.wijk import maak

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _zonder_tweede_factor(settings: Any) -> None:
    settings.DEMO = True


def meld_aan(client: Any, account: Any) -> None:
    client.force_login(account, backend="nabij.kamers.poort.wie.Backend")


def open_pagina(client: Any, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


@pytest.fixture
def lindervaart(mensen: Any, client: Any) -> Any:
    """Twee buurten met grenzen en cijfers; `client` is een teamlid."""
    meld_aan(client, mensen.teamlid)
    for plek, buurt in enumerate((mensen.buurt, mensen.andere_buurt)):
        Gebied.objects.filter(pk=buurt.pk).update(vorm=vierkant(4.8 + plek / 100))
    ouderen = maak.maat("deel_65", naam="Aandeel 65 jaar en ouder")
    inwoners = maak.maat("inwoners", "aantal", naam="Inwoners")
    maak.cijfer(mensen.buurt, ouderen, "26.5")
    maak.cijfer(mensen.andere_buurt, ouderen, "12")
    maak.cijfer(mensen.gemeente, ouderen, "20")
    maak.cijfer(mensen.buurt, inwoners, "1825")
    maak.cijfer(mensen.buurt, maak.maat("deel_jeugdzorg", naam="Jeugdzorg"), None, reden="later")
    return mensen


def test_zonder_aanmelden_kom_je_er_niet(client: Any) -> None:
    assert client.get("/wijk/").status_code == 302
    assert client.get("/wijk/WK000101/").status_code == 302


def test_zonder_gebieden_zegt_de_pagina_wat_er_komt(db: None, client: Any) -> None:
    meld_aan(client, maak_account("beleid", "Ingrid Maas", "beleid"))

    assert "nabij wijk laad" in open_pagina(client, "/wijk/")


def test_de_kaart_noemt_wat_welk_jaar_en_welke_bron(lindervaart: Any, client: Any) -> None:
    html = open_pagina(client, "/wijk/")

    assert "Lindervaart" in html
    assert "Aandeel 65 jaar en ouder, 2024. Bron: CBS Kerncijfers wijken en buurten." in html
    assert "26,5%" in html
    assert "1.825 inwoners (2024)" in html
    assert reverse("wijk:gebied", args=["BU90010101"]) in html


def test_zonder_cijfers_staan_de_gebieden_er_toch(mensen: Any, client: Any) -> None:
    meld_aan(client, mensen.teamlid)
    html = open_pagina(client, "/wijk/")

    assert "Molenhoek" in html
    assert "Nog geen cijfers" in html


def test_zonder_grenzen_staat_er_een_tabel_en_geen_kaart(lindervaart: Any, client: Any) -> None:
    Gebied.objects.update(vorm=None)
    html = open_pagina(client, "/wijk/")

    assert "<figure" in html
    assert "g-kust" not in html
    assert "In een tabel" in html
    assert "de grenzen van deze gebieden zijn niet geladen" in html
    assert "26,5%" in html
    assert open_pagina(client, "/wijk/BU90010101/")


def test_wat_niet_op_de_kaart_past_staat_eronder(lindervaart: Any, client: Any) -> None:
    Gebied.objects.filter(pk=lindervaart.andere_buurt.pk).update(vorm=None)
    html = open_pagina(client, "/wijk/")

    assert "g-kust" in html
    naam = lindervaart.andere_buurt.naam
    assert f"Niet op de kaart, want de grens is niet bekend: {naam}." in html


@pytest.mark.parametrize("vraag", ["?maat=bestaat_niet", "?gemeente=GM0000", "?maat=%00&x=1"])
def test_een_keuze_die_niet_bestaat_valt_terug(lindervaart: Any, client: Any, vraag: str) -> None:
    assert "Aandeel 65 jaar en ouder, 2024" in open_pagina(client, f"/wijk/{vraag}")


def test_het_profiel_vergelijkt_met_de_gemeente(lindervaart: Any, client: Any) -> None:
    html = open_pagina(client, "/wijk/BU90010101/")

    assert "1.825 inwoners." in html
    assert "Hoger dan in heel Lindervaart: 20%." in html
    assert "In de gemeente loopt het van 12% tot 26,5%." in html
    assert "bron: CBS Kerncijfers wijken en buurten" in html


def test_onbekend_staat_er_met_de_reden_en_nooit_als_nul(lindervaart: Any, client: Any) -> None:
    html = open_pagina(client, "/wijk/BU90010101/")

    assert "onbekend: wordt later gepubliceerd" in html
    assert ">0%<" not in html


def test_een_wijk_noemt_haar_buurten_en_een_gemeente_haar_wijken(
    lindervaart: Any, client: Any
) -> None:
    assert "Molenhoek" in open_pagina(client, "/wijk/WK900101/")
    assert "Molenkwartier" in open_pagina(client, "/wijk/GM9001/")


def test_een_code_die_niet_bestaat(lindervaart: Any, client: Any) -> None:
    assert client.get("/wijk/WK999999/").status_code == 404
    assert client.get("/wijk/../etc/").status_code == 404
    assert client.post("/wijk/WK900101/").status_code == 405


def test_een_ander_jaar_wordt_niet_vergeleken(lindervaart: Any, client: Any) -> None:
    koop = maak.maat("koopwoningen", naam="Koopwoningen")
    maak.cijfer(lindervaart.buurt, koop, "50", jaar=2023)
    maak.cijfer(lindervaart.gemeente, koop, "60", jaar=2022)
    html = open_pagina(client, "/wijk/BU90010101/")

    assert "50%" in html
    assert "60%" not in html


def test_het_aantal_vragen_groeit_niet_met_het_aantal_buurten(
    lindervaart: Any, client: Any, tel_statements: Any
) -> None:
    def tel(pad: str) -> int:
        with tel_statements() as telling:
            open_pagina(client, pad)
        return int(telling.aantal)

    paden = ["/wijk/", "/wijk/BU90010101/", "/wijk/WK900101/"]
    tel(paden[0])  # wat het systeem een minuut onthoudt, telt niet mee
    eerst = [tel(pad) for pad in paden]
    wijk = lindervaart.buurt.ouder
    for nummer in range(10, 30):
        buurt = maak.buurt(wijk, f"BU900101{nummer}", f"Buurt {nummer}")
        maak.cijfer(buurt, maak.maat("deel_65"), str(nummer))

    assert [tel(pad) for pad in paden] == eerst
    assert max(eerst) <= 12
