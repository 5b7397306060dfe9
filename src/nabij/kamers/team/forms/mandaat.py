"""Waarover een lid van het team zelf beslist."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.team.models import MandaatOver
from nabij.kamers.team.overzichten import teamleden

_GETAL = {"invalid": _("Schrijf een getal, bijvoorbeeld 2500."), "min_value": _("Meer dan nul.")}


class MandaatForm(forms.Form):
    """Wie, waarover, tot hoeveel euro en weken. Een leeg maximum is geen grens."""

    medewerker = forms.TypedChoiceField(label=_("Wie beslist?"), coerce=UUID)
    over = forms.ChoiceField(label=_("Waarover?"), choices=MandaatOver.choices)
    soort = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("Alleen nodig bij iets anders. Bijvoorbeeld: maatwerk."),
        max_length=80,
        required=False,
    )
    euro = forms.DecimalField(
        label=_("Tot hoeveel euro?"),
        help_text=_("Leeg: geen grens."),
        required=False,
        min_value=1,
        max_value=1_000_000,
        decimal_places=2,
        localize=True,
        error_messages=_GETAL,
    )
    weken = forms.IntegerField(
        label=_("Tot hoeveel weken?"),
        help_text=_("Leeg: geen grens."),
        required=False,
        min_value=1,
        max_value=520,
        error_messages=_GETAL,
    )
    van = forms.DateField(
        label=_("Vanaf welke dag?"),
        error_messages={
            "required": _("Kies vanaf welke dag."),
            "invalid": _("Schrijf een dag, bijvoorbeeld 31-12-2026."),
        },
    )
    laatste_dag = forms.DateField(label=_("Tot en met"), required=False)

    def __init__(self, *args: Any, team_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, initial={"van": klok.vandaag()}, **kwargs)
        veld = cast(forms.TypedChoiceField, self.fields["medewerker"])
        leden = teamleden(team_id)
        veld.choices = [("", ""), *((str(lid.medewerker_id), lid.naam) for lid in leden)]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("over") == MandaatOver.ANDERS and not schoon.get("soort"):
            self.add_error("soort", _("Schrijf in een paar woorden waarover."))
        van, laatste = schoon.get("van"), schoon.get("laatste_dag")
        if van and laatste and laatste < van:
            self.add_error("laatste_dag", _("Deze dag ligt voor de dag dat het begint."))
        return schoon

    def voor_handeling(self) -> dict[str, Any]:
        """Zoals `handelingen.geef_mandaat` het wil: in cent, en `tot` is de dag erna."""
        schoon = self.cleaned_data
        over, laatste = MandaatOver(schoon["over"]), schoon["laatste_dag"]
        return {
            "over": over,
            "soort": schoon["soort"] or str(over.label),
            "max_bedrag": round(schoon["euro"] * 100) if schoon["euro"] is not None else None,
            "max_weken": schoon["weken"],
            "van": schoon["van"],
            "tot": laatste + timedelta(days=1) if laatste else None,
        }
