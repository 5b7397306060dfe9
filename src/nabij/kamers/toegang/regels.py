"""Regels van de voordeur. Puur: geen Django, de dag en het moment komen als argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from nabij.fundament import klok

OPGEPAKT = "opgepakt"
AFLOOP = "afloop"
GEGEVEN = "gegeven"
HUISHOUDEN = "huishouden"

METEEN = ("beantwoord", "hoort_erbij")
"""De aflopen die bij een nieuwe vraag vooraan staan, elk in een tik."""

HOOGSTENS_THEMAS = 3


class Stap(Protocol):
    """Wat een regel van een vraagstap wil weten."""

    @property
    def soort(self) -> str: ...
    @property
    def op(self) -> datetime: ...
    @property
    def vastgelegd_op(self) -> datetime: ...
    @property
    def ingetrokken_op(self) -> datetime | None: ...


S = TypeVar("S", bound=Stap)


class Staat(StrEnum):
    """Hoe een vraag ervoor staat. Volgt uit de stappen, staat nergens opgeslagen."""

    WACHT = "wacht"
    OPGEPAKT = "opgepakt"
    AFGELOPEN = "afgelopen"
    BIJ_HUISHOUDEN = "bij_huishouden"


_STAAT = {
    OPGEPAKT: Staat.OPGEPAKT,
    AFLOOP: Staat.AFGELOPEN,
    GEGEVEN: Staat.WACHT,
    HUISHOUDEN: Staat.BIJ_HUISHOUDEN,
}


def laatste_stap(stappen: Iterable[S], vandaag: date) -> S | None:
    """De laatste stap die de staat bepaalt: niet ingetrokken, niet van een latere dag."""
    tellend = [
        stap
        for stap in stappen
        if stap.soort in _STAAT and stap.ingetrokken_op is None and klok.dag_van(stap.op) <= vandaag
    ]
    return max(tellend, key=lambda stap: (stap.op, stap.vastgelegd_op), default=None)


def staat(stappen: Iterable[Stap], vandaag: date) -> Staat:
    """Wacht zolang niemand iets deed; daarna zegt de laatste stap het."""
    laatste = laatste_stap(stappen, vandaag)
    return staat_na(laatste.soort if laatste else "")


def staat_na(soort: str) -> Staat:
    """De staat als `soort` de laatste stap is; leeg is nog geen stap."""
    return _STAAT.get(soort, Staat.WACHT)


BEPALEND = frozenset(_STAAT)
"""De soorten stap die de staat van een vraag bepalen."""


def ongedaan_tot(vastgelegd_op: datetime, minuten: int) -> datetime:
    """Tot wanneer een tik terug te draaien is. Telt vanaf het vastleggen, niet vanaf `op`."""
    return vastgelegd_op + timedelta(minutes=minuten)


def mag_ongedaan(stap: Stap, nu: datetime, minuten: int) -> bool:
    return stap.ingetrokken_op is None and nu < ongedaan_tot(stap.vastgelegd_op, minuten)


def kies_themas(
    gekozen: Iterable[str], gevonden: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Bij elk gekozen thema het woord uit de vraag dat erbij hoort, of niets.

    `gevonden`: themacode en het woord dat haar voorstelde. Elk thema een keer, hoogstens drie.
    """
    woorden = dict(gevonden)
    uniek = dict.fromkeys(gekozen)
    return [(code, woorden.get(code, "")) for code in uniek][:HOOGSTENS_THEMAS]


_AANHEF = frozenset({"mevrouw", "mevr", "mw", "meneer", "dhr", "heer", "familie", "fam", "gezin"})
_VOORVOEGSELS = frozenset("van de den der het 't ten ter te in op aan bij la le el al".split())


def deel_naam(naam: str) -> tuple[str, str, str]:
    """`Samira de Wit` -> (Samira, de, Wit); `mevrouw De Wit` -> ("", de, Wit). Een voorzet."""
    woorden = [woord for woord in naam.split() if woord.rstrip(".").lower() not in _AANHEF]
    met_aanhef = len(woorden) < len(naam.split())
    roepnaam = "" if met_aanhef or not woorden else woorden.pop(0)
    voor: list[str] = []
    while len(woorden) > 1 and woorden[0].lower() in _VOORVOEGSELS:
        voor.append(woorden.pop(0).lower())
    return roepnaam, " ".join(voor), " ".join(woorden)


# ------------------------------------------------------------------ signalen

GENOMEN = "genomen"
BESLUIT = "besluit"
BEZOCHT = "bezocht"
GEBELD = "gebeld"
GEHOORD = "gehoord"
TERUGGEMELD = "teruggemeld"
HULPVRAAG = "hulpvraag"
NIETS = "niets"
TEAM = "team"

BELLEN = "bellen"
DOORZETTEN = "doorzetten"
GEEN_ACTIE = "geen_actie"
MET_REDEN = frozenset({DOORZETTEN, GEEN_ACTIE})
"""Besluiten die niet vanzelf spreken: daar hoort een reden bij."""


