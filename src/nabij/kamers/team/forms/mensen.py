"""Formulieren over collega's: erbij komen, en wat iemand kan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.team.models import Deskundigheid, Lidmaatschap


class LidForm(forms.Form):
    """Iemand erbij: wie, wat voor werk, hoe te bereiken."""

    account = forms.ModelChoiceField(
        label=_("Wie komt erbij?"),
        queryset=Account.objects.none(),
        empty_label=_("Kies"),
        error_messages={"required": _("Kies wie erbij komt.")},
    )
    functie = forms.CharField(
        label=_("Wat voor werk doet diegene?"),
        max_length=100,
        error_messages={"required": _("Schrijf op wat voor werk diegene doet.")},
    )
    telefoon = forms.CharField(
        label=_("Werktelefoon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "class": "utrecht-textbox--kort"}),
    )
    uren = forms.CharField(label=_("Werkt wanneer"), max_length=150, required=False)

    def __init__(self, *args: Any, team_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lopend = Lidmaatschap.objects.filter(team=team_id, tot__isnull=True)
        kandidaten = Account.objects.filter(is_active=True).exclude(
            medewerker__lidmaatschappen__in=lopend
        )
        veld = self.fields["account"]
        assert isinstance(veld, forms.ModelChoiceField)  # noqa: S101
        veld.queryset = kandidaten.order_by("naam")


class LidWegForm(forms.Form):
    """Tot en met welke dag iemand in het team zit."""

    laatste_dag = forms.DateField(
        label=_("De laatste dag in het team"),
        initial=klok.vandaag,
        error_messages={
            "required": _("Kies de laatste dag."),
            "invalid": _("Schrijf een dag, bijvoorbeeld 31-12-2026."),
        },
    )

    def clean_laatste_dag(self) -> date:
        dag: date = self.cleaned_data["laatste_dag"]
        if dag < klok.vandaag():
            raise forms.ValidationError(_("Deze dag is al voorbij. Kies vandaag of later."))
        return dag

    def tot(self) -> date:
        """De eerste dag dat iemand er niet meer in zit."""
        return self.cleaned_data["laatste_dag"] + timedelta(days=1)  # type: ignore[no-any-return]


class KennisForm(forms.Form):
    """Wat iemand kan, los van een diploma."""

    kan = forms.MultipleChoiceField(
        label=_("Waarvoor kunnen collega's aankloppen?"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "raster"}),
    )
    anders = forms.CharField(
        label=_("Iets dat er niet bij staat"),
        help_text=_("In gewone woorden, zoals: rouw bij kinderen. Een diploma hoeft niet."),
        max_length=100,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["kan"]
        assert isinstance(veld, forms.MultipleChoiceField)  # noqa: S101
        veld.choices = list(Deskundigheid.objects.values_list("code", "naam"))


class FunctieBuitenForm(forms.Form):
    """Kennis die niet in het team zit: waar dan wel, en wie te bellen is."""

    kennis = forms.CharField(
        label=_("Welke kennis zit niet in het team?"),
        help_text=_("Bijvoorbeeld: ggz, LVB, schulden, jeugd of werk."),
        max_length=100,
        error_messages={"required": _("Schrijf op om welke kennis het gaat.")},
    )
    organisatie = forms.CharField(
        label=_("Bij welke organisatie zit die?"),
        max_length=150,
        error_messages={"required": _("Schrijf op bij welke organisatie.")},
    )
    wie = forms.CharField(label=_("Wie is daar te bereiken?"), max_length=150, required=False)
    telefoon = forms.CharField(
        label=_("Telefoon"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "class": "utrecht-textbox--kort"}),
        error_messages={"required": _("Schrijf een nummer op, anders helpt het niemand.")},
    )
    uren = forms.CharField(label=_("Wanneer bereikbaar"), max_length=150, required=False)
