"""Het plan om te lezen: doelen met hun acties, wie het ermee eens is, en wat er eerder stond."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.bewoners.overzichten import Mens
from nabij.kamers.casus.models import (
    Actie,
    ActieWie,
    Akkoord,
    AkkoordAntwoord,
    Doel,
    Doeloordeel,
    Evaluatie,
    Planwijziging,
)
from nabij.kamers.casus.overzichten.verloop import Verloop, verloop
from nabij.kamers.casus.overzichten.zienswijzen import Zienswijze, zienswijzen
from nabij.kamers.casus.rechten import HELPERS
from nabij.kamers.casus.regels import Staat, nabijheid, staat_van_actie
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.poort import Zicht

ICONEN = {
    Staat.OPEN: "rond",
    Staat.LAAT: "let-op",
    Staat.KLAAR: "rondvink",
    Staat.VERVALLEN: "stop",
}


def stapnaam(code: str) -> str:
    """Een stap van meedoen in woorden. Een onbekende code blijft leeg, nooit een getal."""
    return next((stap.op_scherm for stap in afspraken.stappen() if stap.code == code), "")


@dataclass(frozen=True)
class Planactie:
    """Een actie zoals ze in het plan staat."""

    actie: Actie
    staat: Staat

    @property
    def klasse(self) -> str:
        return {Staat.LAAT: "is-laat", Staat.KLAAR: "is-klaar"}.get(self.staat, "is-bezig")

    @property
    def icoon(self) -> str:
        return ICONEN[self.staat]

    @property
    def is_open(self) -> bool:
        return self.staat in (Staat.OPEN, Staat.LAAT)

    @property
    def vervallen(self) -> bool:
        return self.staat == Staat.VERVALLEN

    @property
    def wie(self) -> str:
        """Wie het doet, bij naam als die er is."""
        account: Any = self.actie.account
        namen = filter(None, (account.naam if account else "", self.actie.naam))
        return ", ".join(namen) or str(ActieWie(self.actie.wie).label)

    @property
    def vraag_te_dragen(self) -> bool:
        """Bij een naaste of buur: is het te dragen?"""
        return self.is_open and self.actie.wie in (ActieWie.NETWERK, ActieWie.BUUR)


@dataclass(frozen=True)
class Plandoel:
    """Een doel met zijn acties, van dichtbij naar verder weg."""

    doel: Doel
    nummer: int
    acties: list[Planactie] = field(default_factory=list)

    @property
    def afgerond(self) -> bool:
        return bool(self.doel.klaar_op or self.doel.vervallen_op)

    @property
    def zichtbaar(self) -> list[Planactie]:
        return [actie for actie in self.acties if not actie.vervallen]

    @property
    def vervallen(self) -> list[Planactie]:
        return [actie for actie in self.acties if actie.vervallen]

    @property
    def te_laat(self) -> int:
        return sum(actie.staat == Staat.LAAT for actie in self.acties)

    @property
    def leefgebied(self) -> str:
        gevonden = afspraken.leefgebied(self.doel.leefgebied) if self.doel.leefgebied else None
        return gevonden.naam if gevonden else ""

    @property
    def volgens(self) -> str:
        """Bij terugkijken: wie het eerste oordeel geeft."""
        if not self.doel.van_wie:
            return _("Volgens het huishouden")
        return _("Volgens %(wie)s") % {"wie": self.doel.van_wie}

    @property
    def nu(self) -> str:
        return stapnaam(self.doel.stap_nu)

    @property
    def straks(self) -> str:
        return stapnaam(self.doel.stap_straks)


@dataclass(frozen=True)
class Plan:
    """Het hele plan van een huishouden."""

    verloop: Verloop
    doelen: list[Plandoel] = field(default_factory=list)
    los: list[Planactie] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.doelen or self.los)

    @property
    def fasewoord(self) -> str:
        return self.verloop.fasewoord

    @property
    def lopend(self) -> list[Plandoel]:
        return [doel for doel in self.doelen if not doel.afgerond]

    @property
    def afgerond(self) -> list[Plandoel]:
        return [doel for doel in self.doelen if doel.afgerond]

    @property
    def los_zichtbaar(self) -> list[Planactie]:
        return [actie for actie in self.los if not actie.vervallen]

    @property
    def vervallen_acties(self) -> list[Planactie]:
        return [actie for actie in self.acties if actie.vervallen]

    @property
    def nog_open(self) -> list[Planactie]:
        return [actie for actie in self.acties if actie.is_open]

    @property
    def acties(self) -> list[Planactie]:
        return [*self.los, *(actie for doel in self.doelen for actie in doel.acties)]

    @property
    def volgende(self) -> list[Planactie]:
        """Open acties met een dag, de eerste vooraan: voor de volgende momenten."""
        met_dag = [a for a in self.acties if a.is_open and a.actie.uiterlijk]
        return sorted(met_dag, key=lambda a: (a.actie.uiterlijk, a.actie.op))

    @property
    def gemaakt_op(self) -> datetime | None:
        return min((doel.doel.op for doel in self.doelen), default=None)

    @property
    def bijgewerkt_op(self) -> datetime | None:
        """Wanneer er voor het laatst een doel bij kwam."""
        return max((doel.doel.op for doel in self.doelen), default=None)


def plan(zicht: Zicht, *, vandaag: date | None = None) -> Plan:
    """Het plan met hoe het ervoor staat: drie statements, of een als het plan dicht is.

    Acties staan van dichtbij naar verder weg, dan op dag; wat klaar is staat achteraan.
    """
    dag = vandaag or klok.vandaag()
    hoe = verloop(zicht, vandaag=dag)
    if Onderdeel.PLAN not in zicht.onderdelen:
        return Plan(verloop=hoe)
    dossier_id = zicht.dossier.pk
    per_doel: dict[UUID | None, list[Planactie]] = {}
    for actie in Actie.objects.filter(dossier_id=dossier_id).select_related("account"):
        per_doel.setdefault(actie.plan_doel_id, []).append(_planactie(actie, dag))
    doelen = list(Doel.objects.filter(dossier_id=dossier_id).order_by("op", "pk"))
    doelen.sort(key=lambda doel: bool(doel.klaar_op or doel.vervallen_op))
    return Plan(
        verloop=hoe,
        doelen=[
            Plandoel(doel, nummer, _van_dichtbij(per_doel.get(doel.pk, [])))
            for nummer, doel in enumerate(doelen, 1)
        ],
        los=_van_dichtbij(per_doel.get(None, [])),
    )


def _planactie(actie: Actie, dag: date) -> Planactie:
    return Planactie(
        actie,
        staat_van_actie(
            klaar_op=actie.klaar_op,
            vervallen_op=actie.vervallen_op,
            uiterlijk=actie.uiterlijk,
            vandaag=dag,
        ),
    )


def _van_dichtbij(acties: Iterable[Planactie]) -> list[Planactie]:
    return sorted(
        acties,
        key=lambda a: (nabijheid(a.actie.wie), a.actie.uiterlijk or date.max, a.actie.op),
    )


def wie_helpen(zicht: Zicht, plan: Plan) -> list[str]:
    """Wie er nu meehelpt: wie betrokken is, en wie naast het huishouden iets doet. Elk een keer."""
    betrokken = [rij.account.naam for rij in zicht.betrokkenen if rij.rol in HELPERS]
    doen = [actie.wie for actie in plan.nog_open if actie.actie.wie != ActieWie.INWONER]
    return list(dict.fromkeys([*betrokken, *doen]))


@dataclass(frozen=True)
class Akkoordregel:
    """Iemand van het huishouden en wat diegene van het plan vindt."""

    persoon_id: UUID
    naam: str
    akkoord: Akkoord | None
    over_eerder: bool = False

    @property
    def badge(self) -> tuple[str, str, str]:
        """Tekst, soort en icoon. Nee is een gewoon antwoord en kleurt niet."""
        if self.akkoord is None:
            return _("Nog niet gesproken"), "", ""
        if self.akkoord.antwoord == AkkoordAntwoord.EENS and self.akkoord.reden:
            return _("Eens, met een opmerking"), "goed", "spreek"
        return {
            AkkoordAntwoord.EENS: (_("Eens"), "goed", "vink"),
            AkkoordAntwoord.ONEENS: (_("Niet eens"), "", "spreek"),
            AkkoordAntwoord.LATER: (_("Wil er nog over denken"), "", "klok"),
        }[AkkoordAntwoord(self.akkoord.antwoord)]


def akkoorden(
    dossier_id: UUID, mensen: Sequence[Mens], *, sinds: datetime | None = None
) -> list[Akkoordregel]:
    """Per persoon het laatste antwoord. `sinds`: een ouder antwoord ging over een eerder plan."""
    laatste: dict[UUID, Akkoord] = {
        rij.persoon_id: rij
        for rij in Akkoord.objects.filter(dossier_id=dossier_id).order_by("op", "pk")
    }
    nu = [(mens.id, mens.naam) for mens in mensen if mens.hier]
    bekend = {persoon for persoon, _naam in nu}
    vroeger = [(pk, rij.naam) for pk, rij in laatste.items() if pk not in bekend]
    return [
        Akkoordregel(pk, naam, laatste.get(pk), _is_ouder(laatste.get(pk), sinds))
        for pk, naam in (*nu, *vroeger)
    ]


def _is_ouder(akkoord: Akkoord | None, sinds: datetime | None) -> bool:
    return akkoord is not None and sinds is not None and akkoord.op < sinds


def eerdere_versies(dossier_id: UUID) -> list[Planwijziging]:
    """Wat er eerder in het plan stond, de laatste wijziging vooraan."""
    return list(
        Planwijziging.objects.filter(dossier_id=dossier_id)
        .select_related("door", "plan_doel", "actie")
        .order_by("-op", "-pk")
    )


@dataclass(frozen=True)
class Terugblik:
    """Een keer samen teruggekeken, met per doel wat ieder zei, en wat een ander zag."""

    evaluatie: Evaluatie
    oordelen: list[Doeloordeel]
    zienswijzen: list[Zienswijze] = field(default_factory=list)


def terugblikken(dossier_id: UUID, gezien: Sequence[Zienswijze] | None = None) -> list[Terugblik]:
    """Alle keren dat er samen is teruggekeken, de laatste vooraan. Drie statements.

    Wat een ander zag hoort bij de eerste keer erna.
    """
    per_keer: dict[UUID, list[Doeloordeel]] = {}
    oordelen = Doeloordeel.objects.filter(dossier_id=dossier_id).select_related("plan_doel")
    for oordeel in oordelen.order_by("plan_doel__op"):
        per_keer.setdefault(oordeel.evaluatie_id, []).append(oordeel)
    keren = Evaluatie.objects.filter(dossier_id=dossier_id).select_related("door")
    uit, los = [], list(zienswijzen(dossier_id) if gezien is None else gezien)
    for keer in keren.order_by("op", "pk"):
        erbij = [een for een in los if een.op <= keer.op]
        los = los[len(erbij) :]
        uit.append(Terugblik(keer, per_keer.get(keer.pk, []), erbij))
    return uit[::-1]
