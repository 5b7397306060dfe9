"""Een vraag van een inwoner. Alleen de vraag zelf is nodig."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.deuren.portaal import drempel
from nabij.kamers.bewoners.forms import velden
from nabij.kamers.toegang.forms.velden import Buurtveld, bereikbaar


class Inwonersvraag(forms.Form):
    tekst = forms.CharField(
        label=_("Wat is uw vraag?"),
        help_text=_("Een paar woorden is genoeg. Schrijf zoals u praat."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "utrecht-textarea--groot"}),
        error_messages={
            "required": _("Schrijf in een paar woorden wat u wilt vragen."),
            "max_length": _("Uw vraag is te lang. Schrijf het korter, of bel ons."),
        },
    )
    terugbellen = forms.CharField(
        label=_("Hoe kunnen we u bereiken?"),
        help_text=_("Uw telefoonnummer of e-mailadres. Zonder kunnen we u niet antwoorden."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )
    naam = forms.CharField(
        label=_("Hoe heet u?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    postcode = velden.Postcodeveld(
        label=_("Wat is uw postcode?"),
        help_text=_("Dan komt uw vraag bij het team in uw buurt. We bewaren hem niet."),
        widget=velden.kort(autocomplete="postal-code"),
    )
    buurt = Buurtveld(label=_("Of kies uw buurt"))
    website = forms.CharField(label=_("Laat dit veld leeg"), required=False)
    begonnen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_terugbellen(self) -> str:
        return bereikbaar(self.cleaned_data["terugbellen"])

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if ingevuld.get("website"):
            self.add_error(
                "website",
                gettext("Dit veld hoort leeg te zijn. Maak het leeg en verstuur opnieuw."),
            )
        try:
            drempel.eis_rustig(ingevuld.get("begonnen") or "")
        except drempel.TeSnel:
            self.add_error(
                None, gettext("Dat ging erg snel. Lees uw vraag nog eens na en verstuur haar dan.")
            )
        except drempel.TeOud:
            self.add_error(
                None, gettext("Deze pagina stond lang open. Verstuur uw vraag nog een keer.")
            )
        return ingevuld
