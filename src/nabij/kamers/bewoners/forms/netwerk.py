"""Iemand om het huishouden heen. Voornaam en relatie zijn genoeg."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.kamers.bewoners.forms.velden import Telefoonveld, kort
from nabij.kamers.bewoners.models import NetwerklidBand, NetwerklidKring

_DRAAGT = {"": None, "ja": True, "nee": False}


class NetwerkForm(forms.Form):
    """Wie er is, hoe dichtbij, en of het vol te houden is."""

    roepnaam = forms.CharField(
        label=_("Voornaam of naam"),
        max_length=80,
        error_messages={"required": _("Vul een voornaam in, of een naam zoals De Meander.")},
    )
    relatie = forms.CharField(
        label=_("Wie is dat?"), help_text=_("Bijvoorbeeld: oma, buurvrouw, school."),
        max_length=80, required=False,
    )  # fmt: skip
    kring = forms.ChoiceField(
        label=_("Waarvan kennen ze elkaar?"),
        choices=NetwerklidKring.choices,
        initial=NetwerklidKring.NAASTE,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )
    band = forms.ChoiceField(
        label=_("Hoe is de band?"),
        choices=NetwerklidBand.choices,
        initial=NetwerklidBand.GEWOON,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )
    organisatie = forms.CharField(label=_("Organisatie"), max_length=120, required=False)
    telefoon = Telefoonveld(label=_("Telefoon"), widget=kort(type="tel"))
    draagt = forms.TypedChoiceField(
        label=_("Is het vol te houden voor deze persoon?"),
        choices=[("", _("niet gevraagd")), ("ja", _("ja")), ("nee", _("nee, het wordt te zwaar"))],
        coerce=_DRAAGT.__getitem__,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def beginwaarden(lid: Any) -> dict[str, Any]:
        namen = ("roepnaam", "relatie", "kring", "band", "organisatie", "telefoon", "versie")
        draagt = {None: "", True: "ja", False: "nee"}[lid.draagt]
        return {**{naam: getattr(lid, naam) for naam in namen}, "draagt": draagt}

    def velden(self) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}
