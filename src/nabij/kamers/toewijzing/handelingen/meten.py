"""Wat er elke nacht gemeten wordt: hoe lang wachten duurt, en hoe snel declaraties er zijn.

Gelezen wordt alles, opgeschreven wordt alleen wat over een aanbieder gaat en nooit over een mens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Min
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.models import Aanbod, Wachtsoort
from nabij.kamers.poort import poort
from nabij.kamers.toewijzing.models import (
    Aanbieder,
    Declaratie,
    LeveringSoort,
    Product,
    Toewijzer,
    Toewijzing,
    Wachtmeting,
)
from nabij.kamers.toewijzing.overzichten.loopt import eerste_dag
from nabij.kamers.toewijzing.regels import EERST_DE_AANBIEDER, Opdracht, dagen_tot_compleet, wachten
from nabij.rekenen.wachttijd import MINSTENS, VENSTER, bereken

TERUG = timedelta(weeks=VENSTER, days=3 * 365)
"""Wie langer geleden is toegewezen en nooit begon, staat niet meer echt te wachten."""
ELKE = timedelta(weeks=1)
MAANDEN = (timedelta(days=90), timedelta(days=450))
"""Van maanden die zo lang voorbij zijn weten we of ze binnenkwamen, en zegt het iets over nu."""


def meet() -> int:
    """Elke nacht: de wachttijden, en na hoeveel dagen een maand compleet is. Geeft het aantal."""
    with poort.systeem(taak="wachttijden meten"):
        gemeten = meet_wachttijden()
        leer_dagen_declaratie()
    deel_wachttijden()
    return gemeten


def meet_wachttijden(vandaag: date | None = None) -> int:
    """Leg per aanbieder en soort hulp vast hoe lang het duurt, een keer per week.

    Te weinig starts geeft geen rij: ook hier staat nooit een getal over een paar mensen.
    """
    dag = vandaag or klok.vandaag()
    al = set(
        Wachtmeting.objects.filter(peildatum__gt=dag - ELKE).values_list("aanbieder", "product")
    )
    nieuw = 0
    for een in bereken(wachten(_opdrachten(dag)), peildatum=dag):
        wie = UUID(een.aanbieder), UUID(een.product)
        if een.n_gestart < MINSTENS or wie in al:
            continue
        laag, hoog = een.interval
        Wachtmeting.objects.create(
            aanbieder_id=wie[0],
            product_id=wie[1],
            peildatum=dag,
            weken=_decimaal(een.mediaan_weken),
            weken_van=_decimaal(laag),
            weken_tot=_decimaal(hoog),
            n=een.n_gestart,
        )
        nieuw += 1
    return nieuw


def _opdrachten(dag: date) -> Iterator[Opdracht]:
    """Wat de gemeente toewees. De dag is die van het besluit: een later bericht verandert die niet.

    Bij hulp die een ander toewees horen we vaak niet wanneer ze begon; die telt niet mee.
    """
    rijen = (
        Toewijzing.objects.filter(
            toewijzer=Toewijzer.GEMEENTE,
            toegewezen_op__isnull=False,
            product__isnull=False,
            ingang__gte=dag - TERUG,
        )
        .annotate(
            begonnen=eerste_dag(LeveringSoort.START),
            gestopt=eerste_dag(LeveringSoort.STOP),
        )
        .values_list(
            "persoon_id", "aanbieder_id", "product_id", "toegewezen_op", "toekenning__besloten_op",
            "ingang", "einde", "ingetrokken_op", "begonnen", "gestopt",
        )
    )  # fmt: skip
    for mens, aanbieder, product, bericht, besluit, ingang, einde, weg, begin, stop in rijen:
        yield Opdracht(
            voor=mens,
            aanbieder=str(aanbieder),
            product=str(product),
            toegewezen=klok.dag_van(besluit or bericht),
            ingang=ingang,
            einde=einde,
            begonnen=begin,
            weg=klok.dag_van(weg) if weg else (None if begin else stop),
        )


def _decimaal(weken: float | None) -> Decimal | None:
    return None if weken is None else Decimal(str(weken))


@transaction.atomic
def deel_wachttijden(vandaag: date | None = None) -> int:
    """Wat de aanbieder twee weken kon zien, gaat naar de sociale kaart. Geeft het aantal.

    Bij het aanbod van die aanbieder waar dit over gaat, als dat er precies een is; altijd ook bij
    de organisatie met de naam van de hulp.
    """
    dag = vandaag or klok.vandaag()
    rijen = (
        Wachtmeting.objects.filter(gedeeld_op__isnull=True, peildatum__lte=dag - EERST_DE_AANBIEDER)
        .select_related("aanbieder", "product")
        .order_by("peildatum")
    )
    aantal = 0
    for rij in rijen:
        # Is de helft nog niet begonnen, dan staat er de ondergrens: een oud kort cijfer misleidt.
        if (weken := rij.weken if rij.weken is not None else rij.weken_van) is not None:
            _zet_op_de_kaart(rij, weken)
        rij.gedeeld_op = dag
        rij.save(update_fields=["gedeeld_op"])
        aantal += 1
    return aantal


def _zet_op_de_kaart(rij: Wachtmeting, weken: Decimal) -> None:
    organisatie = rij.aanbieder.organisatie_id
    aanbod = aanbod_van(organisatie, rij.product)
    marge = None
    if rij.weken_van is not None and rij.weken_tot is not None:
        marge = (rij.weken_van, rij.weken_tot)
    for waar in ({"aanbod_id": aanbod}, {"organisatie_id": organisatie}):
        if None in waar.values():
            continue
        kaart.leg_wachttijd_vast(
            soort=Wachtsoort.GEMETEN,
            weken=weken,
            peildatum=rij.peildatum,
            bron=_bron(rij),
            product=rij.product.naam,
            marge=marge,
            n=rij.n,
            **waar,
        )


def _bron(rij: Wachtmeting) -> str:
    if rij.weken is None:
        return _("meer dan de helft wacht nog, dus zeker langer dan dit")
    return _("van toewijzen tot beginnen, de laatste dertien weken")


def aanbod_van(organisatie_id: UUID, product: Product) -> UUID | None:
    """Het aanbod waar deze hulp bij hoort, als dat zeker is.

    Zeker is: het enige met een besluit bij een aanbieder met een soort hulp, of het enige met
    dezelfde naam erin.
    """
    aanbod = list(
        Aanbod.objects.filter(
            organisatie=organisatie_id, zonder_besluit=False, gestopt_op__isnull=True
        ).values_list("pk", "naam")
    )
    naam = product.naam.casefold()
    gelijk = [pk for pk, titel in aanbod if naam in titel.casefold()]
    if len(gelijk) == 1:
        return UUID(str(gelijk[0]))
    soorten = (
        Wachtmeting.objects.filter(aanbieder__organisatie=organisatie_id)
        .order_by()
        .values("product")
        .distinct()
    )
    return UUID(str(aanbod[0][0])) if len(aanbod) == 1 and soorten.count() == 1 else None


def leer_dagen_declaratie(vandaag: date | None = None) -> int:
    """Leer per aanbieder na hoeveel dagen een maand compleet is. Geeft hoeveel er veranderden.

    Zonder genoeg maanden wordt het weer de afspraak van de gemeente.
    """
    dag = vandaag or klok.vandaag()
    maanden = (
        Declaratie.objects.filter(maand__range=(dag - MAANDEN[1], dag - MAANDEN[0]), volume__gt=0)
        .order_by()
        .values_list("toewijzing__aanbieder", "toewijzing", "maand")
        .annotate(eerst=Min("vastgelegd_op"))
    )
    per: dict[UUID, list[int]] = defaultdict(list)
    for aanbieder, _toewijzing, maand, eerst in maanden:
        laatste = (maand.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        per[aanbieder].append(max(0, (klok.dag_van(eerst) - laatste).days))
    anders = 0
    for een in Aanbieder.objects.all():
        geleerd = dagen_tot_compleet(per.get(een.pk, ()))
        if geleerd != een.dagen_declaratie:
            een.dagen_declaratie = geleerd
            een.save(update_fields=["dagen_declaratie"])
            anders += 1
    return anders


def zeg_erbij(*, meting: Wachtmeting, zin: str) -> None:
    """De aanbieder zet een zin bij het eigen cijfer; leeg haalt haar weg."""
    meting.zin = zin.strip()[:200]
    meting.save(update_fields=["zin"])
