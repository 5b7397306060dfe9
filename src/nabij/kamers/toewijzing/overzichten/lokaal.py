"""Het lokale beeld op een pagina: uit de aantallen van vannacht, nooit uit de dossiers zelf."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.casus.models import HulpKring
from nabij.kamers.casus.regels.kiezen import DICHTBIJ
from nabij.kamers.toewijzing.models import Cijfersoort, Dagcijfer
from nabij.kamers.toewijzing.overzichten.wacht import Meting, gedeelde_metingen
from nabij.kamers.toewijzing.regels.lokaal import DAARBUITEN, NIETS, STAPPEN, afgerond
from nabij.rekenen.aandeel import Aandeel, aandeel

STAPNAMEN: dict[str, str | Promise] = {
    "gesprek": _("Van de vraag naar het eerste gesprek"),
    "plan": _("Van het gesprek naar een plan"),
    "toewijzing": _("Van gekozen hulp naar het toewijzen ervan"),
    "begin": _("Van toewijzen naar de eerste dag hulp"),
}
HULPNAMEN: dict[str, str | Promise] = {
    **{een.value: een.label for een in HulpKring},
    "toegekend": _("toegekende hulp"),
    NIETS: _("nog geen hulp gekozen"),
}


@dataclass(frozen=True)
class Regel:
    """Een regel van een tabel. `aantal` None: te weinig om te tonen. `breedte`: 0 tot 100."""

    naam: str
    aantal: int | None
    breedte: int = 0
    lopend: int | None = None
    mediaan: int | None = None
    p90: int | None = None


@dataclass(frozen=True)
class Themablad:
    """Een thema: hoeveel huishoudens, en welke hulp er kwam."""

    thema: Regel
    hulp: list[Regel]


@dataclass(frozen=True)
class Lokaal:
    """Alles op de pagina. `buiten`: voor wie niet in dit team werkt, of over een wijk."""

    buiten: bool
    tot: date | None
    van: date | None
    themas: list[Themablad] = field(default_factory=list)
    stappen: list[Regel] = field(default_factory=list)
    loopt: list[Regel] = field(default_factory=list)
    dichtbij: list[Regel] = field(default_factory=list)
    deel_dichtbij: Aandeel | None = None
    zelf: Aandeel | None = None
    wacht: list[Meting] = field(default_factory=list)

    @property
    def te_klein(self) -> list[str]:
        """De themas met te weinig om te tonen, alleen bij naam."""
        return [een.thema.naam for een in self.themas if een.thema.aantal is None]


def lokaal(
    *, team_id: UUID | None = None, gebied_id: UUID | None = None, eigen: bool = False
) -> Lokaal:
    """Het beeld van een team of een wijk. Twee statements; geen enkel leest een dossier."""
    buiten = gebied_id is not None or not eigen
    rijen = [
        een
        for een in Dagcijfer.objects.filter(team=team_id, gebied=gebied_id)
        if not (buiten and een.aantal is None and een.soort == Cijfersoort.STAP)
    ]
    if buiten:
        for een in rijen:
            _van_buiten(een)
    per = {soort: [een for een in rijen if een.soort == soort] for soort in Cijfersoort}
    gevoelig = afspraken.gevoelige_codes()
    themanamen = {
        code: naam for code, naam in afspraken.themanamen().items() if code not in gevoelig
    }
    dichtbij = per[Cijfersoort.DICHTBIJ]
    return Lokaal(
        buiten=buiten,
        tot=rijen[0].tot if rijen else None,
        van=min((een.van for een in rijen), default=None),
        themas=_themas(per[Cijfersoort.VRAAG], per[Cijfersoort.HULP], themanamen),
        stappen=_stappen(per[Cijfersoort.STAP]),
        loopt=_regels((een.onderwerp, een) for een in per[Cijfersoort.LOOPT]),
        dichtbij=_regels(
            (str(HULPNAMEN.get(een.onderwerp, een.onderwerp)), een) for een in dichtbij
        ),
        deel_dichtbij=_deel(dichtbij, {kring.value for kring in DICHTBIJ}),
        zelf=_deel(per[Cijfersoort.ZELF], {"zelf"}),
        wacht=gedeelde_metingen(),
    )


def _van_buiten(een: Dagcijfer) -> None:
    """Voor wie niet in het team werkt: pas vanaf tien, en op vijftallen."""
    if een.aantal is not None and een.aantal < DAARBUITEN:
        een.aantal = een.lopend = een.mediaan = een.p90 = None
    if een.aantal is not None:
        een.aantal = afgerond(een.aantal)
    if een.lopend is not None:
        een.lopend = afgerond(een.lopend) if een.lopend >= DAARBUITEN else None


def _regels(rijen: Iterable[tuple[str, Dagcijfer]]) -> list[Regel]:
    alle = list(rijen)
    meest = max((een.aantal or 0 for _naam, een in alle), default=0) or 1
    regels = [Regel(naam, een.aantal, round(100 * (een.aantal or 0) / meest)) for naam, een in alle]
    return sorted(regels, key=lambda regel: (-(regel.aantal or 0), regel.naam))


def _themas(
    themas: list[Dagcijfer], hulp: list[Dagcijfer], namen: dict[str, str]
) -> list[Themablad]:
    """Per thema welke hulp er kwam. Is het thema te klein, dan staat er niets onder."""
    # Wat gevoelig werd sinds de telling, staat er niet meer.
    themas = [een for een in themas if een.onderwerp in namen]
    per: dict[str, list[Dagcijfer]] = {}
    for een in hulp:
        per.setdefault(een.onderwerp, []).append(een)
    open_ = {een.onderwerp for een in themas if een.aantal is not None}
    codes = {namen[een.onderwerp]: een.onderwerp for een in themas}
    regels = _regels((namen[een.onderwerp], een) for een in themas)
    return [
        Themablad(
            regel,
            _regels(
                (str(HULPNAMEN.get(een.deel, een.deel)), een)
                for een in per.get(codes[regel.naam], ())
                if codes[regel.naam] in open_
            ),
        )
        for regel in regels
    ]


def _stappen(rijen: list[Dagcijfer]) -> list[Regel]:
    per = {een.onderwerp: een for een in rijen}
    langst = max((een.mediaan or 0 for een in rijen), default=0) or 1
    return [
        Regel(
            str(STAPNAMEN[stap]),
            een.aantal,
            round(100 * (een.mediaan or 0) / langst),
            een.lopend,
            een.mediaan,
            een.p90,
        )
        for stap in STAPPEN
        if (een := per.get(stap)) is not None
    ]


def _deel(rijen: list[Dagcijfer], welke: set[str]) -> Aandeel | None:
    """Het deel, als er niets verborgen is: anders is het verborgene eruit terug te rekenen."""
    if not rijen or any(een.aantal is None for een in rijen):
        return None
    geheel = sum(een.aantal or 0 for een in rijen)
    return aandeel(sum(een.aantal or 0 for een in rijen if een.onderwerp in welke), geheel)
