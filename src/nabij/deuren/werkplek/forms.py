"""Formulieren van de werkplek."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.models import Vervanging

LANGST = timedelta(days=365)


class WaarnemenForm(forms.Form):
    """Wie voor wie waarneemt; van en tot en met, hoogstens een jaar. Zonder reden."""

    voor = forms.TypedChoiceField(label=_("Wie is er niet?"), coerce=UUID)
    door = forms.TypedChoiceField(label=_("Wie neemt waar?"), coerce=UUID)
    van = forms.DateField(label=_("Vanaf"), widget=forms.DateInput)
    tot_en_met = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)

    def __init__(self, *args: Any, leden: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", "")] + [
            (str(pk), naam) for pk, naam in sorted(leden.items(), key=lambda lid: lid[1])
        ]
        for veld in ("voor", "door"):
            self.fields[veld].choices = keuzes  # type: ignore[attr-defined]
        self.fields["van"].initial = klok.vandaag()

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("voor") and gegevens.get("voor") == gegevens.get("door"):
            self.add_error("door", _("Kies iemand anders dan wie er niet is."))
        van, tot = gegevens.get("van"), gegevens.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", _("Deze dag ligt voor de eerste dag."))
        elif van and tot and tot - van > LANGST:
            self.add_error("tot_en_met", _("Waarnemen kan hoogstens een jaar."))
        elif tot and tot < klok.vandaag():
            self.add_error("tot_en_met", _("Deze dag is al voorbij."))
        if not self.errors and self._staat_al(gegevens):
            self.add_error("door", _("Deze waarneming staat er al."))
        return gegevens

    @staticmethod
    def _staat_al(gegevens: dict[str, Any]) -> bool:
        return Vervanging.objects.filter(
            voor_id=gegevens["voor"],
            door_id=gegevens["door"],
            van__lte=gegevens["van"],
            tot__gt=gegevens["tot_en_met"],
            dossier__isnull=True,
            ingetrokken_op__isnull=True,
        ).exists()

    def voor_handeling(self) -> dict[str, Any]:
        """De velden zoals `poort.handelingen.neem_waar` ze wil; `tot` is de eerste dag erna."""
        schoon = self.cleaned_data
        return {
            "voor": schoon["voor"],
            "door": schoon["door"],
            "van": schoon["van"],
            "tot": schoon["tot_en_met"] + timedelta(days=1),
        }
