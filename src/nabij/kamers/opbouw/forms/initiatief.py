"""De formulieren van een initiatief. Ze kijken na, ze bewaren niets."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils import translation
from django.utils.dateformat import format as opmaak
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.huisstijl.datums import lang
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.consult.regels.anoniem import Soort
from nabij.kamers.opbouw.forms.aanwezig import PlanFormulier, zonder_mensen
from nabij.kamers.opbouw.models import Vorm
from nabij.kamers.opbouw.regels import Herhaal, Reeks
from nabij.kamers.wijk.overzichten import gebied_keuzes

# Wie te bellen is mag in een uitnodiging staan; wat alleen bij een mens hoort niet.
_NOOIT = frozenset({Soort.BSN, Soort.GEBOREN})
HOEVEELSTE = (_("eerste"), _("tweede"), _("derde"), _("vierde"), _("laatste"))


def _zin(label: Any, leeg: Any = "", uitleg: Any = "", langst: int = 200) -> forms.CharField:
    fouten = {"required": leeg} if leeg else {}
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=langst,
        required=bool(leeg),
        error_messages=fouten,
    )


class InitiatiefFormulier(PlanFormulier):
    """Wat we samen beginnen, met de dagen erbij. Zo komt het ook op de sociale kaart."""

    naam = _zin(_("Hoe heet het?"), _("Geef het een naam."), "", 80)
    doel = _zin(
        _("Waarvoor is het?"),
        _("Schrijf op waarvoor het is."),
        _("Een zin, over de vraag en niet over mensen."),
    )
    vorm = forms.ChoiceField(
        label=_("Wat wordt het?"),
        choices=Vorm.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
        error_messages={"required": _("Kies wat het wordt.")},
    )
    themas = forms.MultipleChoiceField(
        label=_("Waar gaat het over?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    gebieden = forms.TypedMultipleChoiceField(
        label=_("Voor welke wijk of buurt?"),
        help_text=_("Niets kiezen is: voor iedereen."),
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
    )
    partners = _zin(
        _("Met wie doen we het?"), "", _("Organisaties, zoals de woningcorporatie."), 200
    )
    uitnodiging = forms.CharField(
        label=_("De uitnodiging"),
        help_text=_("Zoals bewoners het lezen, op papier en op de sociale kaart."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf een uitnodiging in gewone woorden.")},
    )

    field_order = [
        "naam", "doel", "vorm", "partners", "plek", "waar", "dag", "van", "tot", "uitnodiging",
        "herhaal", "tot_en_met", "op_vrije_dag",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["themas"].choices = [
            (een.code, een.naam) for een in afspraken.themas() if not een.gevoelig
        ]
        velden["gebieden"].choices = [(str(pk), naam) for pk, naam in gebied_keuzes()]

    @property
    def gewoon(self) -> list[Any]:
        """De velden die altijd open staan."""
        dicht = (*(veld.name for veld in self.van_reeks), "themas", "gebieden")
        return [veld for veld in self if veld.name not in dicht]

    @property
    def open_themas(self) -> bool:
        return any(self[naam].value() or self[naam].errors for naam in ("themas", "gebieden"))

    def clean_doel(self) -> str:
        return zonder_mensen(self.cleaned_data["doel"])

    def clean_uitnodiging(self) -> str:
        return zonder_mensen(self.cleaned_data["uitnodiging"], _NOOIT)

    @property
    def dagen(self) -> Reeks:
        """De dagen, ook als het een keer is."""
        return self.reeks or Reeks((self.cleaned_data["dag"],), ())

    @property
    def wanneer(self) -> str:
        """Wanneer het is, zoals het op de kaart staat: de regel, en wat een feestdag verzet."""
        schoon = self.cleaned_data
        with translation.override("nl"):
            uren = gettext("%(van)s tot %(tot)s uur") % {
                "van": f"{schoon['van']:%H.%M}",
                "tot": f"{schoon['tot']:%H.%M}",
            }
            return f"{self._regel()}, {uren}"[:200]

    def _regel(self) -> str:
        dag, hoe = self.cleaned_data["dag"], self.cleaned_data["herhaal"]
        woorden = {"dag": opmaak(dag, "l"), "welke": HOEVEELSTE[(dag.day - 1) // 7]}
        if hoe == Herhaal.MAAND:
            return gettext("elke %(welke)s %(dag)s van de maand") % woorden
        if hoe == Herhaal.WEEK:
            return gettext("elke %(dag)s") % woorden
        if hoe == Herhaal.TWEE_WEKEN:
            return gettext("om de week op %(dag)s") % woorden
        return lang(dag, vandaag=klok.vandaag())

    @property
    def velden(self) -> dict[str, Any]:
        """De velden van `handelingen.begin_initiatief` die uit het formulier komen."""
        namen = (
            "team_id", "naam", "doel", "vorm", "plek", "waar", "van", "tot", "partners", "themas",
            "gebieden", "uitnodiging",
        )  # fmt: skip
        schoon = {naam: self.cleaned_data[naam] for naam in namen}
        return {**schoon, "reeks": self.dagen, "wanneer": self.wanneer}


class StopFormulier(forms.Form):
    """Stoppen met wat het bracht: ook dat het niets bracht is een antwoord."""

    bracht = _zin(
        _("Wat bracht het?"),
        _("Schrijf in een zin wat het bracht."),
        _("Ook als het niet werkte: dan weet de volgende dat."),
        300,
    )

    def clean_bracht(self) -> str:
        return zonder_mensen(self.cleaned_data["bracht"])


def lees_patroon(tekst: str) -> UUID | None:
    """De sleutel uit het adres, of None als het er geen is."""
    try:
        return UUID(tekst)
    except ValueError:
        return None
