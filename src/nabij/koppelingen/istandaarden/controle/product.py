"""Regels over wat wordt toegewezen of gevraagd: product, omvang, budget en periode."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from nabij.koppelingen.istandaarden.controle.bevinding import Melder
from nabij.koppelingen.istandaarden.formaat.gegevens import Omvang, Product

_OUDE_REGELS_TOT: Final = date(2020, 12, 31)
_PER_WEEK: Final = "2"
_NIET_PER_DAG: Final = frozenset({"14", "16", "83", "84"})
_PER_DAG: Final = "1"


@dataclass(frozen=True)
class Namen:
    """Hoe een bericht de velden noemt, en welke regels daar zo heten."""

    ingang: str
    einde: str
    zonder_code: str
    frequentie: str


@dataclass(slots=True)
class Inhoud:
    """Wat een toegewezen, aangevraagd of nieuw product zegt, los van hoe het bericht het noemt."""

    product: Product | None
    ingang: date
    einde: date | None
    omvang: Omvang | None
    budget: int | None


def keur(deel: Inhoud, namen: Namen, pad: str, melder: Melder) -> None:
    omvang, budget = deel.omvang, deel.budget
    grenzen(deel.ingang, deel.einde, omvang, budget, namen, pad, melder)
    if budget is None:
        if deel.product is None:
            melder.fout("CD079", f"{pad}/Product", "Zonder budget hoort hier een product.")
        elif deel.product.code is not None and omvang is None:
            melder.fout("CD041", f"{pad}/Omvang", "Bij een productcode hoort een omvang.")
    zonder_code = deel.product is None or deel.product.code is None
    if zonder_code and omvang is not None and _nieuwe_regels(deel.einde):
        melder.fout(
            namen.zonder_code, f"{pad}/Omvang", "Zonder productcode hoort hier geen omvang."
        )


def grenzen(
    ingang: date,
    einde: date | None,
    omvang: Omvang | None,
    budget: int | None,
    namen: Namen,
    pad: str,
    melder: Melder,
) -> None:
    """Wat ook geldt waar het product al vastligt, zoals in een te wijzigen product."""
    if einde is None:
        if budget is not None:
            melder.fout("CD075", f"{pad}/{namen.einde}", "Bij een budget hoort een einddatum.")
        if omvang is not None and omvang.frequentie == _PER_WEEK:
            melder.fout(
                "CD076", f"{pad}/{namen.einde}", "Bij een omvang per week hoort een einddatum."
            )
    elif einde < ingang:
        melder.fout("CS003", f"{pad}/{namen.einde}", f"De einddatum ligt voor de {namen.ingang}.")
    if omvang is None:
        return
    if budget is not None:
        melder.fout("CD077", f"{pad}/Omvang", "Naast een budget hoort geen omvang.")
        melder.fout("CD078", f"{pad}/Budget", "Naast een omvang hoort geen budget.")
    if omvang.frequentie == _PER_DAG and omvang.eenheid in _NIET_PER_DAG and _nieuwe_regels(einde):
        melder.fout(
            namen.frequentie,
            f"{pad}/Omvang/Frequentie",
            "Deze eenheid gaat per week, per maand of over de hele periode, niet per dag.",
        )


def _nieuwe_regels(einde: date | None) -> bool:
    return einde is None or einde > _OUDE_REGELS_TOT


def stapeling(regel: str, delen: Sequence[tuple[str, Inhoud]], ingang: str, melder: Melder) -> None:
    """Hetzelfde product mag niet twee keer in dezelfde tijd.

    Zonder code telt de categorie, en zonder product telt elk ander product mee. Op volgorde van
    ingang is per soort alleen het laatste einde nodig, dus duizenden producten gaan ook snel.
    """
    tot: dict[Hashable, date] = {}
    for pad, deel in sorted(delen, key=lambda paar: paar[1].ingang):
        botst, telt_voor = _sleutels(deel.product)
        einde = deel.einde or date.max
        if any(tot.get(sleutel, date.min) >= deel.ingang for sleutel in botst):
            melder.fout(
                regel, f"{pad}/{ingang}", "Dit product staat er nog eens in, in dezelfde periode."
            )
        for sleutel in telt_voor:
            tot[sleutel] = max(einde, tot.get(sleutel, date.min))


def _sleutels(product: Product | None) -> tuple[list[Hashable], list[Hashable]]:
    """Waarmee een product botst, en onder welke sleutels het zelf meetelt."""
    if product is None:
        return ["alles"], ["alles", "zonder product"]
    categorie, code = product.categorie, product.code
    if code is None:
        return (
            ["zonder product", ("categorie", categorie)],
            ["alles", ("categorie", categorie), ("zonder code", categorie)],
        )
    return (
        ["zonder product", ("zonder code", categorie), (categorie, code)],
        ["alles", ("categorie", categorie), (categorie, code)],
    )
