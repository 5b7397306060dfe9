"""Hulp toewijzen, een verzoek beantwoorden, en overnemen wat een ander al beoordeelde."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.toewijzing.handelingen.besluit import Hulp
from nabij.kamers.toewijzing.models import (
    Aanbieder,
    Antwoord,
    Bron,
    Frequentie,
    Product,
    Toewijzer,
)
from nabij.kamers.toewijzing.overzichten import Beslisser
from nabij.kamers.toewijzing.regels import Omvang, bedrag, binnen, weken_van
from nabij.kamers.toewijzing.regels.mandaat import Mandaat

Mensen = Sequence[tuple[UUID, str]]
DAG_FOUT = {"invalid": _("Schrijf de dag als 28-11-2025."), "required": _("Kies een dag.")}


def _kies(label: Any, fout: Any, **anders: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, coerce=UUID, error_messages={"required": fout}, **anders
    )


class Hulpvelden(forms.Form):
    """Voor wie, bij wie, welke hulp, en van wanneer tot en met wanneer."""

    persoon = _kies(_("Voor wie?"), _("Kies voor wie de hulp is."))
    aanbieder = _kies(_("Bij wie?"), _("Kies een aanbieder."))
    product = _kies(_("Welke hulp?"), _("Kies welke hulp."))
    ingang = forms.DateField(label=_("Vanaf welke dag?"), error_messages=DAG_FOUT)
    einde = forms.DateField(
        label=_("Tot en met welke dag?"), required=False, error_messages=DAG_FOUT
    )

    def __init__(
        self,
        *args: Any,
        mensen: Mensen,
        aanbieders: Sequence[Aanbieder],
        producten: Sequence[Product],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.mensen = dict(mensen)
        self.aanbieders = {een.pk: een for een in aanbieders}
        self.producten = {een.pk: een for een in producten}
        self._zet("persoon", [(str(pk), naam) for pk, naam in mensen])
        self._zet("aanbieder", [(str(een.pk), str(een)) for een in aanbieders])
        self._zet("product", [(str(een.pk), str(een)) for een in producten])

    def _zet(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        """Een keuze uit een is al gemaakt."""
        veld: Any = self.fields[naam]
        veld.choices = keuzes if len(keuzes) == 1 else [("", gettext("kies")), *keuzes]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        ingang, einde = schoon.get("ingang"), schoon.get("einde")
        if ingang and einde and einde < ingang:
            self.add_error("einde", gettext("Het einde ligt voor de eerste dag."))
        return schoon

    def voor_wie(self) -> dict[str, Any]:
        persoon: UUID = self.cleaned_data["persoon"]
        return {"persoon_id": persoon, "naam": self.mensen[persoon]}


class ToewijsFormulier(Hulpvelden):
    """Hulp toewijzen. Boven het eigen mandaat komt erbij wie beslist en waarom het nodig is."""

    field_order = ["persoon", "product", "aanbieder", "volume", "frequentie", "ingang", "einde"]

    volume = forms.IntegerField(
        label=_("Hoeveel?"),
        min_value=1,
        max_value=99_999_999,
        error_messages={
            "required": _("Schrijf op hoeveel."),
            "invalid": _("Schrijf een heel getal."),
            "min_value": _("Schrijf een getal van 1 of meer."),
        },
    )
    frequentie = forms.ChoiceField(
        label=_("Hoe vaak?"), choices=Frequentie.choices, initial=Frequentie.WEEK
    )
    motivering = forms.CharField(
        label=_("Waarom deze hulp?"),
        help_text=_("Dit komt in het besluit. Het begin komt uit het plan."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schrijf op waarom deze hulp nodig is.")},
    )
    aan = forms.TypedChoiceField(label=_("Wie beslist hierover?"), coerce=UUID, required=False)
    waarom = forms.CharField(
        label=_("Waarom is het nodig?"),
        help_text=_("Zonder naam: wie beslist hoeft niet te weten over wie het gaat."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        mandaten: Sequence[Mandaat],
        beslissers: Sequence[Beslisser],
        namen: Collection[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.mandaten = mandaten
        self.namen = [naam for naam in namen if len(naam) > 2]
        self.binnen_mandaat = True
        per_naam: dict[UUID, list[str]] = {}
        for een in beslissers:
            per_naam.setdefault(een.account_id, [een.naam]).append(een.mandaat.in_woorden)
        keuzes = [
            (str(pk), f"{naam} ({'; '.join(waarover)})")
            for pk, (naam, *waarover) in per_naam.items()
        ]
        veld: Any = self.fields["aan"]
        veld.choices = [("", gettext("dit mag ik zelf")), *keuzes]

    @property
    def boven_mandaat(self) -> bool:
        """Of dat deel open moet staan."""
        return any(self[naam].value() or self[naam].errors for naam in ("aan", "waarom"))

    def hulp(self) -> Hulp:
        schoon = self.cleaned_data
        product = self.producten[schoon["product"]]
        return Hulp(
            self.aanbieders[schoon["aanbieder"]],
            product,
            Omvang(schoon["volume"], product.eenheid, schoon["frequentie"]),
            schoon["ingang"],
            schoon["einde"],
        )

    def clean_waarom(self) -> str:
        tekst: str = self.cleaned_data["waarom"]
        if any(naam.casefold() in tekst.casefold() for naam in self.namen):
            raise forms.ValidationError(_("Hier staat een naam in. Schrijf het zonder naam."))
        return tekst

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        if self.errors:
            return schoon
        hulp = self.hulp()
        self.binnen_mandaat = (
            binnen(
                self.mandaten,
                wet=hulp.product.wet,
                bedrag=bedrag(hulp.omvang, hulp.ingang, hulp.einde, hulp.product.tarief),
                weken=weken_van(hulp.ingang, hulp.einde),
            )
            is not None
        )
        if self.binnen_mandaat:
            return schoon
        if not schoon.get("aan"):
            self.add_error("aan", gettext("Dit gaat boven je mandaat. Kies wie erover beslist."))
        if not schoon.get("waarom"):
            self.add_error("waarom", gettext("Schrijf op waarom het nodig is, zonder naam."))
        return schoon


class VanAnderFormulier(Hulpvelden):
    """Hulp die een ander toewees: een huisarts, een instelling of een rechter."""

    toewijzer = forms.ChoiceField(
        label=_("Wie wees deze hulp toe?"),
        choices=[keuze for keuze in Toewijzer.choices if keuze[0] != Toewijzer.GEMEENTE],
    )


class OvernameFormulier(forms.Form):
    """Wat een ander al beoordeelde. Alles leeg: er is niets over te nemen."""

    bron = forms.ChoiceField(label=_("Wie beoordeelde het?"), required=False)
    van_wie = forms.CharField(label=_("Naam of organisatie"), max_length=150, required=False)
    beoordeeld_op = forms.DateField(
        label=_("Op welke dag?"), required=False, error_messages=DAG_FOUT
    )
    wat = forms.CharField(
        label=_("Wat is er beoordeeld?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, verplicht: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verplicht = verplicht
        veld: Any = self.fields["bron"]
        veld.choices = [("", gettext("kies")), *Bron.choices]

    @property
    def ingevuld(self) -> bool:
        return any(self[naam].value() for naam in ("bron", "van_wie", "beoordeeld_op", "wat"))

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if not self.verplicht and not self.ingevuld:
            return schoon
        fouten = {
            "bron": gettext("Kies wie het beoordeelde."),
            "beoordeeld_op": gettext("Kies op welke dag het beoordeeld is."),
            "wat": gettext("Schrijf op wat er beoordeeld is."),
        }
        for naam, zin in fouten.items():
            if not schoon.get(naam) and naam not in self.errors:
                self.add_error(naam, zin)
        dag: date | None = schoon.get("beoordeeld_op")
        if dag is not None and dag > klok.vandaag():
            self.add_error("beoordeeld_op", gettext("Deze dag moet nog komen."))
        return schoon

    def over_te_nemen(self) -> dict[str, Any] | None:
        """De velden van de handeling, of None als er niets is overgenomen."""
        return self.cleaned_data if self.cleaned_data.get("wat") else None


class VerzoekFormulier(OvernameFormulier):
    """Antwoord op een verzoek: ja met waarom, nee met waarom, of eerst uitzoeken."""

    antwoord = forms.ChoiceField(
        choices=[("toegewezen", ""), ("afgewezen", ""), ("onderzoek", "")],
        error_messages={
            "required": _("Kies een antwoord."),
            "invalid_choice": _("Kies een antwoord."),
        },
    )
    motivering = forms.CharField(
        label=_("Waarom deze hulp?"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    waarom_niet = forms.CharField(label=_("Waarom niet?"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, verplicht=False, **kwargs)

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        if schoon.get("antwoord") == "toegewezen" and not schoon.get("motivering"):
            self.add_error("motivering", gettext("Schrijf op waarom deze hulp nodig is."))
        if schoon.get("antwoord") == "afgewezen" and not schoon.get("waarom_niet"):
            self.add_error("waarom_niet", gettext("Schrijf in een zin waarom niet."))
        return schoon

    def over_te_nemen(self) -> dict[str, Any] | None:
        schoon = super().over_te_nemen()
        velden = ("bron", "van_wie", "beoordeeld_op", "wat")
        return {naam: schoon[naam] for naam in velden} if schoon else None


class AntwoordFormulier(forms.Form):
    """Ja, of nee met in een zin waarom niet."""

    antwoord = forms.ChoiceField(choices=Antwoord.choices)
    woorden = forms.CharField(label=_("Wil je er iets bij zeggen?"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("antwoord") == Antwoord.NEE and not schoon.get("woorden"):
            self.add_error("woorden", gettext("Schrijf in een zin waarom niet."))
        return schoon
