"""Wie het geheel bij elkaar houdt: aanspreekpunt, regisseur, en wie er verder helpt."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen import schrijf_in_tijdlijn
from nabij.kamers.casus.models import Gebeurtenis, GebeurtenisSoort, Regie, RegieSoort
from nabij.kamers.casus.rechten import HELPERS
from nabij.kamers.casus.regels import KanNiet, regisseur_nodig
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid, SeintjeSoort
from nabij.kamers.poort.rechten import EERSTEN
from nabij.kamers.poort.wie import Wie

MEEHELPEN = (
    Onderdeel.NAAM,
    Onderdeel.MENSEN,
    Onderdeel.NETWERK,
    Onderdeel.CONTACT,
    Onderdeel.PLAN,
)
"""Wat een collega nodig heeft om een actie te doen; de vraag en de gesprekken niet."""


def wie_doet(door: Wie) -> UUID:
    """Het account van wie iets doet. Achter de poort is dat er altijd."""
    if door.account_id is None:
        raise ValueError("Alleen wie zich aanmeldde kan dit doen.")
    return door.account_id


@contextmanager
def een_tegelijk(zin: str) -> Iterator[None]:
    """Een transactie waarin twee collega's tegelijk hetzelfde doen een zin wordt, geen fout."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fout:
        raise KanNiet(zin) from fout


def eerste_van(dossier_id: UUID) -> Betrokkenheid | None:
    """De regisseur of anders het aanspreekpunt."""
    eerste: Betrokkenheid | None = Betrokkenheid.objects.filter(
        dossier_id=dossier_id, rol__in=list(EERSTEN), tot__isnull=True
    ).first()
    return eerste


def moment_voor(dossier_id: UUID, op: datetime | None) -> datetime:
    """`op`, maar nooit voor het begin van wie het nu is: dan eindigt diegene voor het begon."""
    moment = op or klok.nu()
    eerste = eerste_van(dossier_id)
    regie = Regie.objects.filter(dossier_id=dossier_id, tot__isnull=True).first()
    return max([moment, *(rij.van for rij in (eerste, regie) if rij)])


def is_begonnen(dossier_id: UUID, *soorten: GebeurtenisSoort) -> bool:
    rijen = Gebeurtenis.objects.filter(
        dossier_id=dossier_id, soort__in=soorten, ingetrokken_op__isnull=True
    )
    return bool(rijen.exists())


@transaction.atomic
def word_aanspreekpunt(
    *, dossier_id: UUID, door: Wie, account_id: UUID | None = None, op: datetime | None = None
) -> Betrokkenheid:
    """Iemand om te bellen zolang er nog geen plan is. Zonder `account_id`: wie het doet.

    Is er al een plan of een tweede helper, dan wordt diegene meteen de regisseur.
    """
    account = account_id or wie_doet(door)
    moment = moment_voor(dossier_id, op)
    with een_tegelijk(_("Een collega werd net aanspreekpunt. Kijk wie het nu is.")):
        betrokken = poort.betrek(
            dossier_id=dossier_id,
            account_id=account,
            rol=Betrokkenrol.AANSPREEKPUNT,
            door=door,
            op=moment,
        )
    if not is_begonnen(dossier_id, GebeurtenisSoort.BEGONNEN):
        Gebeurtenis.objects.create(
            dossier_id=dossier_id,
            soort=GebeurtenisSoort.BEGONNEN,
            op=op or moment,
            door_id=door.account_id,
        )
    if betrokken.van == moment:
        _laat_weten(dossier_id, "aanspreekpunt", betrokken.pk, account, door, op)
    Regie.objects.filter(dossier_id=dossier_id, tot__isnull=True, account__isnull=False).update(
        tot=moment
    )
    heeft_plan = is_begonnen(dossier_id, GebeurtenisSoort.PLAN)
    zorg_voor_regisseur(dossier_id=dossier_id, door=door, heeft_plan=heeft_plan, op=op)
    return betrokken


def _laat_weten(
    dossier_id: UUID,
    woord: str,
    object_id: UUID,
    account: UUID | None,
    door: Wie,
    op: datetime | None,
) -> None:
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord=woord,
        onderdeel=Onderdeel.NAAM,
        door=door,
        object_id=object_id,
        op=op,
    )
    if account:
        poort.seintje(dossier_id=dossier_id, soort=SeintjeSoort(woord), van=door, voor=[account])


