"""De tabel van rechten. Dicht tenzij een regel opent; elke kamer legt eigen regels neer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from nabij.fundament import klok
from nabij.kamers.account.models import Rolnaam
from nabij.kamers.poort.begrippen import (
    GEWONE_DELEN,
    LOS,
    Afscherming,
    Betrokkenrol,
    Onderdeel,
    Recht,
    Relatie,
)
from nabij.kamers.poort.models import Betrokkenheid, Vervanging
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.models import Dienst, EigenAdres

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
    return Q(door_id=wie.account_id, van__lte=dag, tot__gt=dag, ingetrokken_op__isnull=True)


def _betrokken(wie: Wie, regel: Regel, vervanger: bool) -> Q:
    rijen = Betrokkenheid.objects.filter(actief(klok.nu()), rol__in=list(regel.rollen))
    if regel.onderdeel != Onderdeel.NAAM:
        bij_naam = Q(onderdelen__contains=f",{regel.onderdeel},")
        alles = Q(onderdelen="") if regel.onderdeel in GEWONE_DELEN else Q(pk__in=[])
        rijen = rijen.filter(bij_naam | alles)
    if not vervanger:
        return Q(pk__in=rijen.filter(Q(account_id=wie.account_id)).values("dossier_id"))
    waar = Vervanging.objects.filter(neemt_waar(wie, klok.vandaag()))
    van_hen = rijen.filter(account__in=waar.values("voor"))
    gewoon = van_hen.filter(account__in=waar.filter(dossier__isnull=True).values("voor"))
    genoemd = van_hen.filter(
        Exists(waar.filter(voor=OuterRef("account"), dossier=OuterRef("dossier")))
    )
    return Q(pk__in=van_hen.values("dossier_id")) & (
        Q(pk__in=gewoon.values("dossier_id"), afscherming=Afscherming.NORMAAL)
        | Q(pk__in=genoemd.values("dossier_id"))
    )


def _dienst(wie: Wie) -> Q:
    """Een vraag of signaal dat niemand oppakte, voor wie dienst heeft of het team leidt."""
    dienst = Dienst.objects.filter(Q(medewerker_id=wie.medewerker_id), dag=klok.vandaag())
    teams = Q(team__in=dienst.values("team"))
    if wie.heeft_rol(Rolnaam.TEAMLEIDER):
        teams |= Q(team__in=wie.teams)
    opgepakt = Betrokkenheid.objects.filter(
        actief(klok.nu()), dossier=OuterRef("pk"), rol__in=list(EERSTEN)
    )
    wacht = Q(soort__in=LOS, gesloten_op__isnull=True, opgegaan_in__isnull=True)
    return wacht & Q(afscherming=Afscherming.NORMAAL) & teams & ~Q(Exists(opgepakt))


def _leidt(wie: Wie) -> Q:
    if not wie.heeft_rol(Rolnaam.TEAMLEIDER) or not wie.teams:
        return Q(pk__in=[])
    return Q(team_id__in=wie.teams, afscherming=Afscherming.NORMAAL)


def _eigen(wie: Wie) -> Q:
    """Het eigen huishouden of dat van familie gaat nooit open."""
    van_mij = EigenAdres.objects.filter(Q(medewerker_id=wie.medewerker_id))
    return Q(Exists(van_mij.filter(merk=OuterRef("adres_merk"))))


def relatie_q(wie: Wie, regel: Regel) -> Q:
    """De regel als filter op `Dossier`."""
    if wie.account_id is None:
        return Q(pk__in=[])
    if regel.relatie == Relatie.DIENST:
        return _dienst(wie)
    if regel.relatie == Relatie.LEIDER:
        return _leidt(wie)
    return _betrokken(wie, regel, vervanger=regel.relatie == Relatie.VERVANGER)


def langs_q(wie: Wie, recht: Recht, onderdeel: Onderdeel, relaties: Collection[Relatie]) -> Q:
    """De dossiers waarop `wie` langs een van deze relaties dit recht op dit deel heeft.

    Het eigen adres is er nog niet uit.
    """
    alles = Q(pk__in=[])
    for regel in _regels:
        if (regel.recht, regel.onderdeel) == (recht, onderdeel) and regel.relatie in relaties:
            alles |= relatie_q(wie, regel)
    return alles


def mag_q(wie: Wie, recht: Recht, onderdeel: Onderdeel) -> Q:
    """Alle dossiers waarop `wie` dit recht op dit deel heeft, als filter."""
    return langs_q(wie, recht, onderdeel, list(Relatie)) & ~_eigen(wie)


def vlaggen(wie: Wie) -> dict[str, Q]:
    """Per dossier te tonen: heeft `wie` dienst, leidt `wie` het team, is het eigen adres."""
    return {"is_dienst": _dienst(wie), "is_leider": _leidt(wie), "is_eigen": _eigen(wie)}


def verleend(
    recht: Recht,
    relaties: Iterable[Relatie],
    rijen: Iterable[tuple[Relatie, Betrokkenheid]],
) -> dict[str, str]:
    """Dezelfde tabel als ja of nee: deel -> code van de regel die het opent.

    `relaties` gelden zonder rij (dienst, leider); `rijen` zijn de betrokkenheden die tellen.
    """
    gevonden: dict[str, str] = {}
    losse, betrokken = set(relaties), list(rijen)
    for regel in _regels:
        if regel.recht != recht:
            continue
        via_rij = any(
            relatie == regel.relatie and rij.rol in regel.rollen and regel.onderdeel in rij.delen
            for relatie, rij in betrokken
        )
        if regel.relatie in losse or via_rij:
            gevonden.setdefault(regel.onderdeel, regel.code)
    return gevonden
