"""Invoervelden die een Nederlandse zin geven als er iets niet klopt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabij.fundament import klok
from nabij.kamers.bewoners.regels import (
    Onleesbaar,
    lees_bsn,
    lees_geboortedatum,
    lees_postcode,
    lees_telefoon,
)
from nabij.kamers.wijk.models import Gebied
from nabij.kamers.wijk.overzichten import gebied_keuzes

KORT = "utrecht-textbox--kort"


def kort(**attrs: Any) -> forms.TextInput:
    """Een smal tekstvak, voor iets wat nooit lang is."""
    return forms.TextInput(attrs={"class": KORT, **attrs})


def lees(lezer: Callable[[str], Any], tekst: str) -> Any:
    """Wat `lezer` van de tekst maakt, of een `ValidationError` met zijn zin."""
    try:
        return lezer(tekst)
    except Onleesbaar as fout:
        raise ValidationError(_(fout.zin.tekst) % fout.zin.delen) from fout


class Leesveld(forms.CharField):
    """Een tekstveld dat door een lezer uit `regels` gaat; mag leeg."""

    lezer: Callable[[str], Any]
    leeg: Any = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": 40, "widget": kort(), **kwargs})

    def clean(self, value: Any) -> Any:
        tekst = super().clean(value)
        return lees(type(self).lezer, tekst) if tekst else self.leeg


class Telefoonveld(Leesveld):
    lezer = staticmethod(lees_telefoon)


class Postcodeveld(Leesveld):
    lezer = staticmethod(lees_postcode)


class Bsnveld(Leesveld):
    lezer = staticmethod(lees_bsn)


class Geboorteveld(Leesveld):
    """Geeft (datum, hoeveel ervan bekend is); leeg geeft (None, "")."""

    lezer = staticmethod(lees_geboortedatum)
    leeg: tuple[date | None, str] = (None, "")

    def __init__(self, **kwargs: Any) -> None:
        uitleg = gettext_lazy("Zoals 12-3-1988. Alleen het jaar mag ook.")
        super().__init__(**{"label": gettext_lazy("Geboortedatum"), "help_text": uitleg, **kwargs})

    def clean(self, value: Any) -> Any:
        datum, gebruik = super().clean(value)
        if datum is not None and datum > klok.vandaag():
            raise ValidationError(_("Deze dag moet nog komen."))
        return datum, gebruik


class Huisnummerveld(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=gettext_lazy("Huisnummer"),
            min_value=1,
            max_value=99999,
            required=False,
            widget=kort(inputmode="numeric"),
            error_messages={
                "invalid": gettext_lazy("Vul hier alleen het nummer in, zonder letter.")
            },
            **kwargs,
        )


class Buurtveld(forms.TypedChoiceField):
    """Een buurt uit de eigen gemeenten; geeft de sleutel of None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=lambda: [("", _("weet ik niet")), *gebied_keuzes()],
            coerce=UUID,
            empty_value=None,
            required=False,
            error_messages={"invalid_choice": gettext_lazy("Kies een buurt uit de lijst.")},
            **{"label": gettext_lazy("In welke buurt?"), **kwargs},
        )

    def valid_value(self, value: Any) -> bool:
        try:
            return Gebied.objects.filter(pk=UUID(str(value))).exists()
        except ValueError:
            return False


class Dagveld(forms.DateField):
    """Een dag die niet in de toekomst mag liggen, tenzij `later=True`."""

    def __init__(self, *, later: bool = False, **kwargs: Any) -> None:
        self._later = later
        super().__init__(
            **{
                "required": False,
                "initial": klok.vandaag,
                "error_messages": {"invalid": gettext_lazy("Deze dag bestaat niet.")},
                **kwargs,
            }
        )

    def clean(self, value: Any) -> date:
        dag = super().clean(value) or klok.vandaag()
        if dag > klok.vandaag() and not self._later:
            raise ValidationError(_("Deze dag moet nog komen."))
        return dag
