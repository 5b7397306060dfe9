"""Formulieren: label, uitleg, fout en invoer horen bij elkaar, ook voor wie luistert."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from django import forms
from django.test import override_settings
from django.utils.safestring import mark_safe

from nabij.huisstijl.formulieren import Renderer, keuzelabel


class Vraag(forms.Form):
    default_renderer = Renderer()

    vraag = forms.CharField(
        label="Wat is de vraag?",
        help_text="Schrijf het zoals het gezegd werd.",
        widget=forms.Textarea(attrs={"class": "utrecht-textarea--groot"}),
    )
    mail = forms.EmailField(label="E-mail", required=False)
    aantal = forms.IntegerField(label="Hoeveel?", required=False)
    op = forms.DateField(label="Wanneer?", required=False, initial=date(2025, 11, 12))
    moment = forms.DateTimeField(required=False, initial=datetime(2025, 11, 12, 10, 3))  # noqa: DTZ001
    tijd = forms.TimeField(required=False, initial=time(10, 3))
    wie = forms.ChoiceField(
        label="Wie?",
        required=False,
        help_text="Mag ook later.",
        choices=[("zelf", "Zelf"), ("buur", "Een buurtgenoot")],
        widget=forms.RadioSelect,
    )
    thema = forms.MultipleChoiceField(
        label="Thema",
        choices=[("geld", "Geld")],
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "raster"}),
    )
    buurt = forms.ChoiceField(label="Buurt", choices=[("a", "Molenhoek")])
    eens = forms.ChoiceField(
        label="Eens?", choices=[("ja", "Ja"), ("nee", "Nee")], widget=forms.RadioSelect
    )
    mee = forms.BooleanField(label="Ik ga mee", required=False, help_text="We bellen u.")
    stil = forms.CharField(widget=forms.HiddenInput, required=False, initial="x")


def blok(html: str, veld: str) -> str:
    """De opmaak van een veld."""
    return next(
        deel
        for deel in re.split(r"(?=<(?:div|fieldset) class=\"utrecht-form-field)", html)
        if f'name="{veld}"' in deel
    )


@pytest.fixture
def leeg() -> str:
    return str(Vraag())


@pytest.fixture
def fout() -> str:
    return str(Vraag({"vraag": "", "mail": "geen mail", "op": "31-31-2025", "wie": "vreemd"}))


def test_label_en_invoer_horen_bij_elkaar(leeg: str) -> None:
    for doel in re.findall(r'<label[^>]* for="([^"]+)"', leeg):
        assert f'id="{doel}"' in leeg


def test_alleen_wat_mag_zegt_mag_leeg(leeg: str) -> None:
    assert "(mag leeg)" not in blok(leeg, "vraag")
    assert "(mag leeg)" in blok(leeg, "mail")
    assert "(mag leeg)" in blok(leeg, "wie")
    # Een aankruisvak mag altijd uit blijven; dat zegt zichzelf.
    assert "(mag leeg)" not in blok(leeg, "mee")


def test_elke_invoer_heeft_zijn_klasse(leeg: str) -> None:
    assert 'class="utrecht-textarea--groot utrecht-textarea"' in leeg
    assert 'class="utrecht-textbox"' in blok(leeg, "mail")
    assert "utrecht-textbox--kort" in blok(leeg, "aantal")
    assert 'class="utrecht-select"' in blok(leeg, "buurt")


def test_de_browser_weigert_niet_zelf(leeg: str) -> None:
    assert not re.search(r"\srequired[\s>=]", leeg)
    assert 'aria-required="true"' in blok(leeg, "vraag")
    assert "aria-required" not in blok(leeg, "thema")


def test_van_een_rondje_is_te_horen_of_het_moet(leeg: str) -> None:
    assert 'role="radiogroup" aria-required="true"' in blok(leeg, "eens")
    assert "radiogroup" not in blok(leeg, "wie")


def test_een_datum_gaat_met_de_kiezer_van_de_browser(leeg: str) -> None:
    assert 'type="date" name="op" value="2025-11-12"' in leeg
    assert 'type="datetime-local" name="moment" value="2025-11-12T10:03"' in leeg
    assert 'type="time" name="tijd" value="10:03"' in leeg


@pytest.mark.parametrize("getypt", ["2025-11-12", "12-11-2025"])
def test_een_datum_is_op_twee_manieren_te_typen(getypt: str) -> None:
    veld = Vraag.base_fields["op"]

    assert veld.clean(getypt) == date(2025, 11, 12)


def test_keuzes_zijn_rijen_voor_een_duim(leeg: str) -> None:
    wie = blok(leeg, "wie")
    assert wie.startswith("<fieldset")
    assert "<legend" in wie
    assert "nabij-keuzes__lijst--naast" in wie
    assert wie.count('class="nabij-keuze"') == 2
    assert "nabij-keuzes__lijst--raster" in blok(leeg, "thema")


def test_een_fout_staat_bij_het_veld_en_bovenaan(fout: str) -> None:
    vraag = blok(fout, "vraag")
    assert "utrecht-form-field--invalid" in vraag
    assert 'aria-invalid="true"' in vraag
    assert 'aria-describedby="id_vraag_helptext id_vraag_error"' in vraag
    assert 'id="id_vraag_error"' in vraag
    assert '<a class="utrecht-link" href="#id_vraag">' in fout
    assert '<a class="utrecht-link" href="#id_wie_0">' in fout


def test_wat_getypt_is_blijft_staan(fout: str) -> None:
    assert 'value="geen mail"' in fout
    assert 'value="31-31-2025"' in fout


def test_een_keuze_noemt_haar_fout_op_de_groep(fout: str) -> None:
    assert 'aria-describedby="id_wie_helptext id_wie_error"' in blok(fout, "wie")


def test_verborgen_velden_gaan_mee_zonder_rij(leeg: str) -> None:
    assert '<input type="hidden" name="stil" value="x"' in leeg
    assert leeg.count("utrecht-form-field ") + leeg.count('utrecht-form-field"') == 11


def test_elk_id_komt_een_keer_voor(fout: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', fout)

    assert len(ids) == len(set(ids))


def test_een_veld_kan_ook_alleen() -> None:
    html = Vraag()["vraag"].as_field_group()

    assert html.count("utrecht-form-field") > 0
    assert 'for="id_vraag"' in html


def test_een_algemene_fout_staat_bovenaan() -> None:
    form = Vraag({})
    form.is_valid()
    form.add_error(None, "Kies een van beide.")

    assert "<p>Kies een van beide.</p>" in str(form).split("utrecht-form-field")[0]


def test_uitleg_van_buiten_wordt_geen_opmaak() -> None:
    class Kwaad(forms.Form):
        default_renderer = Renderer()
        veld = forms.CharField(label="<b>", help_text="<script>")

    assert "<script>" not in str(Kwaad())
    assert "<b>" not in str(Kwaad())


def test_een_keuze_zegt_welk_woord_haar_opriep() -> None:
    label = keuzelabel("Geld & schulden", woorden=["deurwaarder", "<post>"])

    assert "<b>Geld &amp; schulden</b>" in label
    assert "door <mark>deurwaarder</mark>, <mark>&lt;post&gt;</mark>" in label
    assert keuzelabel("Geld") == "Geld"


def test_opmaak_in_een_label_telt_niet_als_lang() -> None:
    class Keuze(forms.Form):
        default_renderer = Renderer()
        wat = forms.ChoiceField(
            choices=[("a", mark_safe("<b>Ja</b>")), ("b", "Nee")],
            widget=forms.RadioSelect,
        )

    assert "nabij-keuzes__lijst--naast" in str(Keuze())


@override_settings(FORM_RENDERER="nabij.huisstijl.formulieren.Renderer")
def test_een_eigen_klasse_en_aanvulling_blijven() -> None:
    class Eigen(forms.Form):
        default_renderer = Renderer()
        naam = forms.CharField(
            widget=forms.TextInput(attrs={"class": "eigen", "autocomplete": "name"})
        )

    html = str(Eigen())
    assert 'class="eigen utrecht-textbox"' in html
    assert 'autocomplete="name"' in html
