"""De formulieren van het opbouwwerk. Ze kijken na, ze bewaren niets. Een veld voor een naam is er
niet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.consult.forms import SOORTNAMEN
from nabij.kamers.consult.regels import anoniem
from nabij.kamers.consult.regels.anoniem import Soort
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import Plek, Ronde
from nabij.kamers.opbouw.regels import Herhaal, Huis, OpVrijeDag, Reeks
from nabij.kamers.toegang.gekozen_team import MetTeam

VOORUIT = timedelta(days=366)
_IEMAND = frozenset(Soort)
_VAN_REEKS = ("herhaal", "tot_en_met", "op_vrije_dag")


def zonder_mensen(tekst: str, weigert: Collection[Soort] = _IEMAND) -> str:
    """De tekst zelf, of een `ValidationError` die zegt waaraan iemand te herkennen is."""
    gevonden = anoniem.vind(tekst, vandaag=klok.vandaag())
    soorten = dict.fromkeys(str(SOORTNAMEN[v.soort]) for v in gevonden if v.soort in weigert)
    if soorten:
        zin = gettext("Hieraan is iemand te herkennen: %(wat)s. Schrijf het anders op.")
        raise ValidationError(zin % {"wat": ", ".join(soorten)})
    return tekst


class MetTijden(forms.Form):
    """Een dag, en van hoe laat tot hoe laat."""

    dag = forms.DateField(
        label=_("Welke dag?"),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Deze dag bestaat niet."),
        },
    )
    van = forms.TimeField(
        label=_("Van"),
        error_messages={
            "required": _("Vul in hoe laat het begint."),
            "invalid": _("Deze tijd bestaat niet."),
        },
    )
    tot = forms.TimeField(
        label=_("Tot"),
        error_messages={
            "required": _("Vul in hoe laat het ophoudt."),
            "invalid": _("Deze tijd bestaat niet."),
        },
    )

    def clean_dag(self) -> date:
        dag: date = self.cleaned_data["dag"]
        vandaag = klok.vandaag()
        if dag < vandaag - regels.NAKOMEN:
            raise ValidationError(gettext("Dit is te lang geleden. Twee weken terug kan nog."))
        if dag > vandaag + VOORUIT:
            raise ValidationError(gettext("Hoogstens een jaar vooruit."))
        return dag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        van, tot = schoon.get("van"), schoon.get("tot")
        if van and tot and tot <= van:
            self.add_error("tot", gettext("Dit is niet later dan het begin."))
        return schoon


class PlanFormulier(MetTeam, MetTijden):
    """Waar we zijn en wanneer, een keer of telkens weer."""

    plek = forms.ChoiceField(
        label=_("Wat voor plek?"),
        choices=Plek.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
        error_messages={"required": _("Kies wat voor plek het is.")},
    )
    waar = forms.CharField(
        label=_("Waar?"),
        help_text=_("De naam van de plek of de straat. Geen namen van mensen."),
        max_length=80,
        error_messages={"required": _("Schrijf op waar het is.")},
    )

    herhaal = forms.ChoiceField(
        label=_("Komt het terug?"),
        choices=[
            ("", _("nee, een keer")),
            (Herhaal.WEEK, _("elke week")),
            (Herhaal.TWEE_WEKEN, _("om de week")),
            (Herhaal.MAAND, _("elke maand op die dag, zoals de eerste dinsdag")),
        ],
        required=False,
    )
    tot_en_met = forms.DateField(
        label=_("Tot en met welke dag?"),
        help_text=_("Hoogstens een jaar."),
        required=False,
        error_messages={"invalid": _("Deze dag bestaat niet.")},
    )
    op_vrije_dag = forms.ChoiceField(
        label=_("Valt het op een feestdag?"),
        choices=[
            (OpVrijeDag.OVERSLAAN, _("overslaan")),
            (OpVrijeDag.LATER, _("naar de eerste werkdag erna")),
        ],
        required=False,
    )

    field_order = ["plek", "waar", "dag", "van", "tot", "herhaal", "tot_en_met", "op_vrije_dag"]

    @property
    def gewoon(self) -> list[Any]:
        """De velden van een keer."""
        return [veld for veld in self if veld.name not in _VAN_REEKS]

    @property
    def van_reeks(self) -> list[Any]:
        """Wat erbij komt als het terugkomt."""
        return [veld for veld in self if veld.name in _VAN_REEKS]

    @property
    def komt_terug(self) -> bool:
        """Of dat deel open moet staan."""
        return any(self[naam].value() or self[naam].errors for naam in ("herhaal", "tot_en_met"))

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        dag, einde = schoon.get("dag"), schoon.get("tot_en_met")
        if not schoon.get("herhaal") or dag is None or "tot_en_met" in self.errors:
            return schoon
        if einde is None:
            self.add_error("tot_en_met", gettext("Kies tot en met welke dag het terugkomt."))
        elif einde <= dag:
            self.add_error("tot_en_met", gettext("Kies een dag na de eerste keer."))
        elif einde > dag + regels.LANGSTE_REEKS:
            self.add_error("tot_en_met", gettext("Hoogstens een jaar. Daarna kan het opnieuw."))
        return schoon

    @property
    def reeks(self) -> Reeks | None:
        """De dagen als het terugkomt, of None bij een keer."""
        schoon = self.cleaned_data
        if not schoon["herhaal"]:
            return None
        return regels.reeks(
            schoon["dag"],
            Herhaal(schoon["herhaal"]),
            tot_en_met=schoon["tot_en_met"],
            op_vrije_dag=OpVrijeDag(schoon["op_vrije_dag"] or OpVrijeDag.OVERSLAAN),
        )

    @property
    def gegevens(self) -> dict[str, Any]:
        """De velden van `handelingen.plan`, zonder dag."""
        return {naam: self.cleaned_data[naam] for naam in ("team_id", "plek", "waar", "van", "tot")}

    def clean_waar(self) -> str:
        # Het adres van een school of een straat wijst niemand aan.
        return zonder_mensen(self.cleaned_data["waar"], _IEMAND - {Soort.ADRES})


class OpgevallenFormulier(forms.Form):
    """Een regel over de plek, als er iets opviel."""

    opgevallen = forms.CharField(
        label=_("Viel er iets op?"),
        help_text=_("Een regel over de plek of de buurt. Niets waaraan iemand te herkennen is."),
        max_length=140,
        required=False,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_opgevallen(self) -> str:
        return zonder_mensen(self.cleaned_data["opgevallen"])


def _zin(label: Any, leeg: Any, uitleg: Any = "", langst: int = 200) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=uitleg, max_length=langst, error_messages={"required": leeg}
    )


def _dag(label: Any, leeg: Any, uitleg: Any = "") -> forms.DateField:
    fouten = {"required": leeg, "invalid": _("Deze dag bestaat niet.")}
    return forms.DateField(label=label, help_text=uitleg, error_messages=fouten)


class RondeFormulier(MetTeam):
    """Een selectie die vastgesteld en gepubliceerd is, en de adressen die erbij horen."""

    waar = _zin(
        _("Welke straat of buurt?"), _("Schrijf op waar de ronde is."), _("Zo heet de ronde."), 80
    )
    voor_wie = _zin(
        _("Welke adressen, en waarom die?"),
        _("Schrijf op welke adressen het zijn, zoals in het besluit."),
        _("Zoals het in het besluit staat. De bewoners lezen dit in de brief."),
    )
    besluit = _zin(
        _("Welk besluit?"),
        _("Vul het nummer van het besluit in."),
        _("Het nummer of kenmerk. Elke ronde vraagt een eigen besluit."),
        80,
    )
    grond = _zin(_("Op welke grond?"), _("Schrijf op welk artikel het mag."), _("Wet en artikel."))
    gepubliceerd_in = _zin(
        _("Waar staat het besluit?"),
        _("Schrijf op waar iedereen het besluit kan lezen."),
        _("Zoals het gemeenteblad met nummer, of het adres van de pagina."),
    )
    gepubliceerd_op = _dag(
        _("Wanneer is het gepubliceerd?"), _("Zonder gepubliceerd besluit is er geen ronde.")
    )
    brief_op = _dag(_("Welke dag gaat de brief?"), _("Kies de dag van de brief. Eerst de brief."))
    laatste_dag = _dag(
        _("Wat is de laatste dag?"),
        _("Kies een laatste dag."),
        _("Daarna vernietigen we de adressen. Alleen de tellingen blijven."),
    )
    adressen = forms.CharField(
        label=_("De adressen"),
        help_text=_("Een adres per regel: straat en huisnummer. Geen namen, geen postcodes."),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Plak hier de adressen.")},
    )

    def clean_besluit(self) -> str:
        return " ".join(self.cleaned_data["besluit"].split())

    def clean_waar(self) -> str:
        return zonder_mensen(self.cleaned_data["waar"], _IEMAND - {Soort.ADRES})

    def clean_voor_wie(self) -> str:
        return zonder_mensen(self.cleaned_data["voor_wie"], _IEMAND - {Soort.ADRES})

    def clean_gepubliceerd_op(self) -> date:
        dag: date = self.cleaned_data["gepubliceerd_op"]
        if dag > klok.vandaag():
            raise ValidationError(gettext("Zonder gepubliceerd besluit is er geen ronde."))
        return dag

    def clean_adressen(self) -> list[Huis]:
        regels_ = self.cleaned_data["adressen"].splitlines()
        huizen, fout = regels.lees_huizen(regels_)
        fout += [nr for nr, regel in enumerate(regels_, start=1) if _noemt_iemand(regel)]
        if fout:
            nummers = ", ".join(str(nummer) for nummer in sorted(set(fout))[:5])
            zin = gettext("Geen adres op regel %(nummers)s. Schrijf alleen straat en huisnummer.")
            raise ValidationError(zin % {"nummers": nummers})
        if not regels.MINSTENS <= len(huizen) <= regels.MEESTE:
            zin = gettext("Een ronde gaat langs %(minstens)s tot %(meeste)s adressen.")
            raise ValidationError(zin % {"minstens": regels.MINSTENS, "meeste": regels.MEESTE})
        return huizen

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        brief, laatste = schoon.get("brief_op"), schoon.get("laatste_dag")
        if brief and brief < klok.vandaag():
            self.add_error("brief_op", gettext("Deze dag is al voorbij. Kies vandaag of later."))
        elif brief and laatste and not brief < laatste <= brief + regels.LANGST:
            self.add_error("laatste_dag", gettext("Na de brief, en hoogstens dertien weken later."))
        return schoon

    @property
    def gegevens(self) -> dict[str, Any]:
        """De velden van `handelingen.leg_ronde_vast`."""
        schoon = dict(self.cleaned_data)
        return {"huizen": schoon.pop("adressen"), **schoon}


def _noemt_iemand(regel: str) -> bool:
    gevonden = anoniem.vind(regel, vandaag=klok.vandaag())
    return any(vondst.soort != Soort.ADRES for vondst in gevonden)


class BezorgdFormulier(forms.Form):
    """Wanneer de brief in de bus lag."""

    op = _dag(_("Wanneer is de brief bezorgd?"), _("Kies de dag waarop de brief bezorgd is."))

    def __init__(self, *args: Any, ronde: Ronde, **kwargs: Any) -> None:
        super().__init__(*args, initial={"op": klok.vandaag()}, **kwargs)
        self.ronde = ronde

    def clean_op(self) -> date:
        dag: date = self.cleaned_data["op"]
        if dag > klok.vandaag():
            raise ValidationError(gettext("Deze dag moet nog komen."))
        if dag < self.ronde.gepubliceerd_op:
            raise ValidationError(gettext("Toen was het besluit nog niet gepubliceerd."))
        return dag


class RondemomentFormulier(MetTijden):
    """Wanneer we langs de deuren gaan: na de brief, en niet na de laatste dag."""

    def __init__(self, *args: Any, ronde: Ronde, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ronde = ronde

    def clean_dag(self) -> date:
        dag = super().clean_dag()
        brief = self.ronde.bezorgd_op or self.ronde.brief_op
        if dag <= brief or dag < klok.vandaag():
            raise ValidationError(gettext("Eerst de brief. Vanaf de dag erna gaan we langs."))
        if dag > self.ronde.laatste_dag:
            raise ValidationError(gettext("Dit is na de laatste dag van de ronde."))
        return dag
