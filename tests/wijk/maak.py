"""Een kleine eigen gemeente voor de tests van de wijk."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from nabij.kamers.wijk import handelingen
from nabij.kamers.wijk.models import Gebied, Kerncijfer, Maat


def gemeente(code: str = "GM0001", naam: str = "Lindervaart", **velden: Any) -> Gebied:
    return handelingen.leg_gebied_vast(code=code, naam=naam, soort="gemeente", jaar=2024, **velden)


def wijk(ouder: Gebied, code: str = "WK000101", naam: str = "Molenkwartier") -> Gebied:
    return handelingen.leg_gebied_vast(code=code, naam=naam, soort="wijk", jaar=2024, ouder=ouder)


def buurt(ouder: Gebied, code: str = "BU00010101", naam: str = "De Linden") -> Gebied:
    return handelingen.leg_gebied_vast(code=code, naam=naam, soort="buurt", jaar=2024, ouder=ouder)


def maat(code: str, eenheid: str = "%", *, kern: bool = True, naam: str = "") -> Maat:
    gevonden, _ = Maat.objects.get_or_create(
        code=code,
        defaults={"naam": naam or code, "eenheid": eenheid, "kern": kern, "groep": "bevolking"},
    )
    return gevonden


def cijfer(
    gebied: Gebied, welke: Maat, waarde: str | None, *, jaar: int = 2024, reden: str = ""
) -> Kerncijfer:
    return Kerncijfer.objects.create(
        gebied=gebied,
        maat=welke,
        jaar=jaar,
        waarde=None if waarde is None else Decimal(waarde),
        reden=reden,
        bron="CBS Kerncijfers wijken en buurten",
    )
