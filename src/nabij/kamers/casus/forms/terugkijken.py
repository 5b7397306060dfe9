"""Samen terugkijken: per doel een tik van de inwoner en een van de medewerker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken.vereist import MetVereisten
from nabij.kamers.casus.handelingen import Oordeel
from nabij.kamers.casus.models import Doel, DoeloordeelOordeel, EvaluatieLichter


class TerugkijkFormulier(MetVereisten):
    """Niets is verplicht: wie alleen praat, legt alleen vast dat er gepraat is."""

    formulier_code = "terugkijken"

    woorden = forms.CharField(
        label=_("Wat zei het huishouden?"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lichter = forms.ChoiceField(
        label=_("Kan het lichter?"),
        required=False,
        choices=EvaluatieLichter.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "onder"}),
    )
    voor_ander = forms.CharField(
        label=_("Wat zou u voor een ander willen doen?"),
        help_text=_(
            "Een open vraag. Niets zeggen is ook goed, en het maakt voor de hulp niets uit."
        ),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    volgende_op = forms.DateField(
        label=_("Wanneer kijken we weer samen?"),
        required=False,
        error_messages={"invalid": _("Schrijf de dag als 28-11-2025.")},
    )

    def __init__(
        self,
        *args: Any,
        doelen: Sequence[Doel],
        wie: dict[Any, str],
        vandaag: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.doelen = doelen
        self.vandaag = vandaag
        for doel in doelen:
            inwoner = wie.get(doel.pk) or _("Volgens de inwoner")
            self.fields[f"inwoner-{doel.pk}"] = _tik(inwoner)
            self.fields[f"werker-{doel.pk}"] = _tik(_("Volgens jou"))

    def per_doel(self) -> list[tuple[Doel, Any, Any]]:
        """Elk doel met de twee velden, voor het sjabloon."""
        return [
            (doel, self[f"inwoner-{doel.pk}"], self[f"werker-{doel.pk}"]) for doel in self.doelen
        ]

    def clean_volgende_op(self) -> date | None:
        dag: date | None = self.cleaned_data["volgende_op"]
        if dag is not None and dag <= self.vandaag:
            raise ValidationError(_("De volgende keer ligt na vandaag."))
        return dag

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling."""
        data = self.cleaned_data
        return {
            "oordelen": [
                Oordeel(doel.pk, data[f"inwoner-{doel.pk}"], data[f"werker-{doel.pk}"])
                for doel in self.doelen
            ],
            "lichter": data["lichter"],
            "woorden": data["woorden"],
            "voor_ander": data["voor_ander"],
            "volgende_op": data["volgende_op"],
        }


def _tik(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=DoeloordeelOordeel.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )
