"""Waar een huishouden woont."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.bewoners.forms.velden import (
    Buurtveld,
    Dagveld,
    Huisnummerveld,
    Postcodeveld,
    kort,
)
from nabij.kamers.bewoners.regels import NieuwAdres
from nabij.kamers.wijk.overzichten import buurt_bij_postcode

VELDEN = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


class Adresvelden(forms.Form):
    """De velden van een adres; alles mag leeg. De buurt volgt uit de postcode als we die kennen."""

    straat = forms.CharField(label=_("Straat"), max_length=120, required=False)
    huisnummer = Huisnummerveld()
    huisletter = forms.CharField(label=_("Letter"), max_length=1, required=False, widget=kort())
    toevoeging = forms.CharField(label=_("Toevoeging"), max_length=6, required=False, widget=kort())
    postcode = Postcodeveld(label=_("Postcode"))
    plaats = forms.CharField(label=_("Plaats"), max_length=80, required=False)
    buurt_id = Buurtveld(
        help_text=_(
            "Laat dit leeg als je het niet weet. Kennen we de postcode, dan vullen wij het in."
        )
    )

    @property
    def adresvelden(self) -> list[forms.BoundField]:
        return [self[naam] for naam in (*VELDEN, "buurt_id")]

    @property
    def adres_open(self) -> bool:
        """Of er al iets van het adres is ingevuld."""
        namen = (*VELDEN, "buurt_id")
        return any(self.data.get(naam) or self.initial.get(naam) for naam in namen)

    @property
    def adres(self) -> NieuwAdres:
        """Het adres, met de gekozen buurt, of anders de buurt die bij dit adres hoort."""
        ingevuld = self.cleaned_data
        buurt_id = ingevuld["buurt_id"]
        if ingevuld["postcode"] and not self._buurt_gekozen:
            voorstel = buurt_bij_postcode(ingevuld["postcode"], ingevuld["huisnummer"])
            buurt_id = voorstel.pk if voorstel else buurt_id
        return NieuwAdres(**{naam: ingevuld[naam] for naam in VELDEN}, buurt_id=buurt_id)

    @property
    def _buurt_gekozen(self) -> bool:
        """Wie alleen het adres verandert, liet de buurt van het vorige adres staan."""
        if self.cleaned_data["buurt_id"] is None:
            return False
        return not self._staat_nog("buurt_id") or (
            self._staat_nog("postcode") and self._staat_nog("huisnummer")
        )

    def _staat_nog(self, naam: str) -> bool:
        """Is dit veld nog wat het was toen het formulier openging?"""
        return str(self.cleaned_data[naam] or "") == str(self.initial.get(naam) or "")


class AdresForm(Adresvelden):
    """Verhuizen of verbeteren, en als het moet geheim."""

    VERHUISD, VERBETERD = "verhuisd", "verbeterd"

    wat = forms.ChoiceField(
        label=_("Wat is er veranderd?"),
        choices=[(VERHUISD, _("Ze zijn verhuisd")), (VERBETERD, _("Het adres klopte niet"))],
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
        error_messages={"required": _("Kies of ze verhuisd zijn of dat het adres niet klopte.")},
    )
    op = Dagveld(label=_("Sinds wanneer wonen ze hier?"))
    geheim = forms.BooleanField(
        label=_("Dit adres is geheim"),
        help_text=_("Alleen wie betrokken is ziet het dan nog, en niemand kan erop zoeken."),
        required=False,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("wat",)

    def __init__(self, *args: Any, heeft_adres: bool, is_geheim: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not heeft_adres:
            del self.fields["wat"]
        if is_geheim:
            del self.fields["geheim"]

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if not any(ingevuld.get(naam) for naam in (*VELDEN, "buurt_id")) and not self.errors:
            self.add_error("straat", gettext("Vul iets van het adres in, of kies een buurt."))
        return ingevuld

    @property
    def verbeterd(self) -> bool:
        return self.cleaned_data.get("wat") == self.VERBETERD
