"""De formulieren van consult. Ze kijken na, ze bewaren niets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.consult.models import Besluit, Hoe
from nabij.kamers.consult.overzichten.overleg import Groep
from nabij.kamers.consult.overzichten.praatje import telbare_themas
from nabij.kamers.consult.regels import anoniem
from nabij.kamers.consult.regels.anoniem import Bekend, Soort, Vondst
from nabij.kamers.poort.begrippen import Onderdeel

WEKEN = 6
LANGST = timedelta(weeks=26)
SOORTNAMEN = {
    Soort.NAAM: _("een naam"),
    Soort.ADRES: _("een adres"),
    Soort.BSN: _("een BSN"),
    Soort.GEBOREN: _("een geboortedatum"),
    Soort.BEREIKEN: _("een telefoonnummer of e-mailadres"),
}
# Een korte vraag gaat over werk; alleen een BSN hoort daar nooit in.
WEIGERT: dict[str, frozenset[Soort]] = {
    Hoe.KORT: frozenset({Soort.BSN}),
    Hoe.ANONIEM: frozenset(Soort),
}


def _tekst(label: Any, verplicht: Any, uitleg: Any = "", rijen: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": rijen}),
        error_messages={"required": verplicht},
    )


class VraagFormulier(forms.Form):
    """Een vraag aan een collega. Zonder naam: wat iemand aanwijst, wordt geweigerd en getoond."""

    tekst = _tekst(
        _("Wat wil je vragen?"),
        _("Schrijf op wat je wilt vragen."),
        _("Wat is er, wat probeerde je al, en wat wil je van je collega weten?"),
    )
    aan = forms.TypedChoiceField(
        label=_("Aan wie?"), coerce=UUID, error_messages={"required": _("Kies een collega.")}
    )
    thema = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        help_text=_(
            "Alleen om te tellen, voor het hele team. Het komt niet bij je vraag te staan."
        ),
        required=False,
    )
    hoe = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        hoe: Hoe,
        groepen: Sequence[Groep],
        bekend: Bekend = anoniem.ONBEKEND,
        **kwargs: Any,
    ) -> None:
        begin = {"hoe": str(hoe), **kwargs.pop("initial", {})}
        super().__init__(*args, initial=begin, **kwargs)
        self.gekozen, self.bekend = hoe, bekend
        self.stukken: list[tuple[str, str]] = []
        veld: Any = self.fields["aan"]
        veld.choices = [("", gettext("kies")), *groepen]
        thema: Any = self.fields["thema"]
        thema.choices = [("", gettext("zeg ik niet")), *telbare_themas()]

    def clean_tekst(self) -> str:
        tekst: str = self.cleaned_data["tekst"]
        weigert = WEIGERT.get(self.gekozen, frozenset())
        gevonden = anoniem.vind(tekst, vandaag=klok.vandaag(), bekend=self.bekend)
        vondsten = [vondst for vondst in gevonden if vondst.soort in weigert]
        if vondsten:
            self.stukken = anoniem.stukken(tekst, vondsten)
            raise ValidationError(_in_woorden(vondsten))
        return tekst


def _in_woorden(vondsten: Sequence[Vondst]) -> str:
    soorten = dict.fromkeys(str(SOORTNAMEN[vondst.soort]) for vondst in vondsten)
    return gettext("Hieraan is iemand te herkennen: %(wat)s. Schrijf het anders op.") % {
        "wat": ", ".join(soorten)
    }


class MeekijkFormulier(VraagFormulier):
    """Een collega leest of kijkt mee, voor genoemde delen en tot een dag."""

    stuk = forms.CharField(
        label=_("Voor welk stuk?"),
        help_text=_("In gewone woorden, zoals: brieven en afspraken. Het huishouden leest dit."),
        max_length=200,
        error_messages={"required": _("Schrijf op voor welk stuk.")},
    )
    delen = forms.MultipleChoiceField(
        label=_("Wat mag je collega lezen?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wat je collega mag lezen. Zo weinig als kan.")},
    )
    tot_en_met = forms.DateField(
        label=_("Tot en met welke dag?"),
        help_text=_("Daarna sluit het vanzelf."),
        error_messages={
            "required": _("Kies een dag. Zonder einde kan het niet."),
            "invalid": _("Deze dag bestaat niet."),
        },
    )
    akkoord = forms.CharField(
        label=_("Wat zei het huishouden ervan?"),
        help_text=_("In hun woorden. Zonder hun ja kijkt niemand mee."),
        max_length=300,
        error_messages={"required": _("Vraag het eerst aan het huishouden.")},
    )

    def __init__(self, *args: Any, delen: Sequence[Onderdeel], **kwargs: Any) -> None:
        weken = timedelta(weeks=WEKEN)
        begin = {"tot_en_met": klok.vandaag() + weken, **kwargs.pop("initial", {})}
        super().__init__(*args, initial=begin, **kwargs)
        veld: Any = self.fields["delen"]
        veld.choices = [(str(deel), deel.label) for deel in delen]

    def clean_tot_en_met(self) -> date:
        dag: date = self.cleaned_data["tot_en_met"]
        if dag < klok.vandaag():
            raise ValidationError(gettext("Deze dag is al voorbij. Kies vandaag of later."))
        if dag > klok.vandaag() + LANGST:
            raise ValidationError(gettext("Hoogstens een half jaar. Daarna kan het opnieuw."))
        return dag

    def voor_meekijken(self) -> dict[str, Any]:
        """De velden van `handelingen.laat_meekijken`."""
        schoon = self.cleaned_data
        tot: datetime = klok.begin_van(schoon["tot_en_met"] + timedelta(days=1))
        return {
            "account_id": schoon["aan"],
            "delen": [Onderdeel(deel) for deel in schoon["delen"]],
            "stuk": schoon["stuk"],
            "tot": tot,
            "akkoord": schoon["akkoord"],
        }


class AntwoordFormulier(forms.Form):
    antwoord = _tekst(_("Je antwoord"), _("Schrijf je antwoord op."))


class BesluitOverVraagFormulier(AntwoordFormulier):
    """Antwoord op een vraag boven het mandaat: woorden, met een knop voor ja, ja als, of nee.

    Een ja spreekt voor zich. Bij een nee of een voorwaarde heeft wie vroeg de woorden nodig.
    """

    besluit = forms.ChoiceField(choices=Besluit.choices, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].required = False

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        besluit = schoon.get("besluit", "")
        if schoon.get("antwoord") or "antwoord" in self.errors:
            return schoon
        if besluit == Besluit.JA:
            schoon["antwoord"] = gettext("Ja.")
        elif besluit == Besluit.MITS:
            self.add_error("antwoord", gettext("Schrijf op onder welke voorwaarde het mag."))
        elif besluit == Besluit.NEE:
            self.add_error("antwoord", gettext("Schrijf in een zin waarom niet."))
        else:
            self.add_error("antwoord", gettext("Schrijf je antwoord op."))
        return schoon


class WegFormulier(forms.Form):
    """Nu niet. De reden mag leeg blijven."""

    reden = forms.CharField(required=False, max_length=300)


class WeigeringFormulier(forms.Form):
    """Een regel: wie weigerde, waarom, en waarvoor het gevraagd was."""

    wie = forms.CharField(
        label=_("Wie weigerde of zette eruit?"),
        max_length=150,
        error_messages={"required": _("Schrijf op wie er weigerde.")},
    )
    reden = forms.CharField(
        label=_("Wat was de reden?"),
        help_text=_("Zoals zij het zeiden."),
        max_length=300,
        error_messages={"required": _("Schrijf op wat de reden was.")},
    )
    thema = forms.ChoiceField(
        label=_("Waarvoor werd het gevraagd?"),
        error_messages={"required": _("Kies waarvoor het gevraagd werd.")},
    )
    ook = forms.ChoiceField(
        label=_("Wat stond volgens hen in de weg?"),
        help_text=_("Zo zien we welke combinaties niemand neemt. Zonder namen."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(thema.code, thema.naam) for thema in afspraken.themas()]
        for naam, leeg in (("thema", gettext("kies")), ("ook", gettext("niets genoemd"))):
            veld: Any = self.fields[naam]
            veld.choices = [("", leeg), *keuzes]


class BesluitFormulier(forms.Form):
    besluit = forms.CharField(
        label=_("Wie neemt dit huishouden op zich?"),
        max_length=300,
        error_messages={"required": _("Schrijf op wie dit huishouden op zich neemt.")},
    )


class MaatwerkFormulier(forms.Form):
    """Wat we doen en een zin waarom; boven het mandaat ook wie beslist, en voor wanneer."""

    wat = forms.CharField(
        label=_("Wat doen we?"),
        max_length=200,
        error_messages={"required": _("Schrijf op wat jullie doen.")},
    )
    waarom = forms.CharField(
        label=_("Waarom is dat nodig?"),
        help_text=_("Een zin is genoeg."),
        max_length=300,
        error_messages={"required": _("Schrijf in een zin waarom het nodig is.")},
    )
    aan = forms.TypedChoiceField(label=_("Wie beslist hierover?"), coerce=UUID, required=False)
    vraag = forms.CharField(
        label=_("Wat vraag je?"),
        help_text=_("Zonder naam: wie beslist hoeft niet te weten over wie het gaat."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    uiterlijk = forms.DateField(
        label=_("Voor welke dag heb je antwoord nodig?"),
        required=False,
        error_messages={"invalid": _("Deze dag bestaat niet.")},
    )

    def __init__(self, *args: Any, groepen: Sequence[Groep], bekend: Bekend, **kwargs: Any) -> None:
        begin = {"uiterlijk": klok.vandaag() + timedelta(weeks=1), **kwargs.pop("initial", {})}
        super().__init__(*args, initial=begin, **kwargs)
        self.bekend = bekend
        veld: Any = self.fields["aan"]
        veld.choices = [("", gettext("niemand, dit mogen we zelf")), *groepen]

    @property
    def boven_mandaat(self) -> bool:
        """Of dat deel open moet staan: er is iets gekozen of getypt."""
        return any(self[naam].value() or self[naam].errors for naam in ("aan", "vraag"))

    def clean_vraag(self) -> str:
        tekst: str = self.cleaned_data["vraag"]
        vondsten = anoniem.vind(tekst, vandaag=klok.vandaag(), bekend=self.bekend)
        if vondsten:
            raise ValidationError(_in_woorden(list(vondsten)))
        return tekst

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if not schoon.get("aan"):
            if schoon.get("vraag"):
                self.add_error("aan", gettext("Kies wie hierover beslist."))
            return schoon
        if not schoon.get("vraag") and "vraag" not in self.errors:
            self.add_error("vraag", gettext("Schrijf op wat je vraagt."))
        dag = schoon.get("uiterlijk")
        if "uiterlijk" not in self.errors and (dag is None or dag < klok.vandaag()):
            self.add_error("uiterlijk", gettext("Kies vandaag of een dag daarna."))
        return schoon
