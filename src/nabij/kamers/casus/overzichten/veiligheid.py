"""Wat er bij een zorg over veiligheid te lezen is, voor wie daar genoemd is; en drang en dwang."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.huisstijl.datums import kort
from nabij.kamers.afspraken.models import Erbijregel
from nabij.kamers.afspraken.overzichten import erbijregels, norm
from nabij.kamers.casus import regels
from nabij.kamers.casus.models import (
    Drang,
    Veiligheidsafspraak,
    Veiligheidsstap,
    VeiligheidsstapSoort,
)
from nabij.kamers.casus.regels import Meldcode, Spoor
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wachter import opening_nu
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang.models import Veiligheidsvraag, VeiligheidsvraagAntwoord

AANDACHTSFUNCTIONARIS = "aandachtsfunctionaris"
"""De code van deze deskundigheid in de kamer team."""
VEILIG_THUIS = "0800 2000"


@dataclass(frozen=True)
class Stapbeeld:
    """Een stap van de meldcode, met alles wat daarbij is vastgelegd."""

    code: str
    naam: str
    gezet: bool
    rijen: list[Veiligheidsstap]

    @property
    def is_wegen(self) -> bool:
        return self.code == Meldcode.WEGEN


@dataclass(frozen=True)
class Veiligheidsbeeld:
    """De hele pagina: de stand, de stappen, de zorgen, en wie erbij kan."""

    spoor: Spoor
    stappen: list[Stapbeeld]
    kindcheck: list[Veiligheidsstap]
    verder: list[Veiligheidsstap]
    zorgen: list[Veiligheidsvraag]
    genoemd: list[Betrokkenheid]
    aandachtsfunctionarissen: list[teams.Lid]
    regisseur_erbij: bool
    is_van_mij: bool
    overwegen: list[Erbijregel]

    @property
    def eigenaar(self) -> str:
        namen = {b.account_id: b.account.naam for b in self.genoemd}
        return namen.get(self.spoor.eigenaar, "") if self.spoor.eigenaar else ""

    @property
    def alleen_ik(self) -> bool:
        return len(self.genoemd) < regels.WEGERS

    @property
    def gaf_vrij(self) -> Veiligheidsstap | None:
        vrij = [s for s in self.verder if s.soort == VeiligheidsstapSoort.VRIJGEGEVEN]
        return vrij[0] if vrij else None


def veiligheid(zicht: Zicht, *, vandaag: date | None = None) -> Veiligheidsbeeld:
    """Wat er over de veiligheid vastligt; vijf statements."""
    pk = zicht.dossier.pk
    rijen = list(
        Veiligheidsstap.objects.filter(dossier_id=pk)
        .select_related("door", "account")
        .order_by("-op", "-vastgelegd_op")
    )
    spoor = _spoor(rijen, vandaag or klok.vandaag())
    genoemd = [b for b in zicht.betrokkenen if b.rol == Betrokkenrol.VEILIGHEID]
    namen = dict(VeiligheidsstapSoort.choices)
    stappen = [
        Stapbeeld(
            code,
            str(namen[code]),
            spoor.begonnen_op is not None and code not in spoor.ontbreekt,
            [rij for rij in reversed(rijen) if rij.soort == code],
        )
        for code in Meldcode
    ]
    zorgen = Veiligheidsvraag.objects.filter(
        dossier_id=pk, antwoord=VeiligheidsvraagAntwoord.JA
    ).select_related("door")
    return Veiligheidsbeeld(
        spoor=spoor,
        stappen=stappen,
        kindcheck=[rij for rij in rijen if rij.soort == VeiligheidsstapSoort.KINDCHECK],
        verder=[rij for rij in rijen if rij.soort in _VERDER],
        zorgen=list(zorgen.order_by("-op")),
        genoemd=genoemd,
        aandachtsfunctionarissen=[
            lid
            for lid in teams.teamleden(zicht.dossier.team_id)
            if AANDACHTSFUNCTIONARIS in lid.kenniscodes
        ],
        regisseur_erbij=zicht.eerste is None
        or zicht.eerste.account_id in {b.account_id for b in genoemd},
        is_van_mij=spoor.eigenaar == zicht.wie.account_id,
        overwegen=_overwegen(spoor, vandaag or klok.vandaag()),
    )


def _overwegen(spoor: Spoor, dag: date) -> list[Erbijregel]:
    """De regels van de gemeente bij deze stand. Alleen hier: elders is niet te zien dat er iets is.

    Wegtikken kan niet: de vraag blijft zolang het zo is.
    """
    toestanden = regels.te_overwegen(spoor, dag)
    return [regel for regel in erbijregels() if regel.toestand in toestanden]


_VERDER = frozenset(VeiligheidsstapSoort) - frozenset(Meldcode) - {VeiligheidsstapSoort.KINDCHECK}


def _spoor(rijen: list[Veiligheidsstap], dag: date) -> Spoor:
    stappen: list[Any] = list(rijen)
    return regels.spoor(stappen, vandaag=dag, werkdagen=norm("dagen_veilig_overleg", dag))


@dataclass(frozen=True)
class Veiligheidsregel:
    """Wat de zorg over veiligheid nu vraagt van wie erover gaat: een regel in mijn dag."""

    dossier_id: UUID
    zin: str
    gevaar: bool = False


def veiligheid_van_mij(
    dossier_ids: Collection[UUID], account_id: UUID | None, *, vandaag: date | None = None
) -> list[Veiligheidsregel]:
    """De zorgen waar dit account over gaat en waar nog iets moet. Hoogstens een statement.

    Alleen waar veiligheid open is: wie nergens genoemd is, kost dit niets.
    """
    opening = opening_nu()
    open_ = set(opening.leesbaar(Onderdeel.VEILIGHEID)) & set(dossier_ids) if opening else set()
    if not open_:
        return []
    dag = vandaag or klok.vandaag()
    per: dict[UUID, list[Veiligheidsstap]] = {}
    for rij in Veiligheidsstap.objects.filter(dossier__in=list(open_)):
        per.setdefault(rij.dossier_id, []).append(rij)
    gevonden = []
    for dossier_id, rijen in per.items():
        spoor = _spoor(rijen, dag)
        if spoor.loopt and spoor.eigenaar == account_id:
            gevonden.append(Veiligheidsregel(dossier_id, _zin(spoor, dag), spoor.gevaar))
    return gevonden


def _zin(spoor: Spoor, dag: date) -> str:
    if spoor.gevaar:
        return _("Er is nu gevaar gemeld.")
    if spoor.overleg_uiterlijk:
        wanneer = kort(spoor.overleg_uiterlijk, vandaag=dag)
        return _("Overleg met een collega, uiterlijk %(dag)s.") % {"dag": wanneer}
    if not spoor.ontbreekt:
        return _("Alle stappen zijn gezet. Kan het worden afgerond?")
    naam = str(VeiligheidsstapSoort(spoor.ontbreekt[0]).label)
    return _("Nog te doen: %(stap)s.") % {"stap": naam}


def veiligheidsafspraken(
    dossier_id: UUID, persoon_id: UUID | None = None
) -> list[Veiligheidsafspraak]:
    """De regels van het veiligheidsplan die gelden, van iedereen of voor een mens."""
    rijen = Veiligheidsafspraak.objects.filter(dossier_id=dossier_id, ingetrokken_op__isnull=True)
    if persoon_id:
        rijen = rijen.filter(persoon_id=persoon_id)
    return list(rijen.order_by("naam", "persoon_id", "op", "pk"))


def drang_nu(dossier_id: UUID, *, vandaag: date | None = None) -> list[Drang]:
    """Wat er nu aan drang of dwang is, voor wie het plan mag lezen."""
    dag = vandaag or klok.vandaag()
    rijen = Drang.objects.filter(dossier_id=dossier_id, tot__gte=dag, gestopt_op__isnull=True)
    return list(rijen.select_related("door").order_by("op"))
