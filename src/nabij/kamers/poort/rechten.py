"""De tabel van rechten. Dicht tenzij een regel opent; elke kamer legt eigen regels neer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import (
    GEWONE_DELEN,
    LOS,
    Afscherming,
    Betrokkenrol,
    Onderdeel,
    Recht,
    Relatie,
)
from nabij.kamers.poort.models import Betrokkenheid, Dossier, delen_van
from nabij.kamers.poort.wie import Wie, loopt_op

EERSTEN = frozenset({Betrokkenrol.REGISSEUR, Betrokkenrol.AANSPREEKPUNT})
# Wie op naam meedenkt leest de genoemde delen, en schrijft er niet in.
ALLEEN_LEZEN = {Betrokkenrol.NOODKNOP, Betrokkenrol.VEILIGHEID, Betrokkenrol.MEEDENKER}
MEDEWERKEND = frozenset(Betrokkenrol) - ALLEEN_LEZEN
IEDEREEN = frozenset(Betrokkenrol)


@dataclass(frozen=True)
class Regel:
    """Wie met deze relatie (en, bij betrokken, deze rol) heeft dit recht op dit deel."""

    recht: Recht
    onderdeel: Onderdeel
    relatie: Relatie
    rollen: frozenset[Betrokkenrol] = IEDEREEN

    @property
    def code(self) -> str:
        return f"{self.relatie}:{self.recht}:{self.onderdeel}"


_regels: list[Regel] = []


def registreer(regels: Iterable[Regel]) -> None:
    """Leg regels van een kamer neer; twee keer dezelfde regel is een regel."""
    _regels.extend(regel for regel in regels if regel not in _regels)
    _opent.cache_clear()


def regels() -> tuple[Regel, ...]:
    return tuple(_regels)


def gewone_regels(onderdeel: Onderdeel) -> list[Regel]:
    """Wie betrokken is leest dit deel; wie meewerkt of waarneemt schrijft er ook in.

    De noodknop geldt alleen voor wie haar gebruikte, niet voor wie daarvoor waarneemt.
    """
    return [
        Regel(Recht.LEZEN, onderdeel, Relatie.BETROKKEN),
        Regel(Recht.LEZEN, onderdeel, Relatie.VERVANGER, MEDEWERKEND),
        Regel(Recht.SCHRIJVEN, onderdeel, Relatie.BETROKKEN, MEDEWERKEND),
        Regel(Recht.SCHRIJVEN, onderdeel, Relatie.VERVANGER, MEDEWERKEND),
    ]


def actief(moment: datetime, pad: str = "") -> Q:
    """Q: een betrokkenheid die op `moment` loopt."""
    return Q(**{f"{pad}van__lte": moment}) & (
        Q(**{f"{pad}tot__isnull": True}) | Q(**{f"{pad}tot__gt": moment})
    )


def neemt_waar(wie: Wie, dag: date) -> Q:
    """Q op Vervanging: `wie` neemt op `dag` waar."""
    return Q(door_id=wie.account_id) & loopt_op(dag)


# ------------------------------------------------- de tabel als filter, voor een lijst dossiers


def _rijen(regel: Regel) -> QuerySet[Betrokkenheid]:
    """De lopende betrokkenheden waarvoor deze regel telt."""
    rijen = Betrokkenheid.objects.filter(actief(klok.nu()))
    if regel.rollen != IEDEREEN:
        rijen = rijen.filter(rol__in=sorted(regel.rollen))
    if regel.onderdeel != Onderdeel.NAAM:
        bij_naam = Q(onderdelen__contains=f",{regel.onderdeel},")
        alles = Q(onderdelen="") if regel.onderdeel in GEWONE_DELEN else Q(pk__in=[])
        rijen = rijen.filter(bij_naam | alles)
    return rijen


def _betrokken(wie: Wie, regel: Regel) -> Iterator[Q]:
    yield Q(pk__in=_rijen(regel).filter(Q(account_id=wie.account_id)).values("dossier_id"))


def _vervanger(wie: Wie, regel: Regel) -> Iterator[Q]:
    """Wie voor alles waarneemt, doet dat alleen bij wat niet is afgeschermd."""
    rijen = _rijen(regel).values("dossier_id")
    if wie.vervangt:
        gewoon = rijen.filter(account_id__in=wie.vervangt)
        yield Q(pk__in=gewoon, afscherming=Afscherming.NORMAAL)
    for voor, dossier in wie.vervangt_bij:
        yield Q(pk__in=rijen.filter(account_id=voor, dossier_id=dossier))


def _dienst(wie: Wie, _regel: Regel) -> Iterator[Q]:
    """Een vraag of signaal dat niemand oppakte, voor wie dienst heeft of het team leidt."""
    opgepakt = Betrokkenheid.objects.filter(
        actief(klok.nu()), dossier=OuterRef("pk"), rol__in=sorted(EERSTEN)
    )
    wacht = Q(soort__in=LOS, gesloten_op__isnull=True, opgegaan_in__isnull=True)
    if teams := wie.diensten | wie.geleid:
        yield Q(wacht, ~Exists(opgepakt), team_id__in=teams, afscherming=Afscherming.NORMAAL)


def _leider(wie: Wie, _regel: Regel) -> Iterator[Q]:
    if wie.geleid:
        yield Q(team_id__in=wie.geleid, afscherming=Afscherming.NORMAAL)


_LANGS = {
    Relatie.BETROKKEN: _betrokken,
    Relatie.VERVANGER: _vervanger,
    Relatie.DIENST: _dienst,
    Relatie.LEIDER: _leider,
}


def wegen(wie: Wie, recht: Recht, onderdeel: Onderdeel, relaties: Collection[Relatie]) -> list[Q]:
    """De filters op `Dossier` waarlangs `wie` dit recht op dit deel heeft; een ervan is genoeg.

    Een lijst zoekt elke weg apart, langs een index: een OF ertussen stuurt de database langs
    alle dossiers. Het eigen adres is er nog niet uit.
    """
    if wie.account_id is None:
        return []
    return [
        weg
        for regel in _regels
        if (regel.recht, regel.onderdeel) == (recht, onderdeel) and regel.relatie in relaties
        for weg in _LANGS[regel.relatie](wie, regel)
    ]


def mag_q(wie: Wie, recht: Recht, onderdeel: Onderdeel) -> Q:
    """Of `wie` op een dossier dit recht op dit deel heeft, als filter."""
    alles = Q(pk__in=[])
    for weg in wegen(wie, recht, onderdeel, list(Relatie)):
        alles |= weg
    return alles & niet_eigen(wie)


def niet_eigen(wie: Wie) -> Q:
    """Het eigen huishouden of dat van familie gaat nooit open."""
    return ~Q(adres_merk__in=wie.eigen_adressen) if wie.eigen_adressen else Q()


# ----------------------------------------- dezelfde tabel als ja of nee, voor een dossier dat er is


class Rij(NamedTuple):
    """Een lopende betrokkenheid, met alleen wat de tabel moet weten."""

    account_id: UUID | None = None
    rol: str = ""
    onderdelen: str = ""


Weg = tuple[Relatie, Rij | Betrokkenheid]
ZONDER_RIJ = (Relatie.DIENST, Relatie.LEIDER)


def langs(wie: Wie, dossier: Dossier, rijen: Iterable[Rij | Betrokkenheid]) -> list[Weg]:
    """Wat `wie` met dit dossier heeft, gegeven alle betrokkenheden die nu lopen."""
    alle = list(rijen)
    gewoon = dossier.afscherming == Afscherming.NORMAAL
    eigen = [(Relatie.BETROKKEN, rij) for rij in alle if rij.account_id == wie.account_id]
    namens = [
        (Relatie.VERVANGER, rij)
        for rij in alle
        if (rij.account_id in wie.vervangt and gewoon)
        or (rij.account_id, dossier.pk) in wie.vervangt_bij
    ]
    geleid = gewoon and dossier.team_id in wie.geleid
    wacht = (
        dossier.soort in LOS
        and dossier.gesloten_op is None
        and dossier.opgegaan_in_id is None
        and not any(rij.rol in EERSTEN for rij in alle)
    )
    dienst = gewoon and wacht and dossier.team_id in wie.diensten | wie.geleid
    return [
        *eigen,
        *namens,
        *[(Relatie.DIENST, Rij())] * dienst,
        *[(Relatie.LEIDER, Rij())] * geleid,
    ]


def verleend(recht: Recht, wegen: Iterable[Weg]) -> dict[str, str]:
    """Deel -> code van de regel die het langs een van deze wegen opent."""
    gevonden: dict[str, str] = {}
    for relatie, rij in wegen:
        gevonden = {**_opent(recht, relatie, rij.rol, rij.onderdelen), **gevonden}
    return gevonden


@lru_cache(maxsize=1024)
def _opent(recht: Recht, relatie: Relatie, rol: str, onderdelen: str) -> Mapping[str, str]:
    """Onthouden, want in een lijst is bijna elk dossier langs dezelfde weg open."""
    delen = delen_van(onderdelen)
    return {
        regel.onderdeel: regel.code
        for regel in _regels
        if (regel.recht, regel.relatie) == (recht, relatie)
        and (relatie in ZONDER_RIJ or (rol in regel.rollen and regel.onderdeel in delen))
    }
