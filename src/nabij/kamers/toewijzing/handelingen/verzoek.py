"""Een aanbieder vraagt om hulp of om andere hulp; het antwoord komt uit het huishouden zelf."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.fundament.termijnen import werkdagen_later
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toewijzing.handelingen.berichten import (
    zet_antwoord_klaar,
    zet_toewijzing_klaar,
)
from nabij.kamers.toewijzing.handelingen.besluit import (
    BovenMandaat,
    Hulp,
    account_van,
    maak_toewijzing,
    mandaat_voor,
    neem_besluit,
    schrijf,
)
from nabij.kamers.toewijzing.models import (
    Aanbieder,
    Product,
    Toekenning,
    Toewijzing,
    Uitkomst,
    Verzoek,
    VerzoekAntwoord,
    VerzoekSoort,
)
from nabij.kamers.toewijzing.regels import Omvang

DOOR_AANBIEDER = "12"
AFGEWEZEN, ONDERZOEK = "1", "2"


@transaction.atomic
def ontvang_verzoek(
    *,
    dossier_id: UUID,
    soort: VerzoekSoort,
    aanbieder: Aanbieder,
    persoon_id: UUID,
    naam: str,
    product: Product,
    omvang: Omvang,
    ingang: date,
    referentie: str,
    einde: date | None = None,
    toelichting: str = "",
    toewijzing: Toewijzing | None = None,
    ontvangen_op: date | None = None,
) -> Verzoek:
    """Leg een verzoek vast; de termijn loopt vanaf de dag dat het binnenkwam."""
    binnen = ontvangen_op or klok.vandaag()
    verzoek: Verzoek
    verzoek, nieuw = Verzoek.objects.get_or_create(
        aanbieder=aanbieder,
        referentie=referentie,
        defaults={
            "dossier_id": dossier_id,
            "soort": soort,
            "persoon_id": persoon_id,
            "naam": naam,
            "wet": product.wet,
            "toewijzing": toewijzing,
            "product": product,
            "volume": omvang.volume,
            "eenheid": omvang.eenheid,
            "frequentie": omvang.frequentie,
            "ingang": ingang,
            "einde": einde,
            "toelichting": toelichting,
            "ontvangen_op": binnen,
            "uiterlijk": werkdagen_later(binnen, norm("dagen_verzoek", binnen)),
        },
    )
    if nieuw:
        schrijf(dossier_id, "verzoek", None, verzoek.pk)
    return verzoek


def hulp_van(verzoek: Verzoek) -> Hulp:
    """Wat de aanbieder vraagt, als hulp die toe te wijzen is."""
    omvang = Omvang(verzoek.volume, verzoek.eenheid, verzoek.frequentie)
    return Hulp(verzoek.aanbieder, verzoek.product, omvang, verzoek.ingang, verzoek.einde)


@transaction.atomic
def ken_verzoek_toe(*, verzoek: Verzoek, motivering: str, door: Wie) -> Toewijzing:
    """In een handeling: besluit, toewijzing en bericht. Raises `KanNiet`, ook boven het mandaat."""
    _eis_open(verzoek)
    hulp = hulp_van(verzoek)
    mandaat = mandaat_voor(hulp, door)
    if mandaat is None:
        raise BovenMandaat(
            _("Dit gaat boven je mandaat. Wijs de hulp toe en vraag wie erover beslist.")
        )
    if verzoek.toewijzing is not None:
        _sluit_vorige(verzoek.toewijzing, verzoek.ingang, verzoek.referentie)
    toekenning: Toekenning = Toekenning.objects.create(
        dossier_id=verzoek.dossier_id,
        persoon_id=verzoek.persoon_id,
        naam=verzoek.naam,
        wet=verzoek.wet,
        uitkomst=Uitkomst.TOEGEKEND,
        motivering=motivering,
        mandaat=mandaat,
        door_id=account_van(door),
    )
    toewijzing = maak_toewijzing(
        toekenning, hulp, door, volgt_op=verzoek.toewijzing, referentie=verzoek.referentie
    )
    verzoek.werd = toewijzing
    _zet_antwoord(verzoek, VerzoekAntwoord.TOEGEWEZEN, door)
    neem_besluit(toekenning, door=door, besloten_door=account_van(door))
    toewijzing.refresh_from_db()
    return toewijzing


def _sluit_vorige(loopt: Toewijzing, nieuwe_ingang: date, referentie: str) -> None:
    """Een andere omvang is een nieuwe toewijzing; de oude eindigt de dag ervoor (OP257)."""
    if nieuwe_ingang <= loopt.ingang:
        raise KanNiet(_("Een andere omvang kan niet vanaf de eerste dag van de toewijzing."))
    loopt.einde, loopt.reden_wijziging = nieuwe_ingang - timedelta(days=1), DOOR_AANBIEDER
    loopt.referentie, loopt.toegewezen_op = referentie, klok.nu()
    loopt.save()
    zet_toewijzing_klaar(loopt)


@transaction.atomic
def wijs_verzoek_af(*, verzoek: Verzoek, waarom: str, door: Wie) -> None:
    """Niet toegewezen, met in een zin waarom. De aanbieder krijgt antwoord."""
    _eis_open(verzoek)
    _zet_antwoord(verzoek, VerzoekAntwoord.AFGEWEZEN, door, waarom)
    zet_antwoord_klaar(verzoek, antwoord=AFGEWEZEN, reden=waarom)


@transaction.atomic
def zoek_verzoek_uit(*, verzoek: Verzoek, door: Wie) -> None:
    """Eerst kijken. De aanbieder weet dat het antwoord later komt; het verzoek blijft open."""
    _eis_open(verzoek)
    verzoek.uitgezocht_op = klok.nu()
    _zet_antwoord(verzoek, VerzoekAntwoord.ONDERZOEK, door)
    zet_antwoord_klaar(verzoek, antwoord=ONDERZOEK)


def _eis_open(verzoek: Verzoek) -> None:
    if verzoek.antwoord not in ("", VerzoekAntwoord.ONDERZOEK):
        raise KanNiet(_("Op dit verzoek is al geantwoord."))
    if verzoek.werd_id is not None:
        raise KanNiet(_("Deze hulp is al toegewezen en wacht nog op een besluit."))


def _zet_antwoord(
    verzoek: Verzoek, antwoord: VerzoekAntwoord, door: Wie, woorden: str = ""
) -> None:
    verzoek.antwoord, verzoek.woorden, verzoek.beantwoord_op = antwoord, woorden, klok.nu()
    verzoek.beantwoord_door_id = account_van(door)
    verzoek.save()
    if antwoord != VerzoekAntwoord.ONDERZOEK:
        schrijf(verzoek.dossier_id, f"verzoek_{antwoord}", door, verzoek.pk)
