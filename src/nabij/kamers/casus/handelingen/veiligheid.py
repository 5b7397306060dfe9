"""Een zorg over veiligheid: wie erover gaat, wie genoemd is, de stappen, het veiligheidsplan."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.casus import regels
from nabij.kamers.casus.handelingen.regie import eerste_van, wie_doet, zorg_voor_regisseur
from nabij.kamers.casus.models import (
    Drang,
    Veiligheidsafspraak,
    Veiligheidsstap,
    VeiligheidsstapSoort,
)
from nabij.kamers.casus.regels import KanNiet, Spoor
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid, SeintjeSoort
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wie import Wie


def genoemden(dossier_id: UUID) -> set[UUID]:
    """De accounts die bij veiligheid genoemd zijn en kunnen werken."""
    rijen = Betrokkenheid.objects.filter(
        rechten.actief(klok.nu()),
        dossier_id=dossier_id,
        rol=Betrokkenrol.VEILIGHEID,
        account__is_active=True,
    )
    return set(rijen.values_list("account_id", flat=True))


def stand(dossier_id: UUID) -> Spoor:
    """Hoe ver de zorg nu is; vraagt veiligheid open."""
    rijen = Veiligheidsstap.objects.filter(dossier_id=dossier_id)
    return regels.spoor(list(rijen), vandaag=klok.vandaag(), werkdagen=norm("dagen_veilig_overleg"))


@transaction.atomic
def zorg_gehoord(verzoek: Any, zicht: Zicht, gevaar: bool) -> bool:
    """Er is een zorg over veiligheid of basiszorg. Geeft of wie het zei er zelf bij kan.

    Is er nog niemand genoemd, dan begint het hier: er is een regisseur, die gaat erover, en wie
    het hoorde is ook genoemd; zo zijn er meteen twee. Is er wel iemand, dan krijgt die bericht.
    """
    pk, mijn = zicht.dossier.pk, wie_doet(zicht.wie)
    al = genoemden(pk)
    if not al:
        zorg_voor_regisseur(dossier_id=pk, door=zicht.wie, heeft_plan=True)
    eerste = eerste_van(pk)
    kan = al or {mijn, *([eerste.account_id] if eerste else [])}
    eigenaar = eerste.account_id if eerste and eerste.account_id in kan else min(kan)
    for account_id in kan - al:
        _noem(pk, account_id, zicht.wie)
    with poort.brievenbus(verzoek, zicht):
        _schrijf(pk, VeiligheidsstapSoort.BEGONNEN, zicht.wie, account_id=eigenaar)
        if gevaar:
            _schrijf(pk, VeiligheidsstapSoort.GEVAAR, zicht.wie)
    _seintje(pk, zicht.wie, kan)
    return mijn in kan


def _noem(dossier_id: UUID, account_id: UUID, door: Wie) -> None:
    poort_handelingen.betrek(
        dossier_id=dossier_id,
        account_id=account_id,
        rol=Betrokkenrol.VEILIGHEID,
        onderdelen=[Onderdeel.VEILIGHEID],
        door=door,
    )


def _seintje(dossier_id: UUID, van: Wie, voor: set[UUID]) -> None:
    poort_handelingen.seintje(
        dossier_id=dossier_id, soort=SeintjeSoort.VEILIGHEID, van=van, voor=voor
    )


def _schrijf(
    dossier_id: UUID, soort: str, door: Wie, *, op: datetime | None = None, **velden: Any
) -> Veiligheidsstap:
    stap: Veiligheidsstap = Veiligheidsstap.objects.create(
        dossier_id=dossier_id, soort=soort, door_id=wie_doet(door), op=op or klok.nu(), **velden
    )
    return stap


@transaction.atomic
def noem_bij_veiligheid(*, dossier_id: UUID, account_id: UUID, door: Wie) -> None:
    """Een ander kan er nu bij, en weet dat. Raises `KanNiet` als diegene er al bij kan."""
    if account_id in genoemden(dossier_id):
        raise KanNiet(_("Diegene kan er al bij."))
    _noem(dossier_id, account_id, door)
    _seintje(dossier_id, door, {account_id})


@transaction.atomic
def haal_van_veiligheid_af(*, dossier_id: UUID, account_id: UUID, door: Wie) -> None:
    """Iemand kan er niet meer bij. Wie erover gaat blijft; zo is er altijd iemand. `KanNiet`."""
    if account_id == stand(dossier_id).eigenaar:
        raise KanNiet(_("Wie erover gaat blijft erbij. Laat eerst een ander dat overnemen."))
    poort_handelingen.eindig(
        dossier_id=dossier_id, rollen=[Betrokkenrol.VEILIGHEID], account_id=account_id
    )


@transaction.atomic
def zet_stap(
    *, dossier_id: UUID, soort: str, door: Wie, op: datetime | None = None, **velden: Any
) -> Veiligheidsstap:
    """Leg een stap vast: wanneer, door wie, met wie, in woorden. De volgorde is vrij.

    Raises `KanNiet` zonder lopende zorg, of als een besluit geen keuze heeft.
    """
    if not stand(dossier_id).loopt:
        raise KanNiet(_("Dit is afgerond. Is er weer een zorg? Leg die eerst neer."))
    if soort == VeiligheidsstapSoort.BESLUIT and not velden.get("besluit"):
        raise KanNiet(_("Kies hulp of een melding bij Veilig Thuis."))
    return _schrijf(dossier_id, soort, door, op=op, **velden)


def neem_veiligheid_over(*, dossier_id: UUID, door: Wie) -> Veiligheidsstap:
    """Wie dit doet gaat er nu over. Raises `KanNiet` als dat al zo was."""
    if stand(dossier_id).eigenaar == door.account_id:
        raise KanNiet(_("Jij gaat er al over."))
    soort = VeiligheidsstapSoort.EIGENAAR
    return _schrijf(dossier_id, soort, door, account_id=wie_doet(door))


def rond_veiligheid_af(*, dossier_id: UUID, door: Wie, woorden: str) -> Veiligheidsstap:
    """Klaar, met waarom. Raises `KanNiet` bij gevaar, of als er nog een stap ontbreekt."""
    nu = stand(dossier_id)
    if nu.gevaar:
        raise KanNiet(_("Er is nu gevaar. Eerst is iedereen veilig."))
    if nu.ontbreekt:
        raise KanNiet(_("Er ontbreekt nog een stap. Leg die eerst vast."))
    return zet_stap(
        dossier_id=dossier_id, soort=VeiligheidsstapSoort.KLAAR, door=door, woorden=woorden
    )


def geef_wie_keek_vrij(verzoek: Any, zicht: Zicht) -> Veiligheidsstap:
    """Wie vraagt wie er keek, ziet tot hier ook de regels over veiligheid.

    Raises `KanNiet` voor wie er niet over gaat.
    """
    pk = zicht.dossier.pk
    if stand(pk).eigenaar != zicht.wie.account_id:
        raise KanNiet(_("Alleen wie erover gaat geeft dit vrij."))
    poort_handelingen.geef_vrij(verzoek, zicht)
    return _schrijf(pk, VeiligheidsstapSoort.VRIJGEGEVEN, zicht.wie)


def trek_stap_in(*, stap: Veiligheidsstap, reden: str) -> None:
    """Deze stap telt niet; wat er stond blijft te lezen, met de reden."""
    if stap.ingetrokken_op is None:
        stap.ingetrokken_op, stap.ingetrokken_reden = klok.nu(), reden
        stap.save(update_fields=["ingetrokken_op", "ingetrokken_reden"])


def spreek_veiligheid_af(
    *, dossier_id: UUID, persoon_id: UUID, naam: str, tekst: str, door: Wie
) -> Veiligheidsafspraak:
    """Een regel van het veiligheidsplan voor een mens."""
    afspraak: Veiligheidsafspraak = Veiligheidsafspraak.objects.create(
        dossier_id=dossier_id, persoon_id=persoon_id, naam=naam, tekst=tekst, door_id=wie_doet(door)
    )
    return afspraak


def haal_afspraak_weg(*, afspraak: Veiligheidsafspraak) -> None:
    if afspraak.ingetrokken_op is None:
        afspraak.ingetrokken_op = klok.nu()
        afspraak.save(update_fields=["ingetrokken_op"])


def benoem_drang(
    *, dossier_id: UUID, soort: str, wat: str, grond: str, tot: date, gezegd_op: date, door: Wie
) -> Drang:
    """Drang of dwang met naam. Raises `KanNiet` als het huishouden het nog niet hoorde."""
    if gezegd_op > klok.vandaag():
        raise KanNiet(_("Zeg het eerst tegen het huishouden."))
    if tot < klok.vandaag():
        raise KanNiet(_("Kies een dag die nog komt: tot dan geldt het."))
    drang: Drang = Drang.objects.create(
        dossier_id=dossier_id,
        soort=soort,
        wat=wat,
        grond=grond,
        tot=tot,
        gezegd_op=gezegd_op,
        door_id=wie_doet(door),
    )
    return drang


def stop_drang(*, drang: Drang) -> None:
    """Het hoeft niet meer."""
    if drang.gestopt_op is None:
        drang.gestopt_op = klok.nu()
        drang.save(update_fields=["gestopt_op"])
