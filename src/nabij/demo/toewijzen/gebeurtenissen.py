"""Wat er rond toegewezen hulp gebeurt, als gewone gegevens. Hulp is een volgnummer.

Zonder `door` gaf de aanbieder het door. Kenmerken zijn die van het bericht.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nabij.demo.gebeurtenissen import Gebeurtenis


@dataclass(frozen=True)
class HulpGebeurtenis(Gebeurtenis):
    huishouden: int
    hulp: int


@dataclass(frozen=True)
class HulpToegewezen(HulpGebeurtenis):
    """Besloten binnen het mandaat van `door`. `product` en `aanbieder` zijn namen."""

    mens: int
    product: str
    aanbieder: str
    volume: int
    frequentie: str
    ingang: date
    einde: date | None
    waarom: str


@dataclass(frozen=True)
class HulpVanAnder(HulpGebeurtenis):
    """Een huisarts, instelling of rechter wees toe; `toewijzer` is een code."""

    mens: int
    product: str
    aanbieder: str
    toewijzer: str
    ingang: date
    einde: date | None


@dataclass(frozen=True)
class HulpIngetrokken(HulpGebeurtenis):
    """Ingetrokken voor het begon."""


@dataclass(frozen=True)
class HulpBegonnen(HulpGebeurtenis):
    dag: date


@dataclass(frozen=True)
class HulpGestopt(HulpGebeurtenis):
    dag: date
    reden: str


@dataclass(frozen=True)
class HulpGedeclareerd(HulpGebeurtenis):
    """`maand` is de eerste dag van de maand waarin geleverd is."""

    maand: date
    volume: int


@dataclass(frozen=True)
class HulpVerlengd(HulpGebeurtenis):
    """De aanbieder vroeg om verder te gaan, en dat mocht: `hulp` volgt op `vorige`."""

    vorige: int
    volume: int
    ingang: date
    einde: date | None
    waarom: str
