"""Antwoorden op een gesprekspunt, en kiezen wat de kaart laat zien."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.opbouw.forms.aanwezig import zonder_mensen
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang.gekozen_team import MetTeam

LANGST_NAVRAGEN = timedelta(weeks=13)
GEWOON_NAVRAGEN = timedelta(weeks=2)


class SamenFilter(forms.Form):
    """Een keuze met GET: welk thema, welke dertien weken."""

    thema = forms.ChoiceField(label=_("Thema op de kaart"))
    periode = forms.ChoiceField(label=_("Periode"))

    def __init__(
        self,
        *,
        themas: Sequence[tuple[str, str]],
        perioden: Sequence[tuple[str, str]],
        **rest: Any,
    ) -> None:
        super().__init__(**rest)
        self.fields["thema"].choices = themas  # type: ignore[attr-defined]
        self.fields["periode"].choices = perioden  # type: ignore[attr-defined]


class WetenFormulier(MetTeam):
    """We weten waardoor: een regel over de oorzaak, nooit over mensen."""

    reden = forms.CharField(
        label=_("Waardoor komt het?"),
        help_text=_("Een regel, zonder namen. Zo weet het team over een jaar nog waarom."),
        max_length=200,
        error_messages={"required": _("Schrijf op waardoor het komt.")},
    )

    def clean_reden(self) -> str:
        return zonder_mensen(self.cleaned_data["reden"])


class NavraagFormulier(MetTeam):
    """Eerst navragen: wie doet het, en wanneer komt het terug."""

    wie = forms.ChoiceField(
        label=_("Wie vraagt het na?"),
        error_messages={
            "required": _("Kies wie het navraagt."),
            "invalid_choice": _("Kies iemand uit je team."),
        },
    )
    uiterlijk = forms.DateField(
        label=_("Wanneer praten we erover?"),
        help_text=_("Op die dag staat het weer op Mijn dag en bij Samen."),
        error_messages={"required": _("Kies een dag."), "invalid": _("Deze dag bestaat niet.")},
    )
    reden = forms.CharField(
        label=_("Wat wil je weten?"),
        help_text=_("Mag leeg blijven. Geen namen van inwoners."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, teams: Collection[UUID], ik: UUID | None, **kw: Any) -> None:
        begin = {"wie": str(ik), "uiterlijk": klok.vandaag() + GEWOON_NAVRAGEN}
        super().__init__(*args, teams=teams, initial=begin, **kw)
        leden = {lid.medewerker_id: lid.naam for pk in self.teams for lid in _leden(pk)}
        self.fields["wie"].choices = [  # type: ignore[attr-defined]
            (str(pk), naam) for pk, naam in sorted(leden.items(), key=lambda lid: lid[1])
        ]

    def clean_uiterlijk(self) -> date:
        dag: date = self.cleaned_data["uiterlijk"]
        vandaag = klok.vandaag()
        if not vandaag < dag <= vandaag + LANGST_NAVRAGEN:
            raise ValidationError(gettext("Kies een dag in de komende dertien weken."))
        return dag

    def clean_reden(self) -> str:
        return zonder_mensen(self.cleaned_data["reden"])


def _leden(team_id: UUID) -> list[teams.Lid]:
    return teams.teamleden(team_id)
