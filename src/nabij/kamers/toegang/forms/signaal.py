"""Formulieren bij een signaal en bij de sleutelbewoners."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.bewoners.forms import velden
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.forms.velden import Buurtveld, bereikbaar
from nabij.kamers.toegang.models import VROEG, Besluit, Sleutelbewoner, SleutelmomentSoort


class VroegsignaalFormulier(forms.Form):
    """Een vaste last die blijft liggen: welke, waar, en wie het doorgaf. Geen bedrag."""

    soort = forms.ChoiceField(
        label=_("Welke rekening blijft liggen?"),
        choices=[(soort.value, soort.label) for soort in VROEG],
    )
    waar = forms.CharField(
        label=_("Op welk adres?"),
        max_length=200,
        error_messages={"required": _("Vul het adres in.")},
    )
    wat = forms.CharField(
        label=_("Wat gaf de partner door?"),
        help_text=_("In een regel, zonder bedrag."),
        max_length=300,
        error_messages={"required": _("Schrijf op wat er is doorgegeven.")},
    )
    terug = forms.CharField(
        label=_("Wie gaf het door, en hoe is die te bereiken?"),
        max_length=120,
        error_messages={"required": _("Schrijf op wie het doorgaf.")},
    )
    buurt = Buurtveld(label=_("In welke buurt?"))


class BesluitFormulier(forms.Form):
    """Wat we doen, in een tik. Bij doorzetten en geen actie hoort een reden."""

    besluit = forms.ChoiceField(
        choices=Besluit.choices,
        error_messages={
            "required": _("Kies wat we doen."),
            "invalid_choice": _("Kies wat we doen."),
        },
    )
    reden = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Nodig bij doorzetten (naar wie, en waarom) en bij geen actie."),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if ingevuld.get("besluit") in regels.MET_REDEN and not ingevuld.get("reden"):
            self.add_error("reden", gettext("Schrijf in een regel waarom."))
        return ingevuld


class LangsFormulier(forms.Form):
    """Of we iemand spraken, en of diegene nu weet dat iemand zich zorgen maakte."""

    gesproken = forms.ChoiceField(
        choices=[("ja", ""), ("nee", "")],
        error_messages={
            "required": _("Zeg of je iemand sprak."),
            "invalid_choice": _("Zeg of je iemand sprak."),
        },
    )
    gebeld = forms.BooleanField(label=_("We belden"), required=False)
    verteld = forms.BooleanField(
        label=_("Ik heb verteld dat iemand zich zorgen maakte"), required=False
    )
    toelichting = forms.CharField(label=_("Nog een regel erbij?"), max_length=300, required=False)


class HulpFormulier(forms.Form):
    """Een vraag in de woorden van wie het betreft. Het signaal gaat niet mee."""

    tekst = forms.CharField(
        label=_("Wat vraagt diegene zelf?"),
        help_text=_("In eigen woorden. Wat de melder schreef gaat niet mee."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat er gevraagd wordt, in een paar woorden.")},
    )
    naam = forms.CharField(label=_("Wie is het?"), max_length=200, required=False)
    terugbellen = forms.CharField(
        label=_("Hoe kunnen we terugbellen?"), max_length=120, required=False
    )
    verteld = forms.BooleanField(
        label=_("Ik heb verteld dat iemand zich zorgen maakte"), required=False
    )

    def clean_terugbellen(self) -> str:
        return bereikbaar(self.cleaned_data["terugbellen"])


class SleutelbewonerFormulier(forms.Form):
    """Wie, hoe te bellen, voor welke buurt, en sinds wanneer die het goedvindt."""

    naam = forms.CharField(
        label=_("Naam"),
        max_length=120,
        error_messages={"required": _("Vul een naam in.")},
    )
    telefoon = velden.Telefoonveld(
        label=_("Telefoon"),
        required=True,
        error_messages={"required": _("Vul een telefoonnummer in.")},
    )
    buurt = Buurtveld(label=_("Voor welke buurt?"))
    toestemming_op = velden.Dagveld(
        label=_("Wanneer vond diegene het goed?"),
        help_text=_("Vertel waarvoor de lijst is, en dat stoppen altijd mag."),
    )

    @property
    def gegevens(self) -> dict[str, Any]:
        ingevuld = self.cleaned_data
        return {
            "naam": ingevuld["naam"],
            "telefoon": ingevuld["telefoon"],
            "gebied_id": ingevuld["buurt"],
            "toestemming_op": ingevuld["toestemming_op"],
        }


class SleutelbewonerWijzigen(SleutelbewonerFormulier):
    """Hetzelfde, met welke versie er op het scherm stond."""

    versie = forms.IntegerField(widget=forms.HiddenInput)


class MomentFormulier(forms.Form):
    """Een bijeenkomst of training, en wie er was."""

    soort = forms.ChoiceField(
        label=_("Wat was het?"),
        choices=SleutelmomentSoort.choices,
        initial=SleutelmomentSoort.BIJEENKOMST,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
        error_messages={"required": _("Kies wat het was.")},
    )
    dag = velden.Dagveld(label=_("Wanneer?"))
    wat = forms.CharField(label=_("Waarover?"), max_length=120, required=False)
    aanwezig = forms.MultipleChoiceField(
        label=_("Wie was er?"),
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "onder"}),
        error_messages={
            "required": _("Kruis aan wie er was."),
            "invalid_choice": _("Kies mensen uit de lijst."),
        },
    )
    verteld = forms.BooleanField(
        label=_("We vertelden wat er met signalen gedaan is"), required=False
    )

    def __init__(self, *args: Any, mensen: Iterable[Sleutelbewoner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["aanwezig"]
        veld.choices = [(str(een.pk), een.naam) for een in mensen]

    @property
    def gegevens(self) -> dict[str, Any]:
        return {
            **self.cleaned_data,
            "aanwezig": [UUID(sleutel) for sleutel in self.cleaned_data["aanwezig"]],
        }
