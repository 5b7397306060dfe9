"""Een aanbieder of een soort hulp erbij."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.toewijzing.models import Eenheid, Wet


class AanbiederFormulier(forms.Form):
    """Een organisatie van de sociale kaart, met haar AGB-code en het nummer om te bellen."""

    organisatie = forms.TypedChoiceField(
        label=_("Organisatie van de sociale kaart"),
        coerce=UUID,
        error_messages={"required": _("Kies een organisatie.")},
    )
    agb = forms.CharField(
        label=_("AGB-code"),
        help_text=_("Acht cijfers."),
        error_messages={"required": _("Schrijf de AGB-code op.")},
    )
    telefoon = forms.CharField(
        label=_("Nummer om te bellen over een huishouden"), max_length=30, required=False
    )
    taakgericht = forms.BooleanField(
        label=_("Krijgt een vast bedrag en geeft geen aantallen door"), required=False
    )

    def __init__(
        self, *args: Any, organisaties: list[tuple[UUID, str]], bezet: set[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bezet = bezet
        veld: Any = self.fields["organisatie"]
        veld.choices = [("", gettext("kies")), *((str(pk), naam) for pk, naam in organisaties)]

    def clean_agb(self) -> str:
        agb = str(self.cleaned_data["agb"]).replace(" ", "")
        if not re.fullmatch(r"[0-9]{8}", agb):
            raise ValidationError(_("Een AGB-code heeft acht cijfers."))
        if agb in self.bezet:
            raise ValidationError(_("Deze AGB-code is al van een aanbieder."))
        return agb


class ProductFormulier(forms.Form):
    """Een soort hulp met de code die de gemeente daarvoor gebruikt."""

    wet = forms.ChoiceField(label=_("Wet"), choices=Wet.choices)
    categorie = forms.RegexField(
        r"^[0-9]{2}$",
        label=_("Categorie"),
        help_text=_("Twee cijfers."),
        error_messages={
            "required": _("Schrijf de categorie op."),
            "invalid": _("Een categorie heeft twee cijfers."),
        },
    )
    code = forms.RegexField(
        r"^[0-9A-Za-z]{1,5}$",
        label=_("Productcode"),
        required=False,
        help_text=_("Hoogstens vijf tekens."),
        error_messages={"invalid": _("Een productcode heeft hoogstens vijf letters of cijfers.")},
    )
    naam = forms.CharField(
        label=_("Naam"),
        max_length=100,
        error_messages={"required": _("Schrijf op hoe deze hulp heet.")},
    )
    eenheid = forms.ChoiceField(label=_("Geteld in"), choices=Eenheid.choices)
    tarief = forms.DecimalField(
        label=_("Tarief in euro per eenheid"),
        required=False,
        min_value=0,
        max_digits=8,
        decimal_places=2,
        error_messages={"invalid": _("Schrijf een bedrag, bijvoorbeeld 62,50.")},
    )
    zonder_bericht = forms.BooleanField(
        label=_("Over deze hulp gaat nooit een elektronisch bericht"), required=False
    )

    def clean_tarief(self) -> int | None:
        """In cent."""
        bedrag = self.cleaned_data["tarief"]
        return None if bedrag is None else int(bedrag * 100)

    def __init__(self, *args: Any, bezet: set[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bezet = bezet

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        sleutel = tuple(str(schoon.get(naam, "")) for naam in ("wet", "categorie", "code"))
        if sleutel in self.bezet:
            self.add_error("code", gettext("Deze hulp staat er al."))
        return schoon
