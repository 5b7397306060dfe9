"""Een zorg neerleggen, een stap van de meldcode, het veiligheidsplan, en drang of dwang."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nabij.kamers.casus.models import DrangSoort, VeiligheidsstapBesluit, VeiligheidsstapSoort
from nabij.kamers.casus.overzichten import Collega

_DAG = {"invalid": _("Schrijf de dag als 28-11-2025.")}
Soort = VeiligheidsstapSoort


def _woorden(label: Any, uitleg: Any, nodig: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": nodig},
    )


class ZorgFormulier(forms.Form):
    """Een zorg over veiligheid of basiszorg, ook zonder gesprek."""

    woorden = _woorden(
        _("Wat is er gezien of gezegd?"),
        _("Feiten en woorden. Een zin is genoeg."),
        _("Schrijf op wat je zag of hoorde. Een zin is genoeg."),
    )
    gevaar = forms.BooleanField(label=_("Er is nu iemand in gevaar"), required=False)


VRAGEN: dict[str, tuple[Any, Any]] = {
    Soort.SIGNALEN: (
        _("Wat is er gezien, gehoord of verteld?"),
        _("Van wie en wanneer. Feiten apart van wat je ervan vindt."),
    ),
    Soort.OVERLEG: (
        _("Wat kwam eruit?"),
        _("Met een collega of de aandachtsfunctionaris. Veilig Thuis denkt ook mee zonder naam."),
    ),
    Soort.GESPREK: (
        _("Wat is er gezegd?"),
        _("Spreek iedereen apart als dat veiliger is. Ook een kind, op een eigen plek."),
    ),
    Soort.WEGEN: (
        _("Hoe weeg jij dit, in je eigen woorden?"),
        _("Wat kan er gebeuren, wie loopt gevaar, wat beschermt? Er is geen cijfer."),
    ),
    Soort.BESLUIT: (_("Waarom?"), _("Wat spreken jullie af, en wie doet wat?")),
    Soort.KINDCHECK: (
        _("Zijn er kinderen, en hoe gaat het met hen?"),
        _("Ook een kind op komst, of een kind dat er soms is. Zijn ze zelf gezien of gesproken?"),
    ),
}
"""Per stap de vraag en de uitleg erbij."""
MET_WIE = {
    Soort.OVERLEG: _("Met wie heb je overlegd?"),
    Soort.GESPREK: _("Met wie was het gesprek?"),
    Soort.KINDCHECK: _("Wie zijn er gezien of gesproken?"),
}


class StapFormulier(forms.Form):
    """Een stap: op welke dag, met wie, en in woorden. Wegen kan met een instrument ernaast."""

    dag = forms.DateField(label=_("Op welke dag?"), error_messages=_DAG)
    met = forms.CharField(max_length=200)
    veilig_thuis = forms.BooleanField(label=_("Ook met Veilig Thuis"), required=False)
    besluit = forms.ChoiceField(
        label=_("Wat is het besluit?"),
        choices=VeiligheidsstapBesluit.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "onder"}),
        error_messages={"required": _("Kies hulp of een melding bij Veilig Thuis.")},
    )
    woorden = _woorden("", "", _("Schrijf het op in een paar woorden."))
    instrument = forms.CharField(
        label=_("Heb je een instrument gebruikt? Welk?"), required=False, max_length=120
    )
    uitkomst = forms.CharField(
        label=_("Wat kwam daaruit, in woorden?"), required=False, max_length=300
    )

    def __init__(self, *args: Any, soort: str, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soort, self.vandaag = soort, vandaag
        self.fields["woorden"].label, self.fields["woorden"].help_text = VRAGEN[soort]
        self.fields["dag"].initial = vandaag
        alleen = {
            "met": soort in MET_WIE,
            "veilig_thuis": soort == Soort.OVERLEG,
            "besluit": soort == Soort.BESLUIT,
            "instrument": soort == Soort.WEGEN,
            "uitkomst": soort == Soort.WEGEN,
        }
        for naam, hoort in alleen.items():
            if not hoort:
                del self.fields[naam]
        if soort in MET_WIE:
            self.fields["met"].label = MET_WIE[Soort(soort)]
            self.fields["met"].required = soort != Soort.KINDCHECK
            self.fields["met"].error_messages["required"] = _("Schrijf op met wie.")

    def clean_dag(self) -> date:
        dag: date = self.cleaned_data["dag"]
        if dag > self.vandaag:
            raise ValidationError(_("Deze dag moet nog komen. Leg de stap daarna vast."))
        return dag

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("uitkomst") and not data.get("instrument"):
            self.add_error("instrument", _("Schrijf erbij welk instrument dat zei."))
        return data

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling, zonder de dag."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "dag"}


class NoemFormulier(forms.Form):
    """Wie er ook bij mag."""

    wie = forms.ChoiceField(
        label=_("Wie mag er ook bij?"), error_messages={"required": _("Kies een collega.")}
    )

    def __init__(self, *args: Any, collegas: Sequence[Collega], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opties = [(str(c.account_id), c.naam) for c in collegas]
        cast(forms.ChoiceField, self.fields["wie"]).choices = [("", ""), *opties]

    @property
    def account_id(self) -> UUID:
        return UUID(self.cleaned_data["wie"])


class AfspraakFormulier(forms.Form):
    """Een regel van het veiligheidsplan: voor wie, en wie dan wie belt."""

    voor = forms.ChoiceField(
        label=_("Voor wie is dit?"), error_messages={"required": _("Kies voor wie dit is.")}
    )
    tekst = forms.CharField(
        label=_("Wie belt wie, en wanneer?"),
        help_text=_("Bijvoorbeeld: als het ruzie wordt, bel ik oma en ga ik naar boven."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wie wie belt.")},
    )

    def __init__(self, *args: Any, mensen: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mensen = mensen
        opties = [(str(pk), naam) for pk, naam in mensen.items()]
        cast(forms.ChoiceField, self.fields["voor"]).choices = [("", ""), *opties]

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling."""
        persoon = UUID(self.cleaned_data["voor"])
        return {
            "persoon_id": persoon,
            "naam": self.mensen[persoon],
            "tekst": self.cleaned_data["tekst"],
        }


