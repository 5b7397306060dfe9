"""Start en stop (305 en 307) naast de toewijzingen en de eerdere starts en stops van een client.

Wat verwijderd wordt (status 3) gaat voor, want daarna mag hetzelfde opnieuw. Op een verwijdering
zijn verder geen regels van toepassing (TR063).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nabij.koppelingen.istandaarden.controle.levering import VERWIJDEREN
from nabij.koppelingen.istandaarden.eerder import Afwijzing
from nabij.koppelingen.istandaarden.formaat.klassen import (
    ClientStart,
    ClientStop,
    StartProduct,
    StopProduct,
    ToegewezenProduct,
)

TIJDELIJK = "20"
_Sleutel = tuple[object, ...]


@dataclass(frozen=True)
class Leveringen:
    """Wat wij weten: de toewijzingen op nummer, en de starts en stops die gelden, op volgorde."""

    toewijzingen: Mapping[int, ToegewezenProduct]
    starts: tuple[StartProduct, ...] = ()
    stops: tuple[StopProduct, ...] = ()

    def na_start(self, client: ClientStart) -> Leveringen:
        """Met een goedgekeurde 305 erbij."""
        weg = {_start(p) for p in client.start_producten if p.status_aanlevering == VERWIJDEREN}
        blijft = tuple(p for p in self.starts if _start(p) not in weg)
        erbij = tuple(p for p in client.start_producten if p.status_aanlevering != VERWIJDEREN)
        return replace(self, starts=(*blijft, *erbij))

    def na_stop(self, client: ClientStop) -> Leveringen:
        """Met een goedgekeurde 307 erbij."""
        weg = {_stop(p) for p in client.stop_producten if p.status_aanlevering == VERWIJDEREN}
        blijft = tuple(p for p in self.stops if _stop(p) not in weg)
        erbij = tuple(p for p in client.stop_producten if p.status_aanlevering != VERWIJDEREN)
        return replace(self, stops=(*blijft, *erbij))


def _start(product: StartProduct | StopProduct) -> _Sleutel:
    deel = product.product
    wat = None if deel is None else (deel.categorie, deel.code)
    return product.toewijzing_nummer, wat, product.begindatum


def _stop(product: StopProduct) -> _Sleutel:
    return *_start(product), product.reden_beeindiging, product.einddatum


def beoordeel_start(client: ClientStart, bekend: Leveringen) -> list[Afwijzing]:
    return list(_starts(client, bekend))


def beoordeel_stop(client: ClientStop, bekend: Leveringen) -> list[Afwijzing]:
    return list(_stops(client, bekend))


def _starts(client: ClientStart, bekend: Leveringen) -> Iterator[Afwijzing]:
    eerder = {_start(product) for product in bekend.starts}
    gestopt = {_start(product) for product in bekend.stops}
    for product in client.start_producten:
        sleutel = _start(product)
        if product.status_aanlevering != VERWIJDEREN:
            continue
        if sleutel not in eerder:
            yield Afwijzing(product, "TR063", "9063", "Deze start is niet eerder gemeld.")
        elif sleutel in gestopt:
            yield Afwijzing(product, "TR071", "9071", "Van deze start is al een stop gemeld.")
    over = {_start(p) for p in bekend.na_start(_alleen_weg(client)).starts}
    lopend = {sleutel[0] for sleutel in over - gestopt}
    for product in client.start_producten:
        if product.status_aanlevering == VERWIJDEREN:
            continue
        yield from _toegewezen(product, bekend)
        if _start(product) in over:
            yield Afwijzing(product, "TR074", "9074", "Deze start is al gemeld.")
        elif product.toewijzing_nummer in lopend:
            yield Afwijzing(product, "TR326", "9326", "De vorige levering is nog niet gestopt.")


def _alleen_weg(client: ClientStart) -> ClientStart:
    weg = tuple(p for p in client.start_producten if p.status_aanlevering == VERWIJDEREN)
    return replace(client, start_producten=weg)


def _stops(client: ClientStop, bekend: Leveringen) -> Iterator[Afwijzing]:
    eerder = {_stop(product) for product in bekend.stops}
    weg = {_stop(p) for p in client.stop_producten if p.status_aanlevering == VERWIJDEREN}
    over = [product for product in bekend.stops if _stop(product) not in weg]
    gestart = {_start(product) for product in bekend.starts}
    for product in client.stop_producten:
        if product.status_aanlevering == VERWIJDEREN:
            if _stop(product) not in eerder:
                yield Afwijzing(product, "TR063", "9063", "Deze stop is niet eerder gemeld.")
            continue
        yield from _toegewezen(product, bekend)
        if _stop(product) in eerder - weg:
            yield Afwijzing(product, "TR074", "9074", "Deze stop is al gemeld.")
            continue
        if _start(product) not in gestart:
            yield Afwijzing(product, "TR382", "9069", "Bij deze stop is geen start gemeld.")
        yield from _na_eerdere_stop(product, over)


def _na_eerdere_stop(product: StopProduct, stops: list[StopProduct]) -> Iterator[Afwijzing]:
    """Na een tijdelijke stop mag alleen een definitieve, en na een definitieve niets (OP378)."""
    zelfde = [
        stop
        for stop in stops
        if (stop.toewijzing_nummer, stop.begindatum)
        == (product.toewijzing_nummer, product.begindatum)
    ]
    tijdelijk = [stop for stop in zelfde if stop.reden_beeindiging == TIJDELIJK]
    if tijdelijk and product.reden_beeindiging == TIJDELIJK:
        yield Afwijzing(product, "TR413", "9413", "De levering is al tijdelijk gestopt.")
    if any(product.einddatum < stop.einddatum for stop in zelfde):
        yield Afwijzing(product, "TR414", "9414", "Een latere stop is al gemeld.")
    if len(tijdelijk) < len(zelfde):
        yield Afwijzing(product, "TR415", "9415", "De levering is al definitief gestopt.")


def _toegewezen(product: StartProduct | StopProduct, bekend: Leveringen) -> Iterator[Afwijzing]:
    """Taakgericht werk heeft geen toewijzing, en dan staat er ook geen nummer."""
    nummer = product.toewijzing_nummer
    if nummer is not None and nummer not in bekend.toewijzingen:
        yield Afwijzing(product, "TR019", "9019", f"Toewijzing {nummer} kennen we niet.")
