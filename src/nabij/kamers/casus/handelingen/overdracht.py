"""Warm overdragen: het huishouden hoort het eerst, de ander leest het verhaal en neemt het aan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen import schrijf_in_tijdlijn
from nabij.kamers.casus.handelingen.regie import (
    betrek_collega,
    een_tegelijk,
    eerste_van,
    helpers,
    moment_voor,
    zet_eerste,
    zet_regie,
)
from nabij.kamers.casus.models import OPEN, Actie, Overdracht
from nabij.kamers.casus.regels import KanNiet, hoorde_het_eerst
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import SeintjeSoort
from nabij.kamers.poort.rechten import EERSTEN
from nabij.kamers.poort.wie import Wie

MEELEZEN = (Onderdeel.NAAM, Onderdeel.PLAN)
"""Genoeg om het verhaal en de acties te lezen voor je ja of nee zegt."""

MEEHELPROLLEN = frozenset(Betrokkenrol) - EERSTEN - {Betrokkenrol.NOODKNOP, Betrokkenrol.VEILIGHEID}


def _tijdlijn(overdracht: Overdracht, woord: str, door: Wie, op: datetime | None = None) -> None:
    schrijf_in_tijdlijn(
        dossier_id=overdracht.dossier_id,
        woord=woord,
        onderdeel=Onderdeel.NAAM,
        door=door,
        object_id=overdracht.pk,
        op=op,
    )


def bied_over_aan(
    *,
    dossier_id: UUID,
    naar: UUID,
    verhaal: str,
    gehoord_op: date | None,
    door: Wie,
    gehoord_hoe: str = "",
    beloften: str = "",
    eerste_moment: str = "",
    acties: Mapping[UUID, UUID] | None = None,
    op: datetime | None = None,
) -> Overdracht:
    """Leg een overdracht klaar voor een collega. Die leest mee tot er een antwoord is.

    `acties`: open acties die iemand anders dan `naar` krijgt. Raises `KanNiet` als het
    huishouden het nog niet hoorde, als er al een overdracht wacht, of als er niets over te
    dragen is.
    """
    if not hoorde_het_eerst(gehoord_op, klok.vandaag()):
        raise KanNiet(_("Vertel het eerst aan het huishouden. Vul in op welke dag dat was."))
    eerste = eerste_van(dossier_id)
    if eerste is None:
        raise KanNiet(_("Er is nog geen regisseur of aanspreekpunt om over te dragen."))
    if eerste.account_id == naar:
        raise KanNiet(_("Kies een ander dan wie het nu is."))
    with een_tegelijk(_("Er wacht al een overdracht op antwoord.")):
        overdracht: Overdracht = Overdracht.objects.create(
            dossier_id=dossier_id,
            van_id=eerste.account_id,
            naar_id=naar,
            verhaal=verhaal,
            beloften=beloften,
            eerste_moment=eerste_moment,
            gehoord_op=gehoord_op,
            gehoord_hoe=gehoord_hoe,
            acties={str(actie): str(account) for actie, account in (acties or {}).items()},
            inzage_gegeven=naar not in helpers(dossier_id),
            op=op or klok.nu(),
        )
        if overdracht.inzage_gegeven:
            poort.betrek(
                dossier_id=dossier_id,
                account_id=naar,
                rol=Betrokkenrol.TEAMLID,
                door=door,
                onderdelen=MEELEZEN,
                reden="leest een overdracht",
                op=op,
            )
        poort.seintje(dossier_id=dossier_id, soort=SeintjeSoort.OVERDRACHT, van=door, voor=[naar])
        _tijdlijn(overdracht, "overdracht", door, op)
    return overdracht


def _eis_open(overdracht: Overdracht) -> None:
    overdracht.refresh_from_db()
    if overdracht.aangenomen_op or overdracht.terug_op or overdracht.ingetrokken_op:
        raise KanNiet(_("Op deze overdracht is al geantwoord."))


def _eis_ontvanger(overdracht: Overdracht, door: Wie) -> None:
    _eis_open(overdracht)
    if overdracht.naar_id != door.account_id:
        raise KanNiet(_("Alleen wie het krijgt, kan hierop antwoorden."))


def neem_over(*, overdracht: Overdracht, door: Wie, op: datetime | None = None) -> Overdracht:
    """Aangenomen: regie, betrokkenheid en open acties gaan over, en de vorige leest niet meer.

    Raises `KanNiet` als er al geantwoord is of als de vorige het intussen niet meer was.
    """
    with een_tegelijk(_("Er veranderde net iets aan de regie. Kijk wie het nu is.")):
        _eis_ontvanger(overdracht, door)
        dossier_id = overdracht.dossier_id
        eerste = eerste_van(dossier_id)
        if eerste is None or eerste.account_id != overdracht.van_id:
            raise KanNiet(_("Er is intussen iemand anders regisseur of aanspreekpunt."))
        moment = moment_voor(dossier_id, op)
        rol = Betrokkenrol(eerste.rol)
        zet_eerste(dossier_id, overdracht.naar_id, rol, door, moment)
        if rol == Betrokkenrol.REGISSEUR:
            zet_regie(dossier_id, door, moment, account_id=overdracht.naar_id)
        _geef_acties(overdracht, door)
        for account_id in (overdracht.van_id, overdracht.naar_id):
            poort.eindig(dossier_id=dossier_id, rollen=MEEHELPROLLEN, account_id=account_id)
        overdracht.aangenomen_op = moment
        overdracht.save(update_fields=["aangenomen_op"])
        _tijdlijn(overdracht, "overgenomen", door, op)
        _niet_meer_op_mijn_dag(overdracht)
        _antwoord(overdracht, SeintjeSoort.OVERGENOMEN, door)
    return overdracht


def _geef_acties(overdracht: Overdracht, door: Wie) -> None:
    """De open acties van wie weggaat krijgen de afgesproken nieuwe naam."""
    namen = {UUID(actie): UUID(account) for actie, account in overdracht.acties.items()}
    mijne = Actie.objects.filter(
        dossier_id=overdracht.dossier_id, account_id=overdracht.van_id, **OPEN
    )
    ids = list(mijne.values_list("pk", flat=True))
    per_account: dict[UUID, list[UUID]] = {}
    for pk in ids:
        per_account.setdefault(namen.get(pk, overdracht.naar_id), []).append(pk)
    for account_id, acties in per_account.items():
        Actie.objects.filter(pk__in=acties).update(account_id=account_id)
        if account_id != overdracht.naar_id:
            betrek_collega(dossier_id=overdracht.dossier_id, account_id=account_id, door=door)
            poort.seintje(
                dossier_id=overdracht.dossier_id,
                soort=SeintjeSoort.ACTIE,
                van=door,
                voor=[account_id],
            )


def _antwoord(overdracht: Overdracht, soort: SeintjeSoort, door: Wie) -> None:
    poort.seintje(dossier_id=overdracht.dossier_id, soort=soort, van=door, voor=[overdracht.van_id])


def _niet_meer_op_mijn_dag(overdracht: Overdracht) -> None:
    poort.seintje_klaar(dossier_id=overdracht.dossier_id, soort=SeintjeSoort.OVERDRACHT)


def _stop_meelezen(overdracht: Overdracht) -> None:
    _niet_meer_op_mijn_dag(overdracht)
    if overdracht.inzage_gegeven:
        poort.eindig(
            dossier_id=overdracht.dossier_id,
            rollen=[Betrokkenrol.TEAMLID],
            account_id=overdracht.naar_id,
        )


@transaction.atomic
def geef_terug(
    *, overdracht: Overdracht, door: Wie, reden: str = "", op: datetime | None = None
) -> Overdracht:
    """Niet aangenomen, met een reden. De vorige houdt alles, wie meelas leest niet meer."""
    _eis_ontvanger(overdracht, door)
    overdracht.terug_op = op or klok.nu()
    overdracht.terug_reden = reden
    overdracht.save(update_fields=["terug_op", "terug_reden"])
    _tijdlijn(overdracht, "overdracht_terug", door, op)
    _stop_meelezen(overdracht)
    _antwoord(overdracht, SeintjeSoort.TERUG, door)
    return overdracht


@transaction.atomic
def trek_overdracht_in(*, overdracht: Overdracht) -> Overdracht:
    """Toch niet: de overdracht gaat van tafel voor er een antwoord is."""
    _eis_open(overdracht)
    overdracht.ingetrokken_op = klok.nu()
    overdracht.save(update_fields=["ingetrokken_op"])
    _stop_meelezen(overdracht)
    return overdracht
