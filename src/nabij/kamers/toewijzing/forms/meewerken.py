"""De aanbieder laten meewerken, een moment delen, en wat de aanbieder zelf schrijft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.bewoners.forms import velden
from nabij.kamers.casus.models import Doel
from nabij.kamers.toewijzing.handelingen import Ja
from nabij.kamers.toewijzing.models import JaHoe

HOOGSTENS = 500


class MeewerkFormulier(forms.Form):
    """Wie van de aanbieder, welk doel die leest, en dat het huishouden ja zei."""

    doel = forms.ChoiceField(
        label=_("Voor welk doel is deze hulp?"),
        help_text=_("Alleen de woorden van dit doel zijn voor de aanbieder te lezen."),
        required=False,
    )
    naam = forms.CharField(
        label=_("Wie van de aanbieder?"),
        max_length=120,
        error_messages={"required": _("Schrijf de naam op van wie meewerkt.")},
    )
    functie = forms.CharField(
        label=_("Functie"),
        max_length=80,
        error_messages={"required": _("Schrijf op welke functie diegene heeft.")},
    )
    telefoon = velden.Telefoonveld(label=_("Telefoon van het werk"), required=False)
    email = forms.EmailField(
        label=_("E-mail van het werk"),
        required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres. Schrijf het als naam@example.nl.")},
    )
    akkoord_van = forms.CharField(
        label=_("Wie van het huishouden zei ja?"),
        max_length=200,
        error_messages={"required": _("Schrijf op wie ja zei.")},
    )
    akkoord_op = forms.DateField(
        label=_("Wanneer?"),
        error_messages={
            "required": _("Zonder ja van het huishouden gaat er niets naar buiten."),
            "invalid": _("Schrijf de dag als 28-11-2025."),
        },
    )
    akkoord_hoe = forms.ChoiceField(
        label=_("Hoe?"),
        choices=JaHoe.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
        error_messages={"required": _("Kies hoe het huishouden ja zei.")},
    )

    def __init__(self, *args: Any, doelen: Sequence[Doel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doelen = {str(een.pk): een for een in doelen}
        veld: Any = self.fields["doel"]
        veld.choices = [
            *((pk, een.tekst) for pk, een in self.doelen.items()),
            ("", gettext("geen doel delen")),
        ]

    def clean_akkoord_op(self) -> date:
        dag: date = self.cleaned_data["akkoord_op"]
        if dag > klok.vandaag():
            raise ValidationError(gettext("Deze dag moet nog komen."))
        return dag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        fout = {"telefoon", "email"} & set(self.errors)
        if not fout and not schoon.get("telefoon") and not schoon.get("email"):
            self.add_error(
                "telefoon", gettext("Vul een telefoonnummer of een e-mailadres van het werk in.")
            )
        return schoon

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling."""
        schoon = self.cleaned_data
        return {
            "doel": self.doelen.get(schoon["doel"]),
            **{naam: schoon[naam] for naam in ("naam", "functie", "telefoon", "email")},
            "ja": Ja(schoon["akkoord_van"], schoon["akkoord_op"], JaHoe(schoon["akkoord_hoe"])),
        }


class MomentFormulier(forms.Form):
    """Een afspraak die de aanbieder mag weten."""

    dag = forms.DateField(
        label=_("Welke dag?"),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Schrijf de dag als 28-11-2025."),
        },
    )
    wat = forms.CharField(
        label=_("Wat is er dan?"),
        help_text=_("De aanbieder leest dit. Schrijf alleen wat die moet weten."),
        max_length=140,
        error_messages={"required": _("Schrijf op wat er dan is.")},
    )

    def clean_dag(self) -> date:
        dag: date = self.cleaned_data["dag"]
        if dag < klok.vandaag():
            raise ValidationError(gettext("Kies een dag die nog komt."))
        return dag


def _schrijf(label: Any, leeg: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=HOOGSTENS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": leeg,
            "max_length": _("Maak het korter: hoogstens %(limit_value)d tekens."),
        },
    )


class HoeFormulier(forms.Form):
    tekst = _schrijf(_("Hoe gaat het?"), _("Schrijf in een paar zinnen hoe het gaat."))


class ZieFormulier(forms.Form):
    zie = _schrijf(_("Wat ziet u?"), _("Schrijf in een paar zinnen wat u ziet."))
