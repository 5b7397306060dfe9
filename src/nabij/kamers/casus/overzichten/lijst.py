"""Feiten over huishoudens voor een lijst: hoogstens vier statements, hoeveel het er ook zijn."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateField, F, FilteredRelation, Max, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.huisstijl.datums import kort
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.models import Tijdlijn
from nabij.kamers.bewoners.regels.tijdlijn import HULPWOORDEN
from nabij.kamers.casus import regels
from nabij.kamers.casus.models import OPEN, Actie, Gebeurtenis, Hulpkeuze, Regie, Verdeling
from nabij.kamers.casus.overzichten.verloop import GESPREK, begin, fasewoord
from nabij.kamers.casus.rechten import HELPERS
from nabij.kamers.casus.regels import Fase, Feiten
from nabij.kamers.casus.regels.kiezen import PLEK, plek_vragen_op
from nabij.kamers.poort import rechten
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import Dossier
from nabij.kamers.poort.wachter import opening_nu
from nabij.kamers.toegang.regels.wet import BEGINWOORDEN

GEEN_CONTACT = "contact_niet_thuis"


@dataclass(frozen=True)
class Huishoudfeit:
    """Wat een lijst van een huishouden weet. Geen oordeel en geen optelling.

    `heeft_wet`: er loopt of liep iets uit de wet; de termijnen zelf leest de kamer toegang.
    `heeft_hulp`: er is hulp toegewezen of gevraagd; die leest de kamer toewijzing.
    """

    dossier_id: UUID
    team_id: UUID
    feiten: Feiten
    naam: str = ""
    eerste_naam: str = ""
    eerste_account: UUID | None = None
    regisseur: str = ""
    volgende: Actie | None = None
    heeft_wet: bool = False
    heeft_hulp: bool = False
    procesregisseur: UUID | None = None
    procesregie_sinds: date | None = None

    @property
    def fase(self) -> Fase:
        return self.feiten.fase

    @property
    def fasewoord(self) -> str:
        return fasewoord(self.feiten.fase, self.team_id)

    @property
    def laatste_contact(self) -> date | None:
        return self.feiten.laatste_contact

    @property
    def terugkijken_op(self) -> date | None:
        return self.feiten.terugkijken_op

    @property
    def volgende_dag(self) -> date | None:
        """De eerste dag waarop iets staat: een actie of samen terugkijken."""
        dagen = [self.volgende.uiterlijk if self.volgende else None, self.terugkijken_op]
        return min((dag for dag in dagen if dag), default=None)

    @property
    def volgende_tekst(self) -> str:
        """De volgende stap in een paar woorden, met de dag als die er is."""
        wat = self.volgende.tekst if self.volgende else _("Samen terugkijken")
        dag = self.volgende.uiterlijk if self.volgende else self.terugkijken_op
        if dag is None:
            return self.volgende.tekst if self.volgende else ""
        return f"{wat} ({kort(dag, vandaag=klok.vandaag())})"


@dataclass
class _Grond:
    """Wat de tabel van de poort van een dossier zegt."""

    team_id: UUID
    naam: str
    begonnen: datetime
    regie: UUID | None
    regie_naam: str
    moet_horen: datetime | None
    plek_sinds: date | None = None
    eerste_rol: str = ""
    eerste_naam: str = ""
    eerste_account: UUID | None = None
    helpers: set[UUID] = field(default_factory=set)
    procesregisseur: UUID | None = None
    procesregie_sinds: datetime | None = None


def huishoudfeiten(
    dossier_ids: Collection[UUID], *, vandaag: date | None = None
) -> dict[UUID, Huishoudfeit]:
    """Fase, wie, laatste contact, volgende stap en terugkijken, per dossier.

    De volgende actie komt alleen mee waar het plan open is.
    """
    ids = list(dossier_ids)
    if not ids:
        return {}
    dag = vandaag or klok.vandaag()
    grond = _grond(ids)
    gebeurd = _per_dossier(Gebeurtenis.objects.filter(dossier__in=ids, ingetrokken_op__isnull=True))
    sporen = _sporen(ids)
    volgende = _volgende(ids)
    return {
        pk: _feit(
            pk,
            een,
            gebeurd.get(pk, []),
            contact=sporen.contact.get(pk),
            heeft_gesprek=pk in sporen.gesproken,
            heeft_wet=pk in sporen.wet,
            heeft_hulp=pk in sporen.hulp,
            volgende=volgende.get(pk),
            dag=dag,
        )
        for pk, een in grond.items()
    }


def _grond(ids: list[UUID]) -> dict[UUID, _Grond]:
    regie = Regie.objects.filter(dossier=OuterRef("pk"), tot__isnull=True)
    horen = Verdeling.objects.filter(
        dossier=OuterRef("pk"), gehoord_op__isnull=True, ingetrokken_op__isnull=True
    ).order_by("op")
    rijen = (
        Dossier.objects.filter(pk__in=ids)
        .annotate(
            b=FilteredRelation(
                "betrokkenheden", condition=rechten.actief(klok.nu(), "betrokkenheden__")
            ),
            regie_id=Subquery(regie.values("pk")[:1]),
            regie_naam=Subquery(regie.values("naam")[:1]),
            horen=Subquery(horen.values("op")[:1]),
            plek=_plek_sinds(),
            rol=F("b__rol"),
            huisnaam=F("huishouden__naam"),
            rol_van=F("b__van"),
            rol_tot=F("b__tot"),
            wie=F("b__account_id"),
            wie_naam=F("b__account__naam"),
        )
        .values(
            "pk", "team_id", "huisnaam", "gemaakt_op", "regie_id", "regie_naam", "horen",
            "plek",
            "rol", "rol_van", "rol_tot", "wie", "wie_naam",
        )
    )  # fmt: skip
    gevonden: dict[UUID, _Grond] = {}
    for rij in rijen:
        een = gevonden.setdefault(
            rij["pk"],
            _Grond(
                team_id=rij["team_id"],
                naam=rij["huisnaam"] or "",
                begonnen=rij["gemaakt_op"],
                regie=rij["regie_id"],
                regie_naam=rij["regie_naam"] or "",
                moet_horen=rij["horen"],
                plek_sinds=rij["plek"],
            ),
        )
        if rij["rol"] in HELPERS:
            een.helpers.add(rij["wie"])
        if rij["rol"] in rechten.EERSTEN:
            een.eerste_rol, een.eerste_naam = rij["rol"], rij["wie_naam"]
            een.eerste_account = rij["wie"]
        # Met een einddag is al gezegd wie dit huishouden op zich neemt.
        if rij["rol"] == Betrokkenrol.PROCESREGISSEUR and rij["rol_tot"] is None:
            een.procesregisseur, een.procesregie_sinds = rij["wie"], rij["rol_van"]
    return gevonden


def _plek_sinds() -> Any:
    """Wanneer hulp in de buurt begon waar nog niet naar gevraagd is, voor wie het plan leest."""
    if not _plan_open():
        return Value(None, output_field=DateField())
    open_ = {f"actie__{veld}": waarde for veld, waarde in OPEN.items()}
    rijen = Hulpkeuze.objects.filter(
        dossier=OuterRef("pk"), kring__in=list(PLEK), plek="", begonnen_op__isnull=False, **open_
    )
    return Subquery(rijen.order_by("begonnen_op").values("begonnen_op")[:1])


def _plek_vragen(begonnen_op: date | None, dag: date) -> date | None:
    if begonnen_op is None:
        return None
    vanaf = plek_vragen_op(begonnen_op, weken=norm("weken_plek_vragen", dag))
    return vanaf if vanaf <= dag else None


def _per_dossier(rijen: Iterable[Gebeurtenis]) -> dict[UUID, list[Gebeurtenis]]:
    per: dict[UUID, list[Gebeurtenis]] = {}
    for rij in rijen:
        per.setdefault(rij.dossier_id, []).append(rij)
    return per


@dataclass
class _Sporen:
    """Wat de tijdlijn zegt: het laatste echte contact, en waar een gesprek, wet of hulp was."""

    contact: dict[UUID, datetime] = field(default_factory=dict)
    gesproken: set[UUID] = field(default_factory=set)
    wet: set[UUID] = field(default_factory=set)
    hulp: set[UUID] = field(default_factory=set)


def _sporen(ids: list[UUID]) -> _Sporen:
    rijen = (
        Tijdlijn.objects.filter(dossier__in=ids, ingetrokken_op__isnull=True)
        .filter(_contactwoorden() | Q(woord__in=[*BEGINWOORDEN, *HULPWOORDEN]))
        .values_list("dossier_id", "woord")
        .annotate(laatst=Max("op"))
    )
    sporen = _Sporen()
    for dossier_id, woord, laatst in rijen:
        if woord in BEGINWOORDEN:
            sporen.wet.add(dossier_id)
        elif woord in HULPWOORDEN:
            sporen.hulp.add(dossier_id)
        else:
            sporen.contact[dossier_id] = max(laatst, sporen.contact.get(dossier_id, laatst))
        if woord == GESPREK:
            sporen.gesproken.add(dossier_id)
    return sporen


def _contactwoorden() -> Q:
    return (Q(woord__startswith="contact_") & ~Q(woord=GEEN_CONTACT)) | Q(woord=GESPREK)


def _plan_open() -> bool:
    opening = opening_nu()
    return opening is not None and (opening.systeem or bool(opening.leesbaar(Onderdeel.PLAN)))


def open_acties(dossier_ids: Collection[UUID], account_id: UUID | None = None) -> list[Actie]:
    """Open acties op dag (zonder dag achteraan), van iedereen of van een collega. Een statement."""
    rijen = Actie.objects.filter(dossier__in=list(dossier_ids), **OPEN).select_related("account")
    if account_id:
        rijen = rijen.filter(account_id=account_id)
    return list(rijen.order_by(F("uiterlijk").asc(nulls_last=True), "op", "pk"))


def _volgende(ids: list[UUID]) -> dict[UUID, Actie]:
    eerste: dict[UUID, Actie] = {}
    for actie in open_acties(ids) if _plan_open() else []:
        eerste.setdefault(actie.dossier_id, actie)
    return eerste


def _feit(
    pk: UUID,
    grond: _Grond,
    gebeurd: list[Gebeurtenis],
    *,
    contact: datetime | None,
    heeft_gesprek: bool,
    heeft_wet: bool,
    heeft_hulp: bool,
    volgende: Actie | None,
    dag: date,
) -> Huishoudfeit:
    alle: list[regels.Gebeurd] = [*gebeurd, *([begin(grond.begonnen)] if grond.eerste_rol else [])]
    heeft_plan = any(g.soort == regels.Soort.PLAN for g in gebeurd)
    is_regisseur = grond.eerste_rol == Betrokkenrol.REGISSEUR
    feiten = Feiten(
        fase=regels.fase(alle, heeft_gesprek=heeft_gesprek, heeft_plan=heeft_plan, vandaag=dag),
        begonnen_op=_begonnen(gebeurd, grond, dag),
        heeft_plan=heeft_plan,
        heeft_eerste=bool(grond.eerste_rol),
        heeft_regisseur=is_regisseur or bool(grond.regie_naam),
        helpers=len(grond.helpers),
        laatste_contact=klok.dag_van(contact) if contact else None,
        terugkijken_op=regels.terugkijken_op(gebeurd, dag),
        rustig_tot=regels.rustig_tot(gebeurd, dag),
        moet_horen_sinds=klok.dag_van(grond.moet_horen) if grond.moet_horen else None,
        plek_vragen_sinds=_plek_vragen(grond.plek_sinds, dag),
    )
    return Huishoudfeit(
        dossier_id=pk,
        team_id=grond.team_id,
        feiten=feiten,
        naam=grond.naam,
        eerste_naam=grond.eerste_naam,
        eerste_account=grond.eerste_account,
        regisseur=grond.regie_naam or (grond.eerste_naam if is_regisseur else ""),
        volgende=volgende,
        heeft_wet=heeft_wet,
        heeft_hulp=heeft_hulp,
        procesregisseur=grond.procesregisseur,
        procesregie_sinds=klok.dag_van(grond.procesregie_sinds)
        if grond.procesregie_sinds
        else None,
    )


def _begonnen(gebeurd: list[Gebeurtenis], grond: _Grond, dag: date) -> date:
    """Wanneer het (opnieuw) begon."""
    weer = regels.laatste_stap(gebeurd, dag, regels.Soort.HEROPEND)
    begin = min((g.op for g in gebeurd if g.soort == regels.Soort.BEGONNEN), default=grond.begonnen)
    return klok.dag_van(weer.op if weer else begin)


def moet_horen(dossier_id: UUID) -> Verdeling | None:
    """De verdeling waarvan het huishouden nog moet horen, of None."""
    gevonden: Verdeling | None = (
        Verdeling.objects.filter(
            dossier_id=dossier_id, gehoord_op__isnull=True, ingetrokken_op__isnull=True
        )
        .select_related("naar")
        .order_by("-op")
        .first()
    )
    return gevonden
