"""Een doel, een actie, en wat iemand van het plan vindt. Alleen de woorden zijn nodig."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.vereist import MetVereisten
from nabij.kamers.casus.models import Actie, AkkoordAntwoord, Doel
from nabij.kamers.casus.overzichten.keuzes import Groep

LEEG = ("", "")


def _met_huidige(opties: list[tuple[str, str]], huidig: str) -> list[tuple[str, str]]:
    """Wat er al stond blijft te kiezen, ook als de lijst intussen veranderde."""
    bekend = {waarde for waarde, _tekst in opties}
    return opties if huidig in bekend else [*opties, (huidig, huidig)]


class DoelFormulier(MetVereisten):
    """Een doel in de woorden van het huishouden. Leefgebied en stap zijn nooit verplicht."""

    formulier_code = "doel"

    tekst = forms.CharField(
        label=_("Wat wil ik bereiken?"),
        help_text=_("In de woorden van wie het wil: ik wil, wij willen."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op wat iemand wil bereiken.")},
    )
    van_wie = forms.ChoiceField(label=_("Van wie is dit doel?"), required=False)
    leefgebied = forms.ChoiceField(label=_("Waar gaat het over?"), required=False)
    stap_nu = forms.ChoiceField(label=_("Meedoen: hoe is het nu?"), required=False)
    stap_straks = forms.ChoiceField(label=_("Meedoen: waar wil iemand heen?"), required=False)
    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, namen: list[str], doel: Doel | None = None, **kwargs: Any
    ) -> None:
        begin = {**_begin_doel(doel), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=begin, **kwargs)
        stappen = [LEEG, *((stap.code, stap.op_scherm) for stap in afspraken.stappen())]
        gebieden = [(gebied.code, gebied.naam) for gebied in afspraken.leefgebieden()]
        samen = str(_("het hele huishouden"))
        wie = [LEEG, *((naam, naam) for naam in dict.fromkeys(namen)), (samen, samen)]
        opties = {
            "van_wie": wie,
            "leefgebied": [LEEG, *gebieden],
            "stap_nu": stappen,
            "stap_straks": stappen,
        }
        for naam, lijst in opties.items():
            veld = cast(forms.ChoiceField, self.fields[naam])
            veld.choices = _met_huidige(lijst, str(begin.get(naam, "")))

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling."""
        return {naam: self.cleaned_data[naam] for naam in _DOELVELDEN}


_DOELVELDEN = ("tekst", "van_wie", "leefgebied", "stap_nu", "stap_straks")


def _begin_doel(doel: Doel | None) -> dict[str, Any]:
    if doel is None:
        return {}
    return {naam: getattr(doel, naam) for naam in (*_DOELVELDEN, "versie")}


class ActieFormulier(MetVereisten):
    """Wie doet wat, en wanneer. Wie dichtbij is staat bovenaan."""

    formulier_code = "actie"

    tekst = forms.CharField(
        label=_("Wat gaat er gebeuren?"),
        max_length=1_000,
        error_messages={"required": _("Schrijf op wat er gaat gebeuren.")},
    )
    wie = forms.ChoiceField(label=_("Wie doet het?"))
    naam = forms.CharField(
        label=_("Wie precies, of wie zit ernaast?"), required=False, max_length=100
    )
    uiterlijk = forms.DateField(
        label=_("Voor welke dag?"),
        required=False,
        error_messages={"invalid": _("Schrijf de dag als 28-11-2025.")},
    )
    doel = forms.UUIDField(required=False, widget=forms.HiddenInput)
    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, keuzes: list[Groep], actie: Actie | None = None, **kwargs: Any
    ) -> None:
        begin = {**_begin_actie(actie), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=begin, **kwargs)
        veld = cast(forms.ChoiceField, self.fields["wie"])
        veld.choices = _met_huidige_groep(keuzes, actie)

    @property
    def inhoud(self) -> dict[str, Any]:
        """De velden van de handeling: soort, naam en, bij een collega, het account."""
        soort, _streep, rest = self.cleaned_data["wie"].partition("|")
        bij = self.cleaned_data["naam"].strip()
        account = UUID(rest) if soort == "team" and rest else None
        naam = bij if soort == "team" else ", ".join(filter(None, (rest, bij)))
        return {
            "tekst": self.cleaned_data["tekst"],
            "wie": soort,
            "naam": naam[:120],
            "account_id": account,
            "uiterlijk": self.cleaned_data["uiterlijk"],
        }


class EersteActieFormulier(ActieFormulier):
    """De eerste stap, in het formulier van een nieuw doel. Leeg laten mag: dan komt die later."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, prefix="eerste", empty_permitted=True, use_required_attribute=False, **kwargs
        )

    def has_changed(self) -> bool:
        """Of er een stap is opgeschreven; wie het doet staat altijd al ergens op."""
        return any(self[naam].data for naam in ("tekst", "naam", "uiterlijk"))


class NieuwDoelFormulier(DoelFormulier):
    """Een nieuw doel, en als iemand dat wil meteen de eerste stap. `stap`: een voorzet daarvoor."""

    def __init__(self, *args: Any, keuzes: list[Groep], stap: str = "", **kwargs: Any) -> None:
        self.eerste = EersteActieFormulier(
            *args, keuzes=keuzes, team_id=kwargs.get("team_id"), initial={"tekst": stap}
        )
        super().__init__(*args, **kwargs)

    def is_valid(self) -> bool:
        stap_klopt = self.eerste.is_valid()
        return super().is_valid() and stap_klopt


def _waarde(actie: Actie) -> str:
    """De waarde in de keuzelijst voor wie dit nu doet."""
    if actie.wie == "team":
        return f"team|{actie.account_id or ''}"
    return f"{actie.wie}|{actie.naam}"


def _begin_actie(actie: Actie | None) -> dict[str, Any]:
    if actie is None:
        return {}
    return {
        "tekst": actie.tekst,
        "wie": _waarde(actie),
        "naam": actie.naam if actie.wie == "team" else "",
        "uiterlijk": actie.uiterlijk,
        "doel": actie.plan_doel_id,
        "versie": actie.versie,
    }


def _met_huidige_groep(keuzes: list[Groep], actie: Actie | None) -> list[Groep]:
    if actie is None:
        return keuzes
    waarde = _waarde(actie)
    bekend = {optie for _groep, opties in keuzes for optie, _tekst in opties}
    if waarde in bekend:
        return keuzes
    account: Any = actie.account
    naam = account.naam if account else actie.naam
    return [(str(_("Zoals het was")), [(waarde, naam)]), *keuzes]


class AkkoordFormulier(forms.Form):
    """Wat iemand van het plan vindt. Nee is een gewoon antwoord."""

    persoon_id = forms.UUIDField(widget=forms.HiddenInput)
    antwoord = forms.ChoiceField(
        label=_("Wat vindt diegene van het plan?"),
        choices=AkkoordAntwoord.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie. Nee zeggen mag altijd.")},
    )
    reden = forms.CharField(label=_("Wat zei diegene erbij?"), required=False, max_length=300)
