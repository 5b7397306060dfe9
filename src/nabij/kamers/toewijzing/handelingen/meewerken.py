"""De aanbieder laten meewerken in het eigen stuk, en wat die daar schrijft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.casus.models import Doel
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort import toegangslink
from nabij.kamers.poort.models import Dossier, Linkdoel
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toewijzing import regels
from nabij.kamers.toewijzing.handelingen.berichten import is_afgeschermd
from nabij.kamers.toewijzing.handelingen.besluit import schrijf
from nabij.kamers.toewijzing.models import (
    JaHoe,
    Meewerker,
    Meewerkregel,
    Meewerksoort,
    Toewijzing,
)
from nabij.kamers.toewijzing.overzichten.loopt import hulp_met


@dataclass(frozen=True)
class Ja:
    """Het huishouden zei ja: wie, wanneer, hoe."""

    van: str
    op: date
    hoe: JaHoe


def waarom_niet(toewijzing: Toewijzing) -> str:
    """Waarom er van deze hulp nu geen link naar buiten gaat; leeg als het wel kan."""
    if is_afgeschermd([(toewijzing.dossier_id, toewijzing.persoon_id)]):
        return _(
            "Iemand in dit huishouden is afgeschermd. Dan gaat er geen link naar buiten. Bel de "
            "aanbieder."
        )
    if Dossier.objects.filter(pk=toewijzing.dossier_id, gesloten_op__isnull=False).exists():
        return _("Dit huishouden is afgesloten. Dan gaat er geen link naar buiten.")
    regel = hulp_met(toewijzing.dossier_id, toewijzing.pk)
    if regel is None or not regel.staat.loopt or regel.feit.toegewezen is None:
        return _("Deze hulp loopt niet. Dan is er niets om aan mee te werken.")
    return ""


@transaction.atomic
def laat_meewerken(
    *,
    toewijzing: Toewijzing,
    naam: str,
    functie: str,
    ja: Ja,
    door: Wie,
    telefoon: str = "",
    email: str = "",
    doel: Doel | None = None,
) -> Meewerker:
    """Iemand van de aanbieder mag meewerken, met het ja van het huishouden. Nog zonder link.

    Raises `KanNiet` als er al iemand meewerkt of er geen link naar buiten mag.
    """
    _eis_naar_buiten(toewijzing)
    if ja.op > klok.vandaag():
        raise KanNiet(_("De dag van het ja moet nog komen."))
    # Op slot tot het einde: wie tegelijk een ander noemt, wacht en hoort het dan.
    Toewijzing.objects.select_for_update().get(pk=toewijzing.pk)
    if Meewerker.objects.filter(toewijzing=toewijzing, gestopt_op__isnull=True).exists():
        raise KanNiet(_("Er werkt al iemand van de aanbieder mee. Stop dat eerst."))
    rij: Meewerker = Meewerker.objects.create(
        dossier_id=toewijzing.dossier_id,
        toewijzing=toewijzing,
        doel=doel,
        naam=naam,
        functie=functie,
        telefoon=telefoon,
        email=email,
        akkoord_van=ja.van,
        akkoord_op=ja.op,
        akkoord_hoe=ja.hoe,
        door_id=door.account_id,
    )
    schrijf(toewijzing.dossier_id, "aanbieder_mee", door, rij.pk)
    return rij


def _eis_naar_buiten(toewijzing: Toewijzing) -> None:
    waarom = waarom_niet(toewijzing)
    if waarom:
        raise KanNiet(waarom)


@transaction.atomic
def geef_link(*, meewerker: Meewerker) -> str:
    """Het token van een nieuwe link; een eerdere werkt meteen niet meer. Raises `KanNiet`."""
    _eis_naar_buiten(meewerker.toewijzing)
    if meewerker.gestopt_op is not None:
        raise KanNiet(_("Diegene werkt niet meer mee."))
    vandaag = klok.vandaag()
    meewerker.tot = regels.laatste_dag(meewerker.toewijzing.einde, vandaag=vandaag)
    meewerker.save(update_fields=["tot"])
    toegangslink.trek_in(object_id=meewerker.pk)
    einde: datetime = klok.begin_van(meewerker.tot + timedelta(days=1))
    return toegangslink.geef(
        doel=Linkdoel.MEEWERKEN,
        geldig=einde - klok.nu(),
        dossier_id=meewerker.dossier_id,
        object_id=meewerker.pk,
    )


@transaction.atomic
def stop_meewerken(*, meewerker: Meewerker, door: Wie) -> None:
    """De link is meteen dood. Wat er geschreven is blijft; nog eens stoppen verandert niets."""
    toegangslink.trek_in(object_id=meewerker.pk)
    if meewerker.gestopt_op is None:
        meewerker.gestopt_op = klok.nu()
        meewerker.save(update_fields=["gestopt_op"])
        schrijf(meewerker.dossier_id, "aanbieder_klaar", door, meewerker.pk)


def deel_moment(*, meewerker: Meewerker, dag: date, wat: str, door: Wie) -> Meewerkregel:
    """Een afspraak die de aanbieder mag weten."""
    if meewerker.gestopt_op is not None:
        raise KanNiet(_("Diegene werkt niet meer mee."))
    return _regel(meewerker, Meewerksoort.MOMENT, wat, dag=dag, door_id=door.account_id)


@transaction.atomic
def schrijf_hoe_het_gaat(*, meewerker: Meewerker, tekst: str) -> Meewerkregel:
    """Een regel van de aanbieder. Wordt niet gewijzigd en niet weggehaald."""
    rij = _regel(meewerker, Meewerksoort.HOE, tekst)
    schrijf(meewerker.dossier_id, "aanbieder_hoe", None, rij.pk)
    return rij


@transaction.atomic
def zeg_wat_je_ziet(
    *, meewerker: Meewerker, tekst: str, terugkijken_op: date | None, vorige_keer: datetime | None
) -> Meewerkregel:
    """Wat de aanbieder ziet, voor het terugkijken dat komt. Een keer. Raises `KanNiet`."""
    # Op slot tot het einde: twee tabbladen tegelijk geven een antwoord.
    Meewerker.objects.select_for_update(of=("self",)).get(pk=meewerker.pk)
    eerder = Meewerkregel.objects.filter(meewerker=meewerker, soort=Meewerksoort.ZIET)
    if not regels.vraagt_wat_u_ziet(
        terugkijken_op,
        gezegd_op=eerder.values_list("op", flat=True).first(),
        vorige_keer=vorige_keer,
        vandaag=klok.vandaag(),
    ):
        raise KanNiet(_("Hier is nu geen antwoord op nodig. Schrijf bij hoe het gaat."))
    rij = _regel(meewerker, Meewerksoort.ZIET, tekst)
    schrijf(meewerker.dossier_id, "aanbieder_ziet", None, rij.pk)
    return rij


def _regel(meewerker: Meewerker, soort: Meewerksoort, tekst: str, **velden: object) -> Meewerkregel:
    rij: Meewerkregel = Meewerkregel.objects.create(
        dossier_id=meewerker.dossier_id, meewerker=meewerker, soort=soort, tekst=tekst, **velden
    )
    return rij
