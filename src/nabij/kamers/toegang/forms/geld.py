"""Samen naar geld kijken. Het formulier rekent; bewaren is een aparte keuze per regel."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.bewoners.forms.velden import kort
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.overzichten.geld import Geldinhoud, Regeling


class Bedragveld(forms.CharField):
    """Een bedrag per maand; geeft centen, leeg is nul."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=20, widget=kort(inputmode="decimal"), **kwargs)

    def clean(self, value: Any) -> Any:
        try:
            return regels.lees_bedrag(super().clean(value))
        except regels.GeenBedrag as fout:
            raise ValidationError(gettext("Schrijf het bedrag als 65 of 65,50.")) from fout


class GeldFormulier(forms.Form):
    """Per post een bedrag, wat er speelt, en wat bewaard mag worden. Niets is verplicht."""

    situaties = forms.MultipleChoiceField(
        label=_("Wat is er aan de hand?"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "onder"}),
    )
    bewaar = forms.MultipleChoiceField(required=False)
    zin = forms.CharField(
        label=_("Wat willen jullie bewaren, in een zin?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, inhoud: Geldinhoud, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inhoud = inhoud
        self.posten = [*inhoud.inkomsten, *inhoud.uitgaven]
        for code, naam in self.posten:
            self.fields[code] = Bedragveld(label=naam)
        situaties: Any = self.fields["situaties"]
        situaties.choices = inhoud.situaties
        bewaar: Any = self.fields["bewaar"]
        bewaar.choices = [*self.posten, *((een.id, een.naam) for een in inhoud.regelingen)]

    @property
    def inkomsten(self) -> list[forms.BoundField]:
        return [self[code] for code, _naam in self.inhoud.inkomsten]

    @property
    def uitgaven(self) -> list[forms.BoundField]:
        return [self[code] for code, _naam in self.inhoud.uitgaven]

    @property
    def beeld(self) -> regels.Geldbeeld:
        gegeven = self.cleaned_data
        return regels.Geldbeeld(
            inkomsten={code: gegeven[code] for code, _naam in self.inhoud.inkomsten},
            uitgaven={code: gegeven[code] for code, _naam in self.inhoud.uitgaven},
        )

    @property
    def ingevuld(self) -> list[tuple[str, str, str]]:
        """Code, naam en bedrag van elke post met een bedrag."""
        gegeven = self.cleaned_data
        return [
            (code, naam, regels.in_euro(gegeven[code]))
            for code, naam in self.posten
            if gegeven[code]
        ]

    @property
    def mogelijk(self) -> list[Regeling]:
        return self.inhoud.bij(self.cleaned_data["situaties"])

    @property
    def te_bewaren(self) -> str:
        """Alleen de aangekruiste regels en de zin, als tekst; leeg is niets bewaren."""
        gekozen = self.cleaned_data["bewaar"]
        posten = [f"{naam}: {bedrag}" for code, naam, bedrag in self.ingevuld if code in gekozen]
        namen = [een.naam for een in self.inhoud.regelingen if een.id in gekozen]
        uitzoeken = [gettext("Uitzoeken: %(naam)s") % {"naam": naam} for naam in namen]
        return "\n".join(filter(None, [self.cleaned_data["zin"], *posten, *uitzoeken]))
