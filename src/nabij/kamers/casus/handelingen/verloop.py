"""Terugkijken, bewust rustig, afsluiten en heropenen; en een tik die weer terug kan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.handelingen import haal_uit_tijdlijn, schrijf_in_tijdlijn
from nabij.kamers.casus.handelingen.regie import is_begonnen, wie_doet
from nabij.kamers.casus.models import (
    Afsluitreden,
    Doel,
    Doeloordeel,
    Evaluatie,
    Gebeurtenis,
    GebeurtenisSoort,
    Looptdoor,
)
from nabij.kamers.casus.regels import KanNiet, is_afgesloten, kan_terug, maanden_later
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid
from nabij.kamers.poort.rechten import EERSTEN
from nabij.kamers.poort.wie import Wie

TERUG_TE_DRAAIEN = (
    GebeurtenisSoort.RUSTIG,
    GebeurtenisSoort.AFGESLOTEN,
    GebeurtenisSoort.HEROPEND,
)
HULP = frozenset(Betrokkenrol) - EERSTEN - {Betrokkenrol.VEILIGHEID}
"""Wie bij afsluiten niet meer meeleest. Wie bij veiligheid genoemd is, eindigt daar zelf."""


@dataclass(frozen=True)
class Oordeel:
    """Hoe ver een doel is; leeg is niet gezegd. Codes van `DoeloordeelOordeel`."""

    doel_id: UUID
    inwoner: str = ""
    werker: str = ""


def schrijf_gebeurtenis(
    dossier_id: UUID,
    soort: GebeurtenisSoort,
    door: Wie,
    *,
    woord: str,
    afloop: str = "",
    volgende_op: date | None = None,
    object_id: UUID | None = None,
    op: datetime | None = None,
) -> Gebeurtenis:
    """Leg vast wat er met het geheel gebeurde, met de regel in de tijdlijn."""
    gebeurtenis: Gebeurtenis = Gebeurtenis.objects.create(
        dossier_id=dossier_id,
        soort=soort,
        afloop=afloop,
        volgende_op=volgende_op,
        op=op or klok.nu(),
        door_id=wie_doet(door),
    )
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord=woord,
        onderdeel=Onderdeel.NAAM,
        door=door,
        object_id=object_id or gebeurtenis.pk,
        op=op,
    )
    return gebeurtenis


def volgende_keer(vanaf: date) -> date:
    """De dag om weer samen te kijken, zoals de gemeente afsprak."""
    return maanden_later(vanaf, norm("evaluatie_maanden", vanaf))


def _eis_later(dag: date, vandaag: date, zin: str) -> None:
    if dag <= vandaag:
        raise KanNiet(zin)


@transaction.atomic
def kijk_terug(
    *,
    dossier_id: UUID,
    door: Wie,
    oordelen: Sequence[Oordeel] = (),
    lichter: str = "",
    woorden: str = "",
    voor_ander: str = "",
    volgende_op: date | None = None,
    op: datetime | None = None,
) -> Evaluatie:
    """Samen teruggekeken: per doel een tik, de woorden van het huishouden, en de volgende keer.

    Niets is verplicht. Raises `KanNiet` als de volgende keer niet na deze keer ligt.
    """
    moment = op or klok.nu()
    dag = klok.dag_van(moment)
    if volgende_op is not None:
        _eis_later(volgende_op, dag, _("De volgende keer ligt na deze keer."))
    evaluatie: Evaluatie = Evaluatie.objects.create(
        dossier_id=dossier_id,
        lichter=lichter,
        woorden=woorden,
        voor_ander=voor_ander,
        op=moment,
        door_id=wie_doet(door),
    )
    eigen = set(Doel.objects.filter(dossier_id=dossier_id).values_list("pk", flat=True))
    Doeloordeel.objects.bulk_create(
        Doeloordeel(
            dossier_id=dossier_id,
            evaluatie=evaluatie,
            plan_doel_id=oordeel.doel_id,
            inwoner=oordeel.inwoner,
            werker=oordeel.werker,
        )
        for oordeel in oordelen
        if oordeel.doel_id in eigen and (oordeel.inwoner or oordeel.werker)
    )
    schrijf_gebeurtenis(
        dossier_id,
        GebeurtenisSoort.EVALUATIE,
        door,
        woord="teruggekeken",
        volgende_op=volgende_op or volgende_keer(dag),
        object_id=evaluatie.pk,
        op=op,
    )
    return evaluatie


@transaction.atomic
def zet_evaluatiemoment(
    *, dossier_id: UUID, dag: date, door: Wie, op: datetime | None = None
) -> Gebeurtenis:
    """Spreek een andere dag af om terug te kijken. Raises `KanNiet` als die al geweest is."""
    vandaag = klok.dag_van(op or klok.nu())
    if dag < vandaag:
        raise KanNiet(_("Kies vandaag of een dag die nog komt."))
    return schrijf_gebeurtenis(
        dossier_id, GebeurtenisSoort.MOMENT, door, woord="evaluatie", volgende_op=dag, op=op
    )


@transaction.atomic
def bewust_rustig(
    *, dossier_id: UUID, tot: date, door: Wie, op: datetime | None = None
) -> Gebeurtenis:
    """Het is afgesproken stil tot `tot`. Raises `KanNiet` als die dag al geweest is."""
    vandaag = klok.dag_van(op or klok.nu())
    _eis_later(tot, vandaag, _("Kies een dag die nog komt: tot dan is het bewust rustig."))
    return schrijf_gebeurtenis(
        dossier_id, GebeurtenisSoort.RUSTIG, door, woord="rustig", volgende_op=tot, op=op
    )


def _staat_dicht(dossier_id: UUID) -> bool:
    soorten = [GebeurtenisSoort.AFGESLOTEN, GebeurtenisSoort.HEROPEND]
    rijen = Gebeurtenis.objects.filter(dossier_id=dossier_id, soort__in=soorten)
    return is_afgesloten(list(rijen), klok.vandaag())


@transaction.atomic
def sluit_af(
    *,
    dossier_id: UUID,
    afloop: str,
    door: Wie,
    op: datetime | None = None,
    wet_loopt: bool = False,
    reden: str = "",
) -> Gebeurtenis:
    """Klaar voor nu, met hoe het afliep. De regisseur blijft de weg terug; anderen lezen niet meer.

    `wet_loopt`: er loopt nog een termijn uit de wet. Dan hoort er een reden bij, en blijft mijn
    dag waarschuwen. Raises `KanNiet` als het al afgesloten was, of zonder die reden.
    """
    if wet_loopt and not reden:
        raise KanNiet(_("Schrijf in een zin waarom je nu al afsluit, en wie de termijn bewaakt."))
    if _staat_dicht(dossier_id):
        raise KanNiet(_("Dit was al afgesloten."))
    moment = op or klok.nu()
    gebeurtenis = schrijf_gebeurtenis(
        dossier_id,
        GebeurtenisSoort.AFGESLOTEN,
        door,
        woord="afgesloten",
        afloop=afloop,
        op=moment,
    )
    if wet_loopt:
        Afsluitreden.objects.create(dossier_id=dossier_id, gebeurtenis=gebeurtenis, tekst=reden)
        Looptdoor.objects.get_or_create(dossier_id=dossier_id)
    poort.sluit(dossier_id=dossier_id, op=moment)
    poort.eindig(dossier_id=dossier_id, rollen=HULP, op=max(moment, _laatste_hulp(dossier_id)))
    poort.eindig_tijdelijk(dossier_id=dossier_id, op=moment)
    return gebeurtenis


def _laatste_hulp(dossier_id: UUID) -> datetime:
    """Wanneer de laatste helper begon: niemand eindigt voor het begin."""
    rijen = Betrokkenheid.objects.filter(
        dossier_id=dossier_id, rol__in=list(HULP), tot__isnull=True
    )
    return max((rij.van for rij in rijen), default=klok.begin_van(date(1900, 1, 1)))


@transaction.atomic
def heropen(*, dossier_id: UUID, door: Wie, op: datetime | None = None) -> Gebeurtenis:
    """Weer verder, met alles wat er stond. Raises `KanNiet` als het niet afgesloten was."""
    if not _staat_dicht(dossier_id):
        raise KanNiet(_("Dit was niet afgesloten."))
    _weer_open(dossier_id)
    dag = klok.dag_van(op or klok.nu())
    heeft_plan = is_begonnen(dossier_id, GebeurtenisSoort.PLAN)
    return schrijf_gebeurtenis(
        dossier_id,
        GebeurtenisSoort.HEROPEND,
        door,
        woord="heropend",
        volgende_op=volgende_keer(dag) if heeft_plan else None,
        op=op,
    )


def _weer_open(dossier_id: UUID) -> None:
    poort.heropen(dossier_id=dossier_id)
    Looptdoor.objects.filter(dossier_id=dossier_id).delete()


@transaction.atomic
def maak_ongedaan(*, gebeurtenis: Gebeurtenis, door: Wie) -> None:
    """Draai een tik terug zolang dat kan. Raises `KanNiet` als het te laat is."""
    gebeurtenis.refresh_from_db()
    if gebeurtenis.ingetrokken_op is not None:
        return
    mag = kan_terug(gebeurtenis.vastgelegd_op, minuten=norm("ongedaan_minuten"), nu=klok.nu())
    if not mag or gebeurtenis.soort not in TERUG_TE_DRAAIEN:
        raise KanNiet(_("Terugdraaien kan niet meer."))
    gebeurtenis.ingetrokken_op = klok.nu()
    gebeurtenis.save(update_fields=["ingetrokken_op"])
    haal_uit_tijdlijn(dossier_id=gebeurtenis.dossier_id, object_id=gebeurtenis.pk)
    if gebeurtenis.soort == GebeurtenisSoort.AFGESLOTEN:
        _weer_open(gebeurtenis.dossier_id)
        _helpers_terug(gebeurtenis, door)
    elif gebeurtenis.soort == GebeurtenisSoort.HEROPEND:
        poort.sluit(dossier_id=gebeurtenis.dossier_id, op=gebeurtenis.op)


def _helpers_terug(gebeurtenis: Gebeurtenis, door: Wie) -> None:
    """Wie door het afsluiten niet meer meelas, leest weer mee."""
    rijen = Betrokkenheid.objects.filter(
        dossier_id=gebeurtenis.dossier_id, rol__in=list(HULP), tot__gte=gebeurtenis.op
    ).exclude(rol=Betrokkenrol.NOODKNOP)
    for rij in rijen:
        delen = frozenset() if not rij.onderdelen else rij.delen
        poort.betrek(
            dossier_id=gebeurtenis.dossier_id,
            account_id=rij.account_id,
            rol=Betrokkenrol(rij.rol),
            door=door,
            onderdelen=[Onderdeel(deel) for deel in delen],
            reden=rij.reden,
        )
