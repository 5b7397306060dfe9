"""De kop (Header) van een bericht: wie, aan wie, welk bericht, welke versie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import soorten as s
from nabij.koppelingen.istandaarden.formaat.klassen import Berichtklasse
from nabij.koppelingen.istandaarden.formaat.soorten import Soort

# Wat hier mag staan, ligt vast per bericht: zie `beschrijving`.
PARTIJ: Final = Soort("Partij")
_BERICHTCODE: Final = Soort(
    "BerichtCode", beperkt="BerichtCode", minstens=1, hoogstens=3, regel="RS047"
)
_VERSIE: Final = Soort(
    "BerichtVersie", basis="integer", beperkt="BerichtVersie", hoogstens=99, regel="CS025"
)
_SUBVERSIE: Final = Soort(
    "BerichtSubversie", basis="integer", beperkt="BerichtSubversie", hoogstens=99, regel="CS015"
)


@dataclass(slots=True, kw_only=True)
class Kop(Berichtklasse):
    bericht_code: Annotated[str, _BERICHTCODE]
    bericht_versie: Annotated[int, _VERSIE]
    bericht_subversie: Annotated[int, _SUBVERSIE]
    afzender: Annotated[str, PARTIJ]
    ontvanger: Annotated[str, PARTIJ]
    bericht_identificatie: g.BerichtIdentificatie
    xsd_versie: g.XsdVersie


@dataclass(slots=True, kw_only=True)
class RetourKop(Kop):
    """Afzender en ontvanger zijn die van het bericht dat terugkomt: ze wisselen niet om."""

    identificatie_retour: s.IdentificatieBericht
    dagtekening_retour: s.Datum
    xslt_versie: s.Versie | None = None
    xsd_versie_retour: g.XsdVersie


@dataclass(slots=True, kw_only=True)
class DeclaratieAntwoordKop(Kop):
    declaratie_identificatie: g.BerichtIdentificatie
    xslt_versie: s.Versie | None = None
    xsd_versie_declaratie: g.XsdVersie
