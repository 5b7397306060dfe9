"""Start (305) en stop (307): naast wat we weten, en dan vastleggen wat klopt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Aanbieder, LeveringSoort, Toewijzing
from nabij.koppelingen.istandaarden.controle.levering import VERWIJDEREN
from nabij.koppelingen.istandaarden.eerder import Afwijzing, afkeur
from nabij.koppelingen.istandaarden.eerder.levering import (
    Leveringen,
    beoordeel_start,
    beoordeel_stop,
)
from nabij.koppelingen.istandaarden.formaat.klassen import (
    ClientStart,
    ClientStop,
    StartProduct,
    StopProduct,
)
from nabij.koppelingen.istandaarden.postbode import kennis
from nabij.koppelingen.istandaarden.postbode.uitkomst import Poststuk, Uitkomst, in_woorden

Geleverd = StartProduct | StopProduct
_P = TypeVar("_P", StartProduct, StopProduct)


def verwerk_start(stuk: Poststuk, client: ClientStart, aanbieder: Aanbieder) -> Uitkomst:
    toewijzingen, bekend = _bekend(stuk, aanbieder, client.bsn, client.start_producten)
    afgewezen = beoordeel_start(client, bekend)
    for product in _goed(client.start_producten, afgewezen):
        toewijzing = toewijzingen.get(product.toewijzing_nummer or 0)
        if toewijzing is None:
            continue
        if product.status_aanlevering == VERWIJDEREN:
            handelingen.neem_levering_terug(
                toewijzing=toewijzing, soort=LeveringSoort.START, op=product.begindatum
            )
        else:
            handelingen.leg_start_vast(
                toewijzing=toewijzing, op=product.begindatum, bericht=_bericht(stuk, product)
            )
    stuk.stapel.geleverd(toewijzingen.values())
    return _uitkomst(client.start_producten, afgewezen, toewijzingen, client.bsn)


def verwerk_stop(stuk: Poststuk, client: ClientStop, aanbieder: Aanbieder) -> Uitkomst:
    toewijzingen, bekend = _bekend(stuk, aanbieder, client.bsn, client.stop_producten)
    afgewezen = beoordeel_stop(client, bekend)
    for product in _goed(client.stop_producten, afgewezen):
        toewijzing = toewijzingen.get(product.toewijzing_nummer or 0)
        if toewijzing is None:
            continue
        if product.status_aanlevering == VERWIJDEREN:
            handelingen.neem_levering_terug(
                toewijzing=toewijzing, soort=LeveringSoort.STOP, op=product.einddatum
            )
        else:
            handelingen.leg_stop_vast(
                toewijzing=toewijzing,
                op=product.einddatum,
                reden=product.reden_beeindiging,
                bericht=_bericht(stuk, product),
            )
    stuk.stapel.geleverd(toewijzingen.values())
    return _uitkomst(client.stop_producten, afgewezen, toewijzingen, client.bsn)


def _bekend(
    stuk: Poststuk, aanbieder: Aanbieder, bsn: str, producten: Sequence[Geleverd]
) -> tuple[dict[int, Toewijzing], Leveringen]:
    """De toewijzingen van deze mens bij deze aanbieder, met wat ervan gemeld is."""
    gemeld = {p.toewijzing_nummer: p.product for p in producten if p.toewijzing_nummer}
    wet = kennis.wet_van(stuk.bericht.type.standaard)
    gevonden = stuk.stapel.toewijzingen_van(gemeld.keys(), aanbieder, wet)
    mens = stuk.stapel.personen_van([bsn]).get(bsn) if gevonden else None
    van_mens = {
        nummer: rij
        for nummer, rij in gevonden.items()
        if mens is not None and rij.persoon_id == mens.pk
    }
    rijen = stuk.stapel.leveringen_van(van_mens.values())
    return van_mens, kennis.leveringen_van(van_mens, rijen, gemeld)


def _goed(producten: Sequence[_P], afgewezen: Sequence[Afwijzing]) -> list[_P]:
    """Wat mag; wat weggaat eerst, want daarna mag hetzelfde opnieuw."""
    fout = {id(een.deel) for een in afgewezen}
    goed = [product for product in producten if id(product) not in fout]
    return sorted(goed, key=lambda product: product.status_aanlevering != VERWIJDEREN)


def _bericht(stuk: Poststuk, product: Geleverd) -> str:
    """Het kenmerk van de melding: hetzelfde bericht telt een keer."""
    dag = product.einddatum if isinstance(product, StopProduct) else product.begindatum
    return f"{stuk.bericht.type.soort.nummer}:{stuk.kenmerk}:{dag.isoformat()}"


def _uitkomst(
    producten: Sequence[Geleverd],
    afgewezen: Sequence[Afwijzing],
    toewijzingen: dict[int, Toewijzing],
    bsn: str,
) -> Uitkomst:
    rijen = list(toewijzingen.values())
    noemt = {(rij.dossier_id, rij.persoon_id) for rij in rijen}
    if afgewezen:
        noemt |= kennis.genoemd([bsn])
    return Uitkomst(
        gelukt=len({id(een.deel) for een in afgewezen}) < len(producten),
        woorden=in_woorden(afgewezen),
        afkeur=afkeur(afgewezen),
        dossier_id=rijen[0].dossier_id if rijen else None,
        noemt=tuple(noemt),
        regels=len(producten),
    )
