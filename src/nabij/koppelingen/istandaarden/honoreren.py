"""Een verzoek van een aanbieder omzetten in toewijzingen: de 315 en de 317 (IV094, IV093).

Bij een verzoek om wijziging wordt alles toegewezen wat gevraagd is, of niets (OP348). Alleen een
ander einde, een ander budget of een ander totaal past in de lopende toewijzing (OP257, OP380); een
andere omvang beeindigt haar de dag ervoor en begint een nieuwe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from nabij.koppelingen.istandaarden.formaat.gegevens import Product
from nabij.koppelingen.istandaarden.formaat.klassen import (
    AangevraagdProduct,
    NieuwProduct,
    TeWijzigenProduct,
    ToegewezenProduct,
    Verzoek,
)
from nabij.koppelingen.istandaarden.verzenden import TOTAAL, NietToegestaan

DOOR_AANBIEDER: Final = "12"
Nummer = Callable[[], int]


def honoreer_aanvraag(
    aangevraagd: AangevraagdProduct, nummer: int, moment: datetime
) -> ToegewezenProduct:
    """Zoals gevraagd; wat de gemeente anders beslist, verandert zij erna met `replace`."""
    return ToegewezenProduct(
        toewijzing_nummer=nummer,
        referentie_aanbieder=aangevraagd.referentie_aanbieder,
        product=aangevraagd.product,
        toewijzingsdatum=moment.date(),
        toewijzingstijd=_tijd(moment),
        ingangsdatum=aangevraagd.toewijzing_ingangsdatum,
        einddatum=aangevraagd.toewijzing_einddatum,
        omvang=aangevraagd.omvang,
        budget=aangevraagd.budget,
    )


def honoreer_wijziging(
    verzoek: Verzoek,
    lopend: Mapping[int, ToegewezenProduct],
    moment: datetime,
    nieuw_nummer: Nummer,
) -> tuple[ToegewezenProduct, ...]:
    """Alle toewijzingen die samen het verzoek inwilligen, elk met dezelfde referentie."""
    uit: list[ToegewezenProduct] = []
    for blijft in verzoek.ongewijzigde_producten:
        uit.append(replace(_zoek(lopend, blijft.toewijzing_nummer), reden_wijziging=None))
    for anders in verzoek.te_wijzigen_producten:
        uit += _gewijzigd(_zoek(lopend, anders.toewijzing_nummer), anders, moment, nieuw_nummer)
    for nieuw in verzoek.nieuwe_producten:
        uit.append(_nieuw(nieuw, nieuw.product, moment, nieuw_nummer))
    return tuple(
        replace(product, referentie_aanbieder=verzoek.referentie_aanbieder) for product in uit
    )


def _gewijzigd(
    loopt: ToegewezenProduct, anders: TeWijzigenProduct, moment: datetime, nieuw_nummer: Nummer
) -> Iterable[ToegewezenProduct]:
    if past_in_dezelfde(loopt, anders, moment.date()):
        yield replace(
            loopt,
            einddatum=anders.einddatum,
            omvang=anders.omvang,
            budget=anders.budget,
            reden_wijziging=DOOR_AANBIEDER,
            toewijzingsdatum=moment.date(),
            toewijzingstijd=_tijd(moment),
        )
        return
    laatste = anders.gewenste_ingangsdatum - timedelta(days=1)
    if laatste < loopt.ingangsdatum:
        raise NietToegestaan(
            "Een andere omvang vanaf de eerste dag kan niet; verwijder deze en geef een nieuwe."
        )
    yield replace(
        loopt,
        einddatum=laatste,
        reden_wijziging=DOOR_AANBIEDER,
        toewijzingsdatum=moment.date(),
        toewijzingstijd=_tijd(moment),
    )
    yield _nieuw(anders, loopt.product, moment, nieuw_nummer)


def past_in_dezelfde(loopt: ToegewezenProduct, anders: TeWijzigenProduct, dag: date) -> bool:
    """Kan de lopende toewijzing blijven bestaan, met een ander einde, budget of totaal?"""
    if loopt.budget is not None or anders.budget is not None:
        return anders.gewenste_ingangsdatum == loopt.ingangsdatum
    oud, nieuw = loopt.omvang, anders.omvang
    if oud is not None and oud.frequentie == TOTAAL:
        return nieuw is not None and nieuw.frequentie == TOTAAL
    if oud != nieuw:
        return False
    # Oprekken kan zolang de toewijzing nog loopt (OP380); inkorten kan altijd.
    return loopt.einddatum is None or loopt.einddatum >= dag or _korter(loopt, anders)


def _korter(loopt: ToegewezenProduct, anders: TeWijzigenProduct) -> bool:
    return (
        anders.einddatum is not None
        and loopt.einddatum is not None
        and anders.einddatum <= loopt.einddatum
    )


def _nieuw(
    vraag: TeWijzigenProduct | NieuwProduct,
    product: Product | None,
    moment: datetime,
    nieuw_nummer: Nummer,
) -> ToegewezenProduct:
    return ToegewezenProduct(
        toewijzing_nummer=nieuw_nummer(),
        product=product,
        toewijzingsdatum=moment.date(),
        toewijzingstijd=_tijd(moment),
        ingangsdatum=vraag.gewenste_ingangsdatum,
        einddatum=vraag.einddatum,
        omvang=vraag.omvang,
        budget=vraag.budget,
    )


def _zoek(lopend: Mapping[int, ToegewezenProduct], nummer: int) -> ToegewezenProduct:
    if nummer not in lopend:
        raise NietToegestaan(f"Toewijzing {nummer} loopt niet.")
    return lopend[nummer]


def _tijd(moment: datetime) -> time:
    return moment.time().replace(microsecond=0, tzinfo=None)
