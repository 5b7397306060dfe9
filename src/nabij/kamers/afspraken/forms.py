"""Formulieren van de kamer afspraken."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.afspraken import aanmelding, instrument, overzichten, regels
from nabij.kamers.afspraken.instrument import Lijst, Onbruikbaar, Waarom
from nabij.kamers.afspraken.models import Thema, Vereistesoort
from nabij.kamers.afspraken.rechten import Wie, mag_vereiste

ZELF_NOEMEN = frozenset({Vereistesoort.TWEEDE_HANDTEKENING, Vereistesoort.VERSLAG})
IEDEREEN = "gemeente"
VOORUIT = timedelta(days=366)
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


def _regel(label: Any, leeg: Any, langst: int, uitleg: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=uitleg, max_length=langst, error_messages={"required": leeg}
    )


class MetHerkomst(forms.Form):
    """Wat elke afspraak heeft: van wie ze is, waarom, en vanaf welke dag ze geldt."""

    wie = _regel(
        _("Wie stelt dit vast?"), _("Schrijf op wie dit vaststelt."), 150,
        _("Een naam of functie die collega's kunnen bellen."),
    )  # fmt: skip
    waarom = _regel(_("Waarom, in een zin"), _("Schrijf in een zin waarom."), 300)
    van = forms.DateField(
        label=_("Vanaf welke dag geldt het?"),
        error_messages={
            "required": _("Kies vanaf welke dag het geldt."),
            "invalid": _("Deze dag bestaat niet."),
        },
    )

    def clean_van(self) -> date:
        dag: date = self.cleaned_data["van"]
        if dag < klok.vandaag():
            raise forms.ValidationError(_("Deze dag is al voorbij. Kies vandaag of later."))
        if dag > klok.vandaag() + VOORUIT:
            raise forms.ValidationError(_("Hoogstens een jaar vooruit."))
        return dag


class ErbijregelForm(MetHerkomst):
    """Een regel die een vraag stelt. Wat het systeem ziet verandert niet, de woorden wel."""

    zin = _regel(_("Wat staat er op het scherm?"), _("Schrijf op wat er op het scherm staat."), 200)
    vraag = _regel(_("Welke vraag stelt de regel?"), _("Schrijf de vraag op."), 200)
    overweeg = forms.CharField(
        label=_("Aan wie kun je denken?"),
        help_text=_("Een per regel."),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    termijn = forms.CharField(label=_("Binnen hoe lang?"), max_length=80, required=False)
    altijd = forms.BooleanField(
        label=_("Komt na wegtikken de volgende dag terug, zolang het zo is"), required=False
    )
    bron = _regel(_("Bron"), _("Schrijf op waar dit op berust."), 150)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    field_order = [
        "zin", "vraag", "overweeg", "termijn", "altijd", "bron", "wie", "waarom", "van", "versie",
    ]  # fmt: skip

    def clean_overweeg(self) -> list[str]:
        return [" ".join(een.split()) for een in self.cleaned_data["overweeg"].splitlines() if een]


class _Themaherkomst(forms.Form):
    """Wie en waarom; een thema verandert meteen, dus zonder dag."""

    wie = MetHerkomst.base_fields["wie"]
    waarom = MetHerkomst.base_fields["waarom"]
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ThemaForm(_Themaherkomst):
    """Een thema met zijn zoekwoorden. Bij een meegeleverd thema kan er alleen bij."""

    naam = _regel(_("Hoe heet het thema?"), _("Vul een naam in."), 100)
    woorden = forms.CharField(
        label=_("Aan welke woorden herken je het?"),
        help_text=_(
            "Een per regel, zoals inwoners het zeggen. Schrijffouten mogen erbij. Hoofdletters "
            "en accenten tellen niet."
        ),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schrijf minstens een woord op.")},
    )
    gevoelig = forms.BooleanField(
        label=_("Gevoelig: niet op een kaart, niet per buurt geteld"), required=False
    )

    field_order = ["naam", "woorden", "gevoelig", "wie", "waarom", "versie"]

    def __init__(self, *args: Any, thema: Thema | None = None, **kwargs: Any) -> None:
        self.vast = overzichten.vaste_woorden(thema)
        begin = {"naam": thema.naam, "gevoelig": thema.gevoelig} if thema else {}
        if thema:
            begin["versie"] = thema.versie
            begin["woorden"] = "\n".join(een for een in thema.woorden if een not in self.vast)
        super().__init__(*args, **{**kwargs, "initial": {**begin, **kwargs.get("initial", {})}})
        if self.vast and thema:
            self._alleen_erbij(thema)

    def _alleen_erbij(self, thema: Thema) -> None:
        self.fields["naam"].disabled = True
        self.fields["naam"].help_text = _("Een meegeleverd thema houdt zijn naam.")
        self.fields["woorden"].required = False
        self.fields["woorden"].label = _("Welke woorden komen erbij?")
        vlak: Any = self.fields["gevoelig"]
        vlak.disabled = thema.gevoelig
        vlak.help_text = (
            _("Dit thema is gevoelig en blijft dat.")
            if thema.gevoelig
            else _("Bij een meegeleverd thema gaat dit er niet meer af.")
        )

    def clean_naam(self) -> str:
        naam = " ".join(self.cleaned_data["naam"].split())
        if not regels.kaal(naam):
            raise forms.ValidationError(_("Vul een naam in."))
        return naam

    def clean_woorden(self) -> list[str]:
        woorden = regels.lees_woorden(self.cleaned_data["woorden"])
        for woord in woorden:
            if len(regels.kaal(woord)) < regels.KORTST_WOORD:
                zin = _("“%(woord)s” is te kort. Een woord heeft minstens twee letters.")
                raise forms.ValidationError(zin, params={"woord": woord})
            if len(woord) > regels.LANGST_WOORD:
                zin = _("“%(woord)s” is te lang. Een woord heeft hoogstens 80 tekens.")
                raise forms.ValidationError(zin, params={"woord": f"{woord[:30]}…"})
        vast = {regels.kaal(een) for een in self.vast}
        alle = [*self.vast, *(een for een in woorden if regels.kaal(een) not in vast)]
        if not alle:
            raise forms.ValidationError(_("Schrijf minstens een woord op."))
        if len(alle) > regels.MEESTE_WOORDEN:
            raise forms.ValidationError(_("Hoogstens zestig woorden bij een thema."))
        return alle


class ThemastandForm(_Themaherkomst):
    """Een thema uitzetten of weer aanzetten."""


class RegelingForm(MetHerkomst):
    """Een regeling in woorden. Geen bedragen en geen grenzen: die veranderen elk jaar."""

    naam = _regel(_("Hoe heet de regeling?"), _("Vul een naam in."), 100)
    wanneer = _regel(
        _("Wanneer past ze misschien?"), _("Schrijf in een zin wanneer ze past."), 300,
        _("In gewone woorden, zonder bedragen of procenten."),
    )  # fmt: skip
    waar = _regel(_("Waar vraag je haar aan?"), _("Schrijf op waar je haar aanvraagt."), 150)
    bij = forms.MultipleChoiceField(
        label=_("Wat is er dan aan de hand?"),
        widget=forms.CheckboxSelectMultiple(attrs={"data-opmaak": "onder"}),
        error_messages={"required": _("Kies minstens een situatie.")},
    )
    wet = _regel(_("Welke wet of welk besluit?"), _("Schrijf op welke wet of welk besluit."), 150)
    bron = forms.URLField(
        label=_("Waar is dat te lezen?"),
        max_length=300,
        assume_scheme="https",
        error_messages={
            "required": _("Vul het adres van de bron in."),
            "invalid": _("Dit is geen adres. Schrijf het als https://..."),
        },
    )
    jaar = forms.IntegerField(
        label=_("Voor welk jaar is dit nagelezen?"),
        min_value=2000,
        max_value=2100,
        error_messages={
            "required": _("Vul het jaar in."),
            "invalid": _("Schrijf een jaar, zoals 2026."),
            "min_value": _("Schrijf een jaar, zoals 2026."),
            "max_value": _("Schrijf een jaar, zoals 2026."),
        },
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = [
        "naam", "wanneer", "waar", "bij", "wet", "bron", "jaar", "wie", "waarom", "van", "versie",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["bij"]
        veld.choices = overzichten.geldwoorden()["situaties"]

    def clean_wanneer(self) -> str:
        tekst: str = self.cleaned_data["wanneer"]
        if regels.noemt_bedrag(tekst):
            raise forms.ValidationError(
                _("Schrijf geen bedrag of procent op: dat klopt volgend jaar niet meer.")
            )
        return tekst

    def clean_bron(self) -> str:
        adres: str = self.cleaned_data["bron"]
        if not adres.startswith("https://"):
            raise forms.ValidationError(_("Dit is geen adres. Schrijf het als https://..."))
        return adres


ZINNEN = {
    Waarom.TE_GROOT: _("Dit bestand is te groot. Een lijst past in 100 kB."),
    Waarom.ONLEESBAAR: _("Dit bestand is niet te lezen. Gebruik YAML, JSON of CSV, in UTF-8."),
    Waarom.ONTBREEKT: _("In het bestand ontbreekt: %(wat)s."),
    Waarom.TE_LANG: _("In het bestand is dit te lang: %(wat)s."),
    Waarom.SCHAAL: _("De schaal is twee tot zeven verschillende woorden, elk hoogstens 80 tekens."),
    Waarom.VRAGEN: _("Een lijst heeft een tot zestig vragen, elk hoogstens 300 tekens."),
}


class InstrumentForm(forms.Form):
    """Een lijst uit een bestand, met wie haar inleest en waarom."""

    bestand = forms.FileField(
        label=_("Welk bestand?"),
        help_text=_("YAML, JSON of CSV, met naam, versie, bron, licentie, schaal en vragen."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json,.csv"}),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg."),
        },
    )
    wie = MetHerkomst.base_fields["wie"]
    waarom = MetHerkomst.base_fields["waarom"]

    def clean_bestand(self) -> Lijst:
        bestand = self.cleaned_data["bestand"]
        try:
            # Een byte te veel is genoeg om te weten dat het te groot is.
            return instrument.lees(bestand.name, bestand.read(instrument.GROOTST + 1))
        except Onbruikbaar as fout:
            zin = str(ZINNEN[fout.waarom])
            raise forms.ValidationError(zin % {"wat": fout.wat} if fout.wat else zin) from fout
