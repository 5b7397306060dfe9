"""Contact in twee tikken: de knop zegt wat het was, een regel erbij mag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.bewoners.models import ContactSoort


class ContactForm(forms.Form):
    """Alleen `soort` is nodig; dat is de knop waarmee het formulier verstuurd wordt."""

    notitie = forms.CharField(
        label=_("Wat is er besproken?"),
        help_text=_("Een zin is genoeg."),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    met = forms.CharField(label=_("Met wie?"), max_length=120, required=False)
    samen_met = forms.TypedChoiceField(
        label=_("Samen met een collega?"), coerce=UUID, empty_value=None, required=False
    )
    op = forms.DateTimeField(
        label=_("Wanneer?"),
        help_text=_("Leeg is nu."),
        required=False,
        error_messages={"invalid": _("Deze dag of tijd bestaat niet.")},
    )
    soort = forms.ChoiceField(
        choices=ContactSoort.choices,
        widget=forms.HiddenInput,
        error_messages={"required": _("Tik op een van de knoppen: gebeld, gesproken, ...")},
    )

    def __init__(self, *args: Any, collegas: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["samen_met"].choices = [  # type: ignore[attr-defined]
            ("", gettext("nee, alleen ik")),
            *((str(pk), naam) for pk, naam in collegas),
        ]

    def clean_op(self) -> Any:
        op = self.cleaned_data["op"]
        if op is not None and op > klok.nu():
            raise ValidationError(gettext("Dit moment moet nog komen. Een contact is al geweest."))
        return op

    @property
    def knoppen(self) -> list[tuple[str, str]]:
        """De knoppen, elk een soort contact."""
        return [(str(code), str(label).capitalize()) for code, label in ContactSoort.choices]

    @property
    def open(self) -> bool:
        """Of de velden die meestal niet nodig zijn open moeten staan."""
        return any(self.data.get(naam) for naam in ("met", "samen_met", "op")) or any(
            self.initial.get(naam) for naam in ("met", "samen_met", "op")
        )


class IntrekForm(forms.Form):
    """Waarom een contact niet klopt. De rij blijft, zodat te zien is wat er gebeurde."""

    reden = forms.CharField(
        label=_("Wat klopt er niet?"),
        help_text=_("Bijvoorbeeld: verkeerd huishouden."),
        max_length=200,
        error_messages={"required": _("Schrijf in een paar woorden wat er niet klopt.")},
    )
