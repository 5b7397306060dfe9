"""De formulieren van het opbouwwerk. Ze kijken na, ze bewaren niets. Een veld voor een naam is er
niet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.consult.forms import SOORTNAMEN
from nabij.kamers.consult.regels import anoniem
from nabij.kamers.consult.regels.anoniem import Soort
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import Plek
from nabij.kamers.toegang.forms.velden import Buurtveld

VOORUIT = timedelta(days=366)
_IEMAND = frozenset(Soort)


def zonder_mensen(tekst: str, weigert: Collection[Soort] = _IEMAND) -> str:
    """De tekst zelf, of een `ValidationError` die zegt waaraan iemand te herkennen is."""
    gevonden = anoniem.vind(tekst, vandaag=klok.vandaag())
    soorten = dict.fromkeys(str(SOORTNAMEN[v.soort]) for v in gevonden if v.soort in weigert)
    if soorten:
        zin = gettext("Hieraan is iemand te herkennen: %(wat)s. Schrijf het anders op.")
        raise ValidationError(zin % {"wat": ", ".join(soorten)})
    return tekst


class PlanFormulier(forms.Form):
    """Waar we zijn en wanneer."""

    plek = forms.ChoiceField(
        label=_("Wat voor plek?"),
        choices=Plek.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
        error_messages={"required": _("Kies wat voor plek het is.")},
    )
    waar = forms.CharField(
        label=_("Waar?"),
        help_text=_("De naam van de plek of de straat. Geen namen van mensen."),
        max_length=80,
        error_messages={"required": _("Schrijf op waar het is.")},
    )
    gebied_id = Buurtveld()
    dag = forms.DateField(
        label=_("Welke dag?"),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Deze dag bestaat niet."),
        },
    )
    van = forms.TimeField(
        label=_("Van"),
        error_messages={
            "required": _("Vul in hoe laat het begint."),
            "invalid": _("Deze tijd bestaat niet."),
        },
    )
    tot = forms.TimeField(
        label=_("Tot"),
        error_messages={
            "required": _("Vul in hoe laat het ophoudt."),
            "invalid": _("Deze tijd bestaat niet."),
        },
    )

    def clean_waar(self) -> str:
        # Het adres van een school of een straat wijst niemand aan.
        return zonder_mensen(self.cleaned_data["waar"], _IEMAND - {Soort.ADRES})

    def clean_dag(self) -> date:
        dag: date = self.cleaned_data["dag"]
        vandaag = klok.vandaag()
        if dag < vandaag - regels.NAKOMEN:
            raise ValidationError(gettext("Dit is te lang geleden. Twee weken terug kan nog."))
        if dag > vandaag + VOORUIT:
            raise ValidationError(gettext("Hoogstens een jaar vooruit."))
        return dag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        van, tot = schoon.get("van"), schoon.get("tot")
        if van and tot and tot <= van:
            self.add_error("tot", gettext("Dit is niet later dan het begin."))
        return schoon


class OpgevallenFormulier(forms.Form):
    """Een regel over de plek, als er iets opviel."""

    opgevallen = forms.CharField(
        label=_("Viel er iets op?"),
        help_text=_("Een regel over de plek of de buurt. Niets waaraan iemand te herkennen is."),
        max_length=140,
        required=False,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_opgevallen(self) -> str:
        return zonder_mensen(self.cleaned_data["opgevallen"])
