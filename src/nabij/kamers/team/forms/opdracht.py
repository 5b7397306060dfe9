"""Het formulier voor een nieuwe opdracht."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.team.forms.velden import (
    GETAL_FOUT,
    MetLeeftijd,
    gebied_keuzes,
    gebieden_veld,
    leeftijd_veld,
)
from nabij.kamers.team.models import Opdracht


class OpdrachtForm(MetLeeftijd):
    """Voor wie het team er is, zo dat het te tellen is, en wie het dekt."""

    voor_wie = forms.CharField(
        label=_("Voor wie is het team er?"),
        help_text=_("Zo precies dat een ander het kan natellen."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op voor wie het team er is.")},
    )
    leeftijd_van = leeftijd_veld(_("Leeftijd vanaf"), _("Leeg: er is geen ondergrens."))
    leeftijd_tot = leeftijd_veld(_("Leeftijd tot"), _("18 is tot de achttiende verjaardag."))
    gebieden = gebieden_veld(_("Niets gekozen: de hele gemeente."))
    verwacht = forms.IntegerField(
        label=_("Hoeveel huishoudens verwachten we?"),
        required=False,
        min_value=0,
        max_value=10_000_000,
        error_messages=GETAL_FOUT,
    )
    hoe_te_tellen = forms.CharField(
        label=_("Hoe tellen we dat?"),
        help_text=_("Waar het getal vandaan komt en wat erin meetelt."),
        max_length=300,
        error_messages={"required": _("Schrijf op hoe je het telt.")},
    )
    gedekt_door = forms.CharField(
        label=_("Wie staat hierachter?"),
        help_text=_("Wie het team dekt als het doet wat nodig is, met naam of functie."),
        max_length=150,
        error_messages={"required": _("Schrijf op wie hierachter staat.")},
    )
    van = forms.DateField(
        label=_("Vanaf"),
        error_messages={
            "required": _("Kies vanaf welke dag dit geldt."),
            "invalid": _("Schrijf een dag, bijvoorbeeld 31-12-2026."),
        },
    )
    laatste_dag = forms.DateField(
        label=_("Tot en met"),
        help_text=_("Leeg: tot er een nieuwe opdracht komt."),
        required=False,
        error_messages={"invalid": _("Schrijf een dag, bijvoorbeeld 31-12-2026.")},
    )

    def __init__(self, *args: Any, vorige: Opdracht | None, **kwargs: Any) -> None:
        begin = _begin_van_opdracht(vorige)
        super().__init__(*args, **{**kwargs, "initial": begin})
        self.vorige = vorige
        gebieden = self.fields["gebieden"]
        assert isinstance(gebieden, forms.TypedMultipleChoiceField)  # noqa: S101
        gebieden.choices = gebied_keuzes([UUID(een) for een in begin.get("gebieden", ())])

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        van, laatste = schoon.get("van"), schoon.get("laatste_dag")
        if van and laatste and laatste < van:
            self.add_error("laatste_dag", _("Deze dag ligt voor de dag dat het begint."))
        if van and self.vorige is not None and van < self.vorige.van:
            self.add_error("van", _("De opdracht van nu begint later. Kies een dag erna."))
        schoon["tot"] = laatste + timedelta(days=1) if laatste else None
        return schoon


def _begin_van_opdracht(vorige: Opdracht | None) -> dict[str, Any]:
    if vorige is None:
        return {"van": klok.vandaag()}
    over = ("voor_wie", "leeftijd_van", "leeftijd_tot", "verwacht", "hoe_te_tellen", "gedekt_door")
    return {
        **{naam: getattr(vorige, naam) for naam in over},
        "gebieden": [str(gebied.pk) for gebied in vorige.gebieden.all()],
        "van": max(klok.vandaag(), vorige.van),
    }
