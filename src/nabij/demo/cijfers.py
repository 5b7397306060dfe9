"""Kerncijfers voor de verzonnen gemeente, in dezelfde maten als die van het CBS."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from nabij.demo.gemeente import NAAM, SOORTEN, Plek
from nabij.kamers.wijk.handelingen import CijferInvoer, GebiedInvoer, MaatInvoer

JAAR = 2025
_MATEN = (
    ("inwoners", "Inwoners", "aantal", "bevolking"),
    ("deel_0_14", "Aandeel 0 tot 15 jaar", "%", "bevolking"),
    ("deel_65", "Aandeel 65 jaar en ouder", "%", "bevolking"),
    ("deel_huur", "Huurwoningen", "%", "wonen"),
)


def maten() -> list[MaatInvoer]:
    return [
        MaatInvoer(code, naam, eenheid, groep, volgorde, True)
        for volgorde, (code, naam, eenheid, groep) in enumerate(_MATEN)
    ]


def gebieden(plekken: Iterable[Plek]) -> list[GebiedInvoer]:
    return [
        GebiedInvoer(plek.code, plek.naam, plek.soort, plek.ouder, plek.vorm, JAAR)
        for plek in plekken
    ]


def cijfers(plekken: Sequence[Plek]) -> list[CijferInvoer]:
    """Van elke buurt, en opgeteld of gewogen gemiddeld van elke wijk en de gemeente."""
    rijen: list[CijferInvoer] = []
    for plek in plekken:
        buurten = [buurt for buurt in plekken if buurt.buurtsoort and _ligt_in(buurt, plek)]
        inwoners = sum(buurt.inwoners for buurt in buurten)
        for code, waarde in (
            ("inwoners", float(inwoners)),
            ("deel_0_14", _gemiddeld(buurten, "kinderen") * 75),
            ("deel_65", _gemiddeld(buurten, "ouderen") * 100),
            ("deel_huur", _gemiddeld(buurten, "huur") * 100),
        ):
            afgerond = Decimal(round(waarde)) if code == "inwoners" else Decimal(f"{waarde:.0f}")
            rijen.append(
                CijferInvoer(plek.code, code, JAAR, afgerond, "", f"verzonnen voor {NAAM}", "")
            )
    return rijen


def _ligt_in(buurt: Plek, plek: Plek) -> bool:
    return plek.soort == "gemeente" or plek.code in (buurt.code, buurt.ouder)


def _gemiddeld(buurten: Sequence[Plek], veld: str) -> float:
    inwoners = sum(buurt.inwoners for buurt in buurten)
    return sum(getattr(SOORTEN[b.buurtsoort], veld) * b.inwoners for b in buurten) / inwoners
