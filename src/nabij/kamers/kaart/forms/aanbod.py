"""Een vermelding opschrijven of verbeteren."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart.gegevens import Adres, Gegevens, schrijf_tijden
from nabij.kamers.kaart.models import Doelgroep, Kring, Soort
from nabij.kamers.kaart.regels.openingstijden import Tijd, lees_tijden
from nabij.kamers.kaart.regels.telefoon import normaal_nummer
from nabij.kamers.wijk.overzichten import gebied_keuzes
from nabij.kamers.wijk.regels import normale_postcode

LANG = 2_000
_ADRES = ("straat", "huisnummer", "postcode", "plaats")


def _lang(label: Any, uitleg: Any = "", rijen: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=LANG,
        required=False,
        widget=forms.Textarea(attrs={"rows": rijen}),
    )


def _kort(label: Any, uitleg: Any = "", langst: int = 200, leeg: Any = "") -> forms.CharField:
    fouten = {"required": leeg} if leeg else {}
    return forms.CharField(
        label=label, help_text=uitleg, max_length=langst, required=bool(leeg), error_messages=fouten
    )


def _leeftijd(label: Any) -> forms.IntegerField:
    zin = _("Vul een leeftijd in van 0 tot 120.")
    fouten = {"invalid": zin, "min_value": zin, "max_value": zin}
    return forms.IntegerField(
        label=label, min_value=0, max_value=120, required=False, error_messages=fouten
    )


class VermeldingFormulier(forms.Form):
    """Wat ook wie het aanbiedt mag verbeteren."""

    naam = _kort(_("Hoe heet het?"), leeg=_("Schrijf op hoe het heet."))
    omschrijving = _lang(_("Wat is het?"), _("In gewone woorden, een paar zinnen."))
    voor_wie = _lang(_("Voor wie is het?"), rijen=2)
    niet_voor = _lang(_("Voor wie is het niet?"), _("Zodat niemand voor niets komt."), rijen=2)
    leeftijd_van = _leeftijd(_("Vanaf welke leeftijd?"))
    leeftijd_tot = _leeftijd(_("Tot en met welke leeftijd?"))
    hoe_binnenkomen = _lang(
        _("Hoe komt iemand binnen?"), _("Zoals: loop binnen, bel eerst, via de huisarts."), rijen=2
    )
    kosten = _kort(_("Wat kost het?"), langst=300)
    plek = _kort(_("Waar is het?"), _("De naam van de plek, zoals het buurthuis."))
    straat = _kort(_("Straat"), langst=150)
    huisnummer = _kort(_("Huisnummer"), langst=20)
    postcode = _kort(_("Postcode"), langst=10)
    plaats = _kort(_("Plaats"), langst=100)
    tijden = _lang(
        _("Wanneer is het open?"),
        _("Een regel per tijd, zoals: maandag 13.30-15.00. Na middernacht mag ook."),
    )
    telefoon = _kort(_("Telefoonnummer"), langst=60)
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres.")},
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Dit is geen adres van een website.")},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_telefoon(self) -> str:
        nummer: str = self.cleaned_data["telefoon"]
        if nummer and not normaal_nummer(nummer):
            zin = gettext("Dit nummer kennen we niet. Schrijf het zo: 020 123 45 67.")
            raise ValidationError(zin)
        return nummer

    def clean_postcode(self) -> str:
        getypt: str = self.cleaned_data["postcode"]
        normaal = normale_postcode(getypt) if getypt else ""
        if normaal is None:
            raise ValidationError(gettext("Schrijf de postcode zo: 1234 AB."))
        return normaal

    def clean_tijden(self) -> tuple[Tijd, ...]:
        gelezen, fout = lees_tijden(self.cleaned_data["tijden"])
        if fout:
            zin = gettext("Dit begrijpen we niet: %(wat)s. Schrijf het zo: ma 13.30-15.00.")
            raise ValidationError(zin % {"wat": "; ".join(fout[:3])})
        return tuple(gelezen)

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        van, tot = schoon.get("leeftijd_van"), schoon.get("leeftijd_tot")
        if van is not None and tot is not None and tot < van:
            self.add_error(
                "leeftijd_tot", gettext("Dit is lager dan de leeftijd waarop het begint.")
            )
        return schoon

    def anders_dan(self, was: Gegevens) -> Gegevens:
        """De vermelding met wat hier is ingevuld; wat niet in dit formulier staat blijft."""
        bekend = {*vars(was), "plek", *_ADRES}
        schoon = {naam: w for naam, w in self.cleaned_data.items() if naam in bekend}
        adres = Adres(naam=schoon.pop("plek"), **{naam: schoon.pop(naam) for naam in _ADRES})
        return replace(was, adres=adres, **schoon)


def begin(gegevens: Gegevens, versie: int) -> dict[str, Any]:
    """Waarmee het formulier opent."""
    adres = vars(gegevens.adres)
    return {
        **vars(gegevens),
        **{naam: adres[naam] for naam in _ADRES},
        "plek": gegevens.adres.naam,
        "tijden": schrijf_tijden(gegevens.tijden),
        "gebieden": [str(pk) for pk in gegevens.gebieden],
        "themas": list(gegevens.themas),
        "doelgroepen": list(gegevens.doelgroepen),
        "versie": versie,
    }


class AanbodFormulier(VermeldingFormulier):
    """Een hele vermelding, voor wie in het team werkt."""

    organisatie = _kort(
        _("Van wie is het?"),
        _("De naam van de organisatie, de club of de groep bewoners."),
        leeg=_("Schrijf op van wie het is."),
    )
    soort = forms.ChoiceField(
        label=_("Wie doet het?"),
        choices=Soort.choices,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
        error_messages={"required": _("Kies wie het doet.")},
    )
    themas = forms.MultipleChoiceField(
        label=_("Themas"),
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "raster"}),
        required=False,
    )
    doelgroepen = forms.MultipleChoiceField(
        label=_("In het bijzonder voor"),
        help_text=_("Kies niets als het voor iedereen is."),
        choices=Doelgroep.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "naast"}),
        required=False,
    )
    gebieden = forms.MultipleChoiceField(
        label=_("Voor welke buurt?"),
        help_text=_("Kies niets als het voor de hele gemeente is."),
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "naast"}),
        required=False,
    )
    zonder_besluit = forms.BooleanField(
        label=_("Kan zonder besluit beginnen"),
        help_text=_("De gemeente hoeft er niets over te besluiten."),
        required=False,
    )
    kring = forms.ChoiceField(
        label=_("Hoe dichtbij is het?"),
        choices=[("", _("volgt uit wie het doet")), *Kring.choices],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themas, gebieden = self.fields["themas"], self.fields["gebieden"]
        assert isinstance(themas, forms.ChoiceField)  # noqa: S101
        assert isinstance(gebieden, forms.ChoiceField)  # noqa: S101
        themas.choices = [(thema.code, thema.naam) for thema in afspraken.themas()]
        gebieden.choices = gebied_keuzes()

    @property
    def gegevens(self) -> Gegevens:
        """De hele vermelding zoals zij hier is ingevuld."""
        return self.anders_dan(Gegevens(naam="", organisatie="", soort=""))

    def clean_themas(self) -> tuple[str, ...]:
        return tuple(sorted(self.cleaned_data["themas"]))

    def clean_doelgroepen(self) -> tuple[str, ...]:
        return tuple(sorted(self.cleaned_data["doelgroepen"]))

    def clean_gebieden(self) -> tuple[UUID, ...]:
        return tuple(sorted(UUID(pk) for pk in self.cleaned_data["gebieden"]))


class EigenaarFormulier(forms.Form):
    """Wie de vermelding bijhoudt en dus af en toe een mail krijgt."""

    naam = _kort(_("Naam"))
    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Hierheen gaat de vraag of het nog klopt."),
        error_messages={
            "required": _("Vul een e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres."),
        },
    )


class BijhouderFormulier(VermeldingFormulier):
    """Wat wie het aanbiedt zelf verbetert, met een link en zonder account."""

    aanmeldstop = forms.BooleanField(
        label=_("Er kan nu niemand bij"),
        help_text=_("Dan staat erbij dat er een aanmeldstop is."),
        required=False,
    )
    gestopt = forms.BooleanField(
        label=_("Het is er niet meer"),
        help_text=_("Dan halen we het van de kaart."),
        required=False,
    )
