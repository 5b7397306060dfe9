"""De regels van de toewijzing (301)."""

from __future__ import annotations

from datetime import date
from typing import Final

from nabij.koppelingen.istandaarden.controle import geldigheid, persoon
from nabij.koppelingen.istandaarden.controle.bevinding import Melder, rij
from nabij.koppelingen.istandaarden.controle.product import Inhoud, Namen, keur, stapeling
from nabij.koppelingen.istandaarden.formaat.klassen import ClientToewijzing, ToegewezenProduct

VERWIJDERD: Final = "13"
VERVALLEN: Final = "01"
_NAMEN: Final = Namen("ingangsdatum", "Einddatum", "CD080", "CS338")
_PAD: Final = "Bericht/Client"


def is_ongedaan(product: ToegewezenProduct) -> bool:
    """Een verwijderde of vervallen toewijzing: die geldt als nooit verstuurd."""
    return (
        product.reden_wijziging in (VERWIJDERD, VERVALLEN)
        and product.einddatum == product.ingangsdatum
    )


def toewijzing(client: ClientToewijzing, dagtekening: date, lijst: str, melder: Melder) -> None:
    """`lijst`: de codelijst met redenen van wijziging, want die verschilt per wet."""
    persoon.bsn(client.bsn, _PAD, melder)
    persoon.geboren(client.geboortedatum, f"{_PAD}/Geboortedatum", dagtekening, melder)
    persoon.niet_te_oud(client.geboortedatum, f"{_PAD}/Geboortedatum", dagtekening, melder)
    persoon.client_toewijzing(client, _PAD, dagtekening, melder)
    nummers, geldend = set(), []
    for pad, product in rij(
        client.toegewezen_producten, f"{_PAD}/ToegewezenProducten/ToegewezenProduct"
    ):
        if product.toewijzing_nummer in nummers:
            melder.fout(
                "TR101", f"{pad}/ToewijzingNummer", "Dit toewijzingsnummer staat er twee keer in."
            )
        nummers.add(product.toewijzing_nummer)
        deel = Inhoud(
            product.product,
            product.ingangsdatum,
            product.einddatum,
            product.omvang,
            product.budget,
        )
        keur(deel, _NAMEN, pad, melder)
        _wijziging(product, pad, dagtekening, melder)
        if product.reden_wijziging not in (None, VERVALLEN):
            plek = f"{pad}/RedenWijziging"
            geldigheid.code(lijst, product.reden_wijziging, dagtekening, plek, melder)
        if not is_ongedaan(product):
            geldend.append((pad, deel))
    if len(geldend) > 1:
        stapeling("TR302", geldend, "Ingangsdatum", melder)


def _wijziging(product: ToegewezenProduct, pad: str, dagtekening: date, melder: Melder) -> None:
    if product.toewijzingsdatum > dagtekening:
        melder.fout(
            "TR134",
            f"{pad}/Toewijzingsdatum",
            "De toewijzingsdatum ligt na de dagtekening van het bericht.",
        )
    if product.reden_wijziging == VERWIJDERD and product.einddatum != product.ingangsdatum:
        melder.fout(
            "CS335",
            f"{pad}/RedenWijziging",
            "Verwijderd (13) kan alleen als de einddatum gelijk is aan de ingangsdatum.",
        )
    elif product.reden_wijziging == VERVALLEN:
        melder.fout("CS336", f"{pad}/RedenWijziging", "Reden 01 is vervallen; gebruik 13 of 14.")
