"""De basispagina's: ze staan er ook zonder context, zonder aanmelding en zonder database."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from nabij.huisstijl.tonen import meld, toon, toon_fragment
from tests.loper.strenge_client import kijk_na

FOUTPAGINAS = ["400.html", "403.html", "404.html", "500.html", "503.html"]
SOORTEN = ["huisstijl/base.html", "huisstijl/openbaar.html", "huisstijl/papier.html"]
MENU = [
    SimpleNamespace(label="Mijn dag", url="/mijn-dag/", huidig=True, icoon="zon"),
    SimpleNamespace(label="Huishoudens", url="/huishoudens/", huidig=False),
]


def pagina(basis: str = "huisstijl/base.html", **context: Any) -> str:
    sjabloon = Template(
        f'{{% extends "{basis}" %}}{{% block titel %}}Proef{{% endblock %}}'
        "{% block inhoud %}<h1>Proef</h1>{% endblock %}"
    )
    return sjabloon.render(Context(context))


@pytest.mark.parametrize("basis", SOORTEN)
def test_een_pagina_heeft_geen_context_nodig(basis: str) -> None:
    html = pagina(basis)

    assert not kijk_na(html)
    assert "<title>Proef | Nabij</title>" in html
    assert '<html lang="nl">' in html
    assert 'href="#inhoud"' in html
    assert 'id="inhoud"' in html


@pytest.mark.parametrize("naam", FOUTPAGINAS)
def test_een_foutpagina_werkt_als_verder_niets_werkt(naam: str) -> None:
    # Zonder verzoek, zonder context; en deze test mag niet aan een database komen.
    html = render_to_string(naam)

    assert not kijk_na(html)
    assert html.count("<h1") == 1
    assert "<li>" in html or "Ga terug" in html or "Vraag de beheerder" in html


def test_wat_getypt_was_komt_terug_bij_een_storing() -> None:
    html = render_to_string(
        "503.html",
        {
            "ingevuld": [("vraag", "Mijn moeder </textarea><b> doet de post niet open.")],
            "stil": [("sleutel", "abc"), ("csrfmiddlewaretoken", "def")],
            "opnieuw_naar": "/vragen/nieuw/",
        },
    )

    assert "&lt;/textarea&gt;&lt;b&gt; doet de post" in html
    assert 'name="sleutel" value="abc"' in html
    assert 'action="/vragen/nieuw/"' in html
    assert not kijk_na(html)


def test_de_kop_zegt_wie_er_werkt_en_waar() -> None:
    html = pagina(
        wie=SimpleNamespace(naam="Wende Lisdodde"),
        teamnaam="Buurtteam Molenhoek",
        gemeentenaam="Lindervaart",
        navigatie=MENU,
        zoek_url="/huishoudens/",
        nieuwe_vraag_url="/vragen/nieuw/",
        afmeld_url="/afmelden/",
        csrf_token="x",
    )

    assert "Buurtteam Molenhoek<br>Lindervaart" in html
    assert html.count('href="/mijn-dag/" aria-current="page"') == 2
    assert 'action="/huishoudens/" method="get"' in html
    assert 'method="post" action="/afmelden/"' in html
    assert not kijk_na(html)


def test_zoeken_kan_ook_zonder_de_naam_in_het_adres() -> None:
    html = pagina(zoek_url="/huishoudens/", zoek_methode="post", csrf_token="x")

    assert 'action="/huishoudens/" method="post"' in html
    assert "csrfmiddlewaretoken" in html


def test_wie_niet_is_aangemeld_ziet_geen_menu() -> None:
    html = pagina(aanmeld_url="/aanmelden/")

    assert "<nav" not in html
    assert 'href="/aanmelden/"' in html


def test_de_eigen_tokens_van_een_gemeente_komen_na_de_onze(settings: Any) -> None:
    settings.NABIJ_TOKENS = "/gemeente/tokens.css"

    html = pagina()

    assert html.index("huisstijl/nabij.css") < html.index('href="/gemeente/tokens.css"')


# ------------------------------------------------------------------ zeggen wat er gebeurde


def boodschap(extra: str = "", niveau: int = messages.SUCCESS) -> Message:
    return Message(niveau, "De vraag is afgerond.", extra_tags=extra)


def test_wat_gebeurde_staat_boven_de_pagina_met_een_weg_terug() -> None:
    html = pagina(messages=[boodschap("ongedaan:/terug/")], csrf_token="x")

    assert "De vraag is afgerond." in html
    assert 'method="post" action="/terug/"' in html
    assert 'name="sleutel"' in html
    assert "Ongedaan maken" in html
    assert not kijk_na(html)


def test_een_boodschap_zonder_weg_terug_heeft_geen_knop() -> None:
    html = pagina(messages=[boodschap()])

    assert "Ongedaan maken" not in html
    assert "<form" not in html


def test_een_fout_is_te_horen() -> None:
    html = pagina(messages=[boodschap(niveau=messages.ERROR)])

    assert 'utrecht-alert--error" role="alert"' in html


def test_ongedaan_maken_kan_ook_op_de_pagina_zelf() -> None:
    html = pagina(ongedaan={"tekst": "Overgedragen.", "url": "/terug/"}, csrf_token="x")

    assert "Overgedragen." in html
    assert 'action="/terug/"' in html
    assert not kijk_na(html)


class Opslag:
    """Onthoudt boodschappen, zoals django.contrib.messages."""

    def __init__(self) -> None:
        self.alle: list[tuple[int, str, str]] = []

    def add(self, niveau: int, tekst: str, extra_tags: str = "") -> None:
        self.alle.append((niveau, tekst, extra_tags))


@pytest.fixture
def verzoek() -> HttpRequest:
    verzoek: Any = RequestFactory().get("/")
    verzoek._messages = Opslag()
    return verzoek


def test_meld_onthoudt_de_weg_terug(verzoek: Any) -> None:
    meld(verzoek, "Afgerond.", ongedaan="/terug/")

    assert verzoek._messages.alle == [(messages.SUCCESS, "Afgerond.", "ongedaan:/terug/")]


@pytest.mark.parametrize("pad", ["https://elders.nl/", "//elders.nl/", "javascript:x"])
def test_de_weg_terug_blijft_op_deze_site(verzoek: Any, pad: str) -> None:
    with pytest.raises(ValueError, match="deze site"):
        meld(verzoek, "Afgerond.", ongedaan=pad)


# ------------------------------------------------------------------ tonen


def test_een_pagina_wordt_nergens_bewaard() -> None:
    antwoord = toon(RequestFactory().get("/"), "huisstijl/onderdelen/concept_bewaard.html")

    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord.status_code == 200


def test_htmx_krijgt_het_deel_en_een_ander_de_hele_pagina() -> None:
    deel, heel = "huisstijl/onderdelen/concept_bewaard.html", "404.html"
    gewoon = RequestFactory().get("/")
    htmx = RequestFactory().get("/", headers={"HX-Request": "true"})

    assert "<html" in toon_fragment(gewoon, deel, pagina=heel).content.decode()
    antwoord = toon_fragment(htmx, deel, pagina=heel)
    assert "<html" not in antwoord.content.decode()
    assert antwoord["Vary"] == "HX-Request"
