"""Elk formulier in dezelfde vorm: label, uitleg, fout, invoer. Zie `FORM_RENDERER`.

Vorm en namen volgen de componenten van NL Design System (Utrecht).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django import forms
from django.forms import boundfield, renderers
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

_TEKSTVAK = "utrecht-textbox"
_LANG = frozenset({"text", "email", "url", "password", "search"})
_KORT = frozenset({"date", "datetime-local", "time", "number", "tel"})


def _klasse(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Textarea):
        return "utrecht-textarea"
    if isinstance(widget, forms.Select) and not isinstance(widget, forms.RadioSelect):
        return "utrecht-select"
    if isinstance(widget, forms.FileInput):
        return "nabij-bestand"
    soort = getattr(widget, "input_type", "")
    if soort in _KORT:
        return f"{_TEKSTVAK} {_TEKSTVAK}--kort"
    return _TEKSTVAK if soort in _LANG else ""


def _kies_datumveld(widget: forms.Widget) -> None:
    """Datum en tijd met de kiezer van de browser; die wil de schrijfwijze van ISO 8601."""
    for soort, invoer, vorm in (
        (forms.DateInput, "date", "%Y-%m-%d"),
        (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
        (forms.TimeInput, "time", "%H:%M"),
    ):
        if isinstance(widget, soort) and widget.input_type == "text":
            widget.input_type = invoer
            widget.format = widget.format or vorm


class Veld(boundfield.BoundField):
    """Een veld dat zijn klassen, uitleg en fouten zelf aan de invoer verbindt."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        _kies_datumveld(field.widget)

    @property
    def is_aankruisvak(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_verplichte_keuze(self) -> bool:
        """Een rondje dat gekozen moet zijn; bij de andere velden zegt de invoer het zelf."""
        return self.field.required and getattr(self.field.widget, "input_type", "") == "radio"

    @property
    def anker(self) -> str:
        """Het id waar een link in de foutenlijst heen gaat; bij keuzes de eerste."""
        return str(self.id_for_label or f"{self.auto_id}_0")

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Zonder `required`: de fout komt van ons, in het Nederlands, en bewaart wat er stond."""
        gekozen = widget or self.field.widget
        samen = super().build_widget_attrs(attrs, widget)
        if samen.pop("required", False) and not self.use_fieldset and not self.is_aankruisvak:
            samen["aria-required"] = "true"
        eigen = f"{gekozen.attrs.get('class', '')} {_klasse(gekozen)}".strip()
        if eigen:
            samen["class"] = eigen
        if _TEKSTVAK in eigen and "autocomplete" not in gekozen.attrs:
            samen["autocomplete"] = "off"
        return samen


class Renderer(renderers.DjangoTemplates):
    """Django's formulieren met de sjablonen van het huis; de eigen map gaat voor."""

    form_template_name = "huisstijl/formulier/formulier.html"
    field_template_name = "huisstijl/formulier/veld.html"
    bound_field_class = Veld

    @cached_property
    def engine(self) -> Any:
        return self.backend(
            {
                "APP_DIRS": True,
                "DIRS": [
                    Path(__file__).parent / "templates",
                    Path(renderers.__file__).parent / "templates",
                ],
                "NAME": "huisstijl",
                "OPTIONS": {},
            }
        )


def keuzelabel(label: str, uitleg: str = "", woorden: Iterable[str] = ()) -> SafeString:
    """Het label van een keuze met uitleg eronder, of met de woorden die haar opriepen."""
    gemarkeerd = format_html_join(", ", "<mark>{}</mark>", ((woord,) for woord in woorden))
    if gemarkeerd:
        uitleg = format_html("{} {}", _("door"), gemarkeerd)
    if not uitleg:
        return format_html("{}", label)
    return format_html('<b>{}</b> <span class="nabij-keuze__waarom">{}</span>', label, uitleg)
