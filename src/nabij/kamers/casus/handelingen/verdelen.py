"""De teamleider geeft een huishouden aan een ander; het huishouden moet dat nog horen."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_id
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.handelingen import haal_uit_tijdlijn, schrijf_in_tijdlijn
from nabij.kamers.casus.handelingen.overdracht import trek_overdracht_in
from nabij.kamers.casus.handelingen.regie import (
    een_tegelijk,
    eerste_van,
    helpers,
    is_begonnen,
    moment_voor,
    wie_doet,
    zet_eerste,
    zet_regie,
)
from nabij.kamers.casus.models import (
    OPEN,
    WACHT,
    Actie,
    GebeurtenisSoort,
    Overdracht,
    Regie,
    Verdeling,
)
from nabij.kamers.casus.regels import KanNiet, kan_terug, regisseur_nodig
from nabij.kamers.poort import handelingen as poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid, SeintjeSoort
from nabij.kamers.poort.wie import Wie


def _rol(dossier_id: UUID, eerste: Betrokkenheid | None) -> Betrokkenrol:
    """Dezelfde rol als de vorige; zonder vorige wat er nodig is."""
    if eerste:
        return Betrokkenrol(eerste.rol)
    van_huis = Regie.objects.filter(dossier_id=dossier_id, tot__isnull=True, account__isnull=True)
    nodig = regisseur_nodig(
        heeft_plan=is_begonnen(dossier_id, GebeurtenisSoort.PLAN),
        helpers=len(helpers(dossier_id)) + 1,
    )
    if nodig and not van_huis.exists():
        return Betrokkenrol.REGISSEUR
    return Betrokkenrol.AANSPREEKPUNT


def verdeel(
    *,
    dossier_id: UUID,
    naar_account: UUID,
    door: Wie,
    groep: UUID | None = None,
    op: datetime | None = None,
) -> Verdeling:
    """Geef het huishouden met de open acties aan een ander. Tien minuten terug te draaien.

    Raises `KanNiet` als die ander het al was.
    """
    with een_tegelijk(_("Er veranderde net iets aan de regie. Kijk wie het nu is.")):
        eerste = eerste_van(dossier_id)
        van = eerste.account_id if eerste else None
        if van == naar_account:
            raise KanNiet(_("Deze collega heeft dit huishouden al."))
        moment = moment_voor(dossier_id, op)
        rol = _rol(dossier_id, eerste)
        for wachtend in Overdracht.objects.filter(dossier_id=dossier_id, **WACHT):
            trek_overdracht_in(overdracht=wachtend)
        _zet(dossier_id, naar_account, rol, door, moment)
        verdeling: Verdeling = Verdeling.objects.create(
            dossier_id=dossier_id,
            van_id=van,
            naar_id=naar_account,
            door_id=wie_doet(door),
            groep=groep or nieuw_id(),
            rol=rol,
            acties=_verplaats_acties(dossier_id, van, naar_account),
            op=op or klok.nu(),
        )
        schrijf_in_tijdlijn(
            dossier_id=dossier_id,
            woord="verdeeld",
            onderdeel=Onderdeel.NAAM,
            door=door,
            object_id=verdeling.pk,
            op=op,
        )
        poort.seintje(dossier_id=dossier_id, soort=SeintjeSoort(rol), van=door, voor=[naar_account])
    return verdeling


def _zet(dossier_id: UUID, account: UUID, rol: Betrokkenrol, door: Wie, moment: datetime) -> None:
    zet_eerste(dossier_id, account, rol, door, moment)
    if rol == Betrokkenrol.REGISSEUR:
        zet_regie(dossier_id, door, moment, account_id=account)


def _verplaats_acties(dossier_id: UUID, van: UUID | None, naar: UUID) -> list[str]:
    """De open acties van `van` krijgen de naam van `naar`. Geeft de sleutels."""
    if van is None:
        return []
    open_ = Actie.objects.filter(dossier_id=dossier_id, account_id=van, **OPEN)
    ids = list(open_.values_list("pk", flat=True))
    Actie.objects.filter(pk__in=ids).update(account_id=naar)
    return [str(pk) for pk in ids]


def maak_verdeling_ongedaan(*, verdeling: Verdeling, door: Wie) -> None:
    """Zet terug zoals het was, met de acties die meegingen. Raises `KanNiet` als het te laat is."""
    with een_tegelijk(_("Er veranderde net iets aan de regie. Kijk wie het nu is.")):
        verdeling.refresh_from_db()
        if verdeling.ingetrokken_op is not None:
            return
        dossier_id = verdeling.dossier_id
        eerste = eerste_van(dossier_id)
        mag = kan_terug(verdeling.vastgelegd_op, minuten=norm("ongedaan_minuten"), nu=klok.nu())
        if not mag or eerste is None or eerste.account_id != verdeling.naar_id:
            raise KanNiet(_("Terugdraaien kan niet meer."))
        _zet_terug(verdeling, door)
        ids = [UUID(pk) for pk in verdeling.acties]
        Actie.objects.filter(pk__in=ids, account_id=verdeling.naar_id).update(
            account_id=verdeling.van_id
        )
        verdeling.ingetrokken_op = klok.nu()
        verdeling.save(update_fields=["ingetrokken_op"])
        haal_uit_tijdlijn(dossier_id=dossier_id, object_id=verdeling.pk)


def _zet_terug(verdeling: Verdeling, door: Wie) -> None:
    dossier_id, rol = verdeling.dossier_id, Betrokkenrol(verdeling.rol)
    moment = moment_voor(dossier_id, None)
    if verdeling.van_id:
        _zet(dossier_id, verdeling.van_id, rol, door, moment)
        return
    poort.eindig(dossier_id=dossier_id, rollen=[rol], op=moment)
    if rol == Betrokkenrol.REGISSEUR:
        Regie.objects.filter(dossier_id=dossier_id, tot__isnull=True).update(tot=moment)


@transaction.atomic
def vertel_het_huishouden(*, dossier_id: UUID, dag: date | None = None) -> int:
    """Het huishouden heeft gehoord wie er nu is. Geeft hoeveel verdelingen dat waren."""
    rijen = Verdeling.objects.filter(
        dossier_id=dossier_id, gehoord_op__isnull=True, ingetrokken_op__isnull=True
    )
    return rijen.update(gehoord_op=dag or klok.vandaag())