class RedenFormulier(forms.Form):
    """Waarom iets is afgerond of niet meer telt, in een zin."""

    reden = forms.CharField(
        label=_("Waarom?"),
        max_length=300,
        error_messages={"required": _("Schrijf in een zin waarom.")},
    )


class DrangFormulier(forms.Form):
    """Wat niet vrijwillig is: met naam, grond en einde, en dat het gezegd is."""

    soort = forms.ChoiceField(
        label=_("Hoe heet het?"),
        choices=[
            (DrangSoort.DRANG, _("drang: als het niet lukt, volgt er een maatregel")),
            (DrangSoort.DWANG, _("dwang: een rechter of burgemeester besliste het")),
        ],
        widget=forms.RadioSelect(attrs={"data-opmaak": "onder"}),
        error_messages={"required": _("Kies drang of dwang.")},
    )
    wat = forms.CharField(
        label=_("Wat moet er, of mag er niet?"),
        max_length=300,
        error_messages={"required": _("Schrijf in een zin wat er moet.")},
    )
    grond = forms.CharField(
        label=_("Op welke grond?"),
        help_text=_("Een wet met artikel, of het besluit met de dag."),
        max_length=200,
        error_messages={"required": _("Zonder grond mag het niet. Schrijf op welke het is.")},
    )
    tot = forms.DateField(
        label=_("Tot en met welke dag?"), error_messages={**_DAG, "required": _("Kies een dag.")}
    )
    gezegd_op = forms.DateField(
        label=_("Wanneer is het tegen het huishouden gezegd?"),
        error_messages={**_DAG, "required": _("Zeg het eerst tegen het huishouden.")},
    )
