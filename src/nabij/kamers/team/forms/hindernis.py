"""Wat we zelf hadden kunnen doen, en wat ons tegenhield."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.team.overzichten import teamleden


class HindernisForm(forms.Form):
    """Een zin is genoeg; thema en wie er iets mee doet mogen leeg."""

    tekst = forms.CharField(
        label=_("Wat hadden we zelf kunnen doen, en wat hield ons tegen?"),
        help_text=_("Zonder namen, en zonder iets waaraan een huishouden te herkennen is."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf in een zin wat ons tegenhield.")},
    )
    thema = forms.ChoiceField(label=_("Waar ging het over?"), required=False)
    eigenaar = forms.ChoiceField(label=_("Wie doet er iets mee?"), required=False)

    def __init__(self, *args: Any, team_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leeg = ("", gettext("nog niet gekozen"))
        themas = [(een.code, een.naam) for een in afspraken.themas()]
        leden = [(str(lid.account_id), lid.naam) for lid in teamleden(team_id)]
        cast(forms.ChoiceField, self.fields["thema"]).choices = [leeg, *themas]
        cast(forms.ChoiceField, self.fields["eigenaar"]).choices = [leeg, *leden]

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling."""
        eigenaar = self.cleaned_data["eigenaar"]
        return {
            "tekst": self.cleaned_data["tekst"],
            "thema": self.cleaned_data["thema"],
            "eigenaar": UUID(eigenaar) if eigenaar else None,
        }
