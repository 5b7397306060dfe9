"""Het formulier van een gesprek: een leeg veld, en de rest alleen als iemand het openvouwt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Leefgebied
from nabij.kamers.toegang.handelingen import NieuweWaarneming
from nabij.kamers.toegang.models import (
    OpgemerktSoort,
    VeiligheidsvraagAntwoord,
    WaarnemingSoort,
    WaarnemingStand,
)
from nabij.kamers.toegang.overzichten import Regel


def _woorden(label: Any, rijen: int = 2, uitleg: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=uitleg,
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": rijen}),
    )


def _van_wie() -> forms.CharField:
    return forms.CharField(label=_("Wie zei dit?"), required=False, max_length=120)


def _stand() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Hoe is het nu voor u?"),
        help_text=_("Alleen als de inwoner het wil zeggen."),
        required=False,
        choices=WaarnemingStand.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )


class Gebiedformulier(forms.Form):
    """Een leefgebied: wat goed gaat en wat zorgen geeft, elk met onze lezing ernaast."""

    kracht = _woorden(_("Dit gaat goed, in hun woorden"))
    kracht_lezing = _woorden(_("Onze lezing"))
    zorg = _woorden(_("Dit geeft zorgen, in hun woorden"))
    zorg_lezing = _woorden(_("Onze lezing"))
    van_wie = _van_wie()
    stand = _stand()

    def __init__(self, *args: Any, gebied: Leefgebied, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": gebied.code})
        self.gebied = gebied

    @property
    def is_ingevuld(self) -> bool:
        """Of dit gebied open moet staan: er is iets getypt, of er klopt iets niet."""
        if self.is_bound:
            return bool(self.errors) or any(self.data.get(self.add_prefix(n)) for n in self.fields)
        return any(self.initial.get(naam) for naam in self.fields)

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        for naam in (WaarnemingSoort.KRACHT, WaarnemingSoort.ZORG):
            if ingevuld.get(f"{naam}_lezing") and not ingevuld.get(naam):
                self.add_error(naam, gettext("Schrijf eerst op wat de inwoner zelf zei."))
        los = ingevuld.get("stand") and not (ingevuld.get("kracht") or ingevuld.get("zorg"))
        if los:
            self.add_error("stand", gettext("Schrijf er in een paar woorden bij waarom."))
        return ingevuld

    @property
    def waarnemingen(self) -> list[NieuweWaarneming]:
        """De stand hoort bij de zorg, of als die er niet is bij wat goed gaat."""
        ingevuld = self.cleaned_data
        met_stand = "zorg" if ingevuld["zorg"] else "kracht"
        return [
            NieuweWaarneming(
                soort=soort,
                woorden=ingevuld[soort],
                leefgebied=self.gebied.code,
                van_wie=ingevuld["van_wie"],
                lezing=ingevuld[f"{soort}_lezing"],
                stand=ingevuld["stand"] if soort == met_stand else "",
            )
            for soort in (WaarnemingSoort.KRACHT.value, WaarnemingSoort.ZORG.value)
            if ingevuld[soort]
        ]


class Gespreksformulier(forms.Form):
    """Het gesprek aan tafel. Alles mag leeg, als er maar iets geschreven is."""

    verslag = _woorden(_("Wat is er besproken?"), 8, _("Een paar woorden is genoeg."))
    met = forms.CharField(
        label=_("Met wie?"),
        required=False,
        max_length=200,
        help_text=_("Voornamen is genoeg."),
    )
    kern = _woorden(
        _("Waar gaat het om?"),
        2,
        _("In de woorden van de inwoner. Alleen als het duidelijk werd."),
    )
    kern_van = _van_wie()
    kern_lezing = _woorden(_("Onze lezing"))
    eerder_wat = forms.CharField(
        label=_("Welke hulp was er eerder?"), required=False, max_length=300
    )
    eerder_wanneer = forms.CharField(
        label=_("Wanneer was dat?"),
        help_text=_("Zoals het gezegd werd: een jaar is genoeg."),
        required=False,
        max_length=80,
    )
    eerder_uitkomst = forms.CharField(label=_("Wat deed het?"), required=False, max_length=300)
    eerder_bron = forms.CharField(
        label=_("Van wie weten we dit?"),
        help_text=_("Leeg: het huishouden vertelde het zelf."),
        required=False,
        max_length=120,
    )
    veilig = forms.ChoiceField(
        label=_("Is het veilig, en is er genoeg zorg?"),
        help_text=_("Vraag het gewoon, als het kan. Het antwoord komt niet in het verslag."),
        required=False,
        choices=[("", _("niet besproken")), *VeiligheidsvraagAntwoord.choices],
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )
    veilig_woorden = _woorden(_("Wat is er gezien of gezegd?"))
    gevaar = forms.BooleanField(label=_("Er is nu iemand in gevaar"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gegevens = args[0] if args else kwargs.get("data")
        self.gebieden = [
            Gebiedformulier(gegevens, gebied=gebied, initial=self._van(gebied))
            for gebied in afspraken.leefgebieden()
        ]

    def _van(self, gebied: Leefgebied) -> dict[str, Any]:
        """Een concept bewaart de velden met het gebied ervoor."""
        begin = f"{gebied.code}-"
        return {
            naam.removeprefix(begin): waarde
            for naam, waarde in self.initial.items()
            if naam.startswith(begin)
        }

    def is_valid(self) -> bool:
        gebieden = [gebied.is_valid() for gebied in self.gebieden]
        return super().is_valid() and all(gebieden)

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if ingevuld.get("kern_lezing") and not ingevuld.get("kern"):
            self.add_error("kern", gettext("Schrijf eerst op wat de inwoner zelf zei."))
        if ingevuld.get("gevaar"):
            ingevuld["veilig"] = VeiligheidsvraagAntwoord.JA
        if ingevuld.get("veilig_woorden") and not ingevuld.get("veilig"):
            self.add_error("veilig", gettext("Kies nee of ja bij wat je opschreef."))
        if self._eerder(ingevuld) and not ingevuld.get("eerder_wat"):
            self.add_error("eerder_wat", gettext("Schrijf erbij welke hulp het was."))
        iets = any(ingevuld.get(naam) for naam in ("verslag", "kern", "veilig", "eerder_wat"))
        if not iets and not any(gebied.is_ingevuld for gebied in self.gebieden):
            raise ValidationError(
                gettext("Er is nog niets geschreven. Een paar woorden is genoeg.")
            )
        return ingevuld

    @staticmethod
    def _eerder(velden: Mapping[str, Any]) -> dict[str, str]:
        namen = ("wat", "wanneer", "uitkomst", "bron")
        return {naam: velden[f"eerder_{naam}"] for naam in namen if velden.get(f"eerder_{naam}")}

    @property
    def eerder(self) -> dict[str, str]:
        """De velden van `noteer_eerdere_hulp`; leeg als er niets over gezegd is."""
        return self._eerder(self.cleaned_data)

    @property
    def eerder_open(self) -> bool:
        """Of dat deel open moet staan: er is al iets getypt."""
        return bool(self._eerder(self.data if self.is_bound else self.initial))

    @property
    def waarnemingen(self) -> tuple[NieuweWaarneming, ...]:
        per_gebied = [een for gebied in self.gebieden for een in gebied.waarnemingen]
        ingevuld = self.cleaned_data
        kern = NieuweWaarneming(
            soort=WaarnemingSoort.KERN,
            woorden=ingevuld["kern"],
            van_wie=ingevuld["kern_van"],
            lezing=ingevuld["kern_lezing"],
        )
        return (*per_gebied, *([kern] if kern.woorden else []))


class VerslagFormulier(forms.Form):
    """Een verslag verbeteren; wat er eerst stond blijft bewaard."""

    verslag = _woorden(_("Wat is er besproken?"), 10)
    met = forms.CharField(label=_("Met wie?"), required=False, max_length=200)
    versie = forms.IntegerField(widget=forms.HiddenInput)


class OpgemerktFormulier(forms.Form):
    """Wat er in dit gesprek opviel. Alles mag leeg; uitvinken mag ook."""

    wat = forms.MultipleChoiceField(
        label=_("Viel er iets op?"),
        help_text=_("Dit hoort bij dit gesprek, niet bij iemand."),
        choices=[
            keuze
            for keuze in OpgemerktSoort.choices
            if keuze[0] not in (OpgemerktSoort.HUIS_OF_STROOM, OpgemerktSoort.WENS)
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    dag = forms.DateField(
        label=_("Dreigt huis, stroom of water weg te vallen? Op welke dag?"),
        required=False,
        error_messages={"invalid": _("Deze dag bestaat niet.")},
    )
    wens = forms.CharField(
        label=_("Vroeg de inwoner om iemand met bepaalde kennis?"),
        help_text=_("In hun woorden."),
        max_length=300,
        required=False,
    )

    def voor_handeling(self) -> dict[str, Any]:
        """De velden van `handelingen.merk_op`."""
        schoon = self.cleaned_data
        ook = [
            *([OpgemerktSoort.HUIS_OF_STROOM] if schoon["dag"] else []),
            *([OpgemerktSoort.WENS] if schoon["wens"] else []),
        ]
        return {"wat": [*schoon["wat"], *ook], "dag": schoon["dag"], "wens": schoon["wens"]}


class WaarnemingFormulier(forms.Form):
    """Iets erbij schrijven zonder een nieuw gesprek."""

    soort = forms.ChoiceField(
        label=_("Wat is het?"),
        choices=WaarnemingSoort.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het is.")},
    )
    woorden = forms.CharField(
        label=_("In hun woorden"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=20_000,
        error_messages={"required": _("Schrijf op wat er gezegd is.")},
    )
    van_wie = _van_wie()
    lezing = _woorden(_("Onze lezing"))
    leefgebied = forms.ChoiceField(label=_("Waar hoort het bij?"), required=False)
    stand = _stand()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["leefgebied"]
        veld.choices = [
            ("", gettext("niet bij een gebied")),
            *((gebied.code, gebied.naam) for gebied in afspraken.leefgebieden()),
        ]


class SamenhangFormulier(forms.Form):
    """Dit hangt aan dat: twee keuzes uit wat er is opgeschreven."""

    gevolg = forms.ChoiceField(
        label=_("Dit"), error_messages={"required": _("Kies wat er aan iets anders hangt.")}
    )
    oorzaak = forms.ChoiceField(
        label=_("hangt aan dat"), error_messages={"required": _("Kies waar het aan hangt.")}
    )

    def __init__(self, *args: Any, regels: Sequence[Regel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", gettext("kies")), *((str(een.id), _kort(een.woorden)) for een in regels)]
        for naam in ("gevolg", "oorzaak"):
            veld: Any = self.fields[naam]
            veld.choices = keuzes

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if ingevuld.get("gevolg") and ingevuld.get("gevolg") == ingevuld.get("oorzaak"):
            self.add_error("oorzaak", gettext("Iets hangt niet aan zichzelf. Kies iets anders."))
        return ingevuld


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else f"{tekst[:57].rstrip()}..."
