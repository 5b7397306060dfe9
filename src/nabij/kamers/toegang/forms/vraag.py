"""Formulieren rond een vraag. Bij een nieuwe vraag is alleen de vraag zelf nodig."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.huisstijl.formulieren import keuzelabel
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.vereist import MetVereisten
from nabij.kamers.bewoners.forms import velden
from nabij.kamers.bewoners.models import Huishoudrol
from nabij.kamers.bewoners.regels import NieuwAdres, NieuwLid
from nabij.kamers.team.overzichten import teams
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.forms.velden import Buurtveld, Meerkeuze, bereikbaar
from nabij.kamers.toegang.models import Kanaal, Vrager
from nabij.kamers.wijk.overzichten import buurt_bij_postcode

_KORT = {"class": "utrecht-textbox--kort"}


@dataclass(frozen=True)
class Themavakje:
    """Een thema om aan te tikken, met het woord uit de vraag dat het voorstelde."""

    code: str
    label: str
    gekozen: bool


@dataclass(frozen=True)
class Themakeuze:
    """Wat er over themas op het scherm staat: voorstellen, wat al gekozen is, en de rest."""

    vakjes: list[Themavakje]
    rest: list[tuple[str, str]]

    @classmethod
    def maak(cls, tekst: str, gekozen: Iterable[str]) -> Themakeuze:
        """De voorstellen bij `tekst`, met wat een mens al koos aangekruist."""
        aan = set(gekozen)
        voorstellen = {
            thema.code: keuzelabel(thema.naam, woorden=[voorstel.gevonden_als])
            for thema, voorstel in afspraken.stel_themas_voor(tekst)
        }
        namen = {thema.code: thema.naam for thema in afspraken.themas()}
        # Wat uit staat maar al bij deze vraag hoort, blijft zichtbaar aangekruist.
        alle = {**namen, **{c: naam for c, naam in afspraken.themanamen().items() if c in aan}}
        getoond = {**voorstellen, **{c: alle[c] for c in alle if c in aan - set(voorstellen)}}
        return cls(
            vakjes=[Themavakje(code, label, code in aan) for code, label in getoond.items()],
            rest=[(code, naam) for code, naam in namen.items() if code not in getoond],
        )


def themakeuzes() -> list[tuple[str, str]]:
    return [(thema.code, thema.naam) for thema in afspraken.themas()]


class Themaveld(forms.MultipleChoiceField):
    """Hoogstens drie themas, door een mens gekozen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=themakeuzes,
            widget=Meerkeuze,
            required=False,
            label=_("Past dit erbij?"),
            **kwargs,
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > regels.HOOGSTENS_THEMAS:
            raise ValidationError(gettext("Kies hoogstens drie thema's."))


def met_woorden(tekst: str, gekozen: Iterable[str]) -> list[tuple[str, str]]:
    """Bij elk gekozen thema het woord uit de vraag dat het voorstelde, of niets."""
    voorgesteld = afspraken.stel_themas_voor(tekst, hoogstens=99)
    gevonden = [(thema.code, voorstel.gevonden_als) for thema, voorstel in voorgesteld]
    return regels.kies_themas(gekozen, gevonden)


