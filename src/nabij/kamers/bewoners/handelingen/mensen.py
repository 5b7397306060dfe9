"""Het huishouden: wie erbij komt, wie weggaat, wat er van iemand bekend is, wie beslist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen.adres import zet_eerste_adres
from nabij.kamers.bewoners.handelingen.afscherming import neem_afscherming_mee
from nabij.kamers.bewoners.handelingen.tijdlijn import draai_terug, moment, schrijf_in_tijdlijn
from nabij.kamers.bewoners.handelingen.zoekwoorden import (
    haal_persoon_uit_zoekwoorden,
    zet_persoon_in_zoekwoorden,
)
from nabij.kamers.bewoners.models import (
    Gezag,
    GezagSoort,
    Huishouden,
    Lid,
    Persoon,
    Zoekwoord,
    ZoekwoordSoort,
)
from nabij.kamers.bewoners.regels import NieuwAdres, NieuwLid, huishoudnaam
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import Dossier, DossierPersoon
from nabij.kamers.poort.poort import Wie
from nabij.opslag.kluis import bsn_merk, kluis
from nabij.opslag.versie import Botsing

_BSN = frozenset({"bsn_merk", "bsn_kluis"})


class BsnBekend(Exception):
    """Dit BSN hoort al bij iemand. Zeg niet bij wie: dat weet alleen wie daarbij mag."""


@dataclass(frozen=True)
class Gezaghouder:
    """Wie het gezag heeft: een persoon uit dit huishouden, of een naam van buiten."""

    persoon_id: UUID | None = None
    naam: str = ""


@transaction.atomic
def richt_huishouden_in(
    *,
    dossier_id: UUID,
    leden: Sequence[NieuwLid],
    adres: NieuwAdres | None,
    door: Wie,
    op: datetime | None = None,
) -> Huishouden:
    """Maak het huishouden van een nieuw dossier. De eerste van `leden` draagt de naam.

    Raises `ValueError` zonder leden, `BsnBekend` als een BSN al voorkomt.
    """
    if not leden:
        raise ValueError("Een huishouden heeft minstens een mens.")
    dag = klok.dag_van(op) if op else klok.vandaag()
    personen = [_maak_persoon(nieuw) for nieuw in leden]
    huishouden: Huishouden = Huishouden.objects.create(
        dossier_id=dossier_id, naam=huishoudnaam(personen[0]), bekend_sinds=dag
    )
    for nummer, (persoon, nieuw) in enumerate(zip(personen, leden, strict=True)):
        _zet_in_huishouden(
            dossier_id, persoon, rol=nieuw.rol, deels=nieuw.deels, van=dag, naamdrager=nummer == 0
        )
    if adres:
        zet_eerste_adres(dossier_id=dossier_id, nieuw=adres, van=dag)
    schrijf_in_tijdlijn(
        dossier_id=dossier_id, woord="bekend", onderdeel=Onderdeel.NAAM, door=door, op=op
    )
    return huishouden


def _persoonvelden(nieuw: NieuwLid) -> dict[str, Any]:
    velden = asdict(nieuw)
    for naam in ("rol", "deels"):
        velden.pop(naam)
    return _met_bsn(velden, persoon_id=None)


def _met_bsn(velden: dict[str, Any], *, persoon_id: UUID | None) -> dict[str, Any]:
    """Vervang `bsn` door wat ervan bewaard wordt. Raises `BsnBekend`."""
    if "bsn" not in velden:
        return velden
    bsn = velden.pop("bsn")
    merk = bsn_merk(bsn)
    if merk:
        with poort.wijzer():
            ander = Zoekwoord.objects.filter(soort=ZoekwoordSoort.BSN, woord=merk)
            if ander.exclude(persoon_id=persoon_id).exists():
                raise BsnBekend
    return {**velden, "bsn_merk": merk, "bsn_kluis": kluis().versleutel(bsn) if bsn else None}


def _maak_persoon(nieuw: NieuwLid) -> Persoon:
    persoon = Persoon(**_persoonvelden(nieuw))
    persoon.save(force_insert=True)
    return persoon


def _zet_in_huishouden(
    dossier_id: UUID, persoon: Persoon, *, rol: str, deels: bool, van: date, naamdrager: bool
) -> Lid:
    poort_handelingen.zet_persoon(
        dossier_id=dossier_id,
        persoon_id=persoon.pk,
        onderdeel=Onderdeel.MENSEN,
        naamdrager=naamdrager,
        van=van,
    )
    zet_persoon_in_zoekwoorden(dossier_id, persoon)
    lid: Lid = Lid.objects.create(
        dossier_id=dossier_id, persoon=persoon, rol=rol, deels=deels, van=van
    )
    return lid


@transaction.atomic
def voeg_lid_toe(*, dossier_id: UUID, lid: NieuwLid, door: Wie, van: date | None = None) -> Lid:
    """Iemand die nog niet bekend is komt in het huishouden. Raises `BsnBekend`."""
    dag = van or klok.vandaag()
    nieuw = _zet_in_huishouden(
        dossier_id, _maak_persoon(lid), rol=lid.rol, deels=lid.deels, van=dag, naamdrager=False
    )
    _noteer(dossier_id, "lid_erbij", door, nieuw.persoon_id, van)
    return nieuw


@transaction.atomic
def voeg_bestaand_lid_toe(
    *,
    dossier_id: UUID,
    persoon_id: UUID,
    rol: str,
    door: Wie,
    deels: bool = False,
    van: date | None = None,
) -> Lid:
    """Iemand uit een ander huishouden hoort ook hier bij, bijvoorbeeld een kind van twee ouders.

    Wie dit aanroept heeft die persoon eerst door de poort van het andere huishouden gezien.
    """
    dag = van or klok.vandaag()
    poort_handelingen.zet_persoon(
        dossier_id=dossier_id, persoon_id=persoon_id, onderdeel=Onderdeel.MENSEN, van=dag
    )
    persoon = Persoon.objects.get(pk=persoon_id)
    lid = _zet_in_huishouden(dossier_id, persoon, rol=rol, deels=deels, van=dag, naamdrager=False)
    neem_afscherming_mee(dossier_id=dossier_id, persoon_id=persoon_id, door=door)
    _noteer(dossier_id, "lid_erbij", door, persoon_id, van)
    return lid


@transaction.atomic
def lid_vertrekt(*, lid: Lid, door: Wie, op: date | None = None) -> None:
    """Vanaf `op` hoort deze persoon niet meer bij het huishouden.

    Droeg die de naam, dan neemt wie er het langst is de naam over; de laatste houdt hem.
    """
    tot = max(op or klok.vandaag(), lid.van)
    Lid.objects.filter(pk=lid.pk, tot__isnull=True).update(tot=tot)
    poort_handelingen.zet_persoon(
        dossier_id=lid.dossier_id, persoon_id=lid.persoon_id, onderdeel=Onderdeel.MENSEN, tot=tot
    )
    droeg = DossierPersoon.objects.filter(
        dossier_id=lid.dossier_id, persoon_id=lid.persoon_id, naamdrager=True
    ).exists()
    opvolger = (
        Lid.objects.filter(dossier_id=lid.dossier_id, tot__isnull=True)
        .select_related("persoon")
        .order_by("van", "pk")
        .first()
    )
    if opvolger is not None:
        haal_persoon_uit_zoekwoorden(lid.dossier_id, lid.persoon_id)
        if droeg:
            _draag_naam(lid.dossier_id, opvolger.persoon)
    _noteer(lid.dossier_id, "lid_weg", door, lid.persoon_id, op)


@transaction.atomic
def lid_terug(*, lid: Lid) -> None:
    """Draai het weggaan terug. Raises `TeLaat` na tien minuten.

    Wie er het langst bij hoort, draagt (weer) de naam.
    """
    draai_terug(lid.dossier_id, lid.persoon_id, "lid_weg")
    Lid.objects.filter(pk=lid.pk).update(tot=None)
    poort_handelingen.zet_persoon(
        dossier_id=lid.dossier_id, persoon_id=lid.persoon_id, onderdeel=Onderdeel.MENSEN
    )
    zet_persoon_in_zoekwoorden(lid.dossier_id, lid.persoon)
    langst = Lid.objects.filter(dossier_id=lid.dossier_id, tot__isnull=True).order_by("van", "pk")
    if langst.values_list("pk", flat=True).first() == lid.pk:
        _draag_naam(lid.dossier_id, lid.persoon)


def _draag_naam(dossier_id: UUID, persoon: Persoon) -> None:
    poort_handelingen.zet_persoon(
        dossier_id=dossier_id,
        persoon_id=persoon.pk,
        onderdeel=Onderdeel.MENSEN,
        naamdrager=True,
    )
    Huishouden.objects.filter(pk=dossier_id).update(naam=huishoudnaam(persoon))


@transaction.atomic
def wijzig_persoon(
    *, dossier_id: UUID, persoon: Persoon, versie: int, door: Wie, **velden: Any
) -> Persoon:
    """Verander wat er van iemand bekend is, in elk huishouden waar die bij hoort.

    `bsn` wordt versleuteld; `rol` en `deels` gelden alleen voor dit huishouden. Raises `Botsing`
    als een ander intussen bewaarde, `BsnBekend` als het BSN al bij iemand hoort.
    """
    plek = {naam: velden.pop(naam) for naam in ("rol", "deels") if naam in velden}
    try:
        persoon.wijzig(versie=versie, **_met_bsn(velden, persoon_id=persoon.pk))
    except Botsing as fout:
        leesbaar = {naam: waarde for naam, waarde in fout.eigen.items() if naam not in _BSN}
        raise Botsing(fout.ander, leesbaar) from fout
    if plek:
        Lid.objects.filter(dossier_id=dossier_id, persoon=persoon, tot__isnull=True).update(**plek)
    _werk_bij(dossier_id, persoon)
    _noteer(dossier_id, "gegevens", door, persoon.pk, None)
    elders = Dossier.objects.filter(
        personen__persoon_id=persoon.pk,
        personen__onderdeel=Onderdeel.MENSEN,
        personen__tot__isnull=True,
    ).exclude(pk=dossier_id)
    if elders:
        with poort.systeem(taak="persoon gewijzigd", dossiers=elders):
            for ander in elders:
                _werk_bij(ander.pk, persoon)
                _noteer(ander.pk, "gegevens", None, persoon.pk, None)
    return persoon


def _werk_bij(dossier_id: UUID, persoon: Persoon) -> None:
    """Wat van de persoon afgeleid is: de zoekwoorden en de naam van het huishouden."""
    zet_persoon_in_zoekwoorden(dossier_id, persoon)
    drager = DossierPersoon.objects.filter(
        dossier_id=dossier_id, persoon_id=persoon.pk, naamdrager=True
    )
    if drager.exists():
        Huishouden.objects.filter(pk=dossier_id).update(naam=huishoudnaam(persoon))


@transaction.atomic
def zet_gezag(
    *,
    dossier_id: UUID,
    kind_id: UUID,
    houders: Sequence[Gezaghouder],
    soort: str,
    door: Wie,
    van: date | None = None,
) -> list[Gezag]:
    """Wie vanaf `van` over dit kind beslist. Wat eerder gold krijgt die dag als einde.

    Zonder houders blijft staan dat het nog niet bekend is.
    """
    dag = van or klok.vandaag()
    for vorige in Gezag.objects.filter(dossier_id=dossier_id, kind_id=kind_id, tot__isnull=True):
        Gezag.objects.filter(pk=vorige.pk).update(tot=max(dag, vorige.van))
    rijen = [
        Gezag(
            dossier_id=dossier_id,
            kind_id=kind_id,
            persoon_id=houder.persoon_id,
            naam=houder.naam,
            soort=soort,
            van=dag,
        )
        for houder in houders or [Gezaghouder()]
    ]
    if not houders:
        rijen[0].soort = GezagSoort.ONBEKEND
    Gezag.objects.bulk_create(rijen)
    _noteer(dossier_id, "gezag", door, kind_id, van)
    return rijen


def _noteer(
    dossier_id: UUID, woord: str, door: Wie | None, persoon_id: UUID, dag: date | None
) -> None:
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord=woord,
        onderdeel=Onderdeel.MENSEN,
        door=door,
        object_id=persoon_id,
        op=moment(dag),
    )
