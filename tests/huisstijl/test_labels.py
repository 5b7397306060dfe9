"""De labels: veilig, vertaalbaar en met alles wat een formulier nodig heeft."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from nabij.huisstijl.iconen import ICONEN


def html(sjabloon: str, **context: Any) -> str:
    return Template("{% load nabij %}" + sjabloon).render(Context(context))


@pytest.mark.parametrize("naam", sorted(ICONEN))
def test_elk_icoon_is_er(naam: str) -> None:
    assert f"iconen.svg#i-{naam}" in html(f'{{% icoon "{naam}" %}}')


@pytest.mark.parametrize(
    "fout",
    [
        '{% icoon "hartje" %}',
        '{% badge "x" "rood" %}',
        '{% knop "x" soort="groot" %}',
        '{% melding soort="ramp" %}{% endmelding %}',
    ],
)
def test_een_onbekende_soort_valt_meteen_op(fout: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="kent"):
        html(fout)


@pytest.mark.parametrize(
    "sjabloon",
    [
        "{% badge kwaad %}",
        "{% gezicht kwaad %}",
        "{% mens kwaad rol=kwaad %}",
        "{% kruimel '/' kwaad %}",
        "{% verder '/' kwaad %}",
        "{% feiten kwaad %}",
        "{% cijfer kwaad eenheid=kwaad bron=kwaad %}",
        "{% knop kwaad over=kwaad naam=kwaad waarde=kwaad %}",
        "{% doeknop '/' kwaad veld=kwaad %}",
        "{% melding titel=kwaad %}{{ kwaad }}{% endmelding %}",
        "{% leeg titel=kwaad %}{{ kwaad }}{% endleeg %}",
        "{% uitklap kwaad %}{{ kwaad }}{% enduitklap %}",
        "{% woorden wie=kwaad %}{{ kwaad }}{% endwoorden %}",
        "{% stap kwaad wanneer=kwaad %}{{ kwaad }}{% endstap %}",
        "{% rij kwaad tekst=kwaad term=kwaad %}{{ kwaad }}{% endrij %}",
    ],
)
def test_wat_iemand_typte_wordt_nooit_opmaak(sjabloon: str) -> None:
    uit = html(sjabloon, kwaad='<script>alert(1)</script>"><img src=x>')

    assert "<script" not in uit
    assert "<img" not in uit


def test_de_inhoud_van_een_blok_blijft_opmaak() -> None:
    assert "<p>Vraag het team.</p>" in html("{% melding %}<p>Vraag het team.</p>{% endmelding %}")


def test_een_fout_roept_en_uitleg_niet() -> None:
    assert 'role="alert"' in html('{% melding soort="fout" %}{% endmelding %}')
    assert 'role="status"' in html("{% melding %}{% endmelding %}")


def test_lege_feiten_vallen_weg() -> None:
    assert html('{% feiten "" niets "Molenhoek" %}', niets=None).count("<li>") == 1
    assert html('{% feiten "" %}') == ""


def test_een_cijfer_zonder_waarde_is_geen_nul() -> None:
    assert "Te weinig om te tonen" in html("{% cijfer waarde bron='CBS' %}", waarde=None)
    assert ">0</p>" in html("{% cijfer 0 %}")


def test_een_knop_is_een_link_of_verstuurt() -> None:
    assert html("{% knop 'Verslag' '/v/' %}").startswith("<a ")
    assert 'type="submit" name="doe" value="klaar"' in html(
        "{% knop 'Klaar' naam='doe' waarde='klaar' %}"
    )


def test_een_doeknop_is_een_volledig_formulier() -> None:
    verzoek = RequestFactory().get("/")
    sjabloon = Template("{% load nabij %}{% doeknop '/gezien/' 'Gezien' versie=3 %}")

    uit = sjabloon.render(RequestContext(verzoek, {}))

    assert 'method="post" action="/gezien/"' in uit
    assert 'name="csrfmiddlewaretoken"' in uit
    assert 'name="sleutel"' in uit
    assert 'name="versie" value="3"' in uit


def test_elke_sleutel_is_vers_maar_een_geweigerd_formulier_houdt_de_zijne() -> None:
    vers = html("{% sleutel %}|{% sleutel %}").split("|")
    assert vers[0] != vers[1]

    verzoek = RequestFactory().post("/", {"sleutel": "abc"})
    assert 'value="abc"' in html("{% sleutel %}", request=verzoek)


def test_velden_die_na_aanmelden_terugkomen_houden_hun_sleutel() -> None:
    verzoek: Any = RequestFactory().get("/")
    verzoek._post, verzoek._files = verzoek.GET.copy(), MultiValueDict()
    verzoek._post["sleutel"] = "abc"

    assert 'value="abc"' in html("{% sleutel %}", request=verzoek)


def test_een_concept_bewaart_het_hele_formulier() -> None:
    uit = html("{% concept '/concept/' %}")

    assert 'hx-post="/concept/"' in uit
    assert 'hx-include="closest form"' in uit
    assert re.search(r'hx-trigger="input from:closest form delay:3s"', uit)


def test_de_regisseur_heeft_een_eigen_kleur() -> None:
    assert "nabij-gezicht--accent" in html("{% mens 'Wende Lisdodde' accent=True %}")
    assert "nabij-gezicht--accent" not in html("{% mens 'Mira' %}")