def wijs_regisseur_aan(
    *,
    dossier_id: UUID,
    door: Wie,
    account_id: UUID | None = None,
    naam: str = "",
    wens: str = "",
    reden: str = "",
    op: datetime | None = None,
) -> Regie:
    """Maak een medewerker (`account_id`) of iemand uit huishouden of netwerk (`naam`) regisseur.

    De vorige regisseur blijft meehelpen. Bij iemand uit het huishouden blijft de medewerker het
    aanspreekpunt, want alleen een medewerker kan iets vastleggen. Raises `KanNiet`.
    """
    if (account_id is None) == (not naam.strip()):
        raise KanNiet(_("Kies een collega, of schrijf de naam van iemand uit het huishouden."))
    with een_tegelijk(_("Een collega wees net een regisseur aan. Kijk wie het nu is.")):
        vorige = eerste_van(dossier_id)
        moment = moment_voor(dossier_id, op)
        if account_id:
            zet_eerste(dossier_id, account_id, Betrokkenrol.REGISSEUR, door, moment)
        else:
            medewerker = vorige.account_id if vorige else wie_doet(door)
            zet_eerste(dossier_id, medewerker, Betrokkenrol.AANSPREEKPUNT, door, moment)
        if account_id and vorige and vorige.account_id != account_id:
            poort.betrek(
                dossier_id=dossier_id,
                account_id=vorige.account_id,
                rol=Betrokkenrol.TEAMLID,
                door=door,
                reden="was regisseur of aanspreekpunt",
                op=moment,
            )
        regie = zet_regie(
            dossier_id,
            door,
            moment,
            account_id=account_id,
            naam=naam.strip(),
            wens=wens,
            reden=reden,
        )
        _laat_weten(dossier_id, "regisseur", regie.pk, account_id, door, op)
    return regie


def zet_eerste(
    dossier_id: UUID, account_id: UUID, rol: Betrokkenrol, door: Wie, moment: datetime
) -> None:
    """Regisseur of aanspreekpunt in de poort: de vorige eindigt."""
    poort.betrek(dossier_id=dossier_id, account_id=account_id, rol=rol, door=door, op=moment)


def zet_regie(
    dossier_id: UUID,
    door: Wie,
    moment: datetime,
    *,
    account_id: UUID | None = None,
    naam: str = "",
    wens: str = "",
    reden: str = "",
) -> Regie:
    """De nieuwe regel in de geschiedenis van de regie; de vorige krijgt een einde."""
    Regie.objects.filter(dossier_id=dossier_id, tot__isnull=True).update(tot=moment)
    regie: Regie = Regie.objects.create(
        dossier_id=dossier_id,
        soort=RegieSoort.REGISSEUR,
        account_id=account_id,
        naam=naam,
        wens=wens,
        reden=reden,
        van=moment,
        door_id=wie_doet(door),
    )
    return regie


def helpers(dossier_id: UUID) -> set[UUID]:
    """De accounts van wie er nu meehelpt."""
    rijen = Betrokkenheid.objects.filter(
        dossier_id=dossier_id, rol__in=list(HELPERS), tot__isnull=True
    )
    return set(rijen.values_list("account_id", flat=True))


def zorg_voor_regisseur(
    *, dossier_id: UUID, door: Wie, heeft_plan: bool, op: datetime | None = None
) -> None:
    """Zodra er een plan of een tweede helper is, is er precies een regisseur.

    Het aanspreekpunt wordt het, of anders wie dit doet. Is er al een, dan blijft die het.
    """
    nodig = regisseur_nodig(heeft_plan=heeft_plan, helpers=len(helpers(dossier_id)))
    if not nodig or Regie.objects.filter(dossier_id=dossier_id, tot__isnull=True).exists():
        return
    eerste = eerste_van(dossier_id)
    wijs_regisseur_aan(
        dossier_id=dossier_id,
        door=door,
        account_id=eerste.account_id if eerste else wie_doet(door),
        op=op,
    )


def erbij_gekomen(*, dossier_id: UUID, door: Wie) -> None:
    """Na samenvoegen: is er nu een plan of een tweede helper, dan is er ook een regisseur."""
    heeft_plan = is_begonnen(dossier_id, GebeurtenisSoort.PLAN)
    zorg_voor_regisseur(dossier_id=dossier_id, door=door, heeft_plan=heeft_plan)


@transaction.atomic
def betrek_collega(
    *,
    dossier_id: UUID,
    account_id: UUID,
    door: Wie,
    onderdelen: Collection[Onderdeel] = MEEHELPEN,
    reden: str = "",
    op: datetime | None = None,
) -> Betrokkenheid | None:
    """Een collega helpt mee en leest wat daarvoor nodig is. None als die al meehelpt."""
    if account_id in helpers(dossier_id):
        return None
    betrokken = poort.betrek(
        dossier_id=dossier_id,
        account_id=account_id,
        rol=Betrokkenrol.TEAMLID,
        door=door,
        onderdelen=onderdelen,
        reden=reden,
        op=op,
    )
    heeft_plan = is_begonnen(dossier_id, GebeurtenisSoort.PLAN)
    zorg_voor_regisseur(dossier_id=dossier_id, door=door, heeft_plan=heeft_plan, op=op)
    return betrokken
