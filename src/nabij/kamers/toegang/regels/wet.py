"""Wat de wet van een Wmo-melding of aanvraag jeugdhulp vraagt: welke stap kan, welke dag telt.

Elke termijn volgt uit de stappen en uit de gegevens van de kamer afspraken. Niets staat vast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from nabij.fundament.termijnen import (
    Eenheid,
    Kalender,
    Opschorting,
    Reden,
    Termijn,
    Uitkomst,
    Waarom,
    Wanneer,
    bereken,
    werkdagen_later,
    werkdagen_tussen,
)

BEGIN, AANVRAAG, BESLUIT, GESTOPT = "begin", "aanvraag", "besluit", "gestopt"
ONDERZOEK, OPGESCHORT, HERVAT, VERDAAGD = "onderzoek", "opgeschort", "hervat", "verdaagd"
WMO = "wmo"
VAN_DE_INWONER = "inwoner"
VOOR_HET_BESLUIT = ("bevestigd", "ondersteuner", "plan_genoemd", "plan", ONDERZOEK)
"""De stappen van een Wmo-melding voor de aanvraag, in de volgorde van de pagina."""

TIJDLIJN = {
    (WMO, BEGIN): "wmo_melding",
    ("jeugd", BEGIN): "aanvraag_jeugdhulp",
    (WMO, ONDERZOEK): "onderzoek",
    (WMO, AANVRAAG): "aanvraag",
    (WMO, BESLUIT): "beschikking",
    ("jeugd", BESLUIT): "beschikking",
}
"""Wet en stap naar het woord op de tijdlijn van een huishouden; de andere stappen staan er niet."""

BEGINWOORDEN = ("wmo_melding", "aanvraag_jeugdhulp")
"""Aan deze woorden is te zien dat er bij een huishouden iets uit de wet loopt of liep."""

_DAG = timedelta(days=1)


class Wetstap(Protocol):
    """Wat de regels van een stap willen weten."""

    @property
    def soort(self) -> str: ...
    @property
    def op(self) -> date: ...
    @property
    def vastgelegd_op(self) -> datetime: ...
    @property
    def tot_en_met(self) -> date | None: ...
    @property
    def ingetrokken_op(self) -> datetime | None: ...


class Wettermijn(Protocol):
    """Wat de regels van een termijn uit de kamer afspraken willen weten."""

    @property
    def code(self) -> str: ...
    @property
    def naam(self) -> str: ...
    @property
    def doen(self) -> str: ...
    @property
    def begin(self) -> str: ...
    @property
    def klaar(self) -> str: ...
    @property
    def artikel(self) -> str: ...
    @property
    def lengte(self) -> int | None: ...
    @property
    def eenheid(self) -> str: ...
    @property
    def norm(self) -> str: ...
    @property
    def van_wie(self) -> str: ...
    @property
    def stil(self) -> bool: ...
    @property
    def verlengen(self) -> str: ...


class Stand(StrEnum):
    """Hoe een termijn ervoor staat op een dag."""

    LOOPT = "loopt"
    STIL = "stil"
    VOORBIJ = "voorbij"
    OP_TIJD = "op_tijd"
    TE_LAAT = "te_laat"
    AFGELOPEN = "afgelopen"
    """Een termijn van de inwoner die voorbij is, of een termijn die niet meer telt."""


@dataclass(frozen=True)
class Lopend:
    """Een termijn zoals ze nu staat: van wanneer, de uitkomst van de telling, en de stand.

    `werkdagen`: hoeveel werkdagen er nog zijn (0 op de laatste dag), min als ze voorbij is.
    `toegezegd`: de dag die genoemd is zonder dat de wet de termijn daarmee verlengt.
    """

    termijn: Wettermijn
    vanaf: date
    uitkomst: Uitkomst
    stand: Stand
    klaar_op: date | None
    werkdagen: int
    toegezegd: date | None = None

    @property
    def laatste_dag(self) -> date:
        return self.uitkomst.laatste_dag

    @property
    def vraagt_iets(self) -> bool:
        """Of het team nog iets moet doen."""
        return self.stand in (Stand.LOOPT, Stand.VOORBIJ) and (
            self.termijn.van_wie != VAN_DE_INWONER
        )


def geldend(stappen: Iterable[Wetstap]) -> list[Wetstap]:
    """Wat niet is ingetrokken, van oud naar nieuw; leeg als het begin is ingetrokken."""
    rijen = sorted(
        (stap for stap in stappen if stap.ingetrokken_op is None),
        key=lambda stap: (stap.op, stap.vastgelegd_op),
    )
    return rijen if any(stap.soort == BEGIN for stap in rijen) else []


def dag_van(stappen: Iterable[Wetstap], soort: str) -> date | None:
    """De dag van de eerste stap van deze soort."""
    return min((stap.op for stap in stappen if stap.soort == soort), default=None)


def is_klaar(stappen: Iterable[Wetstap]) -> bool:
    """De beschikking is er, of de inwoner trok het in: het team hoeft niets meer."""
    return any(stap.soort in (BESLUIT, GESTOPT) for stap in stappen)


def opschortingen(stappen: Sequence[Wetstap]) -> tuple[Opschorting, ...]:
    """Wanneer de beslistermijn stilstaat: vanaf de dag na `op`, tot aangevuld of de dag om is.

    Awb art. 4:15: "met ingang van de dag na" het bericht, "tot de dag waarop" het er is.
    """
    hervat = [stap.op for stap in stappen if stap.soort == HERVAT]
    rijen = []
    for stap in stappen:
        if stap.soort != OPGESCHORT or stap.tot_en_met is None:
            continue
        weer = min((dag for dag in hervat if dag > stap.op), default=date.max)
        rijen.append(Opschorting(stap.op + _DAG, min(stap.tot_en_met + _DAG, weer)))
    return tuple(rijen)


def staat_stil(stappen: Sequence[Wetstap], vandaag: date) -> bool:
    return any(een.van <= vandaag < een.tot for een in opschortingen(stappen))


Norm = Callable[[str, date], int]
"""Het afgesproken aantal werkdagen van een norm op een dag."""


@dataclass(frozen=True)
class Maat:
    """Waarmee geteld wordt: de termijnen van de wet, de kalender en de eigen normen."""

    termijnen: Sequence[Wettermijn]
    kalender: Kalender
    norm: Norm


def lopend(stappen: Iterable[Wetstap], maat: Maat, vandaag: date) -> list[Lopend]:
    """Elke termijn die begonnen is, in de volgorde van de wet."""
    rijen = [stap for stap in geldend(stappen) if stap.op <= vandaag]
    return [
        _lopend(termijn, vanaf, rijen, maat, vandaag)
        for termijn in maat.termijnen
        if (vanaf := dag_van(rijen, termijn.begin)) is not None
    ]


def _lopend(
    termijn: Wettermijn, vanaf: date, stappen: Sequence[Wetstap], maat: Maat, vandaag: date
) -> Lopend:
    uitkomst, toegezegd = _laatste_dag(termijn, vanaf, stappen, maat)
    klaar_op = dag_van(stappen, termijn.klaar) if termijn.klaar else None
    eind = uitkomst.laatste_dag
    over = werkdagen_tussen(vandaag, eind) or -werkdagen_tussen(eind, vandaag)
    return Lopend(
        termijn=termijn,
        vanaf=vanaf,
        uitkomst=uitkomst,
        stand=_stand(termijn, eind, klaar_op, stappen, vandaag),
        klaar_op=klaar_op,
        werkdagen=over,
        toegezegd=toegezegd,
    )


def _laatste_dag(
    termijn: Wettermijn, vanaf: date, stappen: Sequence[Wetstap], maat: Maat
) -> tuple[Uitkomst, date | None]:
    if termijn.norm or termijn.lengte is None:
        eind = werkdagen_later(vanaf, maat.norm(termijn.norm, vanaf))
        return Uitkomst(eind, termijn.artikel, (Reden(Waarom.GETELD, vanaf, eind),)), None
    wettelijk = Termijn(termijn.lengte, Eenheid(termijn.eenheid), termijn.artikel)
    if not termijn.stil:
        return bereken(wettelijk, Wanneer(vanaf), maat.kalender), None
    stil = opschortingen(stappen)
    uitkomst = bereken(wettelijk, Wanneer(vanaf, stil), maat.kalender)
    verdaagd = [stap for stap in stappen if stap.soort == VERDAAGD]
    if not termijn.verlengen:
        return uitkomst, verdaagd[-1].tot_en_met if verdaagd else None
    op_tijd = [stap.tot_en_met for stap in verdaagd if stap.op <= uitkomst.laatste_dag]
    genoemd = op_tijd[-1] if op_tijd else None
    return bereken(wettelijk, Wanneer(vanaf, stil, genoemd), maat.kalender), None


def _stand(
    termijn: Wettermijn,
    eind: date,
    klaar_op: date | None,
    stappen: Sequence[Wetstap],
    vandaag: date,
) -> Stand:
    if klaar_op is not None:
        return Stand.OP_TIJD if klaar_op <= eind else Stand.TE_LAAT
    na_het_besluit = termijn.begin == BESLUIT
    if is_klaar(stappen) and not na_het_besluit:
        return Stand.AFGELOPEN
    if termijn.stil and staat_stil(stappen, vandaag):
        return Stand.STIL
    if vandaag <= eind:
        return Stand.LOOPT
    return Stand.AFGELOPEN if termijn.van_wie == VAN_DE_INWONER else Stand.VOORBIJ


def kan_nu(stappen: Iterable[Wetstap], wet: str, maat: Maat, vandaag: date) -> tuple[str, ...]:
    """De stappen die nu kunnen, in de volgorde van de wet. Zegt ook welke knoppen er staan.

    Een aanvraag voor de Wmo kan na het onderzoek, of als de tijd daarvoor om is (art. 2.3.2
    lid 9). Stilstaan en verdagen horen bij een aanvraag waarop nog niet beslist is.
    """
    rijen = geldend(stappen)
    if not rijen:
        return (BEGIN,)
    if is_klaar(rijen):
        return ()
    gedaan = {stap.soort for stap in rijen}
    open_: list[str] = []
    if wet == WMO:
        open_ += [soort for soort in VOOR_HET_BESLUIT if soort not in gedaan]
        if AANVRAAG not in gedaan and _mag_aanvragen(rijen, maat, vandaag):
            open_.append(AANVRAAG)
    if wet != WMO or AANVRAAG in gedaan:
        stil = staat_stil(rijen, vandaag)
        open_ += [BESLUIT, HERVAT if stil else OPGESCHORT, VERDAAGD]
    return (*open_, GESTOPT)


def _mag_aanvragen(stappen: Sequence[Wetstap], maat: Maat, vandaag: date) -> bool:
    dag = _aanvragen_vanaf(stappen, maat, vandaag)
    return dag is not None and dag <= vandaag


def _aanvragen_vanaf(stappen: Sequence[Wetstap], maat: Maat, vandaag: date) -> date | None:
    """De dag van het onderzoek, of de dag na de laatste dag daarvoor."""
    klaar = dag_van(stappen, ONDERZOEK)
    if klaar is not None:
        return klaar
    dagen = [
        een.laatste_dag + _DAG
        for een in lopend(stappen, maat, vandaag)
        if een.termijn.klaar == ONDERZOEK
    ]
    return min(dagen, default=None)


def vroegste_dag(
    stappen: Iterable[Wetstap], wet: str, soort: str, maat: Maat, vandaag: date
) -> date | None:
    """Eerder dan deze dag kan de stap niet gebeurd zijn; None als elke dag kan."""
    rijen = geldend(stappen)
    if soort == AANVRAAG:
        return _aanvragen_vanaf(rijen, maat, vandaag)
    op_een_aanvraag = soort in (BESLUIT, OPGESCHORT, HERVAT, VERDAAGD)
    return dag_van(rijen, AANVRAAG if wet == WMO and op_een_aanvraag else BEGIN)


def vooraf_te_zien(een: Lopend, vooraf: int) -> bool:
    """Of deze termijn op mijn dag hoort: er moet iets, en het is bijna (of al) de laatste dag."""
    return een.vraagt_iets and een.werkdagen <= vooraf


def is_verlopen(een: Lopend) -> bool:
    """Of de teamleider deze termijn ziet: het team moest iets, en de laatste dag is geweest."""
    return een.vraagt_iets and een.stand == Stand.VOORBIJ