class NieuweVraag(MetVereisten):
    """Een vraag in een zin. De rest mag leeg, tenzij de gemeente er nu om vraagt."""

    formulier_code = "nieuwe_vraag"

    tekst = forms.CharField(
        label=_("Wat is de vraag?"),
        help_text=_("Schrijf het zoals het gezegd werd."),
        max_length=5000,
        widget=forms.Textarea(
            attrs={"rows": 5, "class": "utrecht-textarea--groot", "autofocus": True}
        ),
        error_messages={"required": _("Schrijf op wat er gevraagd wordt, in een paar woorden.")},
    )
    themas = Themaveld()
    terugbellen = forms.CharField(
        label=_("Hoe kunnen we terugbellen?"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", **_KORT}),
    )
    naam = forms.CharField(label=_("Wie is het?"), max_length=200, required=False)
    vrager = forms.ChoiceField(
        label=_("Wie vraagt het?"),
        choices=Vrager.choices,
        required=False,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )
    kanaal = forms.ChoiceField(
        label=_("Hoe kwam de vraag binnen?"),
        choices=[keuze for keuze in Kanaal.choices if keuze[0] != Kanaal.WEB],
        required=False,
        widget=forms.RadioSelect(attrs={"data-opmaak": "naast"}),
    )
    elders_gestopt = forms.BooleanField(
        label=_("Hulp ergens anders stopte of werd minder"), required=False
    )
    postcode = velden.Postcodeveld(
        label=_("Postcode"), help_text=_("Voor de buurt. We bewaren hem niet bij de vraag.")
    )
    huisnummer = velden.Huisnummerveld()
    buurt = Buurtveld()
    voorstel = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    achternaam = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
    geboortedatum = velden.Geboorteveld(help_text=_("Zoals 12-3-1988."))

    def clean_terugbellen(self) -> str:
        return bereikbaar(self.cleaned_data["terugbellen"])

    @property
    def gezocht(self) -> dict[str, Any]:
        """Waarmee een kaartje te vragen is; de achternaam mag ook bij de naam staan."""
        ingevuld = self.cleaned_data
        datum, gebruik = ingevuld.get("geboortedatum") or (None, "")
        los = ingevuld.get("achternaam") or regels.deel_naam(ingevuld.get("naam") or "")[2]
        return {
            "achternaam": los,
            "geboortedatum": None if gebruik else datum,
            "postcode": ingevuld.get("postcode") or "",
            "huisnummer": ingevuld.get("huisnummer"),
        }

    @property
    def buurt_id(self) -> UUID | None:
        """De gekozen buurt, of anders die bij het adres hoort.

        Een buurt die wij zelf invulden (`voorstel`) is niet gekozen: het adres kan veranderd zijn.
        """
        ingevuld = self.cleaned_data
        gekozen: UUID | None = ingevuld["buurt"]
        if not ingevuld["postcode"] or (gekozen and str(gekozen) != ingevuld["voorstel"]):
            return gekozen
        gevonden = buurt_bij_postcode(ingevuld["postcode"], ingevuld["huisnummer"])
        return gevonden.pk if gevonden else None

    @property
    def vraag(self) -> dict[str, Any]:
        """Wat er van de vraag bewaard wordt."""
        ingevuld = self.cleaned_data
        return {
            "tekst": ingevuld["tekst"],
            "themas": met_woorden(ingevuld["tekst"], ingevuld["themas"]),
            "terugbellen": ingevuld["terugbellen"],
            "naam": ingevuld["naam"],
            "vrager": ingevuld["vrager"],
            "kanaal": ingevuld["kanaal"] or Kanaal.BALIE,
            "elders_gestopt": ingevuld["elders_gestopt"],
        }


class _AlleThemas(Themaveld):
    """Ook een thema dat uit staat; of het al bij de vraag hoort, weet de handeling."""

    def valid_value(self, value: Any) -> bool:
        return afspraken.thema(str(value)) is not None


class ThemaFormulier(forms.Form):
    themas = _AlleThemas()


class AfloopFormulier(forms.Form):
    """Hoe een vraag eindigde: een tik, met een regel uitleg als iemand dat wil."""

    afloop = forms.ChoiceField(
        choices=lambda: [(afloop.code, afloop.tekst) for afloop in afspraken.aflopen()],
        error_messages={
            "required": _("Kies hoe de vraag afliep."),
            "invalid_choice": _("Kies een afloop uit de lijst."),
        },
    )
    toelichting = forms.CharField(label=_("Nog een regel erbij?"), max_length=300, required=False)


class TeamFormulier(forms.Form):
    """Naar welk team een vraag gaat; het team waar ze nu ligt (`huidig`) staat er niet bij."""

    team = forms.ChoiceField(
        label=_("Welk team?"),
        error_messages={
            "required": _("Kies een team."),
            "invalid_choice": _("Dit team is er niet meer."),
        },
    )

    def __init__(self, *args: Any, huidig: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["team"]
        veld.choices = [
            (str(team.pk), f"{team.naam} ({team.voor_wie})")
            for team in teams()
            if team.pk != huidig
        ]


class HuishoudenFormulier(forms.Form):
    """Bij welk huishouden de vraag hoort, uit de huishoudens waar je zelf bij betrokken bent."""

    huishouden = forms.ChoiceField(
        label=_("Bij welk huishouden?"),
        error_messages={
            "required": _("Kies een huishouden."),
            "invalid_choice": _("Bij dit huishouden ben je niet betrokken."),
        },
    )

    def __init__(self, *args: Any, keuzes: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["huishouden"]
        veld.choices = [("", gettext("kies een huishouden")), *keuzes]


class NieuwHuishouden(forms.Form):
    """Een naam om iemand te noemen is genoeg. De rest van de mensen kan later."""

    roepnaam = forms.CharField(label=_("Voornaam"), max_length=80, required=False)
    voorvoegsel = forms.CharField(
        label=_("Tussenvoegsel"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs=_KORT),
    )
    achternaam = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
    telefoon = velden.Telefoonveld(label=_("Telefoon"))
    buurt = Buurtveld()

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if not (ingevuld.get("roepnaam") or ingevuld.get("achternaam")):
            self.add_error(
                "roepnaam", gettext("Vul een voornaam of een achternaam in. Een van de twee.")
            )
        return ingevuld

    @property
    def lid(self) -> NieuwLid:
        ingevuld = self.cleaned_data
        namen = ("roepnaam", "voorvoegsel", "achternaam", "telefoon")
        return NieuwLid(**{naam: ingevuld[naam] for naam in namen}, rol=Huishoudrol.LID)

    @property
    def adres(self) -> NieuwAdres | None:
        buurt = self.cleaned_data["buurt"]
        return NieuwAdres(buurt_id=buurt) if buurt else None
