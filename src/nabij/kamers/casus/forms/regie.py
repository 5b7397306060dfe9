"""Wie regisseur wordt, een dag kiezen, overdragen en verdelen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from nabij.kamers.casus.models import Actie
from nabij.kamers.casus.overzichten import Collega
from nabij.kamers.casus.overzichten.keuzes import Groep
from nabij.kamers.casus.regels import hoorde_het_eerst

_DAG = {"invalid": _("Schrijf de dag als 28-11-2025.")}


def _keuzes(veld: forms.Field, opties: Any) -> None:
    cast(forms.ChoiceField, veld).choices = opties


def _collegas(collegas: Sequence[Collega]) -> list[tuple[str, str]]:
    return [(str(c.account_id), c.naam) for c in collegas]


class RegisseurFormulier(forms.Form):
    """Een collega, of iemand uit het huishouden of de mensen eromheen."""

    wie = forms.ChoiceField(
        label=_("Wie houdt het geheel bij elkaar?"),
        error_messages={"required": _("Kies wie de regisseur wordt.")},
    )
    wens = forms.CharField(
        label=_("Wie wilde het huishouden zelf?"),
        help_text=_("Vraag het, en schrijf op wat ze zeiden."),
        required=False,
        max_length=300,
    )
    reden = forms.CharField(label=_("Waarom nu een ander?"), required=False, max_length=300)

    def __init__(self, *args: Any, keuzes: list[Groep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self.fields["wie"], [("", ""), *keuzes])

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling."""
        soort, _streep, rest = self.cleaned_data["wie"].partition("|")
        return {
            "account_id": UUID(rest) if soort == "team" else None,
            "naam": rest if soort == "thuis" else "",
            "wens": self.cleaned_data["wens"],
            "reden": self.cleaned_data["reden"],
        }


class DagFormulier(forms.Form):
    """Een dag die nog komt; `label` zegt waarvoor."""

    dag = forms.DateField(
        label=_("Tot welke dag?"),
        error_messages={**_DAG, "required": _("Kies een dag.")},
    )

    def __init__(self, *args: Any, label: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dag"].label = label or self.fields["dag"].label


class OverdraagFormulier(forms.Form):
    """Het verhaal, de open acties met een nieuwe naam, en dat het huishouden het eerst hoorde."""

    naar = forms.ChoiceField(
        label=_("Aan wie draag je over?"),
        error_messages={"required": _("Kies aan wie je overdraagt.")},
    )
    verhaal = forms.CharField(
        label=_("Het verhaal, in vijf zinnen"),
        help_text=_("Wat wil dit huishouden, wat gaat goed, wat is lastig, wat werkt, wat niet."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 7, "class": "utrecht-textarea--groot"}),
        error_messages={"required": _("Schrijf het verhaal op, zodat niemand opnieuw begint.")},
    )
    beloften = forms.CharField(
        label=_("Wat is er beloofd aan het huishouden?"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    eerste_moment = forms.CharField(
        label=_("Het eerste moment samen"), required=False, max_length=200
    )
    gehoord_op = forms.DateField(
        label=_("Op welke dag hoorde het huishouden het?"),
        help_text=_("Het huishouden hoort het eerst, van jou."),
        error_messages={
            **_DAG,
            "required": _("Vertel het eerst aan het huishouden. Vul in op welke dag dat was."),
        },
    )
    gehoord_hoe = forms.CharField(label=_("Hoe hoorden ze het?"), required=False, max_length=200)

    def __init__(
        self,
        *args: Any,
        collegas: Sequence[Collega],
        acties: Sequence[Actie],
        vandaag: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.acties, self.vandaag = acties, vandaag
        opties = _collegas(collegas)
        _keuzes(self.fields["naar"], [("", ""), *opties])
        ontvanger = str(_("wie het overneemt"))
        for actie in acties:
            self.fields[f"actie-{actie.pk}"] = forms.ChoiceField(
                label=actie.tekst, required=False, choices=[("", ontvanger), *opties]
            )

    def per_actie(self) -> list[Any]:
        """De velden met een nieuwe naam per open actie."""
        return [self[f"actie-{actie.pk}"] for actie in self.acties]

    def clean_gehoord_op(self) -> date:
        dag: date = self.cleaned_data["gehoord_op"]
        if not hoorde_het_eerst(dag, self.vandaag):
            raise ValidationError(
                _("Deze dag moet nog komen. Vertel het eerst aan het huishouden.")
            )
        return dag

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling."""
        namen = {a.pk: self.cleaned_data[f"actie-{a.pk}"] for a in self.acties}
        gewoon = ("verhaal", "beloften", "eerste_moment", "gehoord_op", "gehoord_hoe")
        return {
            "naar": UUID(self.cleaned_data["naar"]),
            "acties": {pk: UUID(account) for pk, account in namen.items() if account},
            **{naam: self.cleaned_data[naam] for naam in gewoon},
        }


class VerdeelFormulier(forms.Form):
    """Per huishouden een collega; leeg is: blijft zoals het is."""

    def __init__(
        self,
        *args: Any,
        huishoudens: Sequence[tuple[UUID, str]],
        collegas: Sequence[Collega],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.huishoudens = huishoudens
        leeg = str(_("blijft zoals het is"))
        for pk, naam in huishoudens:
            self.fields[f"naar-{pk}"] = forms.ChoiceField(
                label=format_html(
                    '{}<span class="nabij-onzichtbaar"> {}</span>', _("Aan wie?"), naam
                ),
                required=False,
                choices=[("", leeg), *_collegas(collegas)],
            )

    def veld(self, pk: UUID) -> Any:
        return self[f"naar-{pk}"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not self.gekozen(data):
            raise ValidationError(_("Kies bij minstens een huishouden een collega."))
        return data

    def gekozen(self, data: dict[str, Any] | None = None) -> dict[UUID, UUID]:
        """Per huishouden de gekozen collega."""
        bron = self.cleaned_data if data is None else data
        keuzes = {pk: bron.get(f"naar-{pk}", "") for pk, _naam in self.huishoudens}
        return {pk: UUID(account) for pk, account in keuzes.items() if account}