class Signaalstap(Stap, Protocol):
    """Wat een regel van een stap van een signaal wil weten."""

    @property
    def besluit(self) -> str: ...
    @property
    def gesproken(self) -> bool | None: ...


class Signaalstaat(StrEnum):
    """Hoe een signaal ervoor staat. Volgt uit de stappen, staat nergens opgeslagen."""

    WACHT = "wacht"
    GENOMEN = "genomen"
    BESLOTEN = "besloten"
    BEZOCHT = "bezocht"
    HULPVRAAG = "hulpvraag"
    DOORGEZET = "doorgezet"
    ONGEGROND = "ongegrond"


class Signaaldoe(StrEnum):
    """Wat een signaal nu vraagt."""

    NEMEN = "nemen"
    BESLUITEN = "besluiten"
    GAAN = "gaan"
    BELLEN = "bellen"
    VERTELLEN = "vertellen"
    AFRONDEN = "afronden"
    TERUGMELDEN = "terugmelden"
    NIETS = "niets"


SIGNAAL_TEN_EINDE = frozenset(
    {Signaalstaat.HULPVRAAG, Signaalstaat.DOORGEZET, Signaalstaat.ONGEGROND}
)

_SIGNAALSTAAT = {
    GENOMEN: Signaalstaat.GENOMEN,
    BESLUIT: Signaalstaat.BESLOTEN,
    BEZOCHT: Signaalstaat.BEZOCHT,
    GEBELD: Signaalstaat.BEZOCHT,
    HULPVRAAG: Signaalstaat.HULPVRAAG,
    NIETS: Signaalstaat.ONGEGROND,
    TEAM: Signaalstaat.WACHT,
}
_NA_BESLUIT = {DOORZETTEN: Signaalstaat.DOORGEZET, GEEN_ACTIE: Signaalstaat.ONGEGROND}
_DOE = {
    Signaalstaat.WACHT: Signaaldoe.NEMEN,
    Signaalstaat.GENOMEN: Signaaldoe.BESLUITEN,
    Signaalstaat.BESLOTEN: Signaaldoe.GAAN,
    Signaalstaat.BEZOCHT: Signaaldoe.AFRONDEN,
}


@dataclass(frozen=True)
class Signaalstand:
    """De staat van een signaal, en wat er los daarvan al gedaan is."""

    staat: Signaalstaat = Signaalstaat.WACHT
    besluit: str = ""
    gesproken: bool = False
    gehoord: bool = False
    teruggemeld: bool = False

    @property
    def moet_nog_vertellen(self) -> bool:
        """Wie het betreft hoort dat iemand zich zorgen maakte, zodra we hem spreken."""
        return self.gesproken and not self.gehoord

    def doe(self, *, melder_wacht: bool) -> Signaaldoe:
        """Wat er nu te doen is. `melder_wacht`: de melder gaf een nummer of adres."""
        if self.moet_nog_vertellen:
            return Signaaldoe.VERTELLEN
        if self.staat == Signaalstaat.BESLOTEN and self.besluit == BELLEN:
            return Signaaldoe.BELLEN
        if self.staat in SIGNAAL_TEN_EINDE:
            terug = melder_wacht and not self.teruggemeld
            return Signaaldoe.TERUGMELDEN if terug else Signaaldoe.NIETS
        return _DOE[self.staat]


def signaalstand(stappen: Iterable[Signaalstap], vandaag: date) -> Signaalstand:
    """De stand uit de stappen die tellen: niet ingetrokken, niet van een latere dag."""
    tellend = sorted(
        (s for s in stappen if s.ingetrokken_op is None and klok.dag_van(s.op) <= vandaag),
        key=lambda stap: (stap.op, stap.vastgelegd_op),
    )
    soorten = {stap.soort for stap in tellend}
    bepalend = [stap for stap in tellend if stap.soort in _SIGNAALSTAAT]
    besluiten = [stap.besluit for stap in bepalend if stap.besluit]
    return Signaalstand(
        staat=_staat_van(bepalend[-1]) if bepalend else Signaalstaat.WACHT,
        besluit=besluiten[-1] if besluiten else "",
        gesproken=any(stap.gesproken for stap in tellend),
        gehoord=GEHOORD in soorten,
        teruggemeld=TERUGGEMELD in soorten,
    )


def _staat_van(stap: Signaalstap) -> Signaalstaat:
    return _NA_BESLUIT.get(stap.besluit, _SIGNAALSTAAT[stap.soort])


def werkdagen_later(dag: date, aantal: int) -> date:
    """De dag `aantal` werkdagen na `dag`; zaterdag en zondag tellen niet."""
    while aantal > 0:
        dag += timedelta(days=1)
        aantal -= dag.weekday() < 5
    return dag


GENOEG_OM_TE_TELLEN = 5
"""Onder dit aantal signalen zegt een getal de groep te veel over een buur."""


def mag_groep_tellen(gegeven: int) -> bool:
    """Of de aantallen aan de sleutelbewoners te vertellen zijn."""
    return gegeven >= GENOEG_OM_TE_TELLEN
