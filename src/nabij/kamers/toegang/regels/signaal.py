"""Hoe een signaal ervoor staat, wat het nu vraagt, en wat de groep ervan hoort."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from nabij.fundament import klok
from nabij.kamers.toegang.regels.vraag import Stap

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


GENOEG_OM_TE_TELLEN = 5
"""Onder dit aantal signalen zegt een getal de groep te veel over een buur."""


def mag_groep_tellen(gegeven: int) -> bool:
    """Of de aantallen aan de sleutelbewoners te vertellen zijn."""
    return gegeven >= GENOEG_OM_TE_TELLEN
