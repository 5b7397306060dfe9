"""Wat er in de wijk geschreven wordt: gebieden, maten, cijfers en de telling per postcode."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F

from nabij.kamers.wijk import regels
from nabij.kamers.wijk.models import Gebied, Kerncijfer, Maat, Postcode, Soort

# Zoveel cijfers per keer naar de database; daartussen kan de voortgang gemeld worden.
_PORTIE = 5000
_VAN_GROOT_NAAR_KLEIN = (Soort.GEMEENTE, Soort.WIJK, Soort.BUURT)

Voortgang = Callable[[int, int], None]


class AnderGebied(ValueError):
    """Deze code hoort al bij een gebied met een andere naam."""


@dataclass(frozen=True)
class GebiedInvoer:
    """Een gebied uit een levering. `naam` gelijk aan `code`: de naam kennen we niet."""

    code: str
    naam: str
    soort: str
    ouder: str | None
    vorm: dict[str, Any] | None
    jaar: int


@dataclass(frozen=True)
class MaatInvoer:
    code: str
    naam: str
    eenheid: str
    groep: str
    volgorde: int
    kern: bool


@dataclass(frozen=True)
class CijferInvoer:
    """Een cijfer van een gebied: `waarde`, of None met de code van de `reden`."""

    gebied: str
    maat: str
    jaar: int
    waarde: Decimal | None
    reden: str
    bron: str
    bestand: str


@transaction.atomic
def leg_gebied_vast(
    *,
    code: str,
    naam: str,
    soort: str,
    jaar: int,
    ouder: Gebied | None = None,
    vorm: dict[str, Any] | None = None,
    eigen: bool = False,
) -> Gebied:
    """Een gebied, nieuw of bijgewerkt. `AnderGebied` als de code al van een ander gebied is."""
    gebied = Gebied.objects.filter(code=code).first()
    if gebied is None:
        return Gebied.objects.create(
            code=code, naam=naam, soort=soort, ouder=ouder, vorm=vorm, jaar=jaar, eigen=eigen
        )
    if not regels.zelfde_gebied(code, naam, gebied.naam):
        raise AnderGebied(f"{code} is al {gebied.naam} ({gebied.jaar}).")
    gebied.naam, gebied.ouder, gebied.jaar = naam, ouder, jaar
    gebied.vorm = vorm if vorm is not None else gebied.vorm
    gebied.eigen = gebied.eigen or eigen
    gebied.save()
    return gebied


@transaction.atomic
def wijs_eigen_gemeente_aan(*, gebied: Gebied) -> None:
    """Deze gemeente is van ons: haar wijken en buurten staan in de keuzelijsten."""
    gebied.eigen = True
    gebied.save(update_fields=["eigen"])


@transaction.atomic
def leg_postcode_vast(*, postcode: str, gebied: Gebied) -> None:
    """Tel dat een adres met deze postcode in dit gebied ligt. Een onleesbare postcode telt niet."""
    schoon = regels.normale_postcode(postcode)
    if schoon is None:
        return
    rij, nieuw = Postcode.objects.get_or_create(postcode=schoon, gebied=gebied)
    if not nieuw:
        Postcode.objects.filter(pk=rij.pk).update(keer=F("keer") + 1)


@transaction.atomic
def leg_levering_vast(
    *,
    gebieden: Sequence[GebiedInvoer],
    maten: Sequence[MaatInvoer],
    cijfers: Sequence[CijferInvoer],
    voortgang: Voortgang | None = None,
) -> None:
    """Alles uit een of meer bestanden in een keer, of niets. Wat er al staat wordt bijgewerkt.

    De invoer is nagekeken met `regels.zelfde_gebied`. `voortgang` krijgt (gedaan, totaal).
    """
    maat_op_code = _leg_maten_vast(maten)
    gebied_op_code = _leg_gebieden_vast(gebieden)
    _hang_buurten_onder_hun_wijk()
    rijen = [
        Kerncijfer(
            gebied=gebied_op_code[cijfer.gebied],
            maat=maat_op_code[cijfer.maat],
            jaar=cijfer.jaar,
            waarde=cijfer.waarde,
            reden=cijfer.reden,
            bron=cijfer.bron,
            bestand=cijfer.bestand,
        )
        for cijfer in cijfers
    ]
    for begin in range(0, len(rijen), _PORTIE):
        Kerncijfer.objects.bulk_create(
            rijen[begin : begin + _PORTIE],
            update_conflicts=True,
            unique_fields=["gebied", "maat", "jaar"],
            update_fields=["waarde", "reden", "bron", "bestand"],
        )
        if voortgang is not None:
            voortgang(min(begin + _PORTIE, len(rijen)), len(rijen))


def _leg_maten_vast(invoer: Iterable[MaatInvoer]) -> dict[str, Maat]:
    maten = [
        Maat(
            code=maat.code,
            naam=maat.naam,
            eenheid=maat.eenheid,
            groep=maat.groep,
            volgorde=maat.volgorde,
            kern=maat.kern,
        )
        for maat in invoer
    ]
    Maat.objects.bulk_create(
        maten,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["naam", "eenheid", "groep", "volgorde", "kern"],
    )
    return {maat.code: maat for maat in Maat.objects.all()}


def _leg_gebieden_vast(invoer: Sequence[GebiedInvoer]) -> dict[str, Gebied]:
    """De gebieden van groot naar klein, zodat een ouder er altijd al is."""
    codes = {gebied.code for gebied in invoer} | {g.ouder for g in invoer if g.ouder}
    bekend = Gebied.objects.in_bulk(list(codes), field_name="code")
    for soort in _VAN_GROOT_NAAR_KLEIN:
        laag = [gebied for gebied in invoer if gebied.soort == soort]
        nieuw = {g.code: Gebied(**_velden(g, bekend)) for g in laag if g.code not in bekend}
        veranderd = [bekend[g.code] for g in laag if g.code in bekend]
        for gebied in (g for g in laag if g.code in bekend):
            _werk_bij(bekend[gebied.code], _velden(gebied, bekend))
        Gebied.objects.bulk_create(nieuw.values())
        Gebied.objects.bulk_update(veranderd, ["naam", "ouder", "vorm", "jaar"], batch_size=100)
        bekend |= nieuw
    return bekend


def _velden(gebied: GebiedInvoer, bekend: dict[str, Gebied]) -> dict[str, Any]:
    return {
        "code": gebied.code,
        "naam": gebied.naam,
        "soort": gebied.soort,
        "ouder": bekend[gebied.ouder] if gebied.ouder else None,
        "vorm": gebied.vorm,
        "jaar": gebied.jaar,
    }


def _werk_bij(gebied: Gebied, velden: dict[str, Any]) -> None:
    """Nieuwer of even oud wint; wat de levering niet weet (naam, grens) blijft staan."""
    if velden["jaar"] < gebied.jaar and gebied.naam != gebied.code:
        gebied.vorm = gebied.vorm or velden["vorm"]
        return
    gebied.naam = gebied.naam if velden["naam"] == velden["code"] else velden["naam"]
    gebied.ouder, gebied.jaar = velden["ouder"], velden["jaar"]
    gebied.vorm = velden["vorm"] or gebied.vorm


def _hang_buurten_onder_hun_wijk() -> None:
    """Een buurt die er eerder was dan haar wijk, hing zolang onder de gemeente."""
    buurten = list(Gebied.objects.filter(soort=Soort.BUURT, ouder__soort=Soort.GEMEENTE))
    wijken = Gebied.objects.in_bulk(
        [wijk for buurt in buurten if (wijk := regels.wijk_van(buurt.code))], field_name="code"
    )
    verhangen = []
    for buurt in buurten:
        wijk = wijken.get(regels.wijk_van(buurt.code) or "")
        if wijk is not None:
            buurt.ouder = wijk
            verhangen.append(buurt)
    Gebied.objects.bulk_update(verhangen, ["ouder"], batch_size=100)
