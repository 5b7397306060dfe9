"""De formulieren voor wat bewoners willen doen en bedenken. Ze kijken na, ze bewaren niets."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.forms.aanwezig import zonder_mensen
from nabij.kamers.opbouw.models import Hoe
from nabij.kamers.toegang.gekozen_team import MetTeam


def _kort(label: Any, leeg: Any = "", uitleg: Any = "", langst: int = 120) -> forms.CharField:
    fouten = {"required": leeg} if leeg else {}
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=langst,
        required=bool(leeg),
        error_messages=fouten,
    )


def _woorden(label: Any, leeg: Any, uitleg: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": leeg},
    )


class MetToestemming(forms.Form):
    """Zonder ja van de bewoner wordt er niets opgeschreven."""

    toestemming_op = forms.DateField(
        label=_("Wanneer zei diegene ja?"),
        error_messages={
            "required": _("Zonder ja van de bewoner schrijven we niets op."),
            "invalid": _("Deze dag bestaat niet."),
        },
    )
    toestemming_hoe = forms.ChoiceField(
        label=_("Hoe?"),
        choices=Hoe.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
        error_messages={"required": _("Kies hoe de bewoner ja zei.")},
    )

    def clean_toestemming_op(self) -> date:
        dag: date = self.cleaned_data["toestemming_op"]
        if dag > klok.vandaag():
            raise ValidationError(gettext("Deze dag moet nog komen."))
        return dag


class WensVelden(forms.Form):
    """Wat iemand wil doen, waar, wanneer, en tot wanneer."""

    wat = _woorden(
        _("Wat zou u voor een ander willen doen?"),
        _("Schrijf op wat de bewoner wil doen."),
        _("In de woorden van de bewoner zelf."),
    )
    waar = _kort(_("Waar?"), "", _("Zoals: in het buurthuis, of bij mij in de straat."))
    wanneer = _kort(_("Wanneer?"), "", _("Zoals: dinsdag aan het einde van de middag."))
    tot_wanneer = forms.DateField(
        label=_("Tot wanneer?"),
        help_text=_("Daarna is alles vanzelf weg. Hoogstens een jaar."),
        error_messages={
            "required": _("Kies tot wanneer. Daarna vragen we het opnieuw."),
            "invalid": _("Deze dag bestaat niet."),
        },
    )
    naam = _kort(_("Hoe mogen we u noemen?"), _("Schrijf een naam op. Een voornaam mag."), "", 80)
    bereik = _kort(_("Hoe kunnen we u bereiken?"), _("Schrijf op hoe deze bewoner te bereiken is."))

    def clean_tot_wanneer(self) -> date:
        dag: date = self.cleaned_data["tot_wanneer"]
        vandaag = klok.vandaag()
        if dag < vandaag:
            raise ValidationError(gettext("Deze dag is al voorbij. Kies vandaag of later."))
        if dag > vandaag + regels.LANGST_BEWAARD:
            raise ValidationError(gettext("Hoogstens een jaar. Daarna vragen we het opnieuw."))
        return dag


class WensFormulier(MetTeam, WensVelden, MetToestemming):
    """Wat een bewoner wil doen, met het ja erbij."""

    field_order = [
        "wat", "waar", "wanneer", "tot_wanneer", "naam", "bereik", "toestemming_op",
        "toestemming_hoe",
    ]  # fmt: skip


class WijzigFormulier(WensVelden):
    """Het is anders geworden."""

    versie = forms.IntegerField(widget=forms.HiddenInput)


class PlekvraagFormulier(MetTeam):
    """Wat je voor iemand zoekt, in een zin en zonder wie het is."""

    zin = _kort(
        _("Wat zoek je?"),
        _("Schrijf in een zin wat je zoekt."),
        _("Een zin. Niet voor wie: de bewoner die je zoekt hoeft dat niet te weten."),
        200,
    )

    def clean_zin(self) -> str:
        return zonder_mensen(self.cleaned_data["zin"])


class JaFormulier(forms.Form):
    """De bewoner zei ja; wat je collega mag doorgeven."""

    antwoord = _kort(
        _("Wat mag je collega doorgeven?"),
        _("Schrijf op wat je collega mag doorgeven."),
        _("Zoals: dinsdag om zes uur in het buurthuis. Alleen wat de bewoner goed vindt."),
        200,
    )


class IdeeFormulier(MetTeam, MetToestemming):
    """Wat bewoners bedachten, en wie daarvan is zoals ze het zelf willen."""

    wat = _woorden(
        _("Wat bedachten ze?"), _("Schrijf op wat het idee is."), _("In hun eigen woorden.")
    )
    vraagt = _kort(
        _("Wat is ervoor nodig?"), "", _("Zoals: een koelkast, een ruimte, een beetje geld."), 200
    )
    wie = _kort(
        _("Van wie is het idee?"),
        _("Schrijf op van wie het is: een groep of een naam, zoals ze willen."),
        "",
        80,
    )
    bereik = _kort(_("Hoe kunnen we ze bereiken?"), _("Schrijf op hoe ze te bereiken zijn."))
    openbaar = forms.BooleanField(
        label=_("Iedereen mag het idee lezen"),
        help_text=_("Alleen als de bewoner dat goed vindt. Van wie het is, staat er nooit bij."),
        required=False,
    )

    field_order = [
        "wat", "vraagt", "wie", "bereik", "toestemming_op", "toestemming_hoe", "openbaar",
    ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        return _niet_herkenbaar(self, super().clean())


class IdeeBijFormulier(forms.Form):
    """Wat er gegeven en gedaan is."""

    gegeven = _kort(_("Wat is er gegeven?"), "", _("Zoals: een koelkast voor het buurthuis."), 200)
    bedrag = forms.DecimalField(
        label=_("Uit het bewonersbudget, in euro's"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
        localize=True,
        error_messages={
            "invalid": _("Vul een bedrag in, zoals 250 of 249,95."),
            "min_value": _("Een bedrag is nul of meer."),
        },
    )
    gedaan = _kort(_("Wat is er gedaan?"), "", "", 200)
    openbaar = forms.BooleanField(
        label=_("Iedereen mag het idee lezen"),
        help_text=_("Alleen als de bewoner dat goed vindt. Van wie het is, staat er nooit bij."),
        required=False,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        return _niet_herkenbaar(self, super().clean())


def _niet_herkenbaar(form: forms.Form, schoon: dict[str, Any] | None) -> dict[str, Any]:
    """Wat iedereen mag lezen, wijst niemand aan."""
    alles = schoon or form.cleaned_data
    if not alles.get("openbaar"):
        return alles
    for veld in ("wat", "gegeven", "gedaan"):
        try:
            zonder_mensen(alles.get(veld) or "")
        except ValidationError as fout:
            form.add_error(veld, fout)
    return alles
