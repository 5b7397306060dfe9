"""Invoervelden van de voordeur: een plek, een manier om te bereiken, een datum."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from nabij.fundament.geheugen import Geheugen
from nabij.kamers.bewoners.forms import velden
from nabij.kamers.bewoners.regels import lees_telefoon
from nabij.kamers.wijk.models import Gebied
from nabij.kamers.wijk.overzichten import Keuze, gebied_keuzes

_keuzes = Geheugen()


def bereikbaar(tekst: str) -> str:
    """Een telefoonnummer moet kloppen; iets anders ("via de buurvrouw") is ook goed."""
    if tekst and not any(teken.isalpha() for teken in tekst):
        velden.lees(lees_telefoon, tekst)
    return tekst


class Buurtveld(velden.Buurtveld):
    """De keuzes worden een minuut onthouden: een vraag bewaren leest geen buurten."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = _buurten

    def valid_value(self, value: Any) -> bool:
        """Een keuze die er net bij kwam is ook goed."""
        return forms.ChoiceField.valid_value(self, value) or super().valid_value(value)


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
