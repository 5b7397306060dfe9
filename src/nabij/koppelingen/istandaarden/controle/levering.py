"""De regels van start (305) en stop (307)."""

from __future__ import annotations

from datetime import date
from typing import Final

from nabij.koppelingen.istandaarden.controle import geldigheid, persoon
from nabij.koppelingen.istandaarden.controle.bevinding import Melder, rij
from nabij.koppelingen.istandaarden.formaat.gegevens import Product
from nabij.koppelingen.istandaarden.formaat.klassen import (
    ClientStart,
    ClientStop,
    StartProduct,
    StopProduct,
)

EERSTE, VERWIJDEREN = "1", "3"
_PAD: Final = "Bericht/Client"


def start(client: ClientStart, dagtekening: date, melder: Melder) -> None:
    _client(client, dagtekening, melder)
    sleutels = set()
    for pad, product in rij(client.start_producten, f"{_PAD}/StartProducten/StartProduct"):
        sleutel = (product.toewijzing_nummer, _code(product.product), product.begindatum)
        if sleutel in sleutels:
            melder.fout("TR101", pad, "Deze start staat er twee keer in.")
        sleutels.add(sleutel)
        _geleverd(product, pad, dagtekening, melder)


def stop(client: ClientStop, dagtekening: date, lijst: str, melder: Melder) -> None:
    """`lijst`: de codelijst met redenen, want die verschilt per wet."""
    _client(client, dagtekening, melder)
    sleutels = set()
    for pad, product in rij(client.stop_producten, f"{_PAD}/StopProducten/StopProduct"):
        sleutel = (
            product.toewijzing_nummer,
            _code(product.product),
            product.begindatum,
            product.reden_beeindiging,
            product.einddatum,
        )
        if sleutel in sleutels:
            melder.fout("TR101", pad, "Deze stop staat er twee keer in.")
        sleutels.add(sleutel)
        _geleverd(product, pad, dagtekening, melder)
        if product.einddatum < product.begindatum:
            melder.fout("TR018", f"{pad}/Einddatum", "De einddatum ligt voor de begindatum.")
        plek = f"{pad}/RedenBeeindiging"
        geldigheid.code(lijst, product.reden_beeindiging, dagtekening, plek, melder)


def _client(client: ClientStart | ClientStop, dagtekening: date, melder: Melder) -> None:
    persoon.bsn(client.bsn, _PAD, melder)
    persoon.geboren(client.geboortedatum, f"{_PAD}/Geboortedatum", dagtekening, melder)
    persoon.niet_te_oud(client.geboortedatum, f"{_PAD}/Geboortedatum", dagtekening, melder)


def _geleverd(
    product: StartProduct | StopProduct, pad: str, dagtekening: date, melder: Melder
) -> None:
    if product.begindatum > dagtekening:
        melder.fout(
            "TR134", f"{pad}/Begindatum", "De begindatum ligt na de dagtekening van het bericht."
        )
    if product.status_aanlevering not in (EERSTE, VERWIJDEREN):
        melder.fout(
            "CS058",
            f"{pad}/StatusAanlevering",
            "Wijzigen kan alleen met verwijderen (3) en opnieuw aanleveren (1).",
        )


def _code(product: Product | None) -> tuple[str, str | None] | None:
    return None if product is None else (product.categorie, product.code)
