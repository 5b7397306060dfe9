"""In welk ander systeem hetzelfde nog een keer moet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.team.overzichten import teamleden

DAG_FOUT = {
    "required": _("Kies vanaf welke dag dit geldt."),
    "invalid": _("Schrijf een dag, bijvoorbeeld 31-12-2026."),
}


class EldersForm(forms.Form):
    """Welk systeem, wat erin moet en waarom; voor wie, en tot wanneer als dat bekend is."""

    systeem = forms.CharField(
        label=_("In welk systeem?"),
        max_length=100,
        error_messages={"required": _("Schrijf op welk systeem het is.")},
    )
    wat = forms.CharField(
        label=_("Wat moet erin?"),
        help_text=_("Bijvoorbeeld: naam, adres en het doel. Zonder namen van inwoners."),
        max_length=200,
        error_messages={"required": _("Schrijf op wat je nog een keer intypt.")},
    )
    waarom = forms.CharField(
        label=_("Waarom, en van wie moet dat?"),
        max_length=300,
        error_messages={"required": _("Schrijf op waarom dit ook daar moet.")},
    )
    medewerker = forms.ChoiceField(label=_("Voor wie?"), required=False)
    van = forms.DateField(label=_("Sinds wanneer?"), error_messages=DAG_FOUT)
    laatste_dag = forms.DateField(
        label=_("Tot en met"),
        help_text=_("Leeg: nog niet bekend wanneer het ophoudt."),
        required=False,
        error_messages={"invalid": DAG_FOUT["invalid"]},
    )

    def __init__(self, *args: Any, team_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, initial={"van": klok.vandaag()}, **kwargs)
        leden = [(str(lid.medewerker_id), lid.naam) for lid in teamleden(team_id)]
        veld = cast(forms.ChoiceField, self.fields["medewerker"])
        veld.choices = [("", gettext("het hele team")), *leden]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        van, laatste = schoon.get("van"), schoon.get("laatste_dag")
        if van and laatste and laatste < van:
            self.add_error("laatste_dag", _("Deze dag ligt voor de dag dat het begint."))
        return schoon

    def voor_handeling(self) -> dict[str, Any]:
        """De velden van `noteer_elders`; `tot` is de dag waarop het niet meer geldt."""
        schoon = self.cleaned_data
        laatste = schoon["laatste_dag"]
        return {
            **{naam: schoon[naam] for naam in ("systeem", "wat", "waarom", "van")},
            "medewerker": UUID(schoon["medewerker"]) if schoon["medewerker"] else None,
            "tot": laatste + timedelta(days=1) if laatste else None,
        }
