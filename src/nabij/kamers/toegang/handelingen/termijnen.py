"""Een vraag wordt een Wmo-melding of een aanvraag jeugdhulp, en de stappen die de wet kent."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.afspraken.models import Wet
from nabij.kamers.bewoners.handelingen import haal_uit_tijdlijn
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.models import Dossier
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.handelingen.vraag import account_van, pak_op, wetstap_in_tijdlijn
from nabij.kamers.toegang.models import Hulpvraag, Vraagstap, Wetstap, WetstapSoort
from nabij.kamers.toegang.overzichten.termijnen import maat
from nabij.kamers.toegang.regels import Staat

IN_DE_BRIEF = (WetstapSoort.BEVESTIGD, WetstapSoort.ONDERSTEUNER, WetstapSoort.PLAN_GENOEMD)


class KanNiet(Exception):
    """Deze stap kan nu niet; de tekst is een zin voor op het scherm."""


@transaction.atomic
def begin_wet(
    *,
    vraag: Hulpvraag,
    wet: str,
    door: Wie,
    op: date | None = None,
    alleen_wachtend: bool = False,
) -> Wetstap:
    """De vraag is een Wmo-melding of een aanvraag jeugdhulp. Zonder `op`: sinds de vraag kwam.

    Een klok die loopt heeft iemand nodig: een vraag die nog wachtte, is meteen opgepakt.
    Raises `KanNiet` als dat al zo is. `alleen_wachtend`: zoals bij `pak_op`.
    """
    los = vraag.dossier.soort == DossierSoort.VRAAG
    if los and regels.staat(Vraagstap.objects.filter(vraag=vraag), klok.vandaag()) == Staat.WACHT:
        pak_op(vraag=vraag, door=door, alleen_wachtend=alleen_wachtend)
    dag = op or klok.dag_van(vraag.op)
    return leg_wetstap_vast(vraag=vraag, wet=wet, soort=WetstapSoort.BEGIN, op=dag, door=door)


@transaction.atomic
def leg_wetstap_vast(
    *,
    vraag: Hulpvraag,
    wet: str,
    soort: str,
    op: date,
    door: Wie,
    hoe: str = "",
    grond: str = "",
    tot_en_met: date | None = None,
) -> Wetstap:
    """Leg een stap vast die de wet kent. Raises `KanNiet` als die stap er nu niet bij hoort."""
    Dossier.objects.select_for_update().get(pk=vraag.dossier_id)  # wie tegelijk komt, wacht hier
    stappen = list(Wetstap.objects.filter(vraag=vraag, wet=wet))
    _eis_mogelijk(stappen, wet, soort, op)
    stap: Wetstap = Wetstap.objects.create(
        dossier_id=vraag.dossier_id,
        vraag=vraag,
        wet=wet,
        soort=soort,
        op=op,
        hoe=hoe,
        grond=grond,
        tot_en_met=tot_en_met,
        door_id=account_van(door),
    )
    if vraag.dossier.soort != DossierSoort.VRAAG:
        wetstap_in_tijdlijn(stap, vraag.dossier_id, door)
    return stap


def _eis_mogelijk(stappen: list[Wetstap], wet: str, soort: str, op: date) -> None:
    vandaag = klok.vandaag()
    telling = maat(stappen, wet)
    if soort not in regels.wet.kan_nu(stappen, wet, telling, vandaag):
        raise KanNiet(_("Deze stap staat er al, of hoort er nu niet bij. Zo staat het nu."))
    vroegste = regels.wet.vroegste_dag(stappen, wet, soort, telling, vandaag)
    if vroegste is not None and op < vroegste:
        raise KanNiet(_("Deze dag kan niet: dat is voor de stap die eraan voorafgaat."))
    if op > vandaag:
        raise KanNiet(_("Deze dag moet nog komen."))


@transaction.atomic
def bevestig_met_brief(*, vraag: Hulpvraag, hoe: str, op: date, door: Wie) -> None:
    """De brief is gegeven: bevestiging, plan en cliëntondersteuner in een keer.

    Wat al genoemd was blijft zoals het was. Raises `KanNiet` als er niets meer te noemen valt.
    """
    gedaan = set(
        Wetstap.objects.filter(
            vraag=vraag, wet=Wet.WMO, ingetrokken_op__isnull=True, soort__in=list(IN_DE_BRIEF)
        ).values_list("soort", flat=True)
    )
    nieuw = [soort for soort in IN_DE_BRIEF if soort not in gedaan]
    if not nieuw:
        raise KanNiet(_("De bevestiging was al vastgelegd."))
    for soort in nieuw:
        leg_wetstap_vast(vraag=vraag, wet=Wet.WMO, soort=soort, op=op, hoe=hoe, door=door)


@transaction.atomic
def trek_wetstap_in(*, stap: Wetstap, reden: str, door: Wie) -> None:
    """Deze stap klopt niet. Ze blijft bewaard; wie het begin intrekt, trekt alles ervan in."""
    rijen = Wetstap.objects.filter(vraag=stap.vraag_id, wet=stap.wet, ingetrokken_op__isnull=True)
    if stap.soort != WetstapSoort.BEGIN:
        rijen = rijen.filter(pk=stap.pk)
    weg: list[UUID] = list(rijen.values_list("pk", flat=True))
    rijen.update(
        ingetrokken_op=klok.nu(), ingetrokken_reden=reden, ingetrokken_door_id=account_van(door)
    )
    for pk in weg:
        haal_uit_tijdlijn(dossier_id=stap.dossier_id, object_id=pk)


def loopt_nog(vraag: Hulpvraag) -> bool:
    """Of er bij deze vraag nog een Wmo-melding of aanvraag is waarop niet beslist is."""
    per_wet: dict[str, list[Wetstap]] = {}
    for stap in Wetstap.objects.filter(vraag=vraag, ingetrokken_op__isnull=True):
        per_wet.setdefault(stap.wet, []).append(stap)
    return any(
        regels.wet.geldend(stappen) and not regels.wet.is_klaar(stappen)
        for stappen in per_wet.values()
    )
