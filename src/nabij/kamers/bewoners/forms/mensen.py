"""Wie er in een huishouden woont. Alleen een naam om iemand te noemen is nodig."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.huisstijl.formulieren import keuzelabel
from nabij.kamers.bewoners.forms.adres import Adresvelden
from nabij.kamers.bewoners.forms.velden import (
    Bsnveld,
    Dagveld,
    Geboorteveld,
    Telefoonveld,
    kort,
)
from nabij.kamers.bewoners.handelingen import Gezaghouder
from nabij.kamers.bewoners.models import Geslacht, GezagSoort, Huishoudrol, Naamgebruik, Persoon
from nabij.kamers.bewoners.overzichten import Mens
from nabij.kamers.bewoners.regels import NieuwLid, geboortetekst
from nabij.kamers.poort.begrippen import Afscherming
from nabij.opslag.kluis import kluis

NAAST = {"data-opmaak": "naast"}
_NAMEN = ("roepnaam", "voornamen", "achternaam")


def _rolveld(begin: Huishoudrol) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Wie is dit in het huishouden?"),
        choices=Huishoudrol.choices,
        initial=begin,
        required=False,
        widget=forms.RadioSelect(attrs=NAAST),
    )


class Naamvelden(forms.Form):
    """Een manier om iemand te noemen; een van de drie is genoeg."""

    roepnaam = forms.CharField(label=_("Roepnaam"), max_length=80, required=False)
    voorvoegsel = forms.CharField(
        label=_("Tussenvoegsel"), max_length=20, required=False, widget=kort()
    )
    achternaam = forms.CharField(label=_("Achternaam"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if not any(ingevuld.get(naam) for naam in _NAMEN):
            self.add_error("roepnaam", gettext("Vul een naam in om deze persoon te noemen."))
        return ingevuld


class LidForm(Naamvelden):
    """Iemand die erbij komt: naam, en als het helpt leeftijd, rol en hoe te bereiken."""

    geboortedatum = Geboorteveld()
    rol = _rolveld(Huishoudrol.LID)
    deels = forms.BooleanField(label=_("Woont hier een deel van de tijd"), required=False)
    geslacht = forms.ChoiceField(
        label=_("Geslacht"),
        choices=Geslacht.choices,
        initial=Geslacht.ONBEKEND,
        required=False,
        widget=forms.RadioSelect(attrs=NAAST),
    )
    telefoon = Telefoonveld(label=_("Telefoon"), widget=kort(type="tel"))
    van = Dagveld(label=_("Hoort erbij sinds"))

    @property
    def lid(self) -> NieuwLid:
        return NieuwLid(**_lidvelden(self.cleaned_data))


def _lidvelden(ingevuld: Mapping[str, Any]) -> dict[str, Any]:
    """De velden van een formulier zoals `NieuwLid` en `wijzig_persoon` ze kennen."""
    velden = {
        naam: waarde for naam, waarde in ingevuld.items() if naam in NieuwLid.__dataclass_fields__
    }
    if "geboortedatum" in velden:
        velden["geboortedatum"], velden["datumgebruik"] = velden["geboortedatum"]
    for naam, leeg in (("rol", Huishoudrol.LID), ("geslacht", Geslacht.ONBEKEND)):
        if naam in velden:
            velden[naam] = velden[naam] or leeg
    return velden


class PersoonForm(LidForm):
    """Alles wat er van iemand bekend kan zijn. Leeg laten mag altijd."""

    voornamen = forms.CharField(label=_("Voornamen"), max_length=200, required=False)
    voorletters = forms.CharField(
        label=_("Voorletters"), max_length=20, required=False, widget=kort()
    )
    partner_voorvoegsel = forms.CharField(
        label=_("Tussenvoegsel van de partner"), max_length=20, required=False, widget=kort()
    )
    partner_achternaam = forms.CharField(
        label=_("Achternaam van de partner"), max_length=200, required=False
    )
    naamgebruik = forms.ChoiceField(
        label=_("Hoe wil deze persoon heten?"), choices=Naamgebruik.choices, required=False
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres. Er hoort een @ in te staan.")},
    )
    taal = forms.CharField(label=_("Taal"), max_length=40, required=False)
    voorkeur = forms.CharField(
        label=_("Wat is prettig?"),
        help_text=_("Bijvoorbeeld: belt liever dan appt."),
        max_length=200,
        required=False,
    )
    bsn = Bsnveld(
        label=_("BSN"), help_text=_("Alleen nodig om hulp aan te vragen. Het wordt versleuteld.")
    )
    overleden_op = forms.DateField(label=_("Overleden op"), required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    field_order = (
        "roepnaam", "voorvoegsel", "achternaam", "geboortedatum", "rol", "deels", "telefoon",
        "voorkeur",
    )  # fmt: skip
    meer = (
        "voornamen", "voorletters", "partner_voorvoegsel", "partner_achternaam", "naamgebruik",
        "geslacht", "email", "taal", "bsn", "overleden_op",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["van"]

    @property
    def eerst(self) -> list[forms.BoundField]:
        """De velden die meestal nodig zijn; de rest staat in een uitklap."""
        return [self[naam] for naam in self.field_order]

    @property
    def daarna(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.meer]

    @property
    def open(self) -> bool:
        return any(naam in self.errors for naam in self.meer)

    @staticmethod
    def beginwaarden(mens: Mens) -> dict[str, Any]:
        """Wat er nu van iemand bekend is, zoals het weer in te vullen is."""
        persoon = mens.persoon
        waarden = {naam: getattr(persoon, naam) for naam in _VELDEN}
        return {
            **waarden,
            "geboortedatum": geboortetekst(persoon.geboortedatum, persoon.datumgebruik),
            "bsn": _bsn(persoon),
            "rol": mens.lid.rol,
            "deels": mens.lid.deels,
        }

    def wijzigingen(self) -> dict[str, Any]:
        """Alle velden voor `handelingen.wijzig_persoon`."""
        velden = _lidvelden(self.cleaned_data)
        velden["naamgebruik"] = velden["naamgebruik"] or Naamgebruik.EIGEN
        return {**velden, "overleden_op": self.cleaned_data["overleden_op"]}


_VELDEN = (
    "roepnaam", "voornamen", "voorletters", "voorvoegsel", "achternaam", "partner_voorvoegsel",
    "partner_achternaam", "naamgebruik", "geslacht", "telefoon", "email", "taal", "voorkeur",
    "overleden_op", "versie",
)  # fmt: skip


def _bsn(persoon: Persoon) -> str:
    return kluis().ontsleutel(bytes(persoon.bsn_kluis)) if persoon.bsn_kluis else ""


class HuishoudenForm(Adresvelden, Naamvelden):
    """Een nieuw huishouden begint met een naam om iemand te noemen."""

    geboortedatum = Geboorteveld()
    telefoon = Telefoonveld(label=_("Telefoon"), widget=kort(type="tel"))
    team = forms.TypedChoiceField(label=_("Welk team?"), coerce=UUID)

    field_order = ("roepnaam", "voorvoegsel", "achternaam", "geboortedatum", "telefoon")

    def __init__(self, *args: Any, teams: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.fields["team"].initial = teams[0][0]
        self.fields["team"].choices = [(str(pk), naam) for pk, naam in teams]  # type: ignore[attr-defined]

    @property
    def lid(self) -> NieuwLid:
        return NieuwLid(**_lidvelden(self.cleaned_data))


class VertrekForm(forms.Form):
    """Vanaf welke dag iemand er niet meer bij hoort."""

    op = Dagveld(label=_("Vanaf welke dag?"), later=True)


class AfschermForm(forms.Form):
    """Hoe dicht iemand staat. De uitleg zegt wat een collega dan nog ziet."""

    niveau = forms.TypedChoiceField(
        label=_("Wie mag weten dat deze persoon hier bekend is?"),
        coerce=lambda waarde: Afscherming(int(waarde)),
        widget=forms.RadioSelect(attrs={"data-opmaak": "onder"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uitleg = {
            Afscherming.NORMAAL: gettext(
                "Een collega met twee gegevens ziet dat het team dit huishouden kent."
            ),
            Afscherming.OP_NAAM: gettext(
                "Alleen wie met naam betrokken is. Een vervanger alleen voor dit huishouden."
            ),
            Afscherming.ADRES_GEHEIM: gettext(
                "Het adres gaat op slot: alleen wie betrokken is ziet het, niemand vindt het."
            ),
            Afscherming.BESTAAN_VERBORGEN: gettext(
                "Niemand anders ziet dat dit huishouden bestaat. Ook de noodknop werkt niet."
            ),
        }
        self.fields["niveau"].choices = [  # type: ignore[attr-defined]
            (str(int(niveau)), keuzelabel(str(niveau.label).capitalize(), uitleg=tekst))
            for niveau, tekst in uitleg.items()
        ]


class GezagForm(forms.Form):
    """Wie over een kind beslist: mensen uit dit huishouden, en wie er nog meer is."""

    soort = forms.ChoiceField(
        label=_("Welk gezag is het?"),
        choices=GezagSoort.choices,
        initial=GezagSoort.OUDER,
        widget=forms.RadioSelect(attrs=NAAST),
    )
    personen = forms.TypedMultipleChoiceField(
        label=_("Wie uit dit huishouden?"),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=NAAST),
    )
    naam = forms.CharField(
        label=_("Wie nog meer?"),
        help_text=_("Iemand die hier niet woont, of de naam van een instelling."),
        max_length=200,
        required=False,
    )
    van = Dagveld(label=_("Sinds wanneer?"))

    def __init__(self, *args: Any, volwassenen: Iterable[Mens], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["personen"].choices = [  # type: ignore[attr-defined]
            (str(mens.id), mens.naam) for mens in volwassenen
        ]

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        onbekend = ingevuld.get("soort") == GezagSoort.ONBEKEND
        if not onbekend and not (ingevuld.get("personen") or ingevuld.get("naam")):
            self.add_error("personen", gettext("Kies wie het gezag heeft, of vul een naam in."))
        return ingevuld

    @property
    def houders(self) -> list[Gezaghouder]:
        if self.cleaned_data["soort"] == GezagSoort.ONBEKEND:
            return []
        gekozen = [Gezaghouder(persoon_id=pk) for pk in self.cleaned_data["personen"]]
        naam = self.cleaned_data["naam"]
        return [*gekozen, Gezaghouder(naam=naam)] if naam else gekozen


class OokHierForm(forms.Form):
    """Iemand uit een ander huishouden die ook hier woont, zoals een kind van twee ouders."""

    persoon = forms.TypedChoiceField(
        label=_("Wie hoort ook hier?"),
        coerce=UUID,
        widget=forms.RadioSelect(attrs={"data-opmaak": "onder"}),
        error_messages={"required": _("Kies iemand."), "invalid_choice": _("Kies iemand.")},
    )
    rol = _rolveld(Huishoudrol.KIND)
    deels = forms.BooleanField(
        label=_("Woont hier een deel van de tijd"), required=False, initial=True
    )
    van = Dagveld(label=_("Hoort erbij sinds"))

    def __init__(self, *args: Any, mensen: Iterable[Mens], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = [  # type: ignore[attr-defined]
            (str(mens.id), mens.naam) for mens in mensen
        ]
