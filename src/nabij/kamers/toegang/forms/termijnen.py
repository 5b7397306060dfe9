"""De formulieren van de termijnen: een dag, soms hoe, en bij stilstaan waarom en tot wanneer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken.models import Wet
from nabij.kamers.bewoners.forms.velden import Dagveld
from nabij.kamers.toegang.models import Hoe, Intrekreden, Stilgrond, WetstapSoort

MET_HOE = (WetstapSoort.BEVESTIGD, WetstapSoort.ONDERZOEK, WetstapSoort.BESLUIT)
MET_DAG = (WetstapSoort.OPGESCHORT, WetstapSoort.VERDAAGD)


class WetForm(forms.Form):
    """Welke wet. Zonder dag telt de dag van de vraag."""

    wet = forms.ChoiceField(choices=Wet.choices, widget=forms.HiddenInput)
    op = Dagveld(label=_("Sinds wanneer?"), initial=None)

    def clean_op(self) -> Any:
        return self.cleaned_data["op"] if self.data.get("op") else None


class WetstapForm(forms.Form):
    """Een stap die is gebeurd, met alleen de velden die bij die stap horen."""

    wet = forms.ChoiceField(choices=Wet.choices, widget=forms.HiddenInput)
    soort = forms.ChoiceField(choices=WetstapSoort.choices, widget=forms.HiddenInput)
    op = Dagveld(label=_("Wanneer?"))
    hoe = forms.ChoiceField(label=_("Hoe?"), choices=Hoe.choices)
    grond = forms.ChoiceField(
        label=_("Waarom staat het stil?"),
        choices=Stilgrond.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom de termijn stilstaat.")},
    )
    tot_en_met = forms.DateField(
        label=_("Tot en met welke dag?"),
        widget=forms.DateInput,
        error_messages={
            "required": _("Schrijf op tot en met welke dag."),
            "invalid": _("Deze dag bestaat niet."),
        },
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        soort = str((data or self.initial).get("soort", ""))
        weg = {
            "hoe": soort not in MET_HOE,
            "grond": soort != WetstapSoort.OPGESCHORT,
            "tot_en_met": soort not in MET_DAG,
        }
        for naam in (naam for naam, niet_nodig in weg.items() if niet_nodig):
            del self.fields[naam]

    @property
    def staplabel(self) -> str:
        """Welke stap dit formulier vastlegt."""
        return str(WetstapSoort(self.initial["soort"]).label)

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        tot, op = ingevuld.get("tot_en_met"), ingevuld.get("op")
        if tot and op and tot <= op:
            self.add_error("tot_en_met", gettext("Deze dag moet later zijn dan de eerste."))
        return ingevuld


class BriefForm(forms.Form):
    """Hoe en wanneer de bevestiging is gegeven."""

    hoe = forms.ChoiceField(label=_("Hoe gaf je de brief?"), choices=Hoe.choices)
    op = Dagveld(label=_("Wanneer?"))


class KloptNietForm(forms.Form):
    """Waarom een stap niet klopt."""

    reden = forms.ChoiceField(label=_("Wat klopt er niet?"), choices=Intrekreden.choices)
