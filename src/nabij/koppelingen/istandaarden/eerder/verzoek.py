"""Een verzoek (315 of 317) naast de toewijzingen van een client bij een aanbieder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from nabij.koppelingen.istandaarden.controle.bevinding import Melder
from nabij.koppelingen.istandaarden.controle.product import Inhoud, stapeling
from nabij.koppelingen.istandaarden.eerder import Afwijzing
from nabij.koppelingen.istandaarden.formaat.klassen import (
    AangevraagdProduct,
    ClientAanvraag,
    ClientWijziging,
    TeWijzigenProduct,
    ToegewezenProduct,
    Verzoek,
)
from nabij.koppelingen.istandaarden.verzenden import TOTAAL, is_actueel

_OUDE_REGELS_TOT: Final = date(2020, 12, 31)


@dataclass(frozen=True)
class Verzoeken:
    """Wat wij weten: de toewijzingen op nummer, gebruikte referenties, of er een verzoek loopt."""

    toewijzingen: Mapping[int, ToegewezenProduct]
    referenties: frozenset[str] = frozenset()
    in_behandeling: bool = False


def beoordeel_aanvraag(client: ClientAanvraag, bekend: Verzoeken) -> list[Afwijzing]:
    return [
        afwijzing
        for product in client.aangevraagde_producten
        for afwijzing in _mag_gevraagd(product, bekend)
    ]


def _mag_gevraagd(deel: AangevraagdProduct | Verzoek, bekend: Verzoeken) -> Iterator[Afwijzing]:
    if deel.referentie_aanbieder in bekend.referenties:
        yield Afwijzing(deel, "TR347", "9347", "Deze referentie is al gebruikt.")
    if bekend.in_behandeling:
        yield Afwijzing(deel, "TR374", "9374", "Er loopt al een verzoek voor deze client.")


def beoordeel_wijziging(
    client: ClientWijziging, bekend: Verzoeken, dagtekening: date
) -> list[Afwijzing]:
    return list(_wijziging(client.verzoek, bekend, dagtekening))


def _wijziging(verzoek: Verzoek, bekend: Verzoeken, dagtekening: date) -> Iterator[Afwijzing]:
    yield from _mag_gevraagd(verzoek, bekend)
    actueel = {
        nummer: product
        for nummer, product in bekend.toewijzingen.items()
        if is_actueel(product, dagtekening)
    }
    blijft, wijzigt = verzoek.ongewijzigde_producten, verzoek.te_wijzigen_producten
    genoemd = {deel.toewijzing_nummer for deel in blijft}
    genoemd |= {deel.toewijzing_nummer for deel in wijzigt}
    if not actueel.keys() <= genoemd:
        yield Afwijzing(verzoek, "TR349", "9349", "Niet elke lopende toewijzing staat erin.")
    for deel in blijft:
        if deel.toewijzing_nummer not in actueel:
            yield Afwijzing(deel, "TR350", "9350", "Deze toewijzing loopt niet.")
    for anders in wijzigt:
        loopt = actueel.get(anders.toewijzing_nummer)
        if loopt is None:
            yield Afwijzing(anders, "TR351", "9351", "Deze toewijzing loopt niet.")
        else:
            yield from _te_wijzigen(anders, loopt, dagtekening)
    if _overlapt(verzoek, actueel):
        yield Afwijzing(verzoek, "TR361", "9361", "Een product staat er dubbel in.")


def _te_wijzigen(
    anders: TeWijzigenProduct, loopt: ToegewezenProduct, dagtekening: date
) -> Iterator[Afwijzing]:
    zelfde_ingang = anders.gewenste_ingangsdatum == loopt.ingangsdatum
    if anders.gewenste_ingangsdatum <= dagtekening and not zelfde_ingang:
        yield Afwijzing(anders, "TR357", "9357", "Een wijziging gaat in de toekomst in.")
    if _geldt_voor_het_geheel(anders, loopt) and not zelfde_ingang:
        yield Afwijzing(anders, "TR373", "9373", "Een budget of totaal wijzigt vanaf het begin.")
    nieuw = anders.einddatum is None or anders.einddatum > _OUDE_REGELS_TOT
    if loopt.product is None:
        if anders.omvang is not None and nieuw:
            yield Afwijzing(anders, "TR375", "9375", "Zonder product hoort hier geen omvang.")
    elif loopt.product.code is not None:
        if anders.omvang is None and anders.budget is None:
            yield Afwijzing(anders, "TR411", "9411", "Bij dit product hoort een omvang.")
    elif anders.omvang is not None and nieuw:
        yield Afwijzing(anders, "TR412", "9412", "Zonder productcode hoort hier geen omvang.")


def _geldt_voor_het_geheel(anders: TeWijzigenProduct, loopt: ToegewezenProduct) -> bool:
    budget = loopt.budget is not None and anders.budget != loopt.budget
    totaal = loopt.omvang is not None and loopt.omvang.frequentie == TOTAAL
    return budget or (totaal and anders.omvang != loopt.omvang)


def _overlapt(verzoek: Verzoek, actueel: Mapping[int, ToegewezenProduct]) -> bool:
    delen: list[tuple[str, Inhoud]] = []
    for blijft in verzoek.ongewijzigde_producten:
        loopt = actueel.get(blijft.toewijzing_nummer)
        if loopt is not None:
            delen.append(
                ("", Inhoud(loopt.product, loopt.ingangsdatum, loopt.einddatum, None, None))
            )
    for anders in verzoek.te_wijzigen_producten:
        loopt = actueel.get(anders.toewijzing_nummer)
        if loopt is not None:
            ingang = anders.gewenste_ingangsdatum
            delen.append(("", Inhoud(loopt.product, ingang, anders.einddatum, None, None)))
    for nieuw in verzoek.nieuwe_producten:
        ingang = nieuw.gewenste_ingangsdatum
        delen.append(("", Inhoud(nieuw.product, ingang, nieuw.einddatum, None, None)))
    melder = Melder()
    stapeling("TR361", delen, "", melder)
    return bool(melder.bevindingen)
