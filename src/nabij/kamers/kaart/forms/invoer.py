"""Een lijst aanbieden, en daarna zeggen dat het zo goed is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.kaart.regels.invoer import GROOTST

MEESTE_REGELS = 200
"""Zoveel regels gaan er op een pagina in; een grotere lijst gaat met de opdracht."""


class LijstFormulier(forms.Form):
    """Een bestand van een rekenblad."""

    lijst = forms.FileField(
        label=_("Welk bestand?"),
        help_text=_("Een CSV met in de bovenste regel de namen van de kolommen."),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Het bestand is leeg."),
            "missing": _("Kies een bestand."),
        },
    )

    def clean_lijst(self) -> bytes:
        bestand: Any = self.cleaned_data["lijst"]
        if bestand.size > GROOTST:
            raise ValidationError(gettext("Het bestand is te groot. Verdeel het in stukken."))
        inhoud: bytes = bestand.read()
        return inhoud


class GoedFormulier(forms.Form):
    """De lijst nog eens, zoals zij op het scherm stond."""

    inhoud = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=GROOTST)
