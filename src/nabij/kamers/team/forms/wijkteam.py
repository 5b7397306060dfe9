"""Het formulier waarmee een team zijn eigen naam, woorden en stappen krijgt."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.kamers.team import regels
from nabij.kamers.team.forms.velden import MetLeeftijd, gebied_keuzes, gebieden_veld, leeftijd_veld
from nabij.kamers.team.models import Medewerker, Organisatievorm, Wijkteam

STAPNAMEN = dict(
    zip(
        regels.STAPPEN,
        (
            _("De vraag"),
            _("Het gesprek"),
            _("Het plan"),
            _("Aan de slag"),
            _("Terugkijken"),
            _("Afronden"),
        ),
        strict=True,
    )
)
EIGEN_WOORDEN = {
    "huishouden": _("huishouden"),
    "plan": _("plan"),
    "regisseur": _("regisseur"),
    "aanspreekpunt": _("aanspreekpunt"),
}


class TeamForm(MetLeeftijd):
    """De eigen naam van een team, voor wie het er is, en zijn eigen woorden en stappen."""

    naam = forms.CharField(
        label=_("Naam van het team"),
        max_length=100,
        error_messages={"required": _("Schrijf op hoe het team heet.")},
    )
    soort = forms.CharField(
        label=_("Wat voor team is het?"),
        help_text=_("Het woord dat mensen hier gebruiken, zoals buurtteam of jeugdteam."),
        max_length=60,
        error_messages={"required": _("Schrijf op wat voor team het is.")},
    )
    voor_wie = forms.CharField(
        label=_("Voor wie is het team?"),
        max_length=300,
        error_messages={"required": _("Schrijf op voor wie het team er is.")},
    )
    leeftijd_van = leeftijd_veld(_("Leeftijd vanaf"), _("Leeg: er is geen ondergrens."))
    leeftijd_tot = leeftijd_veld(_("Leeftijd tot"), _("18 is tot de achttiende verjaardag."))
    gebieden = gebieden_veld(_("Niets gekozen: het team is er voor de hele gemeente."))
    organisatievorm = forms.ChoiceField(
        label=_("Wie is de werkgever?"),
        choices=Organisatievorm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het team georganiseerd is.")},
    )
    telefoon = forms.CharField(
        label=_("Telefoon van het team"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "class": "utrecht-textbox--kort"}),
    )
    uren = forms.CharField(
        label=_("Wanneer bereikbaar"),
        help_text=_("Bijvoorbeeld: maandag tot en met vrijdag, 9 tot 17 uur."),
        max_length=150,
        required=False,
    )
    vangnet = forms.BooleanField(
        label=_("Dit team neemt vragen aan waarvan we niet weten waar ze horen"),
        required=False,
    )
    procesregisseur_id = forms.TypedChoiceField(
        label=_("Procesregisseur"),
        help_text=_("Krijgt een vraag met een termijn als een huishouden twee keer is geweigerd."),
        coerce=UUID,
        empty_value=None,
        required=False,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        team: Wijkteam | None = None,
        al: Collection[UUID] = (),
        **kwargs: Any,
    ) -> None:
        begin = begin_van_team(team, al) if team else {}
        super().__init__(*args, **{**kwargs, "initial": begin})
        self.team = team
        gebieden = self.fields["gebieden"]
        assert isinstance(gebieden, forms.TypedMultipleChoiceField)  # noqa: S101
        gebieden.choices = gebied_keuzes(al)
        proces: Any = self.fields["procesregisseur_id"]
        werkers = Medewerker.objects.filter(account__is_active=True).order_by("account__naam")
        proces.choices = [
            ("", _("nog niemand")),
            *((str(pk), naam) for pk, naam in werkers.values_list("account_id", "account__naam")),
        ]
        for code, naam in STAPNAMEN.items():
            self.fields[f"stap_{code}"] = forms.CharField(label=naam, max_length=40, required=False)
        for code, naam in EIGEN_WOORDEN.items():
            self.fields[f"woord_{code}"] = forms.CharField(
                label=naam, max_length=40, required=False
            )

    def clean_naam(self) -> str:
        naam: str = self.cleaned_data["naam"]
        gelijk = Wijkteam.objects.filter(naam=naam, tot__isnull=True)
        if gelijk.exclude(pk=self.team.pk if self.team else None).exists():
            raise forms.ValidationError(_("Er is al een team dat zo heet."))
        return naam

    @property
    def gewone_velden(self) -> list[forms.BoundField]:
        return [veld for veld in self.visible_fields() if veld.name in self.base_fields]

    @property
    def stapvelden(self) -> list[forms.BoundField]:
        return [self[f"stap_{code}"] for code in STAPNAMEN]

    @property
    def woordvelden(self) -> list[forms.BoundField]:
        return [self[f"woord_{code}"] for code in EIGEN_WOORDEN]

    def teamvelden(self) -> dict[str, Any]:
        """Wat op het team zelf bewaard wordt, dus zonder gebieden en versie."""
        schoon = self.cleaned_data
        los = {"gebieden", "versie"}
        gewoon = {naam: schoon[naam] for naam in self.base_fields if naam not in los}
        return {
            **gewoon,
            "stappen": _ingevuld(schoon, "stap_"),
            "woorden": _ingevuld(schoon, "woord_"),
        }


def _ingevuld(schoon: dict[str, Any], begin: str) -> dict[str, str]:
    return {
        naam.removeprefix(begin): waarde
        for naam, waarde in schoon.items()
        if naam.startswith(begin) and waarde
    }


def begin_van_team(team: Wijkteam, gebieden: Collection[UUID]) -> dict[str, Any]:
    """Wat er in het formulier staat als iemand het opent."""
    velden = {naam: getattr(team, naam) for naam in TeamForm.base_fields if naam != "gebieden"}
    return {
        **velden,
        "gebieden": [str(gebied) for gebied in gebieden],
        **{f"stap_{code}": naam for code, naam in team.stappen.items()},
        **{f"woord_{code}": naam for code, naam in team.woorden.items()},
    }
