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
from nabij.kamers.wijk.overzichten import gebied_keuzes

_bekend = Geheugen()


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
    """Een buurt uit de eigen gemeenten. De keuzes worden pas gelezen om ze te tonen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=lambda: [("", _("weet ik niet")), *gebied_keuzes()],
            required=False,
            error_messages={"invalid_choice": gettext_lazy("Kies een buurt uit de lijst.")},
            **kwargs,
        )

    def valid_value(self, value: Any) -> bool:
        """Een statement, en voor een buurt die net gekozen werd geen."""
        return gebied(str(value)) is not None


def gebied(sleutel: str) -> Gebied | None:
    """Het gebied met deze sleutel, met zijn wijk en gemeente; None als het er niet is."""
    try:
        pk = UUID(sleutel)
    except ValueError:
        return None
    rij = Gebied.objects.select_related("ouder__ouder").filter(pk=pk)
    gevonden: Gebied | None = _bekend.onthoud(pk, rij.first)
    if gevonden is None:
        _bekend.vergeet()
    return gevonden


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
