"""Voor welk team iemand nu werkt, als dat er meer zijn: de enige plek waar dat gekozen wordt."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from nabij.kamers.poort import poort
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team.overzichten import teamnamen


def gekozen_team(request: HttpRequest) -> UUID:
    """Het eigen team uit het adres, anders het eerste. `GeenToegang` voor wie geen team heeft."""
    eigen = sorted(poort.wie(request).teams)
    if not eigen:
        raise GeenToegang
    gevraagd = request.GET.get("team", "")
    return next((pk for pk in eigen if str(pk) == gevraagd), eigen[0])


class MetTeam(forms.Form):
    """Wie in meer teams werkt, zegt voor welk team dit is. Wie er een heeft, ziet geen veld.

    `cleaned_data["team_id"]` is er altijd.
    """

    def __init__(self, *args: Any, teams: Collection[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = sorted(teams)
        if len(self.teams) > 1:
            namen = teamnamen()
            veld = forms.TypedChoiceField(
                label=_("Voor welk team?"),
                coerce=UUID,
                choices=[(str(pk), namen.get(pk, "")) for pk in self.teams],
                error_messages={
                    "required": _("Kies voor welk team."),
                    "invalid_choice": _("Kies een van je eigen teams."),
                },
            )
            self.fields = {"team_id": veld, **self.fields}

    def clean(self) -> dict[str, Any]:
        schoon: dict[str, Any] = super().clean() or self.cleaned_data
        if len(self.teams) == 1:
            schoon["team_id"] = self.teams[0]
        return schoon
