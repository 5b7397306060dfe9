"""Kiezen welke gemeente en welk cijfer de kaart laat zien."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.kamers.wijk.models import Gebied, Maat


class KaartForm(forms.Form):
    """Een keuze met GET. Met een gemeente valt er aan de gemeente niets te kiezen."""

    gemeente = forms.ChoiceField(label=_("Gemeente"))
    maat = forms.ChoiceField(label=_("Wat de kaart laat zien"))

    def __init__(self, *, gemeenten: Sequence[Gebied], maten: Sequence[Maat], **rest: Any) -> None:
        super().__init__(**rest)
        self.fields["maat"].choices = [(m.code, m.naam) for m in maten]  # type: ignore[attr-defined]
        if len(gemeenten) > 1:
            keuzes = [(g.code, g.naam) for g in gemeenten]
            self.fields["gemeente"].choices = keuzes  # type: ignore[attr-defined]
        else:
            del self.fields["gemeente"]
        if not maten:
            del self.fields["maat"]
