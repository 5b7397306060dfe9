"""Zoeken: een veld, en filters voor wie dat wil."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart.models import Doelgroep, Soort
from nabij.kamers.kaart.overzichten import Vraag
from nabij.kamers.wijk.overzichten import Keuze, gebied_keuzes
from nabij.kamers.wijk.regels import normale_postcode

AFSTANDEN = (1, 2, 5, 10)


def themakeuzes() -> list[tuple[str, str]]:
    return [("", gettext("alles")), *((t.code, t.naam) for t in afspraken.themas())]


def gebiedkeuzes() -> list[Keuze]:
    return [("", gettext("overal")), *gebied_keuzes()]


def _afstandkeuzes() -> list[tuple[str, str]]:
    kop = ("", gettext("maakt niet uit"))
    return [kop, *((str(km), gettext("%(km)s km") % {"km": km}) for km in AFSTANDEN)]


class ZoekFormulier(forms.Form):
    """Alles mag leeg. Een veld dat niet klopt, zoekt niet mee en zegt waarom."""

    alles_vrij = True
    """Dat een zoekveld leeg mag, hoeft er niet bij te staan."""

    q = forms.CharField(
        label=_("Wat zoek je?"),
        help_text=_("In gewone woorden, zoals: alleen thuis, schulden, leren fietsen."),
        max_length=200,
        required=False,
    )
    thema = forms.ChoiceField(label=_("Waar gaat het over?"), required=False)
    gebied = forms.ChoiceField(label=_("In welke wijk of buurt?"), required=False)
    soort = forms.MultipleChoiceField(
        label=_("Van wie?"),
        choices=Soort.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "naast"}),
        required=False,
    )
    doelgroep = forms.ChoiceField(
        label=_("Voor wie?"), choices=[("", _("iedereen")), *Doelgroep.choices], required=False
    )
    leeftijd = forms.IntegerField(
        label=_("Welke leeftijd?"),
        min_value=0,
        max_value=120,
        required=False,
        error_messages={
            "invalid": _("Vul een leeftijd in als getal."),
            "min_value": _("Vul een leeftijd in van 0 tot 120."),
            "max_value": _("Vul een leeftijd in van 0 tot 120."),
        },
    )
    vanaf = forms.CharField(
        label=_("Vanaf welke postcode?"),
        help_text=_("Dan staat erbij hoe ver het is."),
        max_length=7,
        required=False,
    )
    km = forms.ChoiceField(label=_("Hoe ver mag het zijn?"), required=False)
    zonder_besluit = forms.BooleanField(
        label=_("Alleen wat zonder besluit kan beginnen"), required=False
    )

    def __init__(self, *args: Any, u: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, keuzes in (
            ("thema", themakeuzes), ("gebied", gebiedkeuzes), ("km", _afstandkeuzes)
        ):  # fmt: skip
            veld = self.fields[naam]
            assert isinstance(veld, forms.ChoiceField)  # noqa: S101
            veld.choices = keuzes
        if u:
            self.fields["q"].label = _("Wat zoekt u?")

    def clean_vanaf(self) -> str:
        getypt: str = self.cleaned_data["vanaf"]
        if getypt and normale_postcode(getypt) is None:
            raise forms.ValidationError(gettext("Schrijf de postcode zo: 1234 AB."))
        return getypt

    @property
    def meer(self) -> bool:
        """Of een van de filters onder de vouw gebruikt is."""
        velden = ("soort", "doelgroep", "leeftijd", "vanaf", "km", "zonder_besluit")
        return any(self.data.get(naam) for naam in velden)

    @property
    def vraag(self) -> Vraag:
        """Waarmee gezocht wordt; een veld dat niet klopt telt niet mee."""
        if not self.is_bound:
            return Vraag()
        self.is_valid()
        schoon = self.cleaned_data
        return Vraag(
            woorden=schoon.get("q", ""),
            thema=schoon.get("thema", ""),
            gebied_id=UUID(schoon["gebied"]) if schoon.get("gebied") else None,
            soorten=tuple(schoon.get("soort", ())),
            doelgroep=schoon.get("doelgroep", ""),
            leeftijd=schoon.get("leeftijd"),
            vanaf=schoon.get("vanaf", ""),
            km=int(schoon["km"]) if schoon.get("km") else None,
            zonder_besluit=bool(schoon.get("zonder_besluit")),
        )
