"""Het formulier van het dienstrooster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.huisstijl import datums
from nabij.kamers.team.overzichten import Lid


@dataclass(frozen=True)
class Vakje:
    """Een vakje in het rooster: deze collega op deze dag."""

    waarde: str
    label: str
    aan: bool
    dicht: bool


class RoosterForm(forms.Form):
    """Wie op welke dag dienst heeft, een week tegelijk, en hoe vaak die week terugkomt."""

    dienst = forms.MultipleChoiceField(label=_("Dienst"), required=False)
    weken = forms.TypedChoiceField(
        label=_("Hoe vaak?"),
        choices=[
            (1, _("alleen deze week")),
            (4, _("vier weken hetzelfde")),
            (13, _("een kwartaal hetzelfde")),
        ],
        coerce=int,
        initial=1,
    )

    def __init__(
        self,
        *args: Any,
        leden: list[Lid],
        dagen: list[date],
        diensten: dict[date, set[UUID]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.leden, self.dagen, self.diensten = leden, dagen, diensten
        veld = self.fields["dienst"]
        assert isinstance(veld, forms.MultipleChoiceField)  # noqa: S101
        veld.choices = [(_vakwaarde(dag, lid), lid.naam) for lid in leden for dag in dagen]

    def rijen(self) -> Iterator[tuple[Lid, list[Vakje]]]:
        """Per collega de vakjes van de week, zoals ze staan of zoals ze net zijn aangetikt."""
        aangetikt = set(self.data.getlist("dienst")) if self.is_bound else None  # type: ignore[attr-defined]
        dag_nu = klok.vandaag()
        for lid in self.leden:
            yield (
                lid,
                [
                    Vakje(
                        waarde=_vakwaarde(dag, lid),
                        label=datums.lang(dag, vandaag=dag_nu),
                        aan=_vakwaarde(dag, lid) in aangetikt
                        if aangetikt is not None
                        else lid.medewerker_id in self.diensten[dag],
                        dicht=dag < dag_nu,
                    )
                    for dag in self.dagen
                ],
            )

    def per_dag(self) -> dict[date, set[UUID]]:
        """Wie er op welke dag dienst heeft, vanaf vandaag; wat voorbij is verandert niet."""
        gekozen: dict[date, set[UUID]] = {dag: set() for dag in self.dagen}
        for waarde in self.cleaned_data["dienst"]:
            dag, _streep, wie = waarde.partition("_")
            gekozen[date.fromisoformat(dag)].add(UUID(wie))
        herhaald = {
            dag + timedelta(weeks=week): wie
            for week in range(self.cleaned_data["weken"])
            for dag, wie in gekozen.items()
        }
        return {dag: wie for dag, wie in herhaald.items() if dag >= klok.vandaag()}


def _vakwaarde(dag: date, lid: Lid) -> str:
    return f"{dag.isoformat()}_{lid.medewerker_id}"
