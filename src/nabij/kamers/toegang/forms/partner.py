"""Formulieren bij de partners van het team."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.bewoners.forms import velden
from nabij.kamers.team.overzichten import Lid
from nabij.kamers.toegang.gekozen_team import MetTeam
from nabij.kamers.toegang.models import PartnerSoort


class Straksveld(forms.DateField):
    """Een dag die nog komt."""

    def __init__(self, **kwargs: Any) -> None:
        fouten = {
            "required": _("Kies een dag."),
            "invalid": _("Schrijf de dag als 28-11-2025."),
        }
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages=fouten,
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        dag = super().clean(value)
        if dag is not None and dag < klok.vandaag():
            raise forms.ValidationError(gettext("Deze dag is al geweest."))
        return dag


def _collega(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        coerce=UUID,
        error_messages={
            "required": _("Kies een collega."),
            "invalid_choice": _("Kies een collega uit de lijst."),
        },
    )


def _regel(label: Any, verplicht: Any, uitleg: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=uitleg, max_length=300, error_messages={"required": verplicht}
    )


class MetCollegas(forms.Form):
    """Een formulier waarin je een collega uit het team kiest."""

    collegaveld: str

    def __init__(self, *args: Any, leden: Iterable[Lid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields[self.collegaveld]
        veld.choices = [("", gettext("kies")), *((str(lid.account_id), lid.naam) for lid in leden)]


class PartnerFormulier(MetCollegas):
    collegaveld = "vaste_mens_id"

    soort = forms.ChoiceField(label=_("Wat is het?"), choices=PartnerSoort.choices)
    naam = forms.CharField(
        label=_("Hoe heet de organisatie?"),
        max_length=150,
        error_messages={"required": _("Vul een naam in.")},
    )
    vaste_mens_id = _collega(_("Wie is onze vaste mens?"))
    wie = forms.CharField(label=_("Wie is het daar?"), max_length=150, required=False)
    telefoon = velden.Telefoonveld(label=_("Telefoon daar"))


class NieuwePartner(MetTeam, PartnerFormulier):
    """Een partner erbij, van een van de eigen teams."""


class PartnerafspraakFormulier(MetCollegas):
    collegaveld = "eigenaar_id"

    tekst = _regel(_("Wat spreken we af?"), _("Schrijf op wat je afspreekt."))
    betaalt = forms.CharField(label=_("Wie betaalt wat?"), max_length=300, required=False)
    eigenaar_id = _collega(_("Wie let er bij ons op?"))
    terugkijken_op = Straksveld(label=_("Wanneer kijken we terug?"))


class PartnerterugblikFormulier(forms.Form):
    tekst = _regel(_("Wat kwam ervan?"), _("Schrijf in een regel op wat ervan kwam."))
    volgende = Straksveld(
        label=_("Wanneer kijken we weer?"),
        help_text=_("Leeg: de afspraak is klaar."),
        required=False,
    )


class VerzoekFormulier(forms.Form):
    """Drie regels: wat, wie, wanneer. En wat de inwoner ervan vindt."""

    tekst = _regel(_("Wat wordt er gevraagd?"), _("Schrijf op wat er gevraagd wordt."))
    wie = forms.CharField(
        label=_("Wie vraagt het?"),
        max_length=150,
        error_messages={"required": _("Schrijf op wie het vraagt.")},
    )
    uiterlijk = Straksveld(label=_("Voor wanneer is er antwoord?"))
    akkoord = _regel(
        _("Wat zegt de inwoner ervan?"),
        _("Vraag eerst de inwoner zelf. Kan dat niet, dan is het een signaal."),
        _("De inwoner is erbij, of vindt het goed dat dit gevraagd wordt."),
    )
    naam = forms.CharField(label=_("Om wie gaat het?"), max_length=200, required=False)
    terugbellen = forms.CharField(
        label=_("Hoe bereiken we de inwoner?"), max_length=120, required=False
    )


class TerugkoppelFormulier(forms.Form):
    zin = _regel(
        _("Een zin terug"),
        _("Schrijf een zin."),
        _("Niet meer dan de inwoner goedvindt."),
    )
    akkoord = _regel(
        _("Wat zei de inwoner hierover?"),
        _("Zonder goedvinden van de inwoner gaat er niets terug."),
    )
