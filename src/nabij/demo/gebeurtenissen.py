"""Wat er in de verzonnen gemeente gebeurt, als gewone gegevens.

Een rij gebeurtenissen in volgorde van tijd. Twee afnemers maken er hetzelfde van: `in_bulk`
(snel, voor de oefenomgeving) en `via_handelingen` (langs de deur, als bewijs dat het klopt).
Mensen, huishoudens en vragen zijn volgnummers; medewerkers zijn hun inlognaam.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Mens:
    """Iemand in een huishouden. `geslacht` en `rol` zijn codes van de kamer bewoners."""

    nummer: int
    roepnaam: str
    achternaam: str
    geboren: date
    geslacht: str
    rol: str
    telefoon: str = ""
    deels: bool = False
    bsn: str = ""


@dataclass(frozen=True)
class Naaste:
    """Iemand om een huishouden heen; codes van `bewoners.Netwerklid`."""

    roepnaam: str
    relatie: str
    kring: str
    band: str
    organisatie: str = ""


@dataclass(frozen=True)
class Gebeurtenis:
    """`op` is wanneer het gebeurde, `door` de inlognaam van wie het vastlegde (leeg: inwoner).

    `geschreven` is er alleen als het later pas is opgeschreven.
    """

    op: datetime
    door: str
    geschreven: datetime | None = field(default=None, kw_only=True)

    @property
    def vastgelegd_op(self) -> datetime:
        return self.geschreven or self.op


@dataclass(frozen=True)
class VraagGesteld(Gebeurtenis):
    vraag: int
    team: str
    tekst: str
    kanaal: str
    vrager: str
    buurt: str
    themas: tuple[tuple[str, str], ...]
    naam: str = ""
    terugbellen: str = ""
    van_mens: int | None = None


@dataclass(frozen=True)
class VraagOpgepakt(Gebeurtenis):
    vraag: int


@dataclass(frozen=True)
class VraagAfgelopen(Gebeurtenis):
    vraag: int
    afloop: str


@dataclass(frozen=True)
class HuishoudenBekend(Gebeurtenis):
    """Een huishouden komt in beeld, meestal met de vraag die het bracht."""

    huishouden: int
    team: str
    mensen: tuple[Mens, ...]
    straat: str
    postcode: str
    huisnummer: int
    plaats: str
    buurt: str
    vraag: int | None


@dataclass(frozen=True)
class VraagErbij(Gebeurtenis):
    """Een nieuwe vraag van een bekend huishouden komt bij dat huishouden."""

    vraag: int
    huishouden: int


@dataclass(frozen=True)
class NetwerkVerteld(Gebeurtenis):
    huishouden: int
    naasten: tuple[Naaste, ...]


@dataclass(frozen=True)
class ContactGeweest(Gebeurtenis):
    huishouden: int
    soort: str
    met: str
    notitie: str


@dataclass(frozen=True)
class Gezegd:
    """Een waarneming uit een gesprek; codes van `toegang.Waarneming`."""

    soort: str
    leefgebied: str
    woorden: str
    van_wie: str
    lezing: str = ""


@dataclass(frozen=True)
class GesprekGevoerd(Gebeurtenis):
    """`samenhang` zijn paren (oorzaak, gevolg) van plekken in `gezegd`."""

    huishouden: int
    met: str
    verslag: str
    gezegd: tuple[Gezegd, ...]
    samenhang: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class RegisseurGeworden(Gebeurtenis):
    huishouden: int
    wie: str
    wens: str


@dataclass(frozen=True)
class Afspraak:
    """Een actie bij een doel; `wie` is een code van `casus.Actie`."""

    nummer: int
    tekst: str
    wie: str
    naam: str
    uiterlijk: date
    account: str = ""


@dataclass(frozen=True)
class DoelGesteld(Gebeurtenis):
    huishouden: int
    doel: int
    tekst: str
    van_wie: str
    leefgebied: str
    stap_nu: str = ""
    stap_straks: str = ""
    acties: tuple[Afspraak, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class ActieKlaar(Gebeurtenis):
    huishouden: int
    actie: int


@dataclass(frozen=True)
class Teruggekeken(Gebeurtenis):
    """`oordelen` zijn (doel, volgens de inwoner, volgens de werker)."""

    huishouden: int
    lichter: str
    woorden: str
    oordelen: tuple[tuple[int, str, str], ...]
    volgende: date


@dataclass(frozen=True)
class HuishoudenAfgesloten(Gebeurtenis):
    huishouden: int
    afloop: str
