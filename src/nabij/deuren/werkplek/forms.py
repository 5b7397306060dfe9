"""Formulieren van de werkplek."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.bewoners.overzichten import Mens
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


class SamenForm(forms.Form):
    """Per mens van het andere huishouden: staat die hier al, en als wie. Met een zin waarom."""

    reden = forms.CharField(
        label=_("Waarom is dit een huishouden?"), max_length=300, widget=forms.Textarea({"rows": 2})
    )

    def __init__(
        self,
        *args: Any,
        hier: Iterable[Mens],
        daar: Iterable[Mens],
        voorstel: Mapping[UUID, UUID],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", _("staat hier nog niet"))]
        keuzes += [(str(mens.id), _("is %(naam)s") % {"naam": mens.naam}) for mens in hier]
        for mens in daar:
            self.fields[f"mens_{mens.id}"] = forms.TypedChoiceField(
                label=mens.naam, choices=keuzes, coerce=UUID, empty_value=None, required=False,
                initial=voorstel.get(mens.id, ""),
            )  # fmt: skip
        self.order_fields([*(naam for naam in self.fields if naam != "reden"), "reden"])

    @property
    def zelfde(self) -> dict[UUID, UUID]:
        """Wie van daar dezelfde is als wie van hier."""
        return {
            UUID(naam.removeprefix("mens_")): hier
            for naam, hier in self.cleaned_data.items()
            if naam.startswith("mens_") and hier is not None
        }

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        gezien: set[UUID] = set()
        for naam, hier in gegevens.items():
            if naam != "reden" and hier in gezien:
                self.add_error(naam, _("Deze persoon koos je al bij een ander."))
            if isinstance(hier, UUID):
                gezien.add(hier)
        return gegevens


class UiteenForm(forms.Form):
    reden = forms.CharField(label=_("Waarom zijn het er toch twee?"), max_length=300)


class ContacttijdForm(forms.Form):
    """Een getal van het hele team samen; nooit van een medewerker."""

    minuten = forms.IntegerField(
        label=_("Hoeveel minuten kost een contact jullie gemiddeld?"),
        help_text=_("Reizen en opschrijven erbij. Schat het samen, twee keer per jaar."),
        min_value=5,
        max_value=480,
        error_messages={
            "required": _("Schrijf een aantal minuten op."),
            "invalid": _("Schrijf een heel getal."),
            "min_value": _("Dat is wel erg kort: schrijf 5 minuten of meer."),
            "max_value": _("Dat is langer dan een dag werken: schrijf hooguit 480 minuten."),
        },
    )
