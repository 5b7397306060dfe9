"""Invoervelden van de voordeur: een plek, een manier om te bereiken, een datum."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabij.fundament.geheugen import Geheugen
from nabij.kamers.bewoners.regels import Onleesbaar, lees_telefoon
from nabij.kamers.wijk.models import Gebied
from nabij.kamers.wijk.overzichten import Keuze, gebied_keuzes

_keuzes = Geheugen()


def lees(lezer: Callable[[str], Any], tekst: str) -> Any:
    """Wat `lezer` van de tekst maakt, of een `ValidationError` met zijn zin."""
    try:
        return lezer(tekst)
    except Onleesbaar as fout:
        raise ValidationError(_(fout.zin.tekst) % fout.zin.delen) from fout


def bereikbaar(tekst: str) -> str:
    """Een telefoonnummer moet kloppen; iets anders ("via de buurvrouw") is ook goed."""
    if tekst and not any(teken.isalpha() for teken in tekst):
        lees(lees_telefoon, tekst)
    return tekst


class Buurtveld(forms.ChoiceField):
    """Een buurt uit de eigen gemeenten. De keuzes worden een minuut onthouden."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=_buurten,
            required=False,
            error_messages={"invalid_choice": gettext_lazy("Kies een buurt uit de lijst.")},
            **kwargs,
        )


def _buurten() -> list[Keuze]:
    return [("", _("weet ik niet")), *_keuzes.onthoud("buurten", gebied_keuzes)]


def vergeet_buurten(**_anders: Any) -> None:
    """Er kwam een gebied bij of er veranderde een: lees opnieuw."""
    _keuzes.vergeet()


def gebied(sleutel: UUID) -> Gebied | None:
    """Het gebied met zijn wijk en gemeente, zonder grenzen; None als het er niet is."""
    rijen = Gebied.objects.select_related("ouder__ouder").defer(
        "vorm", "ouder__vorm", "ouder__ouder__vorm"
    )
    return rijen.filter(pk=sleutel).first()


class Meerkeuze(forms.CheckboxSelectMultiple):
    """Vakjes om aan te tikken, plus een lijst voor wat daar niet bij staat (`ander_<naam>`)."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        gekozen: Iterable[str] = [*_lijst(data, name), *_lijst(data, f"ander_{name}")]
        return list(dict.fromkeys(waarde for waarde in gekozen if waarde))


def _lijst(data: Any, naam: str) -> list[str]:
    if hasattr(data, "getlist"):
        waarden: list[str] = data.getlist(naam)
        return waarden
    waarde = data.get(naam, [])
    return [waarde] if isinstance(waarde, str) else list(waarde)
