"""Formulieren van de kamer afspraken."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.afspraken import aanmelding, overzichten, regels
from nabij.kamers.afspraken.models import Vereistesoort
from nabij.kamers.afspraken.rechten import Wie, mag_vereiste

ZELF_NOEMEN = frozenset({Vereistesoort.TWEEDE_HANDTEKENING, Vereistesoort.VERSLAG})
IEDEREEN = "gemeente"
Keuzes = list[tuple[Any, Any]]


def _wat_keuzes() -> Keuzes:
    velden: Keuzes = [
        (
            formulier.naam,
            [
                (f"{Vereistesoort.VERPLICHT_VELD}:{formulier.code}.{veld}", naam)
                for veld, naam in formulier.velden.items()
            ],
        )
        for formulier in aanmelding.formulieren()
    ]
    normen = [(f"{Vereistesoort.NORM}:{norm.code}", norm.naam) for norm in overzichten.normen()]
    anders = [(f"{soort}:", soort.label) for soort in Vereistesoort if soort in ZELF_NOEMEN]
    return [("", _("Kies")), *velden, (_("Een norm"), normen), (_("Iets anders"), anders)]


def _voor_keuzes(wie: Wie) -> Keuzes:
    teams = sorted(aanmelding.teamnamen().items(), key=lambda een: een[1])
    eigen: Keuzes = [(str(team), naam) for team, naam in teams if mag_vereiste(wie, team)]
    return [(IEDEREEN, _("de hele gemeente")), *eigen] if mag_vereiste(wie, None) else eigen


class ExtraVraagForm(forms.Form):
    """Iets extra's vragen: wat, van wie, wie erover gaat, waarom, wat het kost, tot wanneer."""

    wat = forms.ChoiceField(
        label=_("Wat vraag je extra?"),
        error_messages={"required": _("Kies wat je extra vraagt.")},
    )
    namelijk = forms.CharField(
        label=_("Welke handtekening of welk verslag?"),
        help_text=_("Alleen nodig bij een tweede handtekening of een verslag."),
        max_length=100,
        required=False,
    )
    voor = forms.ChoiceField(
        label=_("Voor wie geldt het?"),
        error_messages={"required": _("Kies voor wie het geldt.")},
    )
    eigenaar = forms.CharField(
        label=_("Wie gaat erover?"),
        help_text=_("Een naam of functie die collega's kunnen bellen."),
        max_length=150,
        error_messages={"required": _("Schrijf op wie erover gaat. Zonder eigenaar kan het niet.")},
    )
    reden = forms.CharField(
        label=_("Waarom, in een zin"),
        help_text=_("Deze zin staat bij het veld, zodat iedereen weet waar het voor is."),
        max_length=300,
        error_messages={"required": _("Schrijf in een zin waarom je dit vraagt.")},
    )
    tikken = forms.IntegerField(
        label=_("Hoeveel tikken kost het, elke keer?"),
        help_text=_("Tel wat een medewerker moet aantikken of invullen. Schatten mag."),
        min_value=1,
        max_value=500,
        error_messages={
            "required": _("Schrijf op hoeveel tikken het kost, minstens 1."),
            "invalid": _("Schrijf een getal, bijvoorbeeld 3."),
            "min_value": _("Iets extra's kost altijd minstens 1 tik."),
        },
    )
    laatste_dag = forms.DateField(
        label=_("Tot en met"),
        help_text=_("Hoogstens een jaar; daarna houdt het vanzelf op. Leeg is een jaar."),
        required=False,
        error_messages={"invalid": _("Schrijf een dag, bijvoorbeeld 31-12-2026.")},
    )

    def __init__(self, *args: Any, wie: Wie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wie = wie
        self._kies("wat").choices = _wat_keuzes()
        self._kies("voor").choices = _voor_keuzes(wie)

    def _kies(self, naam: str) -> forms.ChoiceField:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101
        return veld

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        soort, _dubbelpunt, code = str(schoon.get("wat", "")).partition(":")
        if soort in ZELF_NOEMEN:
            code = schoon.get("namelijk", "")
            if not code:
                self.add_error("namelijk", _("Schrijf op welke handtekening of welk verslag."))
        self._keur_laatste_dag(schoon)
        schoon.update(soort=soort, code=code, team_id=_als_team(schoon.get("voor", "")))
        if code and not self.errors and _wordt_al_gevraagd(soort, code, schoon["team_id"]):
            self.add_error("wat", _("Dit wordt al gevraagd. Verleng het in de lijst."))
        return schoon

    def _keur_laatste_dag(self, schoon: dict[str, Any]) -> None:
        laatste = schoon.get("laatste_dag")
        if laatste is None:
            return
        dag = klok.vandaag()
        if laatste < dag:
            self.add_error("laatste_dag", _("Deze dag is al voorbij. Kies vandaag of later."))
        elif laatste >= regels.een_jaar_later(dag):
            self.add_error("laatste_dag", _("Dit is langer dan een jaar. Kies een dag eerder."))
        else:
            schoon["tot"] = laatste + timedelta(days=1)


def _als_team(voor: str) -> UUID | None:
    return None if voor in {"", IEDEREEN} else UUID(voor)


def _wordt_al_gevraagd(soort: str, code: str, team_id: UUID | None) -> bool:
    return any(
        een.soort == soort and een.wat == code and een.team_id in {None, team_id}
        for een in overzichten.vereisten(team_id=team_id)
    )
