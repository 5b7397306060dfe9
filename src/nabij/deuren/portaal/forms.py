"""Wat een inwoner zonder account invult: een vraag, of een zorg om iemand in de buurt."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.deuren.portaal import drempel
from nabij.kamers.bewoners.forms import velden
from nabij.kamers.toegang.forms.velden import Buurtveld, bereikbaar
from nabij.kamers.toegang.models import Sinds


class ZonderRobots(forms.Form):
    """Een veld dat leeg blijft en een minimale tijd; een mens merkt er niets van."""

    website = forms.CharField(label=_("Laat dit veld leeg"), required=False)
    begonnen = forms.CharField(widget=forms.HiddenInput, required=False)

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
                None, gettext("Dat ging erg snel. Lees het nog eens na en verstuur het dan.")
            )
        except drempel.TeOud:
            self.add_error(None, gettext("Deze pagina stond lang open. Verstuur het nog een keer."))
        return ingevuld


class Inwonersvraag(ZonderRobots):
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

    def clean_terugbellen(self) -> str:
        return bereikbaar(self.cleaned_data["terugbellen"])


class Inwonerssignaal(ZonderRobots):
    """Wat iemand ziet of hoort, en waar. Niets over de gezondheid van een ander, geen foto."""

    wat = forms.CharField(
        label=_("Wat ziet u, of wat hoort u?"),
        help_text=_(
            "Bijvoorbeeld: de gordijnen zijn al twee dagen dicht. Laat ziektes van anderen weg."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Schrijf in een paar woorden wat u ziet of hoort."),
            "max_length": _("Dit is te lang. Schrijf het korter, of bel ons."),
        },
    )
    waar = forms.CharField(
        label=_("Waar is het?"),
        help_text=_("Een straat met nummer, of een plek: ‘bij de bankjes aan de kade’."),
        max_length=200,
        error_messages={
            "required": _("Vul een plek in, anders weten we niet waar we moeten kijken."),
            "max_length": _("Dit is te lang. Een straat met nummer is genoeg."),
        },
    )
    buurt = Buurtveld(label=_("In welke buurt is dat?"))
    sinds = forms.ChoiceField(
        label=_("Sinds wanneer?"),
        choices=Sinds.choices,
        required=False,
        error_messages={"invalid_choice": _("Kies sinds wanneer.")},
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )
    aangebeld = forms.BooleanField(label=_("Ik heb zelf aangebeld"), required=False)
    mee = forms.BooleanField(label=_("Ik wil wel samen langsgaan"), required=False)
    terug = forms.CharField(
        label=_("Wilt u horen dat we iets deden?"),
        help_text=_("Uw telefoonnummer of e-mailadres. We vertellen niet wat er aan de hand was."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, bekend: bool = False, **kwargs: Any) -> None:
        """`bekend`: van een sleutelbewoner weten we het nummer en de buurt al."""
        super().__init__(*args, **kwargs)
        if bekend:
            del self.fields["terug"], self.fields["buurt"]

    def clean_terug(self) -> str:
        return bereikbaar(self.cleaned_data["terug"])

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean()
        if ingevuld.get("mee") and "terug" in self.fields and not ingevuld.get("terug"):
            self.add_error("terug", gettext("Hoe bereiken we u om samen langs te gaan?"))
        return ingevuld
