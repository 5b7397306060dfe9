"""Twee gegevens voor een kaartje, en een reden voor de noodknop."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.bewoners.forms.velden import Bsnveld, Geboorteveld, Huisnummerveld, Postcodeveld
from nabij.kamers.poort.begrippen import Noodreden


class KaartjeForm(forms.Form):
    """Twee van achternaam, geboortedatum en postcode met nummer. Een BSN telt voor twee."""

    achternaam = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
    geboortedatum = Geboorteveld(help_text=_("Zoals 12-3-1988."))
    postcode = Postcodeveld(label=_("Postcode"))
    huisnummer = Huisnummerveld()
    bsn = Bsnveld(label=_("BSN"))

    def clean_geboortedatum(self) -> Any:
        datum, gebruik = self.cleaned_data["geboortedatum"]
        if datum is not None and gebruik:
            raise ValidationError(gettext("Hier is de hele datum nodig: dag, maand en jaar."))
        return datum

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if bool(ingevuld.get("postcode")) != bool(ingevuld.get("huisnummer")) and not self.errors:
            veld = "huisnummer" if ingevuld.get("postcode") else "postcode"
            self.add_error(veld, gettext("Vul postcode en huisnummer allebei in."))
        gegeven = (
            ingevuld.get("achternaam"),
            ingevuld.get("geboortedatum"),
            ingevuld.get("postcode") and ingevuld.get("huisnummer"),
        )
        if not self.errors and not ingevuld.get("bsn") and sum(map(bool, gegeven)) < 2:
            raise ValidationError(
                gettext(
                    "Vul twee gegevens in: achternaam, geboortedatum, of postcode met huisnummer."
                )
            )
        return ingevuld


class NoodknopForm(forms.Form):
    """Waarom iemand nu moet kunnen lezen. Wordt gemeld en nagekeken."""

    reden = forms.ChoiceField(
        label=_("Wat is er aan de hand?"),
        choices=Noodreden.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "onder"}),
        error_messages={"required": _("Kies wat er aan de hand is.")},
    )
    toelichting = forms.CharField(
        label=_("Schrijf in een zin op waarom"),
        max_length=300,
        error_messages={"required": _("Schrijf in een zin op waarom je nu moet kijken.")},
    )
