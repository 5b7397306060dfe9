"""Maakt een vereiste van de gemeente echt waar in een formulier, met de reden erbij."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken import overzichten
from nabij.kamers.afspraken.models import Vereiste


class MetVereisten(forms.Form):
    """Een formulier waarvan de gemeente aangemelde velden verplicht kan maken.

    `formulier_code` is de code van `aanmelding.meld_formulier_aan`. Het veld zelf zegt waarom
    het gevraagd wordt, door wie, en tot wanneer.
    """

    formulier_code: ClassVar[str]

    def __init__(
        self, *args: Any, team_id: UUID | None = None, dag: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        verplicht = overzichten.redenen_per_veld(self.formulier_code, team_id, dag)
        for naam, vereiste in verplicht.items():
            if naam in self.fields:
                _maak_verplicht(self.fields[naam], vereiste)


def _maak_verplicht(veld: forms.Field, vereiste: Vereiste) -> None:
    veld.required = True
    veld.widget.is_required = True
    veld.error_messages["required"] = format_lazy(
        _("De gemeente vraagt dit nu: {reden}"), reden=vereiste.reden
    )
    veld.help_text = format_lazy(
        _("Gevraagd door {eigenaar} tot en met {dag}: {reden}"),
        eigenaar=vereiste.eigenaar,
        dag=date_format(vereiste.laatste_dag, "j F Y"),
        reden=vereiste.reden,
    )
