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
        """Het adres, met de buurt waar deze postcode eerder bij hoorde als er geen gekozen is."""
        ingevuld = self.cleaned_data
        buurt_id = ingevuld["buurt_id"]
        if buurt_id is None and ingevuld["postcode"]:
            voorstel = buurt_bij_postcode(ingevuld["postcode"])
            buurt_id = voorstel.pk if voorstel else None
        return NieuwAdres(**{naam: ingevuld[naam] for naam in VELDEN}, buurt_id=buurt_id)


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
