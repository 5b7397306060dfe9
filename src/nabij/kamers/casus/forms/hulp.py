"""Hulp kiezen: een tik van de kaart, of een paar eigen woorden."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.kamers.casus.models import HulpKring


class KiesFormulier(forms.Form):
    aanbod = forms.UUIDField()


class EigenHulpFormulier(forms.Form):
    """In eigen woorden: wat iemand zelf doet, of wie er helpt en waarmee."""

    kring = forms.ChoiceField(choices=HulpKring.choices, widget=forms.HiddenInput)
    tekst = forms.CharField(
        label=_("Wat gaat er gebeuren?"), max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    naam = forms.CharField(label=_("Wie doet het?"), max_length=120, required=False)

    def clean_kring(self) -> HulpKring:
        return HulpKring(self.cleaned_data["kring"])


class OverbrugFormulier(forms.Form):
    """Wat er gebeurt zolang het wachten is, en voor welke dag."""

    tekst = forms.CharField(
        label=_("Wat doen we in de tussentijd?"), max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    uiterlijk = forms.DateField(label=_("Voor welke dag?"), widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uiterlijk"].required = True
