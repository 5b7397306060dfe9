"""Elke nacht: een jaar met elke aanbieder, van beide kanten. Alleen aantallen, nooit kleine."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.poort import poort
from nabij.kamers.toegang.models import Hulpvraag
from nabij.kamers.toewijzing.models import (
    Aanbiedercijfer,
    LeveringSoort,
    Terugbliksoort,
    Toewijzer,
    Toewijzing,
    Verzoek,
)
from nabij.kamers.toewijzing.overzichten.loopt import eerste_dag, laatste_stop
from nabij.kamers.toewijzing.regels.lokaal import DAARBUITEN, verberg_delen

JAAR = timedelta(days=365)
DELEN = {
    Terugbliksoort.TOEGEWEZEN: (Terugbliksoort.BEGONNEN,),
    Terugbliksoort.GESTOPT: (Terugbliksoort.VRAAG_ERNA,),
    Terugbliksoort.VERZOEK: (Terugbliksoort.OP_TIJD, Terugbliksoort.UITGEZOCHT),
}


def kijk_terug(vandaag: date | None = None) -> int:
    """Tel opnieuw, en zet het in de plaats van gisteren. Geeft het aantal rijen."""
    dag = vandaag or klok.vandaag()
    tellingen: dict[UUID, Counter[str]] = defaultdict(Counter)
    with poort.systeem(taak="terugkijken met aanbieders"):
        for aanbieder, soort in (*_toegewezen(dag), *_gestopt(dag), *_verzoeken(dag)):
            tellingen[aanbieder][soort] += 1
    rijen = [
        Aanbiedercijfer(aanbieder_id=aanbieder, soort=soort, aantal=aantal, van=dag - JAAR, tot=dag)
        for aanbieder, geteld in tellingen.items()
        for geheel, delen in DELEN.items()
        for soort, aantal in verberg_delen(
            geheel, geteld[geheel], {deel: geteld[deel] for deel in delen}, DAARBUITEN
        ).items()
    ]
    with transaction.atomic():
        Aanbiedercijfer.objects.all().delete()
        Aanbiedercijfer.objects.bulk_create(rijen, batch_size=500)
    return len(rijen)


def _toegewezen(dag: date) -> Iterator[tuple[UUID, str]]:
    """Wat langer dan de norm geleden is toegewezen: dan weten we of het op tijd begon."""
    dagen = norm("dagen_niet_begonnen", dag)
    rijen = (
        Toewijzing.objects.filter(
            toewijzer=Toewijzer.GEMEENTE,
            toegewezen_op__isnull=False,
            volgt_op__isnull=True,
            ingetrokken_op__isnull=True,
            ingang__range=(dag - JAAR, dag - timedelta(days=dagen)),
        )
        .annotate(begon=eerste_dag(LeveringSoort.START))
        .values_list("aanbieder_id", "toegewezen_op", "toekenning__besloten_op", "ingang", "begon")
    )
    for aanbieder, bericht, besluit, ingang, begon in rijen:
        vanaf = max(klok.dag_van(besluit or bericht), ingang)
        yield aanbieder, Terugbliksoort.TOEGEWEZEN
        if begon and begon <= vanaf + timedelta(days=dagen):
            yield aanbieder, Terugbliksoort.BEGONNEN


def _gestopt(dag: date) -> Iterator[tuple[UUID, str]]:
    """Hulp die stopte, en of er kort daarna een nieuwe vraag van dat huishouden kwam."""
    weken = timedelta(weeks=norm("weken_na_stop", dag))
    vragen: dict[UUID, list[date]] = defaultdict(list)
    for dossier, op in Hulpvraag.objects.order_by("op").values_list("dossier_id", "op"):
        vragen[dossier].append(klok.dag_van(op))
    rijen = (
        Toewijzing.objects.annotate(stop=laatste_stop())
        .filter(stop__range=(dag - JAAR, dag - weken))
        .values_list("aanbieder_id", "dossier_id", "stop")
    )
    for aanbieder, dossier, stop in rijen:
        yield aanbieder, Terugbliksoort.GESTOPT
        later = vragen[dossier][bisect_right(vragen[dossier], stop) :]
        if later and later[0] <= stop + weken:
            yield aanbieder, Terugbliksoort.VRAAG_ERNA


def _verzoeken(dag: date) -> Iterator[tuple[UUID, str]]:
    """Wat de aanbieder ons vroeg, of wij op tijd waren, en of wij het nog eens beoordeelden."""
    rijen = Verzoek.objects.filter(ontvangen_op__gte=dag - JAAR, uiterlijk__lt=dag).values_list(
        "aanbieder_id", "uiterlijk", "beantwoord_op", "uitgezocht_op"
    )
    for aanbieder, uiterlijk, beantwoord, uitgezocht in rijen:
        yield aanbieder, Terugbliksoort.VERZOEK
        eerst = min((op for op in (beantwoord, uitgezocht) if op), default=None)
        if eerst and klok.dag_van(eerst) <= uiterlijk:
            yield aanbieder, Terugbliksoort.OP_TIJD
        if uitgezocht:
            yield aanbieder, Terugbliksoort.UITGEZOCHT
