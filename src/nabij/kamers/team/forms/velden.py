"""Velden die in meer dan een formulier van het team staan."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.wijk.models import Gebied, Soort
from nabij.kamers.wijk.overzichten import eigen_gemeenten

GETAL_FOUT = {"invalid": _("Schrijf een getal, bijvoorbeeld 23.")}


def gebied_keuzes(al: Collection[UUID]) -> list[tuple[str, str]]:
    """De wijken van de eigen gemeenten om uit te kiezen, en wat er al gekozen was."""
    wijken = Q(soort=Soort.WIJK, ouder__in=eigen_gemeenten())
    rijen = Gebied.objects.filter(wijken | Q(pk__in=al)).order_by("naam").values_list("pk", "naam")
    return [(str(sleutel), naam) for sleutel, naam in rijen]


def gebieden_veld(uitleg: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=_("Gebieden"),
        help_text=uitleg,
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "raster"}),
    )


def leeftijd_veld(label: Any, uitleg: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=uitleg,
        required=False,
        min_value=0,
        max_value=120,
        error_messages=GETAL_FOUT,
    )


class MetLeeftijd(forms.Form):
    """Van en tot een leeftijd; `tot` hoort er niet meer bij."""

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        van, tot = schoon.get("leeftijd_van"), schoon.get("leeftijd_tot")
        if van is not None and tot is not None and tot <= van:
            self.add_error("leeftijd_tot", _("Dit is niet hoger dan de leeftijd van."))
        return schoon
