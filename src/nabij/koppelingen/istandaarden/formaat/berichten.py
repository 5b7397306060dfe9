"""Alle berichten van de standaard, en `Bericht`: een bericht als voorwerp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.klassen import Berichtklasse
from nabij.koppelingen.istandaarden.formaat.kop import DeclaratieAntwoordKop, Kop, RetourKop
from nabij.koppelingen.istandaarden.standaarden import STANDAARDEN, Standaard


@dataclass(frozen=True, eq=False)
class Berichtsoort:
    """Een bericht van de standaard.

    `van_gemeente`: staat de gemeente als afzender in de kop. Een retourbericht neemt dat over van
    het bericht waar het op antwoordt (`antwoord_op`).
    """

    nummer: str
    wat: str
    van_gemeente: bool
    element: str
    lichaam: type[Berichtklasse]
    kop: type[Kop] = Kop
    antwoord_op: str = ""

    @property
    def met_retourcodes(self) -> bool:
        return bool(self.antwoord_op)

    @property
    def is_retour(self) -> bool:
        return self.kop is RetourKop


def _heen_en_terug(
    nummer: str,
    retournummer: str,
    wat: str,
    van_gemeente: bool,
    element: str,
    lichaam: type[Berichtklasse],
) -> tuple[Berichtsoort, Berichtsoort]:
    heen = Berichtsoort(nummer, wat, van_gemeente, element, lichaam)
    retour = Berichtsoort(
        retournummer, f"Retour op: {wat}", van_gemeente, element, lichaam, RetourKop, nummer
    )
    return heen, retour


_SOORTEN: Final = (
    *_heen_en_terug("301", "302", "Toewijzing", True, "Client", k.ClientToewijzing),
    *_heen_en_terug("305", "306", "Start van de ondersteuning", False, "Client", k.ClientStart),
    *_heen_en_terug("307", "308", "Stop van de ondersteuning", False, "Client", k.ClientStop),
    *_heen_en_terug("315", "316", "Verzoek om toewijzing", False, "Client", k.ClientAanvraag),
    *_heen_en_terug("317", "318", "Verzoek om wijziging", False, "Client", k.ClientWijziging),
    *_heen_en_terug("319", "320", "Antwoord op een verzoek", True, "Antwoord", k.Antwoord),
    Berichtsoort("323", "Declaratie", False, "Declaratie", k.Declaratie),
    Berichtsoort(
        "325",
        "Antwoord op een declaratie",
        True,
        "DeclaratieAntwoord",
        k.DeclaratieAntwoord,
        DeclaratieAntwoordKop,
        "323",
    ),
)


@dataclass(frozen=True, eq=False)
class Berichttype:
    """Een bericht in een standaard: WMO305 in versie 3.2."""

    standaard: Standaard
    soort: Berichtsoort

    @property
    def naam(self) -> str:
        """Zoals de standaard het bericht noemt in de naamruimte: `wmo305`."""
        return f"{self.standaard.kort}{self.soort.nummer}"

    @property
    def code(self) -> str:
        return self.standaard.berichtcodes[self.soort.nummer]

    @property
    def namespace(self) -> str:
        return self.standaard.namespace(self.naam)

    @property
    def antwoord(self) -> Berichttype | None:
        """Het bericht waarmee hierop geantwoord wordt; None als er geen is."""
        nummers = (s.nummer for s in _SOORTEN if s.antwoord_op == self.soort.nummer)
        return next((berichttype(self.standaard, nummer) for nummer in nummers), None)


BERICHTTYPEN: Final = tuple(
    Berichttype(standaard, soort) for standaard in STANDAARDEN for soort in _SOORTEN
)
OP_NAMESPACE: Final = {bericht.namespace: bericht for bericht in BERICHTTYPEN}
_OP_NUMMER: Final = {(bericht.standaard, bericht.soort.nummer): bericht for bericht in BERICHTTYPEN}


def berichttype(standaard: Standaard, nummer: str) -> Berichttype:
    return _OP_NUMMER[standaard, nummer]


@dataclass(slots=True, kw_only=True)
class Bericht:
    """Een heel bericht. In een retourbericht mag `lichaam` ontbreken."""

    type: Berichttype
    kop: Kop
    lichaam: Berichtklasse | None
