"""Een lijst van de gemeente als formulier: elke vraag een keuze uit de woorden van de schaal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from nabij.kamers.afspraken.models import Instrument


class LijstFormulier(forms.Form):
    """Elke vraag mag worden overgeslagen."""

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = dict(enumerate(instrument.vragen))
        for nummer, vraag in self.vragen.items():
            self.fields[f"v{nummer}"] = forms.ChoiceField(
                label=vraag,
                choices=[(woord, woord) for woord in instrument.schaal],
                required=False,
                widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
            )

    @property
    def antwoorden(self) -> list[tuple[str, str]]:
        """Vraag en woord, alleen van wat gekozen is."""
        gekozen = ((vraag, self.cleaned_data[f"v{n}"]) for n, vraag in self.vragen.items())
        return [(vraag, woord) for vraag, woord in gekozen if woord]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if not self.errors and not any(schoon.values()):
            raise ValidationError(gettext("Er is nog niets gekozen. Overslaan mag ook helemaal."))
        return schoon
