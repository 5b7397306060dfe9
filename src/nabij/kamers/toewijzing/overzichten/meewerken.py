"""Wat wie van de aanbieder meewerkt te zien krijgt, en wat het team daarvan ziet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet

from nabij.fundament import klok
from nabij.kamers.casus.models import OPEN, Doel, Evaluatie
from nabij.kamers.casus.overzichten import Zienswijze, dag_van_terugkijken
from nabij.kamers.poort import toegangslink
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import Linkdoel
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.toewijzing import regels
from nabij.kamers.toewijzing.models import Meewerker, Meewerkregel, Meewerksoort, Toewijzing
from nabij.kamers.toewijzing.overzichten.loopt import Hulpregel, hulp_met

ACTOR = "aanbieder"
"""Zo staat wie meewerkt in het logboek."""


@dataclass(frozen=True)
class Eigenstuk:
    """Alles wat een meewerker ziet: het ene doel, de eigen opdracht, en wat daarover gezegd is."""

    meewerker: Meewerker
    hulp: Hulpregel
    regels: list[Meewerkregel]
    terugkijken_op: date | None
    vorige_keer: datetime | None

    @property
    def doel(self) -> str:
        return self.meewerker.doel.tekst if self.meewerker.doel else ""

    @property
    def eigen(self) -> list[Meewerkregel]:
        """Wat die zelf schreef, het nieuwste vooraan."""
        return [rij for rij in self.regels if rij.soort != Meewerksoort.MOMENT]

    @property
    def momenten(self) -> list[Meewerkregel]:
        """Wat nog komt, het eerste vooraan."""
        return momenten(self.regels)

    @property
    def vraagt(self) -> bool:
        """Of er nu gevraagd wordt wat die ziet."""
        gezegd = (rij.op for rij in self.regels if rij.soort == Meewerksoort.ZIET)
        return regels.vraagt_wat_u_ziet(
            self.terugkijken_op,
            gezegd_op=next(gezegd, None),
            vorige_keer=self.vorige_keer,
            vandaag=klok.vandaag(),
        )


def momenten(alle: Iterable[Meewerkregel]) -> list[Meewerkregel]:
    """De gedeelde momenten die nog komen, het eerste vooraan."""
    dagen = [(rij.dag, rij) for rij in alle if rij.dag and rij.dag >= klok.vandaag()]
    return [rij for _dag, rij in sorted(dagen, key=lambda paar: paar[0])]


@contextmanager
def open_eigen_stuk(verzoek: Any, token: str) -> Iterator[Eigenstuk]:
    """Het eigen stuk van wie met deze link komt, vastgelegd voor er iets gelezen wordt.

    Raises `GeenToegang` als de link niet (meer) geldt of de hulp niet meer loopt.
    """
    link = toegangslink.zoek(token, Linkdoel.MEEWERKEN)
    if link is None:
        raise GeenToegang("Deze link werkt niet.")
    with toegangslink.langs_link(verzoek, link, soort=ACTOR, onderdeel=Onderdeel.PLAN) as pk:
        rij = (
            Meewerker.objects.filter(pk=link.object_id, dossier_id=pk, gestopt_op__isnull=True)
            .select_related("doel", "toewijzing")
            .first()
        )
        hulp = hulp_met(pk, rij.toewijzing_id) if rij else None
        if rij is None or hulp is None or not hulp.staat.loopt:
            raise GeenToegang("Deze link werkt niet meer.")
        keren = Evaluatie.objects.filter(dossier_id=pk).order_by("-op")
        yield Eigenstuk(
            rij,
            hulp,
            list(rij.regels.order_by("-op", "-pk")),
            dag_van_terugkijken(pk),
            keren.values_list("op", flat=True).first(),
        )


@dataclass(frozen=True)
class Meewerken:
    """Wat het team bij een opdracht ziet: wie er meewerkt, en alles wat de aanbieder schreef."""

    nu: Meewerker | None
    regels: list[Meewerkregel]
    waarom_niet: str

    @property
    def van_aanbieder(self) -> list[Meewerkregel]:
        return [rij for rij in self.regels if rij.soort != Meewerksoort.MOMENT]

    @property
    def momenten(self) -> list[Meewerkregel]:
        return momenten(rij for rij in self.regels if rij.meewerker == self.nu)

    @property
    def link_werkt(self) -> bool:
        tot = self.nu.tot if self.nu else None
        return tot is not None and tot >= klok.vandaag() and not self.waarom_niet


def meewerken(toewijzing: Toewijzing, *, waarom_niet: str) -> Meewerken:
    """Twee statements."""
    nu = (
        Meewerker.objects.filter(toewijzing=toewijzing, gestopt_op__isnull=True)
        .select_related("doel")
        .first()
    )
    alle = Meewerkregel.objects.filter(meewerker__toewijzing=toewijzing)
    return Meewerken(nu, list(alle.select_related("meewerker")), waarom_niet)


def doelen_om_te_delen(toewijzing: Toewijzing) -> tuple[list[Doel], UUID | None]:
    """De lopende doelen, en het doel waar deze hulp bij gekozen is."""
    doelen = list(Doel.objects.filter(dossier_id=toewijzing.dossier_id, **OPEN).order_by("op"))
    keuze = toewijzing.toekenning.hulpkeuze if toewijzing.toekenning else None
    return doelen, keuze.actie.plan_doel_id if keuze else None


def wat_aanbieders_zien(dossier_id: UUID) -> list[Zienswijze]:
    """De antwoorden van aanbieders, voor bij het terugkijken. Een statement."""
    rijen = Meewerkregel.objects.filter(
        dossier_id=dossier_id, soort=Meewerksoort.ZIET
    ).select_related("meewerker__toewijzing__aanbieder__organisatie")
    return [
        Zienswijze(rij.op, rij.meewerker.naam, rij.meewerker.toewijzing.aanbieder.naam, rij.tekst)
        for rij in rijen
    ]


def namen_van(sleutels: Collection[str]) -> dict[str, tuple[str, str]]:
    """Naam en functie van wie met een link keek, voor wie vraagt wie er keek."""
    rijen = Meewerker.objects.filter(pk__in=list(sleutels)).select_related(
        "toewijzing__aanbieder__organisatie"
    )
    return {
        str(rij.pk): (rij.naam, f"{rij.functie}, {rij.toewijzing.aanbieder.naam}") for rij in rijen
    }


def naam_bij_regel() -> QuerySet[Any, Any]:
    """Van wie een regel op de tijdlijn is, als de aanbieder haar schreef."""
    rijen: QuerySet[Any, Any] = Meewerkregel.objects.filter(pk=OuterRef("object_id"))
    return rijen.values("meewerker__naam")[:1]
